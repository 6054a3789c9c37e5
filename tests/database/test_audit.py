"""The log: an entry before each change, completed after it, taken back with one that failed; kept for as long as is set."""

from __future__ import annotations

from contextlib import nullcontext
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from lstdash.access import Actor
from lstdash.database import audit
from lstdash.database.backup import backup, restore
from lstdash.database.engine import Store
from lstdash.database.faults import Unavailable, WorkshopError
from lstdash.errors import Unsettled
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
        assert (begun.resource, begun.after) == ("ny workshop", audit.UNKNOWN)
        changed.resource, changed.after = "workshop 7", "öppen"
    (done,) = audit.entries(store)
    assert (done.resource, done.after) == ("workshop 7", "öppen")


def test_a_change_that_fails_leaves_no_entry(store: Store) -> None:
    with pytest.raises(WorkshopError), audit.noted(store, ANNA, "spara", "scenario", now=NOON):
        raise WorkshopError("Namnet saknas.")
    assert audit.entries(store) == ()


class LostAnswer(WorkshopError, Unsettled):
    """As of a pointer that may have been moved."""


def test_a_change_of_which_nobody_knows_says_so(store: Store) -> None:
    with pytest.raises(LostAnswer), audit.noted(store, ANNA, "publicera", "uppgifterna", now=NOON) as changed:
        changed.before = "v1"
        raise LostAnswer("Lagret svarade inte.", where="version v2")
    assert [(one.before, one.after) for one in audit.entries(store)] == [("v1", "okänt: version v2")]


@pytest.mark.parametrize(("after", "kept"), [("", audit.UNKNOWN), ("v2", "v2")])
def test_a_fault_of_ours_leaves_the_entry(store: Store, after: str, kept: str) -> None:
    with pytest.raises(ZeroDivisionError), audit.noted(store, ANNA, "publicera", "uppgifterna", now=NOON) as changed:
        changed.after = after
        raise ZeroDivisionError
    assert [one.after for one in audit.entries(store)] == [kept]


def test_what_was_done_before_the_refusal_stands(store: Store) -> None:
    with pytest.raises(WorkshopError), audit.noted(store, ANNA, "rensa", "uppgifterna", now=NOON) as changed:
        changed.before, changed.after = "v1", "borttagna"
        raise WorkshopError("Disken är full.")
    assert [(one.before, one.after) for one in audit.entries(store)] == [("v1", "borttagna")]


@pytest.mark.parametrize("refused", [False, True])
def test_a_log_that_is_gone_in_the_middle_changes_nothing_of_what_is_told(
    store: Store, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, refused: bool
) -> None:
    """The change is saved, or refused, whatever its entry says."""

    def closed(self: Store) -> None:
        raise Unavailable("Lagret svarar inte.")

    told = pytest.raises(WorkshopError, match="Namnet saknas") if refused else nullcontext()
    with monkeypatch.context() as gone, told, audit.noted(store, ANNA, "spara", "scenario", now=NOON):
        gone.setattr(Store, "write", closed)
        if refused:
            raise WorkshopError("Namnet saknas.")
    assert [(one.resource, one.after) for one in audit.entries(store)] == [("scenario", audit.UNKNOWN)]
    assert "stays as it was begun" in caplog.text


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
        (Actor(frozenset({"lasare"}), is_login_on=True, name="x:7", called="anna (x:8)"), "x:7 (anna (x:8))", "lasare"),
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
