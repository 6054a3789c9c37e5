"""A request that is not ours by name or by origin is refused before anything else sees it."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket, WebSocketDisconnect
from streamlit import config, net_util
from streamlit.config_option import ConfigOption
from streamlit.web.server.starlette.starlette_websocket import _is_origin_allowed

from lstdash.web import hosts, html, serve
from lstdash.web.requests import is_secure

PUBLIC = "https://lst.example.se"


def hit(_request: Request) -> Response:
    return PlainTextResponse("hit")


async def session(opened: WebSocket) -> None:
    await opened.accept()
    await opened.send_text("hit")
    await opened.close()


@pytest.fixture
def client(monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    monkeypatch.setenv("LSTDASH_PUBLIC_URL", PUBLIC)
    routes = [Route("/", hit, methods=["GET", "POST"]), WebSocketRoute("/session", session)]
    app = Starlette(routes=routes, middleware=[Middleware(hosts.OwnHost)])
    with TestClient(app, base_url="http://localhost:8501") as opened:
        yield opened


OURS = [
    "localhost",
    "LOCALHOST:8501",
    "127.0.0.1:8501",
    "[::1]:8501",
    "192.168.1.20:8501",
    "lst.example.se",
    "lst.example.se:443",
]
OTHERS = [
    "annan.example",
    "lst.example.se.annan.example",
    "localhost.annan.example",
    "user@localhost",
    "localhost:8501:1",
    "",
    "*",
]


@pytest.mark.parametrize("host", [*OURS, socket.gethostname()])
def test_our_own_names_are_served(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"host": host}).text == "hit"


@pytest.mark.parametrize("host", OTHERS)
def test_a_name_of_anothers_is_told_what_to_do(client: TestClient, host: str) -> None:
    refused = client.get("/", headers={"host": host})
    assert (refused.status_code, refused.text) == (400, hosts.STRANGER)


MALFORMED = ["http://[", "http://[abc]", "http://localhost:8501]", "http://a..b", "http://user@localhost:8501"]


@pytest.mark.parametrize(
    "origin", ["null", "https://annan.example", "http://localhost:9", "file://", "lst.example.se", *MALFORMED]
)
def test_a_page_of_anothers_neither_writes_nor_opens_a_session(client: TestClient, origin: str) -> None:
    assert client.post("/", headers={"origin": origin}).status_code == 403
    assert client.post("/", json={}, headers={"origin": origin}).json()["fel"] == hosts.OTHER_SITE
    with pytest.raises(WebSocketDisconnect), client.websocket_connect("/session", headers={"origin": origin}):
        pass
    assert client.get("/", headers={"origin": origin}).text == "hit", "what is only read is held by the browser's own rule"


@pytest.mark.parametrize("origin", ["", "http://localhost:8501", PUBLIC])
def test_a_page_of_ours_does(client: TestClient, origin: str) -> None:
    headers = {"origin": origin} if origin else {}
    assert client.post("/", headers=headers).text == "hit"
    with client.websocket_connect("/session", headers={**headers, "host": "localhost:8501"}) as opened:
        assert opened.receive_text() == "hit"


def test_a_name_with_our_letters_is_ours_as_browsers_write_it(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LSTDASH_PUBLIC_URL", "https://Små.example.se")
    written = "xn--sm-zia.example.se"
    assert client.post("/", headers={"host": written, "origin": f"https://{written}"}).text == "hit"
    assert client.post("/", headers={"origin": f"https://{written}"}).text == "hit", "a proxy may name the server otherwise"
    assert client.get("/", headers={"host": "sma.example.se"}).status_code == 400
    assert serve.options(8501, "https://små.example.se")[5] == written, "what Streamlit compares with"


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], None]]:
    """Set Streamlit as a server that is started now is; let nobody ask the network."""

    def asked() -> str:
        raise AssertionError("the network was asked")

    def start() -> None:
        flags = serve.options(8501)
        given = dict(zip(flags[::2], flags[1::2], strict=True))
        config.set_option("browser.serverAddress", given["--browser.serverAddress"])
        hosts.tell_streamlit()

    for name in ("get_internal_ip", "get_external_ip"):
        monkeypatch.setattr(net_util, name, asked)
    before = config.get_option("browser.serverAddress")
    yield start
    config.set_option("browser.serverAddress", before, ConfigOption.DEFAULT_DEFINITION)


def test_streamlit_is_told_the_public_name_and_asks_no_network(
    monkeypatch: pytest.MonkeyPatch, started: Callable[[], None]
) -> None:
    """A proxy that names the server otherwise sends on the page's own origin."""
    monkeypatch.setenv("LSTDASH_PUBLIC_URL", PUBLIC)
    assert "lst.example.se" in serve.options(8501)
    started()
    assert _is_origin_allowed(PUBLIC, "127.0.0.1:8501")


def test_streamlit_is_told_where_the_login_sends_people_back_to(
    monkeypatch: pytest.MonkeyPatch, started: Callable[[], None]
) -> None:
    monkeypatch.delenv("LSTDASH_PUBLIC_URL", raising=False)
    monkeypatch.setattr(hosts, "own_addresses", lambda: [PUBLIC])
    started()
    assert _is_origin_allowed(PUBLIC, "127.0.0.1:8501")


@pytest.mark.parametrize(
    ("public", "secure"), [(PUBLIC, True), ("HTTPS://lst.example.se", True), ("http://lst.example.se", False)]
)
@pytest.mark.parametrize("said", ["http", ""])
def test_an_address_over_tls_makes_every_cookie_secure_whatever_a_proxy_says(
    monkeypatch: pytest.MonkeyPatch, public: str, secure: bool, said: str
) -> None:
    monkeypatch.setenv("LSTDASH_PUBLIC_URL", public)
    scope = {"type": "http", "scheme": "http", "path": "/", "server": ("localhost", 80), "query_string": b""}
    assert is_secure(Request({**scope, "headers": [(b"x-forwarded-proto", said.encode())]})) is secure


@pytest.mark.parametrize(("public", "told"), [(PUBLIC, "max-age=31536000"), ("http://lst.example.se", None), ("", None)])
def test_browsers_are_told_to_keep_to_tls_where_there_is_any(
    monkeypatch: pytest.MonkeyPatch, public: str, told: str | None
) -> None:
    monkeypatch.setenv("LSTDASH_PUBLIC_URL", public)
    app = Starlette(routes=[Route("/", hit)], middleware=[Middleware(html.SwedishHtml)])
    with TestClient(app, base_url="http://localhost:8501") as opened:
        assert opened.get("/").headers.get("strict-transport-security") == told
        assert opened.get("/", headers={"x-forwarded-proto": "https"}).headers["strict-transport-security"]
        assert opened.get("/", headers={"host": "["}).status_code < 500


@pytest.mark.parametrize(
    ("said", "secure"), [("https", True), ("https, http", True), ("HTTPS,https", True), ("http, https", False), ("", False)]
)
def test_the_browsers_own_proxy_says_whether_it_came_over_tls(said: str, secure: bool) -> None:
    scope = {"type": "http", "scheme": "http", "path": "/", "server": ("localhost", 80), "query_string": b""}
    assert is_secure(Request({**scope, "headers": [(b"x-forwarded-proto", said.encode())]})) is secure
