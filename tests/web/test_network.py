"""Opening the server for the room: the address that is printed, the warning, and what is bound."""

from __future__ import annotations

import subprocess
from typing import Any

import pytest

from lstdash.web import serve


def test_links_have_the_public_address_else_this_machines_on_the_network(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serve, "network_address", lambda: "192.0.2.7")
    monkeypatch.delenv("LSTDASH_PUBLIC_URL", raising=False)
    assert serve.public_url(8501) == "http://192.0.2.7:8501"
    monkeypatch.setenv("LSTDASH_PUBLIC_URL", " https://workshop.example/ ")
    assert serve.public_url(8501) == "https://workshop.example"


def test_it_binds_the_network_says_so_and_hands_the_address_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    started: dict[str, Any] = {}

    def call(command: list[str], **options: Any) -> int:
        started.update(options, command=command)
        return 0

    monkeypatch.setattr(subprocess, "call", call)
    monkeypatch.setenv("LSTDASH_PUBLIC_URL", "https://workshop.example")
    monkeypatch.setattr("sys.argv", ["serve", "8777"])
    assert serve.main() == 0
    said = capsys.readouterr().out
    assert "https://workshop.example/rosta" in said and "VARNING" in said and "öppen för alla på samma nätverk" in said
    command = started["command"]
    assert command[command.index("--server.address") + 1] == "0.0.0.0"
    assert command[command.index("--server.port") + 1] == "8777"
    assert started["env"]["LSTDASH_PUBLIC_URL"] == "https://workshop.example"
