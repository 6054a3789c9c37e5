"""Only a browser on the server's own machine counts as one, whatever a request says of itself."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from lstdash.access import Actor, allowed
from lstdash.views.site import is_open, page
from lstdash.views.who import HEADER, TOKEN
from lstdash.web.own_machine import UPLOADS, OwnMachine, is_own_machine

Headers = dict[str, str]
OWN: Headers = {"host": "localhost:8501", "origin": "http://localhost:8501"}


def scope(headers: Headers, peer: str = "127.0.0.1", path: str = "/_stcore/stream", kind: str = "websocket") -> dict[str, Any]:
    pairs = [(name.encode(), value.encode()) for name, value in headers.items()]
    return {"type": kind, "path": path, "method": "PUT", "headers": pairs, "client": (peer, 50_000)}


@pytest.fixture(autouse=True)
def _at_home(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LSTDASH_PUBLIC_URL", "LSTDASH_REPLICAS"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize("host", ["localhost", "localhost:8501", "127.0.0.1:8501", "[::1]:8501", "LOCALHOST:80"])
@pytest.mark.parametrize("peer", ["127.0.0.1", "127.8.0.1", "::1", "::ffff:127.0.0.1"])
def test_a_browser_on_this_machine(host: str, peer: str) -> None:
    assert is_own_machine(scope({"host": host}, peer))


PROXY = {"x-forwarded-for": "203.0.113.9", "x-forwarded-proto": "https", "x-forwarded-host": "lst.example.se"}
ELSEWHERE: dict[str, tuple[Headers, str]] = {
    "a proxy on the same host": (OWN | PROXY, "127.0.0.1"),
    "a forged forwarding header": (OWN | {"x-forwarded-for": "127.0.0.1"}, "127.0.0.1"),
    "a forged one from another machine": (OWN | {"x-forwarded-for": "127.0.0.1"}, "203.0.113.9"),
    "the standard's header": (OWN | {"Forwarded": "for=127.0.0.1"}, "127.0.0.1"),
    "nginx's other header": (OWN | {"X-Real-IP": "127.0.0.1"}, "127.0.0.1"),
    "a gateway that names itself": (OWN | {"via": "1.1 proxy"}, "127.0.0.1"),
    "a foreign Host": ({"host": "lst.example.se"}, "127.0.0.1"),
    "a Host that begins like ours": ({"host": "localhost.example.se"}, "127.0.0.1"),
    "a Host with a user before it": ({"host": "localhost@example.se"}, "127.0.0.1"),
    "an address that is not this machine's": ({"host": "192.168.1.4:8501"}, "127.0.0.1"),
    "no Host": ({}, "127.0.0.1"),
    "a proxy that renames the host and says nothing": (OWN | {"origin": "https://lst.example.se"}, "127.0.0.1"),
    "a page without an origin of its own": (OWN | {"origin": "null"}, "127.0.0.1"),
    "another machine": (OWN, "192.168.1.20"),
    "no peer": (OWN, ""),
}


@pytest.mark.parametrize("case", ELSEWHERE)
def test_everything_else_is_elsewhere(case: str) -> None:
    headers, peer = ELSEWHERE[case]
    assert not is_own_machine(scope(headers, peer))


def test_two_hosts_are_none() -> None:
    twice = scope(OWN)
    twice["headers"] = [*twice["headers"], (b"Host", b"localhost")]
    assert not is_own_machine(twice)


@pytest.mark.parametrize("name", ["LSTDASH_PUBLIC_URL", "LSTDASH_REPLICAS"])
def test_a_server_that_is_meant_for_others_has_no_own_machine(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, "https://lst.example.se" if "URL" in name else "2")
    assert not is_own_machine(scope(OWN))


def passed(asked: dict[str, Any]) -> tuple[list[tuple[bytes, bytes]] | None, list[dict[str, Any]]]:
    """The headers that reached the application, None when it was not asked; and what was answered in its stead."""
    reached: list[list[tuple[bytes, bytes]]] = []
    answered: list[dict[str, Any]] = []

    async def inner(found: Any, _receive: Any, _send: Any) -> None:
        reached.append(found["headers"])

    async def send(message: Any) -> None:
        answered.append(message)

    async def receive() -> Any:
        return {"type": "http.request"}

    asyncio.run(OwnMachine(inner)(asked, receive, send))
    return (reached[0] if reached else None), answered


def test_the_pages_are_told_and_nobody_else_can_tell_them() -> None:
    mark = (HEADER.encode(), TOKEN.encode())
    own, _ = passed(scope(OWN))
    assert own is not None and mark in own
    for value in ("1", "true", TOKEN):
        forged, _ = passed(scope(OWN | PROXY | {HEADER: value, HEADER.title(): value}))
        assert forged is not None and not [name for name, _ in forged if name.lower() == HEADER.encode()]


def test_the_route_for_files_asks_the_same_action() -> None:
    path = f"/bas{UPLOADS}/en-session/en-fil"
    own, _ = passed(scope(OWN, path=path, kind="http"))
    assert own is not None
    reached, answered = passed(scope(OWN | PROXY, path=path, kind="http"))
    assert reached is None and answered[0]["status"] == 403 and "den dator som servern körs på" in answered[1]["body"].decode()


def test_only_at_the_server_may_anybody_publish_or_follow_up() -> None:
    for action in ("publicera", "folja-upp"):
        assert allowed(Actor(is_at_server=True), action) and not allowed(Actor(), action)
    assert is_open(page("update"), Actor(is_at_server=True)) and not is_open(page("update"), Actor())
    assert is_open(page("overview"), Actor()) and not allowed(Actor(is_at_server=True), "något annat")
