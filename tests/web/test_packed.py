"""What a browser gets packed, and that it is the same file it would have got whole."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import brotli  # type: ignore[import-untyped]
import plotly
import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from lstdash.charts import LIBRARY
from lstdash.charts.draft import Draft
from lstdash.panel import PLOTLY
from lstdash.views import browser
from lstdash.web import frontend, html, packed

OPENED: dict[str, Callable[[bytes], bytes]] = {"br": brotli.decompress, "gzip": gzip.decompress, "": lambda body: body}
WHOLE = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"


async def start_page(request: Request) -> Response:
    return HTMLResponse(html.index_html()) if request.url.path == "/omraden" else PlainTextResponse("annat")


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    layers = [Middleware(html.SwedishHtml), Middleware(frontend.FromMemory)]
    with TestClient(Starlette(routes=[*html.routes(), Route("/{path:path}", start_page)], middleware=layers)) as opened:
        yield opened


def raw(client: TestClient, address: str, **headers: str) -> tuple[Response, bytes]:
    """A response and its body as it came over the line."""
    with client.stream("GET", address, headers={name.replace("_", "-"): value for name, value in headers.items()}) as sent:
        return sent, b"".join(sent.iter_raw())


@pytest.mark.parametrize("encoding", OPENED)
@pytest.mark.parametrize("kind", [".js", ".css"])
def test_every_packing_opens_to_the_same_file_with_the_same_headers(client: TestClient, kind: str, encoding: str) -> None:
    address, path = next((address, path) for address, path in frontend.files().items() if path.suffix == kind)
    sent, body = raw(client, address, accept_encoding=encoding or "identity")
    assert (sent.status_code, sent.headers.get("content-encoding", "")) == (200, encoding)
    assert OPENED[encoding](body) == path.read_bytes() and int(sent.headers["content-length"]) == len(body)
    assert "immutable" in sent.headers["cache-control"] and sent.headers["vary"] == "accept-encoding"
    assert "default-src 'self'" in sent.headers["content-security-policy"]
    assert sent.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("encoding", OPENED)
def test_the_start_page_is_packed_when_it_has_been_made_swedish(client: TestClient, encoding: str) -> None:
    sent, body = raw(client, "/omraden", accept="text/html", accept_encoding=encoding or "identity")
    assert sent.headers.get("content-encoding", "") == encoding and "accept-encoding" in sent.headers["vary"].lower()
    assert '<html lang="sv">' in OPENED[encoding](body).decode() and int(sent.headers["content-length"]) == len(body)


def test_a_program_that_is_fetched_ahead_is_packed(client: TestClient) -> None:
    ahead = {"accept": "text/html,*/*;q=0.8", "sec_fetch_dest": "empty", "sec_purpose": "prefetch"}  # as Chromium asks
    sent, body = raw(client, PLOTLY, accept_encoding="gzip, br", **ahead)
    assert sent.headers["content-encoding"] == "br" and brotli.decompress(body) == LIBRARY.read_bytes()


def test_fonts_and_pictures_are_packed_already(client: TestClient) -> None:
    address = next(address for address in frontend.files() if address.endswith(".woff2"))
    sent, body = raw(client, address, accept_encoding="gzip, br")
    assert "content-encoding" not in sent.headers and body == frontend.files()[address].read_bytes()


@pytest.mark.parametrize(
    ("accepted", "chosen"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip, deflate", "gzip"),
        ("br;q=0, gzip;q=0.5", "gzip"),
        ("GZIP", "gzip"),
        ("*", "br"),
        ("*;q=0", ""),
        ("br;q=mycket", ""),
        ("identity", ""),
        ("", ""),
    ],
)
def test_the_tightest_packing_that_a_browser_takes(accepted: str, chosen: str) -> None:
    assert packed.chosen(accepted) == chosen


def test_a_browser_that_has_a_file_gets_nothing_and_one_with_another_packing_gets_it(client: TestClient) -> None:
    address = next(address for address in frontend.files() if address.endswith(".js"))
    tags = {encoding: raw(client, address, accept_encoding=encoding)[0].headers["etag"] for encoding in ("br", "gzip")}
    assert tags["br"] != tags["gzip"]
    same, nothing = raw(client, address, accept_encoding="br", if_none_match=tags["br"])
    other, _ = raw(client, address, accept_encoding="gzip", if_none_match=tags["br"])
    assert (same.status_code, nothing, same.headers["etag"], other.status_code) == (304, b"", tags["br"], 200)


def test_what_is_named_by_its_contents_is_kept_and_what_is_not_is_asked_for_again(client: TestClient) -> None:
    named = re.findall(r'"\./(sv/[^"]+)"', html.swedish(html.index_html()))
    assert [name.partition("?")[0] for name in named] == ["sv/sv.css", "sv/texts.js", "sv/sv.js", "sv/favicon.svg"]
    assert all("immutable" in raw(client, f"/{name}")[0].headers["cache-control"] for name in named)
    assert raw(client, "/sv/sv.css")[0].headers["cache-control"] == "no-cache"


def test_plotly_is_the_version_that_the_figures_are_made_for_and_draws_every_kind_of_them(client: TestClient) -> None:
    sent = client.get(f"{PLOTLY}?{plotly.__version__}")
    versions = [re.search(r"plotly\.js.* v([\d.]+)", text[:200]) for text in (sent.text, WHOLE.read_text(encoding="utf-8"))]
    assert all(versions) and len({found[1] for found in versions if found}) == 1
    added = {name.removeprefix("add_") for name in vars(Draft) if name.startswith("add_")}
    drawn = added - {"annotation", "vline", "hline"}
    assert len(drawn) >= 4 and all(f'moduleType:"trace",name:"{kind}"' in sent.text for kind in drawn)
    assert (LIBRARY.parent / "plotly-LICENSE.txt").read_text(encoding="utf-8").startswith("MIT License")


def test_who_opens_a_page_that_has_drawn_is_told_what_with(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browser, "_programs", {})
    told = '<meta name="draws" content="./sv/plotly.js?1&amp;2" />'
    assert told not in client.get("/omraden", headers={"accept": "text/html"}).text
    browser.note_drawn("https://lansstyrelsen.example/panel/omraden?ar=2005", "./sv/plotly.js?1&2")
    assert told in client.get("/omraden", headers={"accept": "text/html"}).text
    assert browser.drawn_with("/panel/omraden/") and not browser.drawn_with("/kallor") and not browser.drawn_with("/")
