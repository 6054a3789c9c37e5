"""A login that somebody has ended is over on every server, and nobody waits for the database to know."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from lstdash.database import ended_logins
from lstdash.database.engine import open_store
from lstdash.database.faults import Unavailable
from lstdash.login import emergency, ended, provider
from lstdash.login.settings import MOST_HOURS
from lstdash.web import login
from lstdash.workshop.retention import purge

NOW = datetime(2006, 11, 21, 9, tzinfo=UTC)
ANNA = {"is_logged_in": True, "provider": "entra", "iss": "https://id", "sub": "7", "iat": 1_164_099_600, "name": "Anna"}


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Become a server that knows of nothing yet, on the same database."""
    monkeypatch.setenv("LSTDASH_DATABASE_URL", f"sqlite:///{tmp_path / 'lstdash.db'}")

    def anew() -> None:
        monkeypatch.setattr(ended, "_known", set())
        monkeypatch.setattr(ended, "_learn_at", 0.0)

    anew()
    return anew


def wait_until_known(of: frozenset[str]) -> None:
    deadline = time.monotonic() + 30
    while not ended.is_known(of):
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_another_server_learns_of_it_and_a_write_asks_at_once(server: Callable[[], None]) -> None:
    mine, hers = ended.marks(ANNA, {}), ended.marks(ANNA | {"sub": "8"}, {})
    assert not ended.is_known(mine) and not ended.is_over(mine)
    ended.end(mine, NOW)
    assert ended.is_known(mine) and not ended.is_known(hers)
    server()
    assert ended.is_over(mine) and not ended.is_over(hers)
    server()
    wait_until_known(mine)


def test_what_is_remembered_is_the_login_and_says_nothing_of_whose_it_was() -> None:
    assert ended.marks({}, {}) == ended.marks({"is_logged_in": False}, {}) == frozenset()
    (mark,) = ended.marks(ANNA, {})
    assert ended.marks(ANNA | {"name": "Anna Ny", "tokens": {"access": "x"}}, {}) == {mark}, "the same login"
    assert ended.marks(ANNA | {"iat": ANNA["iat"] + 1}, {}) != {mark}, "another of the same person's"
    assert ended.marks(ANNA | {"nonce": "a"}, {}) != ended.marks(ANNA | {"nonce": "b"}, {}), "and within the same second"
    assert len(ended.marks(ANNA, {emergency.COOKIE: "x"})) == 2 and len(mark) == 64 and "Anna" not in mark


def test_a_cookie_that_we_have_not_signed_ends_nothing(monkeypatch: pytest.MonkeyPatch, server: Callable[[], None]) -> None:
    monkeypatch.setattr(provider, "is_on", lambda: True)
    monkeypatch.setattr(provider, "said", lambda cookies: ANNA if "signed" in cookies else {})
    app = Starlette(
        routes=[Route(login.OUT, lambda _request: PlainTextResponse("ut"))], middleware=[Middleware(login.LoginRoutes)]
    )
    with TestClient(app) as client:
        for cookie, count in ((f"{emergency.COOKIE}=x; _streamlit_user=y", 0), ("signed=1", 1)):
            assert client.get(login.OUT, headers={"cookie": cookie}).text == "ut"
            assert len(ended_logins.every(open_store())) == count


def test_pages_do_not_wait_for_a_database_that_is_silent(monkeypatch: pytest.MonkeyPatch, server: Callable[[], None]) -> None:
    monkeypatch.setenv("LSTDASH_DATABASE_URL", "postgresql://nagon@127.0.0.1:1/databas")
    assert not ended.is_known(ended.marks(ANNA, {}))
    with pytest.raises(Unavailable):
        ended.is_over(ended.marks(ANNA, {}))
    with pytest.raises(Unavailable):
        ended.end(ended.marks(ANNA, {}), NOW)
    assert ended.is_known(ended.marks(ANNA, {})), "this server knows it all the same"
    with ended._learning:
        """Nobody is learning when the test is over."""


def test_an_end_is_forgotten_when_no_cookie_is_that_old(server: Callable[[], None]) -> None:
    assert timedelta(hours=MOST_HOURS) <= ended_logins.KEPT
    mark = ended.marks(ANNA, {})
    ended.end(mark, NOW)
    for days, kept in ((29, mark), (30, frozenset())):
        purge(open_store(), now=NOW + timedelta(days=days), keep_days=30)
        assert ended_logins.every(open_store()) == kept
