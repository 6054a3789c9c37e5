"""A store that does not answer keeps nobody waiting, one whose file is gone takes nothing, and its faults tell no secrets."""

from __future__ import annotations

import logging
import re
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from lstdash.database import availability, engine, schema
from lstdash.database.engine import connect
from lstdash.database.faults import NotFound, Unavailable
from lstdash.notes import pinned
from lstdash.workshop import votes, workshops
from lstdash.workshop.votes import Score
from tests.workshop.workshop_room import NOW, begin

PHONE = Path(__file__).parents[2] / "lstdash" / "panel" / "line.js"


def test_the_store_gives_up_before_the_phone_does() -> None:
    found = re.search(r"PATIENCE = (\d+);", PHONE.read_text(encoding="utf-8"))
    assert found and int(found[1]) / 1000 > engine.PATIENCE_SECONDS + engine.LOCK_SECONDS


def test_a_page_is_shown_without_its_notes_while_the_store_is_locked(
    new_url: Callable[[str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    url = new_url("sqlite")
    monkeypatch.setattr(engine, "LOCK_SECONDS", 0.05)
    store = connect(url)
    store.close()  # its next connection meets the lock
    monkeypatch.setattr(pinned, "open_store", lambda: store)
    with sqlite3.connect(url.removeprefix("sqlite:///"), isolation_level=None) as other:
        other.execute("pragma locking_mode = exclusive")
        other.execute("begin exclusive")
        assert pinned.read("areas") == ()
        moment = availability.time.monotonic()
        monkeypatch.setattr(availability.time, "monotonic", lambda: moment)
        monkeypatch.setattr(engine.Store, "_require_file", lambda _: pytest.fail("the next reader asked, too"))
        assert pinned.read("areas") == ()
    other.close()
    store.close()


def test_a_store_is_opened_and_read_while_another_writes_for_long(
    new_url: Callable[[str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    url = new_url("sqlite")
    connect(url).close()
    with sqlite3.connect(url.removeprefix("sqlite:///"), isolation_level=None) as other:
        other.execute("begin immediate")
        monkeypatch.setattr(engine, "OPENING_SECONDS", 0.05)
        store = connect(url)
        monkeypatch.setattr(pinned, "open_store", lambda: store)
        assert pinned.read("areas") == ()
        with pytest.raises(NotFound):  # and not Unavailable
            workshops.load(store, "hittepa")
    other.close()
    store.close()


@pytest.mark.parametrize("fate", ["deleted", "replaced"])
def test_a_vote_into_a_file_that_is_gone_is_not_acknowledged(new_url: Callable[[str], str], fate: str) -> None:
    url = new_url("sqlite")
    path = Path(url.removeprefix("sqlite:///"))
    store = connect(url)
    room = begin(store, NOW)
    if fate == "replaced":
        other = path.with_name("other.db")
        other.write_bytes(path.read_bytes())
        other.replace(path)
    else:
        path.unlink()
    with pytest.raises(Unavailable, match="tagits bort eller bytts ut"):
        votes.record_scores(store, room.id, "x" * 20, [Score("a", "b", 3)], now=NOW)
    with pytest.raises(Unavailable, match="tagits bort eller bytts ut"):
        workshops.load(store, room.id)
    store.close()


def test_a_file_that_is_taken_in_the_middle_of_a_write_is_noticed(new_url: Callable[[str], str]) -> None:
    url = new_url("sqlite")
    store = connect(url)
    with pytest.raises(Unavailable), store.write():
        Path(url.removeprefix("sqlite:///")).unlink()
    store.close()


def test_the_file_is_its_owners_alone_in_a_folder_that_others_read(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    path = tmp_path / "lstdash.db"
    store = connect(f"sqlite:///{path}")
    begin(store, NOW)
    assert {file.name: oct(file.stat().st_mode & 0o077) for file in tmp_path.glob("lstdash.db*")} == dict.fromkeys(
        ("lstdash.db", "lstdash.db-wal", "lstdash.db-shm"), "0o0"
    )
    store.close()


@pytest.mark.parametrize("wrong", [{"device_hash": None}, {"workshop": "hemlig Anna"}, {"participant": "hemlig Anna"}], ids=str)
def test_a_fault_tells_no_names(store: engine.Store, wrong: dict[str, str | None], caplog: pytest.LogCaptureFixture) -> None:
    """What the server writes into its log of a row that the database refuses: PostgreSQL itself tells the whole row."""
    room = begin(store, NOW)
    row = dict.fromkeys(("participant", "nickname", "group_name", "joined_at", "last_seen"), "hemlig Anna")
    rows = [{**row, "workshop": room.id, "device_hash": "d"}, {**row, "workshop": room.id, "device_hash": "e", **wrong}]
    try:
        with store.write() as connection:
            for one in rows:
                connection.execute(insert(schema.participants), one)
    except IntegrityError:
        logging.getLogger("streamlit").exception("a page failed")
    assert "IntegrityError" in caplog.text and "hemlig Anna" not in caplog.text
