"""What cannot be read is answered 400 in Swedish; what fails all the same is answered 500 in Swedish, with our headers."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from lstdash.panel import RESTING
from lstdash.questions.workshop.routes import phones, steering
from lstdash.questions.workshop.routes.cookies import EXCHANGE_PATH, PHONE_PATHS
from lstdash.web import html, panels
from lstdash.web.requests import own_json

HEADERS = ("content-security-policy", "x-content-type-options", "x-frame-options", "referrer-policy")
DEEP = 100_000


async def echo(request: Request) -> Response:
    sent = await own_json(request, 1_000_000)
    return sent if isinstance(sent, JSONResponse) else JSONResponse({"read": True})


def fails(_request: Request) -> Response:
    raise RuntimeError("en hemlighet")


async def fails_later(scope: object, receive: object, send: object) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": []})  # type: ignore[operator]
    raise RuntimeError("for late to say anything")


@pytest.fixture
def client() -> Iterator[TestClient]:
    own = [*panels.routes(), *steering.routes(), *phones.routes()]
    routes = [Route("/eko", echo, methods=["POST"]), Route("/fel", fails), Route("/sent", fails_later), *own]
    app = Starlette(routes=routes, middleware=[Middleware(html.SwedishHtml)])
    with TestClient(app, raise_server_exceptions=False) as opened:
        yield opened


ODD = {
    "a number longer than Python reads": b'{"round": ' + b"9" * 5_000 + b"}",
    "brackets nested deep": b"[" * DEEP,
    "objects nested deep": b'{"a":' * DEEP,
    "half a character": b'{"workshop": "\\ud800"}',
    "bytes of no text": b'{"workshop": "\xff\xfe"}',
    "no object": b"[1]",
    "nothing": b"",
}


@pytest.mark.parametrize("case", ODD)
@pytest.mark.parametrize("path", ["/eko", RESTING, EXCHANGE_PATH, PHONE_PATHS["scores"]])
def test_what_cannot_be_read_is_refused_in_swedish(client: TestClient, path: str, case: str) -> None:
    answer = client.post(path, content=ODD[case], headers={"content-type": "application/json"})
    assert answer.status_code in (400, 413) and answer.json()["fel"] in ("Begäran går inte att läsa.", "Begäran är för lång.")
    assert all(answer.headers.get(name) for name in HEADERS)


@pytest.mark.parametrize("origin", ["null", "https://annan.example"])
def test_no_page_of_anothers_sends_us_json(client: TestClient, origin: str) -> None:
    answer = client.post("/eko", json={}, headers={"origin": origin})
    assert (answer.status_code, answer.json()["fel"]) == (403, "Begäran kom från en annan webbplats.")


@pytest.mark.parametrize("stage", ["9" * 5_000, "-1", "1e400", "%00", "١"])
def test_an_odd_question_is_a_refusal_and_no_fault(client: TestClient, stage: str) -> None:
    answer = client.get(PHONE_PATHS["news"], params={"workshop": "x", "stage": stage})
    assert answer.status_code == 403 and answer.json()["fel"]


def test_a_fault_is_told_in_swedish_with_our_headers_and_logged(client: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        answer = client.get("/fel")
    assert (answer.status_code, answer.text) == (500, html.FAILED)
    assert all(answer.headers.get(name) for name in HEADERS) and answer.headers["cache-control"] == "no-store"
    assert "en hemlighet" in caplog.text and "/fel" in caplog.text
