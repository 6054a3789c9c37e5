"""What people enter to follow up: no edit lost in silence, every version kept, nothing written past the gate."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from lstdash.access import Actor
from lstdash.database import followup, limits
from lstdash.database.backup import backup, restore
from lstdash.database.engine import Store, connect, written
from lstdash.database.faults import NotAllowed, NotFound, TooMuch
from lstdash.database.followup_tables import proposal_events
from lstdash.database.kept import Entry, Kept, Outdated, Register, Writer
from lstdash.workshop import retention
from tests.database import kept_rows
from tests.database.kept_rows import AT_SERVER, EVENTS, add
from tests.workshop.workshop_room import NOW

LATER = NOW + timedelta(minutes=1)
KILLS = 50


def told(store: Store, kept: Kept) -> list[tuple[str, int, object]]:
    return [(one.change, one.version, one.values["comment"]) for one in followup.history(store, EVENTS, kept.id)]


def test_a_row_is_entered_corrected_withdrawn_and_put_back_and_keeps_every_version(store: Store) -> None:
    first = add(store, NOW, comment="först")
    second = followup.change(store, EVENTS, first, {"comment": "sedan"}, AT_SERVER, now=LATER)
    assert (second.version, second.values["comment"], second.values["state"]) == (2, "sedan", "x")
    gone = followup.withdraw(store, EVENTS, second, AT_SERVER, now=LATER)
    assert gone.withdrawn_at == LATER and followup.rows(store, EVENTS) == ()
    assert followup.rows(store, EVENTS, withdrawn=True) == (gone,)
    back = followup.put_back(store, EVENTS, gone, AT_SERVER, now=LATER)
    assert followup.rows(store, EVENTS, proposal="x") == (back,) and followup.rows(store, EVENTS, proposal="y") == ()
    assert told(store, first) == [
        ("put back", 4, "sedan"),
        ("withdrawn", 3, "sedan"),
        ("changed", 2, "sedan"),
        ("created", 1, "först"),
    ]


def test_what_was_just_read_is_not_asked_for_again_and_what_is_written_here_is_there_at_once(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = add(store, NOW)
    assert followup.rows(store, EVENTS) == (first,)
    monkeypatch.setattr(Store, "read", lambda _: pytest.fail("the store was asked again"))
    assert followup.rows(store, EVENTS) == (first,)
    monkeypatch.undo()
    second = add(store, LATER)
    assert followup.rows(store, EVENTS) == (first, second)


def test_what_another_has_written_is_seen_when_the_rows_are_read_anew(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    assert followup.rows(store, EVENTS) == ()
    before = written()
    first = add(store, NOW)
    monkeypatch.setattr(followup, "written", lambda: before)  # as if another server had
    assert followup.rows(store, EVENTS) == ()
    moment = time.monotonic() + followup.KEPT_SECONDS
    monkeypatch.setattr(followup.time, "monotonic", lambda: moment)
    assert followup.rows(store, EVENTS) == (first,)


def test_the_second_of_two_learns_what_the_first_wrote_and_nothing_is_lost(store: Store) -> None:
    seen = add(store, NOW)
    other = Writer(Actor(roles=frozenset({"analytiker"}), is_at_server=True), "Bo")
    written = followup.change(store, EVENTS, seen, {"document": "Årsredovisning 2006"}, other, now=LATER)
    for attempt in (
        lambda: followup.change(store, EVENTS, seen, {"document": "Brev"}, AT_SERVER, now=LATER),
        lambda: followup.withdraw(store, EVENTS, seen, AT_SERVER, now=LATER),
        lambda: followup.put_back(store, EVENTS, seen, AT_SERVER, now=LATER),
    ):
        with pytest.raises(Outdated, match=r"(?s)händelsen medan du skrev.*Bo, analytiker.*Årsredovisning 2006") as told_:
            attempt()
        assert told_.value.latest == written
    again = followup.change(store, EVENTS, written, {"document": "Brev"}, AT_SERVER, now=LATER)
    assert (again.version, len(followup.history(store, EVENTS, seen.id))) == (3, 3)


def test_of_many_at_once_exactly_one_wins(store: Store) -> None:
    seen = add(store, NOW)

    def attempt(number: int) -> bool:
        try:
            followup.change(store, EVENTS, seen, {"comment": str(number)}, AT_SERVER, now=LATER)
        except Outdated:
            return False
        return True

    with ThreadPoolExecutor(12) as pool:
        assert sum(pool.map(attempt, range(12))) == 1
    assert len(followup.history(store, EVENTS, seen.id)) == 2


def test_a_row_with_an_id_of_its_own_is_entered_once(store: Store) -> None:
    first = add(store, NOW, id="nytta-2006", comment="den första")
    with pytest.raises(Outdated, match="den första") as told_:
        add(store, LATER, id="nytta-2006", comment="den andra")
    assert told_.value.latest == first and followup.rows(store, EVENTS) == (first,)


def test_nothing_is_written_past_the_gate(store: Store) -> None:
    elsewhere = Writer(Actor(), "Någon")
    seen = add(store, NOW)
    for attempt in (
        lambda: add(store, NOW, elsewhere),
        lambda: followup.change(store, EVENTS, seen, {"comment": "z"}, elsewhere, now=NOW),
        lambda: followup.withdraw(store, EVENTS, seen, elsewhere, now=NOW),
    ):
        with pytest.raises(NotAllowed, match="läsa"):
            attempt()
    assert followup.rows(store, EVENTS) == (seen,)


def test_a_withdrawn_row_is_not_written_on_before_it_is_put_back(store: Store) -> None:
    seen = add(store, NOW)
    gone = followup.withdraw(store, EVENTS, seen, AT_SERVER, now=NOW)
    with pytest.raises(Outdated, match="Låt raden gälla igen först"):
        followup.change(store, EVENTS, seen, {"comment": "z"}, AT_SERVER, now=LATER)
    with pytest.raises(NotAllowed, match="är återtagen"):
        followup.change(store, EVENTS, gone, {"comment": "z"}, AT_SERVER, now=LATER)
    back = followup.put_back(store, EVENTS, gone, AT_SERVER, now=LATER)
    assert followup.change(store, EVENTS, back, {"comment": "z"}, AT_SERVER, now=LATER).values["comment"] == "z"


def test_a_fault_that_is_no_taken_row_is_told_as_it_is(store: Store) -> None:
    labels = {name: name for name in kept_rows.ALL}
    register = Register(proposal_events, EVENTS.resource, EVENTS.noun, labels)
    with pytest.raises(IntegrityError):
        followup.add(store, register, {**kept_rows.ALL, "state": None}, AT_SERVER, now=NOW)


def test_what_another_wrote_is_told_in_words_and_of_the_day_in_sweden(store: Store) -> None:
    names, codes = {"state": "tillstånd", "document": "belopp", "comment": "anmärkning"}, {"state": {"x": "godtaget"}}
    register = Register(proposal_events, "proposals", "händelsen", names, codes=codes, amounts=("document",))
    late = datetime(2006, 6, 30, 23, 30, tzinfo=UTC)
    other = followup.change(store, EVENTS, seen := add(store, NOW), {"document": "1.05"}, AT_SERVER, now=late)
    with pytest.raises(Outdated) as found:
        followup.change(store, register, seen, {"comment": "z"}, AT_SERVER, now=late)
    assert found.value.found == "tillstånd: godtaget; belopp: 1,05; anmärkning: x." and other.version == 2
    assert "1 juli 2006" in str(found.value.where).replace("\u00a0", " ")


def test_what_is_too_much_or_not_there_is_told(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(TooMuch, match="comment"):
        add(store, NOW, comment="x" * (limits.LONGEST_DESCRIPTION + 1))
    seen = add(store, NOW)
    monkeypatch.setattr(limits, "MOST_KEPT", 1)
    with pytest.raises(TooMuch, match="många rader"):
        add(store, NOW)
    lost = Kept("saknas", *(getattr(seen, name) for name in Kept.__dataclass_fields__ if name != "id"))
    with pytest.raises(NotFound, match="händelsen"):
        followup.withdraw(store, EVENTS, lost, AT_SERVER, now=NOW)
    assert followup.history(store, EVENTS, "saknas") == ()


def test_names_are_forgotten_after_the_days_of_votes_and_nothing_else(store: Store) -> None:
    seen = add(store, NOW, comment="kvar")
    corrected = followup.change(store, EVENTS, seen, {"state": "y"}, AT_SERVER, now=NOW + timedelta(days=20))
    assert retention.purge(store, now=NOW + timedelta(days=30), keep_days=30).names == 1  # of the first version
    assert [one.written_by for one in followup.history(store, EVENTS, seen.id)] == ["Åsa", ""]
    assert retention.purge(store, now=NOW + timedelta(days=50), keep_days=30).names == 2
    (row,) = followup.rows(store, EVENTS)
    assert (row.written_by, row.written_as, row.version, row.values) == ("", "vid servern", 2, corrected.values)
    assert [one.values["comment"] for one in followup.history(store, EVENTS, seen.id)] == ["kvar", "kvar"]


def test_a_copy_holds_the_rows_and_their_history(
    store: Store, new_url: Callable[[str], str], backend: str, tmp_path: Path
) -> None:
    seen = add(store, NOW)
    gone = followup.withdraw(store, EVENTS, seen, AT_SERVER, now=LATER)
    backup(store, tmp_path / "kopia", now=NOW)
    other = connect(new_url(backend))
    restore(other, tmp_path / "kopia")
    assert followup.rows(other, EVENTS, withdrawn=True) == (gone,)
    assert followup.history(other, EVENTS, seen.id) == followup.history(store, EVENTS, seen.id)
    other.close()


def test_fifty_killed_processes_have_stored_everything_they_acknowledged(store: Store, url: str) -> None:
    command = [sys.executable, "-m", kept_rows.__name__, url, str(KILLS), NOW.isoformat()]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    lines = [line.split() for line in ended.stdout.splitlines()]
    assert ended.returncode == 0 and lines.count(["killed", "9"]) == KILLS, ended.stderr
    acknowledged = {(id, int(version)) for id, version in lines if id != "killed"}
    assert len(acknowledged) >= KILLS // 2, "most were killed before they had saved anything: the machine is too busy to try it"
    stored = {kept.id: kept for kept in followup.rows(store, EVENTS) + followup.rows(store, EVENTS, withdrawn=True)}
    missing = [one for one in acknowledged if one[0] not in stored or stored[one[0]].version < one[1]]
    assert not missing
    for kept in stored.values():  # a row and its history are written together or not at all
        assert [one.version for one in followup.history(store, EVENTS, kept.id)] == list(range(kept.version, 0, -1))
    add(store, LATER)  # nothing is left locked


def test_several_rows_are_entered_whole_or_not_at_all(store: Store) -> None:
    taken = add(store, NOW, id="tagen")
    labels = {name: name for name in kept_rows.ALL}
    register = Register(proposal_events, EVENTS.resource, EVENTS.noun, labels)
    entries: list[Entry] = [(register, kept_rows.ALL, "ny"), (register, kept_rows.ALL, "tagen")]
    with pytest.raises(Outdated) as refused:
        followup.add_all(store, entries, AT_SERVER, now=LATER)
    assert refused.value.latest == taken and followup.rows(store, EVENTS) == (taken,)
    assert followup.history(store, EVENTS, "ny") == ()
