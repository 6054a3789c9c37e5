"""The files in deploy/nginx: the written parts are what they show, and what they say of every request."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx
import pytest

from lstdash.web import nginx
from lstdash.web.own_machine import is_own_machine
from tests.lib.front import front
from tests.lib.server import free_port

Headers = list[tuple[str, str]]
FORGED = (
    {},
    {"X-Forwarded-For": "127.0.0.1", "X-Forwarded-Proto": "https"},
    {"Forwarded": "for=127.0.0.1", "X-Real-IP": "127.0.0.1", "Via": "1.1 localhost"},
    {"Host": "localhost"},
    {"Host": "localhost", "Origin": "http://localhost"},
    {"Host": "lst.example.se"},
)


class Told(BaseHTTPRequestHandler):
    """A server that remembers what it was told, and answers with as many bytes as it got."""

    heard: list[Headers]

    def answer(self) -> None:
        type(self).heard.append(list(self.headers.items()))
        got = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.send_response(200)
        self.send_header("Content-Length", str(len(str(len(got)))))
        self.send_header("Cache-Control", "public, immutable, max-age=31536000")
        self.end_headers()
        self.wfile.write(str(len(got)).encode())

    do_GET = do_PUT = answer

    def log_message(self, *_: object) -> None:
        """Nobody reads it."""


@contextmanager
def _server() -> Iterator[tuple[str, list[Headers]]]:
    heard: list[Headers] = []
    with ThreadingHTTPServer(("127.0.0.1", 0), type("Own", (Told,), {"heard": heard})) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"127.0.0.1:{server.server_port}", heard
        server.shutdown()


def test_the_parts_that_are_written_are_the_ones_that_lie_there(tmp_path: Path) -> None:
    nginx.write(tmp_path, "127.0.0.1:8501", "http", ["127.0.0.1:8502", "127.0.0.1:8503"])
    for name in ("servers.conf", "listen.conf"):
        written, there = ((folder / "lstdash" / name).read_text("utf-8") for folder in (tmp_path, nginx.FILES))
        assert written == "".join(line for line in there.splitlines(keepends=True) if not line.startswith("#"))


def test_of_several_reserves_the_next_one_is_asked_first(tmp_path: Path) -> None:
    servers = ["10.0.0.1:8501", "10.0.0.2:8501", "10.0.0.3:8501"]
    nginx.write(tmp_path, "127.0.0.1:8501", "http", servers)
    written = (tmp_path / "lstdash" / "servers.conf").read_text("utf-8")
    second = written.split("upstream lstdash_2 {")[1].split("}")[0]
    assert "server 10.0.0.2:8501 max_fails" in second
    assert "server 10.0.0.3:8501 backup weight=1000;" in second and "server 10.0.0.1:8501 backup;" in second
    assert "33.33% 1;" in written and "* 3;" in written


def test_nobody_who_comes_this_way_is_at_the_server(nginx_program: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """By what nginx says alone, also where neither a public address nor replicas are set."""
    for name in ("LSTDASH_PUBLIC_URL", "LSTDASH_REPLICAS"):
        monkeypatch.delenv(name, raising=False)
    with _server() as (server, heard), front(nginx_program, [server], "https") as address:
        for sent in FORGED:
            heard.clear()
            httpx.get(address, headers=sent)
            told = {name.lower(): value for name, value in heard[0]}
            pairs = [(name.lower().encode(), value.encode()) for name, value in heard[0]]
            scope = {"type": "http", "path": "/", "headers": pairs, "client": ("127.0.0.1", 50_000)}
            assert not is_own_machine(scope)
            assert (told["x-forwarded-for"], told["x-forwarded-proto"]) == ("127.0.0.1", "https")
            assert told["host"] == sent.get("Host", address.removeprefix("http://"))
            assert not {"x-real-ip", "forwarded"} & set(told)


def test_a_file_too_large_is_refused_in_swedish_and_one_that_may_come_does(nginx_program: str) -> None:
    with _server() as (server, _), front(nginx_program, [server]) as address:
        large = httpx.put(address, content=b"1" * 22 * 1024**2)
        assert (large.status_code, large.text) == (413, "Filen är för stor: högst 20 MB.")
        assert httpx.put(address, content=b"1" * 20 * 1024**2).text == str(20 * 1024**2)


def test_what_may_be_kept_is_the_servers_own_word_and_nothing_is_kept_here(nginx_program: str) -> None:
    with _server() as (server, heard), front(nginx_program, [server]) as address:
        heard.clear()
        with httpx.Client(base_url=address) as browser:
            answers = [browser.get("/static/x.js", headers={"Accept-Encoding": "gzip"}) for _ in range(3)]
        assert len(heard) == 3
        assert {answer.headers["cache-control"] for answer in answers} == {"public, immutable, max-age=31536000"}
        assert not any("content-encoding" in answer.headers for answer in answers)
        assert ["set-cookie" in answer.headers for answer in answers] == [True, False, False]


def test_where_no_server_answers_a_reader_is_told_what_to_do(nginx_program: str) -> None:
    nobody = [f"127.0.0.1:{free_port()}", f"127.0.0.1:{free_port()}"]
    with front(nginx_program, nobody) as address:
        answer = httpx.get(address)
        assert answer.status_code == 503 and "läs in sidan igen" in answer.text and 'lang="sv"' in answer.text
        assert answer.headers["content-type"] == "text/html; charset=utf-8" and answer.headers["retry-after"] == "5"
