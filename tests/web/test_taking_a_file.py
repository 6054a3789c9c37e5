"""What is said under a link to a file that did not come: our own words, never a proxy's page or the browser's English."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "lstdash" / "web" / "static" / "sv.js"
STUBS = """
const say = () => {}, told = [];
URL.createObjectURL = () => "blob:";
const document = { createElement: () => ({ setAttribute() {}, click() { told.push("hämtad"); } }) };
const link = { textContent: "Fil", dataset: {}, href: "x",
  parentElement: { querySelector: () => null, append: (one) => told.push(one.textContent) } };
const fetch = async () => new Response("ANSWER", { status: STATUS, headers: HEADERS });
setTimeout = () => 0;
"""
LOST = "Filen gick inte att hämta. Kontrollera anslutningen och försök igen."
FILE = "{'content-disposition': 'attachment; filename=\"a.csv\"'}"


@pytest.mark.skipif(shutil.which("node") is None, reason="needs node")
@pytest.mark.parametrize(
    ("status", "headers", "said"),
    [
        (503, "{'content-type': 'text/html'}", LOST),
        (503, "{'content-type': 'text/plain; charset=utf-8'}", "ANSWER"),
        (200, "{'content-type': 'text/html'}", LOST),
        (200, FILE, "hämtad"),
    ],
)
def test_what_is_told_is_ours(status: int, headers: str, said: str) -> None:
    text = SCRIPT.read_text(encoding="utf-8")
    taking = text[text.index("const LOST") : text.index("document.addEventListener", text.index("const LOST"))]
    stubs = STUBS.replace("STATUS", str(status)).replace("HEADERS", headers)
    code = f"{stubs}{taking}take(link).then(() => console.log(told.join()));"
    done = subprocess.run(["node", "-e", code], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == said
