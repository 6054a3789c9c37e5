"""Many new workshops are braked, empty ones give way when it is full, and whoever runs the server sees and ends them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from lstdash.database import limits, scenarios
from lstdash.database.engine import Store
from lstdash.database.faults import NotFound, TooMuch
from lstdash.database.values import hashed
from lstdash.workshop import devices, kinds, listing, people, records, workshops
from tests.workshop.workshop_room import CRITERIA, ITEMS, NOW, begin, device

DAY = timedelta(days=1)


def make(store: Store, by: str = "", now=NOW) -> workshops.Created:
    return workshops.create(
        store,
        kind=kinds.kind(kinds.FIRST),
        title="T",
        items=ITEMS,
        criteria=CRITERIA,
        data_version="d",
        settings={},
        now=now,
        by=by,
    )


def save(store: Store, by: str, now=NOW) -> str:
    return scenarios.save(store, page="p", name="N", parameters={}, data_version="d", model_version="m", now=now, by=by)


@pytest.mark.parametrize(("noun", "one_more"), [("workshoppar", make), ("scenarier", save)])
def test_one_address_makes_so_many_and_no_more(store: Store, monkeypatch: pytest.MonkeyPatch, noun: str, one_more) -> None:
    monkeypatch.setitem(limits.MOST_NEW, noun, 3)
    for _ in range(3):
        one_more(store, "192.0.2.1")
    with pytest.raises(TooMuch, match=f"nya {noun} på kort tid"):
        one_more(store, "192.0.2.1")
    one_more(store, "192.0.2.2")
    one_more(store, "192.0.2.1", NOW + timedelta(minutes=11))


def test_one_address_joins_as_so_many_and_those_who_have_joined_come_back(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(limits.MOST_NEW, "deltagare", 3)
    room, other = begin(store, NOW), begin(store, NOW)

    def join(number: int, code: str = room.created.code, by: str = "192.0.2.1") -> None:
        people.join(store, code, devices.signed(store, device(number)), now=NOW, by=by)

    for number in range(3):
        join(number)
    with pytest.raises(TooMuch, match="nya deltagare"):
        join(3)
    join(0)  # the same person again
    join(3, by="192.0.2.2")
    join(3, other.created.code)


def test_an_address_is_kept_as_nothing_that_can_be_guessed(store: Store) -> None:
    """There are so few addresses that all can be tried against a mere checksum."""
    make(store, "192.0.2.1")
    with store.read() as connection:
        (subject,) = connection.exec_driver_sql("select subject from attempts").scalars()
        assert subject not in {hashed(text) for text in ("192.0.2.1", "workshoppar:192.0.2.1")} and len(subject) == 64


def test_the_limits_are_those_that_are_promised() -> None:
    assert limits.MOST_NEW == {"workshoppar": 10, "scenarier": 60, "deltagare": 100}, (
        "a full room, sixty, joins from one address"
    )
    assert timedelta(minutes=10) == limits.TRIES_WINDOW


def test_a_clock_that_is_set_back_leaves_no_lock(store: Store) -> None:
    room = begin(store, NOW)
    for _ in range(limits.MOST_TRIES):
        with pytest.raises(NotFound):
            workshops.by_code(store, "ABCDEFGH", "d" * 20, now=NOW + DAY)
    with pytest.raises(TooMuch):
        workshops.by_code(store, room.created.code, "d" * 20, now=NOW + DAY)
    assert workshops.by_code(store, room.created.code, "d" * 20, now=NOW) == room.id


def test_empty_workshops_give_way_after_a_day_when_it_is_full(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_OPEN_WORKSHOPS", 3)
    empty, joined, young = begin(store, NOW), begin(store, NOW), begin(store, NOW + DAY)
    joined.join(1)
    with pytest.raises(TooMuch):
        make(store, now=NOW + DAY / 2)
    make(store, now=NOW + DAY + timedelta(minutes=1))
    later = NOW + DAY + timedelta(minutes=2)
    with pytest.raises(NotFound):
        workshops.by_code(store, empty.created.code, "d" * 20, now=later)
    for kept in (joined, young):
        assert workshops.by_code(store, kept.created.code, "d" * 20, now=later) == kept.id
    workshops.extend(store, empty.steering, now=later)  # what was prepared is not lost
    assert workshops.by_code(store, empty.created.code, "d" * 20, now=later) == empty.id


def test_an_empty_workshop_stays_while_there_is_room(store: Store) -> None:
    prepared = begin(store, NOW)
    begin(store, NOW + 3 * DAY)
    assert workshops.by_code(store, prepared.created.code, "d" * 20, now=NOW + 3 * DAY) == prepared.id


def test_all_are_listed_with_what_they_hold(store: Store, version: str) -> None:
    old, room = begin(store, NOW - DAY), begin(store, NOW)
    room.all_score([1, 5])
    listing.end(store, old.id, now=NOW)
    found = listing.every(store)
    assert [(one.workshop, one.is_open, one.participants, one.scores) for one in found] == [
        (room.id, True, 2, 2),
        (old.id, False, 0, 0),
    ]
    assert listing.named(store, room.id[:8]) == room.id
    for text in ("", "finns-inte"):
        with pytest.raises(NotFound):
            listing.named(store, text)


def test_one_that_is_ended_is_sealed_with_what_was_shown(store: Store, version: str) -> None:
    room = begin(store, NOW)
    room.all_score([1, 5])
    sealed = listing.end(store, room.id, now=NOW)
    assert not workshops.load(store, room.id).is_open
    assert records.open_record(store, sealed.token).document["rounds"][0]["cells"] == []
