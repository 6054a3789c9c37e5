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
from lstdash.questions.workshop.answers import access, setup
from lstdash.questions.workshop.answers.setup import Plan
from lstdash.questions.workshop.routes import steering
from lstdash.questions.workshop.routes.cookies import DEVICE_COOKIE, EXCHANGE_PATH, steer_cookie

NOW = datetime(2006, 11, 21, 9, 0, tzinfo=UTC)
SIXTY_DAYS_SECONDS = 60 * 24 * 60 * 60


@pytest.fixture
def token(version: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A one-time token, got at NOW."""
    monkeypatch.setenv("LSTDASH_DATABASE_URL", f"sqlite:///{tmp_path / 'workshop.db'}")
    monkeypatch.setattr(clock, "now", lambda: NOW)
    made = setup.create(version, Plan("T", ("upphandlingar",), (), ("initialkostnad", "effekt"), ()))
    return access.token_by_secret(made.code, made.secret, "laptop-" + "x" * 20)


@pytest.mark.parametrize(("minutes", "status"), [(0, 200), (9, 200), (10, 403), (60 * 24, 403), (60 * 24 * 365, 403)])
def test_the_right_to_steer_is_a_cookie_for_sixty_days_if_asked_for_within_ten_minutes(
    token: str, monkeypatch: pytest.MonkeyPatch, minutes: int, status: int
) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOW + timedelta(minutes=minutes))
    with TestClient(Starlette(routes=steering.routes())) as client:
        answer = client.post(EXCHANGE_PATH, json={"token": token})
    assert answer.status_code == status
    if status == 403:
        assert "för gammal" in answer.json()["fel"] and "set-cookie" not in answer.headers
        return
    cookie = SimpleCookie(answer.headers["set-cookie"])[steer_cookie(answer.json()["workshop"])]
    assert (int(cookie["max-age"]), cookie["httponly"]) == (SIXTY_DAYS_SECONDS, True)


def test_a_device_is_known_for_sixty_days() -> None:
    routes = [Route("/rosta", lambda _request: PlainTextResponse("sida"))]
    with TestClient(Starlette(routes=routes, middleware=[Middleware(steering.DeviceCookie)])) as client:
        answer = client.get("/rosta", headers={"accept": "text/html"})
    assert int(SimpleCookie(answer.headers["set-cookie"])[DEVICE_COOKIE]["max-age"]) == SIXTY_DAYS_SECONDS
