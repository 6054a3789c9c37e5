"""Streamlit's programs from memory, and links to those that the first page needs."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from lstdash.web import frontend, html

ELSE = "något annat svarar"


async def other(request: Request) -> PlainTextResponse:
    return PlainTextResponse(ELSE)


@pytest.fixture
def client() -> Iterator[TestClient]:
    app = Starlette(
        routes=[Route("/{path:path}", other, methods=["GET", "POST"])], middleware=[Middleware(frontend.FromMemory)]
    )
    with TestClient(app) as opened:
        yield opened


def test_a_program_is_sent_whole_with_its_type_and_may_be_kept(client: TestClient) -> None:
    address, path = next((address, path) for address, path in frontend.files().items() if address.endswith(".js"))
    sent = client.get(address)
    assert sent.content == path.read_bytes()
    assert "javascript" in sent.headers["content-type"] and "immutable" in sent.headers["cache-control"]


def test_it_says_when_a_browser_has_got_its_first_program(client: TestClient) -> None:
    frontend.asked.clear()
    client.get("/")
    assert not frontend.asked.is_set()
    client.get(next(iter(frontend.files())))
    assert frontend.asked.is_set()


@pytest.mark.parametrize("address", ["/", "/static/js/finns-inte.js", "/static/%2e%2e/index.html", "/static/js", "/static/"])
def test_what_is_no_file_of_streamlits_goes_on(client: TestClient, address: str) -> None:
    assert client.get(address).text == ELSE


def test_only_reading_is_answered(client: TestClient) -> None:
    assert client.post(next(iter(frontend.files()))).text == ELSE


def test_the_first_pages_programs_are_asked_for_once_after_streamlits_own() -> None:
    page = html.swedish(html.index_html())
    asked = re.findall(r'"\./static/js/([^"]+)"', page)
    assert len(asked) == len(set(asked))
    assert {f"/static/js/{name}" for name in asked} <= frontend.files().keys()
    for element in frontend.FIRST:
        (at,) = (place for place, name in enumerate(asked) if name.startswith(f"{element}."))
        assert at > 20, "Streamlit's own programs come first"
    assert not [name for name in frontend.first_programs() if name not in asked]


def test_the_part_of_a_program_that_is_read_names_all_that_it_imports() -> None:
    for name in frontend.first_programs():
        whole = (frontend.FOLDER / "js" / name).read_text(encoding="utf-8")
        assert frontend.IMPORTED.findall(whole) == frontend.IMPORTED.findall(whole[: frontend.HEAD]), name
