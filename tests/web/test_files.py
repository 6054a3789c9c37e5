"""Files by link: sent with their name and type, or a Swedish word about what went wrong."""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Iterator

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from lstdash.errors import DataError
from lstdash.views import shelf
from lstdash.web import files

ADDRESS = "/filer/anna/omraden.csv"


@pytest.fixture
def client(monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    monkeypatch.setattr(shelf, "_shelves", OrderedDict())
    with TestClient(Starlette(routes=files.routes())) as opened:
        yield opened


def put(build: object) -> str:
    return shelf.put("anna", "omraden.csv", shelf.File("omraden_v1.csv", "text/csv", build))  # type: ignore[arg-type]


def test_a_file_comes_whole_with_its_name_and_type_and_is_not_kept(client: TestClient) -> None:
    assert put(lambda: "Område;År".encode()) == f".{ADDRESS}"
    sent = client.get(ADDRESS)
    assert (sent.status_code, sent.content.decode()) == (200, "Område;År")
    assert sent.headers["content-type"].startswith("text/csv")
    assert sent.headers["content-disposition"] == 'attachment; filename="omraden_v1.csv"'
    assert sent.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("address", ["/filer/anna/annat.csv", "/filer/bo/omraden.csv", "/filer/anna/%3Cb%3E.csv"])
def test_what_is_not_on_the_shelf_is_gone(client: TestClient, address: str) -> None:
    put(lambda: b"x")
    gone = client.get(address)
    assert (gone.status_code, gone.text) == (404, files.GONE)


def test_a_page_that_is_left_gives_nothing_more(client: TestClient) -> None:
    put(lambda: b"x")
    shelf.clear("anna")
    assert client.get(ADDRESS).status_code == 404


def test_an_error_made_for_people_is_told_and_a_fault_is_written_in_the_log(
    client: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse() -> bytes:
        raise DataError("Bilden kunde inte ritas.", "Områden", action="Använd diagrammets egen knapp.")

    put(refuse)
    told = client.get(ADDRESS)
    assert told.status_code == 503
    assert told.text.splitlines() == ["Bilden kunde inte ritas.", "Var: Områden", "Gör så här: Använd diagrammets egen knapp."]
    put(lambda: 1 // 0)
    with caplog.at_level(logging.ERROR):
        failed = client.get(ADDRESS)
    assert (failed.status_code, failed.text) == (500, files.FAILED)
    assert "ZeroDivisionError" in caplog.text


def test_a_file_is_only_read(client: TestClient) -> None:
    put(lambda: b"x")
    assert client.post(ADDRESS).status_code == 405


def test_the_sessions_that_ran_longest_ago_are_forgotten(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf, "MOST_SESSIONS", 2)
    for session in ("anna", "bo", "anna", "cia"):
        shelf.clear(session)
        shelf.put(session, "omraden.csv", shelf.File("f.csv", "text/csv", lambda: b"x"))
    assert [client.get(f"/filer/{who}/omraden.csv").status_code for who in ("anna", "bo", "cia")] == [200, 404, 200]
