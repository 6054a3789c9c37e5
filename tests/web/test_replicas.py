"""Several servers by one command: what it asks for before anything starts, and what it does with one that dies."""

from __future__ import annotations

import os
import signal
import socket
import sys
import time
from pathlib import Path
from threading import Event, Thread

import pytest

from lstdash.cli import main
from lstdash.cli.codes import USER_ERROR
from lstdash.errors import UserError
from lstdash.web import nginx, replicas
from lstdash.web.replicas import Program
from tests.lib.server import free_port

NOWHERE = "postgresql://lstdash@127.0.0.1:1/lstdash?connect_timeout=1"


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as stopped:
        main(("starta", "--port", str(free_port()), *arguments))
    return int(stopped.value.code or 0)


@pytest.fixture
def with_nginx(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nginx, "program", lambda: "/usr/sbin/nginx")


def test_a_file_is_no_database_for_several(version: str, with_nginx: None, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--kopior", "2") == USER_ERROR
    said = capsys.readouterr()
    assert "en SQLite-fil" in said.err and "postgresql://" in said.err and "make run" in said.err and not said.out


def test_a_database_that_does_not_answer_is_told_before_anything_starts(
    version: str, with_nginx: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LSTDASH_DATABASE_URL", NOWHERE)
    assert run("--kopior", "2") == USER_ERROR
    assert "svarar inte" in capsys.readouterr().err


def test_without_nginx_it_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(nginx, "ELSEWHERE", ())
    assert run("--kopior", "2") == USER_ERROR
    assert "apt install nginx-light" in capsys.readouterr().err


def test_a_port_of_a_server_that_is_taken_is_told(with_nginx: None) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(UserError, match=f"Porten {port}"):
            replicas.require_possible("127.0.0.1", port - 1, 2)


def test_ports_that_do_not_exist_are_told(with_nginx: None) -> None:
    with pytest.raises(UserError, match="Portarna räcker inte") as told:
        replicas.require_possible("127.0.0.1", 65_534, 2)
    assert "högst 65533" in str(told.value) and "PORT=8501" in str(told.value)


def test_a_server_of_our_own_is_asked_past_any_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    asked = list[bytes]()
    with socket.create_server(("127.0.0.1", 0)) as health:
        health.settimeout(30)

        def answer() -> None:
            opened, _ = health.accept()
            with opened:
                asked.append(opened.recv(1_000))
                opened.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")

        server = Thread(target=answer)
        server.start()
        monkeypatch.setattr(replicas, "START_SECONDS", 20)
        one = program("import time; time.sleep(600)")
        one.start()
        try:
            replicas._await(one, health.getsockname()[1], Event())
        finally:
            one.stop()
            server.join()
    assert asked and asked[0].startswith(b"GET /_stcore/health ")


def program(code: str) -> Program:
    return Program("Server 1", [sys.executable, "-c", code], dict(os.environ), replicas.MEANWHILE)


def kept(one: Program, told: list[str]) -> int:
    """Look after it until it runs under another number, and return that."""
    before, deadline = one.process.pid, time.monotonic() + 60
    while one.process.pid == before:
        assert time.monotonic() < deadline
        one.keep(told.append)
        time.sleep(0.01)
    return one.process.pid


def test_one_that_dies_is_told_of_once_and_started_again() -> None:
    one, told = program("import time; time.sleep(600)"), list[str]()
    one.start()
    one.keep(told.append)
    assert told == []
    os.kill(one.process.pid, signal.SIGKILL)
    kept(one, told)
    one.stop()
    assert told == ["Server 1 har stannat (SIGKILL) och startas igen. Besökarna går så länge till de andra."]


def test_one_that_dies_at_once_is_started_with_longer_and_longer_pauses() -> None:
    one, told = program("raise SystemExit(3)"), list[str]()
    one.start()
    for _ in range(2):
        kept(one, told)
    one.process.wait()
    assert [text.partition(". ")[0] for text in told] == [
        "Server 1 har stannat (slutkod 3) och startas igen",
        "Server 1 har stannat (slutkod 3) och startas igen om 3 s",
    ]


def test_one_that_does_not_start_ends_it_all(monkeypatch: pytest.MonkeyPatch, with_nginx: None) -> None:
    started: list[Program] = []

    def servers(own: list[int], _url: str) -> list[Program]:
        started.extend([program("import time; time.sleep(600)"), program("raise SystemExit(3)")])
        return started

    monkeypatch.setattr(replicas, "_servers", servers)
    monkeypatch.setattr(replicas, "START_SECONDS", 0.5)
    with pytest.raises(UserError, match="Server 1 startade inte"):
        replicas.serve_all("127.0.0.1", free_port(), 2, "http://127.0.0.1", lambda _: None)
    assert [one.process.poll() is not None for one in started] == [True, True]


def test_an_nginx_that_does_not_take_the_files_ends_it_all(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    refuses = tmp_path / "nginx"
    refuses.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    refuses.chmod(0o755)
    own = free_port()
    server = Program(
        "Server 1", [sys.executable, "-m", "http.server", str(own), "-b", "127.0.0.1", "-d", str(tmp_path)], os.environ
    )
    (tmp_path / "_stcore").mkdir()
    (tmp_path / "_stcore" / "health").write_text("ok", encoding="utf-8")
    monkeypatch.setattr(nginx, "program", lambda: str(refuses))
    monkeypatch.setattr(replicas, "ports", lambda _port, _count: [own])
    monkeypatch.setattr(replicas, "_servers", lambda _own, _url: [server])
    with pytest.raises(UserError, match="nginx startade inte"):
        replicas.serve_all("127.0.0.1", free_port(), 1, "http://127.0.0.1", lambda _: None)
    assert server.process.poll() is not None
