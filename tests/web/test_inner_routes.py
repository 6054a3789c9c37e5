"""Streamlit's own routes: figures about the server, media, files of packages and the sum of what is uploaded."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from lstdash import undocumented
from lstdash.login import provider
from lstdash.views.who import HEADER, TOKEN
from lstdash.web import inner_routes
from lstdash.web.own_machine import UPLOADS

FILE = f"{UPLOADS}/a-session/a-file"
AT_SERVER = {HEADER: TOKEN}


def hit(_request: Request) -> Response:
    return PlainTextResponse("hit")


@pytest.fixture
def client() -> Iterator[TestClient]:
    everything = Route("/{path:path}", hit, methods=["GET", "PUT"])
    with TestClient(Starlette(routes=[everything], middleware=[Middleware(inner_routes.InnerRoutes)])) as opened:
        yield opened


def test_what_the_server_counts_is_for_its_own_machine(client: TestClient) -> None:
    assert client.get("/_stcore/metrics").status_code == 404
    assert client.get("/bas/_stcore/metrics").status_code == 404
    assert client.get("/_stcore/metrics", headers=AT_SERVER).text == "hit"


def test_media_are_read_by_whoever_may_read(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    assert client.get("/media/a.png").text == "hit"
    monkeypatch.setattr(provider, "is_on", lambda: True)
    monkeypatch.setattr(provider, "said", lambda cookies: {})
    assert client.get("/media/a.png").status_code == 403
    assert client.get("/_stcore/metrics", headers=AT_SERVER).status_code == 404


@pytest.mark.parametrize("name", ["__init__.py", "panel.js.map", "panel.JS", ""])
def test_a_package_gives_a_browser_its_programs_alone(client: TestClient, name: str) -> None:
    assert client.get(f"/_stcore/bidi-components/lstdash.panel/{name}").status_code == 404
    assert client.get("/_stcore/bidi-components/lstdash.panel/panel.js").text == "hit"


def test_a_file_fits_beside_the_others_or_is_refused(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = {"a": {"1": SimpleNamespace(data=b"x" * 60)}, "b": {"2": SimpleNamespace(data=b"x" * 30)}}
    manager = SimpleNamespace(file_storage=kept)
    monkeypatch.setattr(undocumented.Runtime, "exists", lambda: True)
    monkeypatch.setattr(undocumented.Runtime, "instance", lambda: SimpleNamespace(uploaded_file_mgr=manager))
    monkeypatch.setattr(inner_routes, "MOST_UPLOADED", 100)
    assert undocumented.uploaded_bytes() == 90
    assert client.put(FILE, content=b"x" * 10).text == "hit"
    refused = client.put(FILE, content=b"x" * 11)
    assert refused.status_code == 413 and "kommandot publicera" in refused.text
    kept.pop("a")  # a tab was closed
    assert client.put(FILE, content=b"x" * 11).text == "hit"


def test_files_on_their_way_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inner_routes, "MOST_UPLOADED", 100)
    within = list[int]()

    def send_another(_request: Request) -> Response:
        if not within:
            within.append(0)
            within.append(client.put(FILE, content=b"x" * 60).status_code)
        return PlainTextResponse("hit")

    route = Route("/{path:path}", send_another, methods=["PUT"])
    client = TestClient(Starlette(routes=[route], middleware=[Middleware(inner_routes.InnerRoutes)]))
    assert client.put(FILE, content=b"x" * 60).text == "hit" and within == [0, 413]
    assert client.put(FILE, content=b"x" * 60).text == "hit", "the first has come, and nothing of it is kept here"


def test_a_file_that_hides_its_length_is_refused(client: TestClient) -> None:
    assert client.put(FILE, content=iter([b"x"])).status_code == 411
