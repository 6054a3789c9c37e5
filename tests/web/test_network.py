"""Starting: the address that is printed, what is bound, a taken port, a clean stop."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from lstdash.cli import main
from lstdash.cli.codes import USER_ERROR
from lstdash.web import serve
from tests.lib.server import free_port, wait_until_up


def test_links_have_the_public_address_else_this_machines_on_the_network(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serve, "network_address", lambda: "192.0.2.7")
    monkeypatch.delenv("LSTDASH_PUBLIC_URL", raising=False)
    assert serve.public_url(8501) == "http://192.0.2.7:8501"
    monkeypatch.setenv("LSTDASH_PUBLIC_URL", " https://workshop.example/ ")
    assert serve.public_url(8501) == "https://workshop.example"


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What Streamlit would have been started with; it stops at once, as by Ctrl+C."""
    from streamlit.web import cli

    seen: dict[str, Any] = {}

    def start(arguments: list[str], **_options: Any) -> None:
        options = arguments[2:]
        seen.update(zip(options[::2], options[1::2], strict=True), room=os.environ.get("LSTDASH_PUBLIC_URL"))
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "main", start)
    monkeypatch.setattr(serve, "hush", lambda: None)
    monkeypatch.setenv("LSTDASH_PUBLIC_URL", "")
    return seen


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    return int(stopped.value.code or 0)


def test_it_binds_the_network_says_so_and_hands_the_address_on(
    version: str, started: dict[str, Any], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LSTDASH_PUBLIC_URL", "https://workshop.example")
    port = str(free_port())
    assert run("starta", "--natverk", "--port", port) == 0
    said = capsys.readouterr().out
    assert "https://workshop.example/rosta" in said and "VARNING" in said and "öppen för alla på samma nätverk" in said
    assert (started["--server.address"], started["--server.port"]) == ("0.0.0.0", port)
    assert (started["--browser.serverAddress"], started["room"]) == ("workshop.example", "https://workshop.example")


def test_without_the_option_only_this_machine_is_bound(
    version: str, started: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    port = str(free_port())
    assert run("starta", "--port", port) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert f"http://127.0.0.1:{port}" in said and "Avsluta med Ctrl+C" in said and said.endswith("Stoppad.")
    assert (started["--server.address"], started["room"]) == ("127.0.0.1", "")


@pytest.mark.parametrize("way", [[], ["--natverk"]])
def test_a_taken_port_is_told_before_anything_starts(
    version: str, started: dict[str, Any], way: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert run("starta", "--port", str(port), *way) == USER_ERROR
    said = capsys.readouterr()
    assert f"Porten {port} går inte att använda" in said.err and "make run PORT=" in said.err
    assert not started and "öppnas" not in said.out


@pytest.mark.parametrize(("port", "advised"), [(8501, 8600), (65535, 65436)])
def test_the_advised_port_exists(port: int, advised: int, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_socket: socket.socket, _address: tuple[str, int]) -> None:
        raise OSError

    monkeypatch.setattr(socket.socket, "bind", refuse)
    with pytest.raises(serve.UserError, match=f"PORT={advised},"):
        serve.require_free("127.0.0.1", port)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT to send")
def test_it_stops_without_a_word_of_anybody_elses(version: str, tmp_path: Path) -> None:
    port = free_port()
    command = [sys.executable, "-m", "lstdash", "starta", "--port", str(port)]
    process = subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    try:
        wait_until_up(f"http://127.0.0.1:{port}", process)
        process.send_signal(signal.SIGINT)
        said = process.communicate(timeout=30)[0].decode()
    finally:
        process.kill()
    assert process.returncode == 0
    assert said.split() == f"{serve.notice(f'http://127.0.0.1:{port}')} Stoppad.".split()
