"""What a run of a page says reaches Streamlit's half in the browser together, and nothing else waits for it."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

SCRIPT = Path(__file__).parents[2] / "lstdash" / "web" / "static" / "sv.js"
SOCKET = """
globalThis.WebSocket = class extends EventTarget {};
SCRIPT
const socket = new WebSocket(), heard = [], said = [];
socket.addEventListener("message", ({ data }) => heard.push(names[Buffer.from(data).toString("hex")]));
const come = (...some) => some.forEach((name) => {
  const event = new Event(name === "close" ? "close" : "message");
  event.data = name === "close" ? null : new Uint8Array(Buffer.from(sent[name], "hex")).buffer;
  socket.dispatchEvent(event);
});
const note = () => said.push(heard.splice(0).join(" "));
"""


def messages() -> dict[str, str]:
    """What a server says, as it is sent, in hexadecimal."""
    given = {name: ForwardMsg() for name in ("begins", "running", "text", "finished", "over", "beat")}
    for name in ("begins", "text", "finished"):
        given[name].metadata.run.script_run_id = "1"
    given["begins"].new_session.name = "sida"
    given["running"].session_status_changed.script_is_running = True
    given["text"].hash = "a1"
    given["text"].delta.new_element.html.body = "<p>Mening</p>"
    given["finished"].script_finished = ForwardMsg.FINISHED_SUCCESSFULLY
    given["over"].session_status_changed.SetInParent()
    given["beat"].heartbeat_ack = True
    return {name: message.SerializeToString().hex() for name, message in given.items()}


def heard(code: str, *, visited: bool = True) -> list[str]:
    """What has been heard by each `note()` of the code, on a page that has been drawn unless it says otherwise."""
    sent = messages()
    names = {said: name for name, said in sent.items()}
    text = SCRIPT.read_text(encoding="utf-8")
    hearing = text[text.index("const TOGETHER") : text.index('// "localized"')]
    before = 'come("begins", "running", "over"); note(); said.length = 0; ' if visited else ""
    stubs = f"const sent = {json.dumps(sent)}, names = {json.dumps(names)};{SOCKET.replace('SCRIPT', hearing)}"
    done = subprocess.run(["node", "-e", stubs + before + code], capture_output=True, text=True, check=True, timeout=60)
    found: list[str] = json.loads(done.stdout)
    return found


pytestmark = pytest.mark.skipif(shutil.which("node") is None, reason="needs node")


def test_a_short_run_is_heard_when_it_is_over_and_in_order() -> None:
    code = 'come("begins", "running", "text", "finished"); note(); come("over"); note(); console.log(JSON.stringify(said));'
    assert heard(code) == ["", "begins running text finished over"]


def test_the_first_run_of_a_visit_is_heard_as_it_comes() -> None:
    assert heard('come("begins", "running", "text"); note(); console.log(JSON.stringify(said));', visited=False) == [
        "begins running text"
    ]


def test_a_run_that_takes_long_is_heard_as_it_comes() -> None:
    later = 'note(); come("finished", "over"); note(); console.log(JSON.stringify(said));'
    code = f'come("begins", "running", "text"); note(); setTimeout(() => {{ {later} }}, 80);'
    assert heard(code) == ["", "begins running text", "finished over"]


def test_a_run_that_says_nothing_is_seen_to_go_on_only_when_it_takes_long() -> None:
    later = "setTimeout(note, 50); setTimeout(() => { note(); console.log(JSON.stringify(said)); }, 500);"
    assert heard(f'come("begins", "running"); {later}') == ["", "begins running"]


def test_what_is_no_run_does_not_wait_and_comes_after_what_was_said_before() -> None:
    code = 'come("beat"); note(); come("begins", "beat"); note(); console.log(JSON.stringify(said));'
    assert heard(code) == ["beat", "begins beat"]


def test_nothing_is_lost_when_the_line_is_cut() -> None:
    code = 'come("begins", "running"); come("close"); note(); console.log(JSON.stringify(said));'
    assert heard(code) == ["begins running"]
