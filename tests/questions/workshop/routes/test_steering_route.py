"""The cookies of a workshop as the server sets them: how long a browser keeps them, and a token that is too old."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from http.cookies import SimpleCookie
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from lstdash import clock
from lstdash.database import audit, limits
from lstdash.database.engine import open_store
from lstdash.database.faults import NotAllowed, NotFound, TooMuch
from lstdash.questions.workshop.answers import access, setup, vote
from lstdash.questions.workshop.answers.setup import Plan
from lstdash.questions.workshop.routes import steering
from lstdash.questions.workshop.routes.cookies import DEVICE_COOKIE, EXCHANGE_PATH, steer_cookie
from lstdash.workshop import kinds
from tests.lib.devices import cookie_of
from tests.lib.rooms import database  # noqa: F401 (fixture)

NOW = datetime(2006, 11, 21, 9, 0, tzinfo=UTC)
SIXTY_DAYS_SECONDS = 60 * 24 * 60 * 60


@pytest.fixture
def token(version: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A one-time token, got at NOW."""
    monkeypatch.setenv("LSTDASH_DATABASE_URL", f"sqlite:///{tmp_path / 'workshop.db'}")
    monkeypatch.setattr(clock, "now", lambda: NOW)
    made = setup.create(version, Plan(kinds.FIRST, "T", ("upphandlingar",), (), ("initialkostnad", "effekt"), ()))
    return access.token_by_secret(made.code, made.secret, "laptop-" + "x" * 20)


@pytest.mark.parametrize(("minutes", "status"), [(0, 200), (9, 200), (10, 403), (60 * 24, 403), (60 * 24 * 365, 403)])
def test_the_right_to_steer_is_a_cookie_for_sixty_days_if_asked_for_within_ten_minutes(
    token: str, monkeypatch: pytest.MonkeyPatch, minutes: int, status: int
) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOW + timedelta(minutes=minutes))
    with TestClient(Starlette(routes=steering.routes())) as client:
        answer = client.post(EXCHANGE_PATH, json={"token": token})
    assert answer.status_code == status
    entries = audit.entries(open_store())
    assert [(one.action, one.after) for one in entries] == [("leda", "styrs från den här webbläsaren")] * (status == 200)
    if status == 403:
        assert "för gammal" in answer.json()["fel"] and "set-cookie" not in answer.headers
        return
    assert entries[0].resource == f"workshop {answer.json()['workshop']}" and token not in repr(entries)
    cookie = SimpleCookie(answer.headers["set-cookie"])[steer_cookie(answer.json()["workshop"])]
    assert (int(cookie["max-age"]), cookie["httponly"]) == (SIXTY_DAYS_SECONDS, True)


def visit(path: str = "/rosta", accept: str = "text/html", **headers: str) -> str:
    """Return the cookie that a page's answer sets, empty when it sets none."""
    routes = [Route(page, lambda _request: PlainTextResponse("sida")) for page in ("/rosta", "/bas/workshop", "/omraden")]
    app = Starlette(routes=routes, middleware=[Middleware(steering.DeviceCookie)])
    with TestClient(app) as client:
        return str(client.get(path, headers={"accept": accept, **headers}).headers.get("set-cookie", ""))


def test_a_device_is_known_for_sixty_days_by_a_cookie_that_no_script_reads(database: None) -> None:  # noqa: F811
    for path in ("/rosta", "/bas/workshop"):
        cookie = SimpleCookie(visit(path))[DEVICE_COOKIE]
        assert (int(cookie["max-age"]), cookie["path"], cookie["samesite"]) == (SIXTY_DAYS_SECONDS, "/", "lax")
        assert (cookie["httponly"], cookie["secure"]) == (True, "")


def test_a_cookie_that_came_over_tls_is_sent_over_nothing_else(database: None) -> None:  # noqa: F811
    assert SimpleCookie(visit(**{"x-forwarded-proto": "https"}))[DEVICE_COOKIE]["secure"] is True


def test_nobody_gets_a_second_cookie_nor_one_without_need(database: None) -> None:  # noqa: F811
    assert not visit(cookie=f"annat=1; {DEVICE_COOKIE}={cookie_of('phone-' + 'x' * 20)}")
    assert not visit("/omraden")
    assert not visit(accept="image/png")


def test_a_page_is_given_without_a_cookie_while_the_store_is_silent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LSTDASH_DATABASE_URL", "postgresql://nagon@127.0.0.1:1/databas")
    assert not visit()


def made(cookie: str) -> str:
    """Return what the page's answer sets in place of a cookie."""
    return SimpleCookie(visit(cookie=f"{DEVICE_COOKIE}={cookie}"))[DEVICE_COOKIE].value


def test_a_made_up_device_is_not_taken_for_a_new_person(version: str, database: None) -> None:  # noqa: F811
    opened = setup.create(version, Plan(kinds.FIRST, "T", ("upphandlingar",), (), ("initialkostnad", "effekt"), ()))
    known, mine = cookie_of("phone-" + "x" * 20), "phone-" + "y" * 20
    for forged in (mine, f"{mine}.", f"{mine}.{known.partition('.')[2]}", known[:-1], known.upper(), f".{mine}", ""):
        with pytest.raises(NotAllowed, match="gick inte att känna igen"):
            vote.join(opened.code, forged, "", "")
        assert made(forged).partition(".")[0] != forged.partition(".")[0], "the server signs no name of another's making"
    vote.join(opened.code, made(mine), "", "")


def test_a_phone_with_a_cookie_from_before_the_signature_is_the_same_person(
    version: str,
    database: None,  # noqa: F811
) -> None:
    opened = setup.create(version, Plan(kinds.FIRST, "T", ("upphandlingar",), (), ("initialkostnad", "effekt"), ()))
    old = "phone-" + "x" * 20
    vote.join(opened.code, cookie_of(old), "Anna", "")
    vote.record(opened.workshop, old, {"upphandlingar|effekt": 4})  # without a new page
    assert made(old) == cookie_of(old)
    assert vote.phone(opened.workshop, made(old)).scores == {"upphandlingar|effekt": 4}


def test_wrong_codes_count_on_the_address_of_whoever_makes_devices_up(database: None) -> None:  # noqa: F811
    for number in range(limits.MOST_TRIES):
        with pytest.raises(NotFound):
            vote.find("ABCDEFGH", f"made-up-{number:020}", "192.0.2.1")
    with pytest.raises(TooMuch):
        vote.find("ABCDEFGH", "another-" + "x" * 20, "192.0.2.1")
    with pytest.raises(NotFound):
        vote.find("ABCDEFGH", cookie_of("phone-" + "x" * 20), "192.0.2.1")  # others of that address are not stopped
