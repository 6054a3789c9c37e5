"""What is promised to be deleted is, by the server itself: when it starts and every day after."""

from __future__ import annotations

import logging
import time
from asyncio import run, to_thread
from datetime import timedelta
from pathlib import Path
from threading import Event

import pytest

import app
from lstdash import clock
from lstdash.database import audit
from lstdash.database.engine import Store, open_store
from lstdash.database.faults import Unavailable
from lstdash.login import provider
from lstdash.views import ahead
from lstdash.web import daily, hosts, open_files, sockets
from lstdash.workshop import people
from tests.workshop.workshop_room import NOW, Room, begin


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Room:
    monkeypatch.setenv("LSTDASH_DATABASE_URL", f"sqlite:///{tmp_path / 'lstdash.db'}")
    made = begin(open_store(), NOW)
    made.join(1, nickname="Ada")
    return made


def at(monkeypatch: pytest.MonkeyPatch, days: int) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOW + timedelta(days=days))


def names(store: Store, room: Room) -> list[str]:
    return [row.nickname for row in people.roster(store, room.steering, 1, now=NOW)]


def test_what_is_due_goes_at_the_start_and_the_log_says_who_did_it(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    at(monkeypatch, 38)
    stopped = Event()
    stopped.set()
    daily.keep_promises(stopped)
    assert names(open_store(), room) == []
    assert [(one.who, one.action) for one in audit.entries(open_store())] == [("servern", "gallra")]
    daily.keep_promises(stopped)
    assert len(audit.entries(open_store())) == 1, "a day with nothing to delete is no entry"


def test_it_goes_on_every_day_until_the_server_stops(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    class Days(Event):
        waited: list[float] = []

        def wait(self, timeout: float | None = None) -> bool:
            self.waited.append(timeout or 0.0)
            at(monkeypatch, 10 * len(self.waited))
            return len(self.waited) > 4

    at(monkeypatch, 0)
    days = Days()
    daily.keep_promises(days)
    assert names(open_store(), room) == [] and days.waited == [24 * 60 * 60.0] * 5


@pytest.mark.parametrize("fault", [Unavailable("Workshoplagret svarar inte."), RuntimeError("a fault of ours")])
def test_what_hinders_it_is_told_and_it_tries_again(
    fault: Exception, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    class Days(Event):
        waited = 0

        def wait(self, timeout: float | None = None) -> bool:
            self.waited += 1
            return self.waited > 2

    def silent() -> int:
        raise fault

    monkeypatch.setattr(daily, "purge", silent)
    with caplog.at_level(logging.WARNING):
        daily.keep_promises(Days())
    assert [record.name for record in caplog.records] == ["lstdash.web.daily"] * 3 and str(fault) in caplog.text


def test_the_server_does_it_by_itself_whatever_becomes_of_what_it_loads_ahead(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(_stopped: Event) -> None:
        raise RuntimeError("a fault of the first page")

    done = Event()
    monkeypatch.setattr(ahead, "load", broken)
    monkeypatch.setattr(daily, "purge", lambda: done.set() or 0)
    alone(monkeypatch)

    async def started() -> None:
        async with app.lifespan(app.app):
            await to_thread(done.wait, 30)

    run(started())
    assert done.is_set() and "a fault of the first page" in caplog.text


def test_the_server_waits_for_what_it_was_doing_when_it_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    """Python ends by taking the ground from under threads that are left: in DuckDB's hands that is a crash."""
    began, done = Event(), []

    def load(stopped: Event) -> None:
        began.set()
        stopped.wait(30)
        time.sleep(0.1)
        done.append("the query that ran")

    monkeypatch.setattr(ahead, "load", load)
    alone(monkeypatch)

    async def stopped_at_once() -> None:
        async with app.lifespan(app.app):
            await to_thread(began.wait, 30)

    run(stopped_at_once())
    assert done == ["the query that ran"]


def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the server begin without a browser, and change nothing of the process of the tests."""
    for part, name in ((hosts, "tell_streamlit"), (open_files, "raise_limit"), (sockets, "send_at_once")):
        monkeypatch.setattr(part, name, lambda: None)
    monkeypatch.setattr(provider, "_settled", [])
    monkeypatch.setattr(app, "BROWSER_SECONDS", 0.0)
