"""Every route of ours asks an action, and refuses in Swedish whoever may not."""

from __future__ import annotations

import json
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.testclient import TestClient

from lstdash.access import RULES
from lstdash.login import provider
from lstdash.panel import PLOTLY
from lstdash.questions.workshop.routes import phones, steering
from lstdash.views.who import HEADER, TOKEN
from lstdash.web import emergency, files, health, html, panels
from lstdash.web.guard import Guarded

OURS = [*files.routes(), *panels.routes(), *steering.routes(), *phones.routes()]


def sync(request: Request) -> Response:
    return PlainTextResponse("hit")


async def asynchronous(request: Request) -> Response:
    return PlainTextResponse("hit")


@pytest.fixture(params=[sync, asynchronous])
def client(request: pytest.FixtureRequest) -> TestClient:
    routes = [Guarded("/publicera", request.param, "publicera", ["POST"]), Guarded("/delta", request.param, "delta")]
    return TestClient(Starlette(routes=routes))


def test_every_route_says_its_action() -> None:
    assert all(isinstance(route, Guarded) and route.action in RULES for route in OURS)
    assert {route.path: route.action for route in OURS}["/styrning"] == "leda"


def test_what_asks_no_action_is_the_programs_that_every_browser_gets() -> None:
    assert all(route.path.startswith("/sv/") or route.path == PLOTLY for route in html.routes())


def test_one_more_is_open_to_whoever_has_the_code() -> None:
    assert {route.path for route in emergency.routes()} == {"/nodinloggning"}


def test_and_one_to_whatever_watches_over_the_server() -> None:
    assert {route.path for route in health.routes()} == {"/halsa"}


def test_without_a_login_the_servers_own_machine_may(client: TestClient) -> None:
    assert client.get("/delta").text == "hit"
    assert client.post("/publicera", headers={HEADER: TOKEN}).text == "hit"
    refused = client.post("/publicera", headers={HEADER: "gissat"})
    assert refused.status_code == 403 and "den dator som servern körs på" in json.loads(refused.text)["fel"]


def test_with_a_login_the_machine_decides_nothing(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(provider, "is_on", lambda: True)
    monkeypatch.setattr(provider, "said", lambda cookies: {})
    assert client.get("/delta").text == "hit"
    page: dict[str, Any] = {HEADER: TOKEN, "accept": "text/html"}
    refused = client.post("/publicera", headers=page)
    assert refused.status_code == 403 and refused.text.startswith("Den som vill publicera uppgifter måste vara inloggad.")
