"""The log: an entry before each change, completed after it, taken back with one that failed; kept for as long as is set."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from lstdash.access import Actor
from lstdash.database import audit
from lstdash.database.backup import backup, restore
from lstdash.database.engine import Store
from lstdash.database.faults import Unavailable, WorkshopError
from lstdash.workshop.retention import purge

NOON = datetime(2006, 3, 1, 12, tzinfo=UTC)
ANNA = Actor(frozenset({"analytiker"}), is_login_on=True, name="entra:anna@example.se")


def note(store: Store, actor: Actor = ANNA, now: datetime = NOON, resource: str = "uppgifterna") -> None:
    with audit.noted(store, actor, "publicera", resource, now=now) as changed:
        changed.before, changed.after = "v1", "v2"


def test_an_entry_says_who_what_when_and_from_which_version_to_which(store: Store) -> None:
    note(store)
    expected = audit.Entry(NOON, "entra:anna@example.se", "analytiker", "publicera", "uppgifterna", "v1", "v2")
    assert audit.entries(store) == (expected,)


def test_the_entry_is_there_before_the_change_is_done(store: Store) -> None:
    with audit.noted(store, ANNA, "leda", "ny workshop", now=NOON) as changed:
        (begun,) = audit.entries(store)
        assert (begun.resource, begun.after) == ("ny workshop", "")
        changed.resource, changed.after = "workshop 7", "öppen"
    (done,) = audit.entries(store)
    assert (done.resource, done.after) == ("workshop 7", "öppen")


def test_a_change_that_fails_leaves_no_entry(store: Store) -> None:
    with pytest.raises(WorkshopError), audit.noted(store, ANNA, "spara", "scenario", now=NOON):
        raise WorkshopError("Namnet saknas.")
    assert audit.entries(store) == ()


class Ended(BaseException):
    """As Streamlit ends a run, between a change and what is said of it."""


def test_a_run_that_is_ended_after_the_change_leaves_its_entry(store: Store) -> None:
    with pytest.raises(Ended), audit.noted(store, ANNA, "spara", "scenario", now=NOON):
        raise Ended
    assert [one.resource for one in audit.entries(store)] == ["scenario"]


def test_nothing_is_changed_when_the_log_cannot_be_written(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(self: Store) -> None:
        raise Unavailable("Lagret svarar inte.")

    monkeypatch.setattr(Store, "write", closed)
    reached = []
    with pytest.raises(Unavailable), audit.noted(store, ANNA, "publicera", "uppgifterna", now=NOON):
        reached.append(True)
    assert not reached


@pytest.mark.parametrize(
    ("actor", "who", "acting_as"),
    [
        (Actor(), "utan inloggning", "utan inloggning"),
        (Actor(is_at_server=True), "vid servern", "vid servern"),
        (Actor(is_at_server=True, name="kommandot:anna"), "kommandot:anna", "vid servern"),
        (Actor(frozenset({"lasare", "analytiker"}), is_login_on=True, name="x:7"), "x:7", "analytiker, lasare"),
    ],
)
def test_who_it_was(store: Store, actor: Actor, who: str, acting_as: str) -> None:
    note(store, actor)
    (found,) = audit.entries(store)
    assert (found.who, found.acting_as) == (who, acting_as)


def test_entries_come_latest_first_and_long_ones_are_cut(store: Store) -> None:
    for day in (2, 0, 1):
        note(store, now=NOON + timedelta(days=day), resource=f"{day}" + "x" * 500)
    found = audit.entries(store)
    assert [one.resource[0] for one in found] == ["2", "1", "0"] and {len(one.resource) for one in found} == {audit.LONGEST}


def test_entries_are_kept_for_as_many_days_as_is_set(store: Store) -> None:
    for days in (0, 10, 400):
        note(store, now=NOON - timedelta(days=days))
    assert purge(store, now=NOON, keep_days=30).entries == 1
    assert purge(store, now=NOON, keep_days=30, log_days=10).entries == 1
    assert len(audit.entries(store)) == 1


def test_a_copy_of_the_store_has_the_log_too_and_adds_to_what_has_been_noted_since(store: Store, tmp_path: Path) -> None:
    note(store, now=NOON - timedelta(days=2), resource="gallrat sedan")
    note(store)
    backup(store, tmp_path / "kopia", now=NOON)
    note(store, now=NOON + timedelta(minutes=1), resource="något annat")
    everything = audit.entries(store)
    purge(store, now=NOON, keep_days=30, log_days=1)
    restore(store, tmp_path / "kopia", replace=True)
    assert audit.entries(store) == everything


@pytest.mark.parametrize("text", ["", "0", "-1", "ett år", "3651", "٣"])
def test_a_setting_that_cannot_be_meant_is_named(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(audit.VARIABLE, text)
    with pytest.raises(WorkshopError) as wrong:
        audit.log_days()
    assert wrong.value.where == "LSTDASH_LOG_DAYS"
