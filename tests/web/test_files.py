"""Files by link: sent with their name and type, or a Swedish word about what went wrong."""

from __future__ import annotations

import gc
import logging
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from lstdash.errors import DataError
from lstdash.views import shelf
from lstdash.web import files


@pytest.fixture
def client() -> Iterator[TestClient]:
    with TestClient(Starlette(routes=files.routes())) as opened:
        yield opened


@pytest.fixture
def own() -> shelf.Shelf:
    return shelf.Shelf()


def put(own: shelf.Shelf, build: Callable[[], Any]) -> str:
    return own.put("omraden.csv", shelf.File("omraden_v1.csv", "text/csv", build)).removeprefix(".")


def test_a_file_comes_whole_with_its_name_and_type_and_is_not_kept(client: TestClient, own: shelf.Shelf) -> None:
    sent = client.get(put(own, lambda: "Område;År".encode()))
    assert (sent.status_code, sent.content.decode()) == (200, "Område;År")
    assert sent.headers["content-type"].startswith("text/csv")
    assert sent.headers["content-disposition"] == 'attachment; filename="omraden_v1.csv"'
    assert sent.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("address", ["/filer/{}/annat.csv", "/filer/annan/omraden.csv", "/filer/{}/%3Cb%3E.csv"])
def test_what_is_not_on_the_shelf_is_gone(client: TestClient, own: shelf.Shelf, address: str) -> None:
    put(own, lambda: b"x")
    gone = client.get(address.format(own.name))
    assert (gone.status_code, gone.text) == (404, files.GONE)


def test_a_page_that_is_left_gives_nothing_more(client: TestClient, own: shelf.Shelf) -> None:
    address = put(own, lambda: b"x")
    assert client.get(address).status_code == 200
    own.begin()
    assert client.get(address).status_code == 200, "the page runs again: its link is still on the screen"
    own.begin()  # a run that was cut short
    assert client.get(address).status_code == 200
    own.settle()
    assert client.get(address).status_code == 404


def test_an_error_made_for_people_is_told_and_a_fault_is_written_in_the_log(
    client: TestClient, own: shelf.Shelf, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse() -> bytes:
        raise DataError("Bilden kunde inte ritas.", "Områden", action="Använd diagrammets egen knapp.")

    told = client.get(put(own, refuse))
    assert told.status_code == 503
    assert told.text.splitlines() == ["Bilden kunde inte ritas.", "Var: Områden", "Gör så här: Använd diagrammets egen knapp."]
    with caplog.at_level(logging.ERROR):
        failed = client.get(put(own, lambda: 1 // 0))
    assert (failed.status_code, failed.text) == (500, files.FAILED)
    assert "ZeroDivisionError" in caplog.text


def test_a_file_is_only_read(client: TestClient, own: shelf.Shelf) -> None:
    assert client.post(put(own, lambda: b"x")).status_code == 405


def test_a_shelf_is_gone_with_its_session(client: TestClient) -> None:
    session = {"shelf": shelf.Shelf()}
    address = put(session["shelf"], lambda: b"x")
    assert client.get(address).status_code == 200
    session.clear()
    gc.collect()
    assert client.get(address).status_code == 404
