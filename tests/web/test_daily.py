"""What is promised to be deleted is, by the server itself: when it starts and every day after."""

from __future__ import annotations

import logging
import re
from datetime import timedelta
from pathlib import Path
from threading import Event

import pytest

from lstdash import clock
from lstdash.database import audit
from lstdash.database.engine import Store, open_store
from lstdash.database.faults import Unavailable
from lstdash.web import daily
from lstdash.workshop import people
from tests.workshop.workshop_room import NOW, Room, begin, device

APP = Path(__file__).parents[2] / "app.py"


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


def test_a_store_that_does_not_answer_is_told_and_asked_again(
    room: Room, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def silent() -> int:
        raise Unavailable("Workshoplagret svarar inte.")

    monkeypatch.setattr(daily, "purge", silent)
    stopped = Event()
    stopped.set()
    with caplog.at_level(logging.WARNING):
        daily.keep_promises(stopped)
    assert "svarar inte" in caplog.text


def test_the_server_does_it_by_itself() -> None:
    assert re.search(r"daily\.keep_promises\(stopped\)", APP.read_text(encoding="utf-8"))
    assert device(1)
