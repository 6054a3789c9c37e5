"""Items removed from a room and brought back: what is shown, scored, counted and sealed of them."""

from __future__ import annotations

import json

import pytest
from workshop_room import NOW, Room, device

from lstdash.database import limits
from lstdash.database.faults import NotFound, TooMuch, WorkshopError
from lstdash.workshop import (
    happenings,
    items,
    rounds,
    votes,
    workshops,
)
from lstdash.workshop.entities import Item
from tests.workshop.test_workshop_happenings import LATER, sealed


def test_an_item_is_removed_from_what_is_shown_and_stays_in_the_record(room: Room) -> None:
    room.all_score([4, 4])
    items.remove(room.store, room.steering, "upphandlingar", now=LATER)
    of = workshops.load(room.store, room.id)
    assert [one.key for one in of.items] == ["mallar"] == list(of.round.items)
    assert [one.key for one in of.removed] == ["upphandlingar"]
    with pytest.raises(NotFound):
        room.score(0, 3)
    room.reveal()
    document = sealed(room)
    assert [one["label"] for one in document["items"] if one.get("removed")] == ["Upphandlingar"]  # type: ignore[attr-defined]
    assert document["rounds"][0]["cells"][0]["counts"] == [0, 0, 0, 2, 0]  # type: ignore[index]
    assert [one["answers"] for one in document["happenings"] if one["event"] == "item_removed"] == [2]  # type: ignore[attr-defined]


def test_a_removed_item_comes_back_with_its_scores(room: Room) -> None:
    room.all_score([4, 4])
    items.remove(room.store, room.steering, "upphandlingar", now=LATER)
    items.add(room.store, room.steering, [Item("upphandlingar", "Upphandlingar")], now=LATER)
    assert votes.own_scores(room.store, room.id, device(0), 1) == {("upphandlingar", "effekt"): 4}
    assert [one.event for one in happenings.of_workshop(room.store, room.id)] == ["item_removed", "item_restored"]
    items.remove(room.store, room.steering, "upphandlingar", now=LATER)
    items.add(room.store, room.steering, [Item("", "Upphandlingar")], now=LATER)
    assert [one.label for one in workshops.load(room.store, room.id).items] == ["Upphandlingar", "Mallar och blanketter"]


def test_an_item_that_comes_back_joins_the_round_that_is_not_shown_yet(room: Room) -> None:
    room.all_score([4, 4])
    room.reveal()
    items.remove(room.store, room.steering, "upphandlingar", now=LATER)
    rounds.begin_next(room.store, room.steering, items=["mallar"], now=LATER)
    items.add(room.store, room.steering, [Item("upphandlingar", "Upphandlingar")], now=LATER)
    assert set(workshops.load(room.store, room.id).round.items) == {"mallar", "upphandlingar"}
    room.score(0, 5)
    items.remove(room.store, room.steering, "upphandlingar", now=LATER)
    items.add(room.store, room.steering, [Item("upphandlingar", "Upphandlingar")], now=LATER)
    with room.store.read() as connection:
        ballot = connection.exec_driver_sql("select items from rounds where number = 2").scalar_one()
    assert sorted(json.loads(ballot)) == ["mallar", "upphandlingar"], "once, also when it was in the round already"


def test_a_removed_item_that_is_typed_again_comes_back(room: Room) -> None:
    items.add(room.store, room.steering, [Item("", "Gemensam växel")], now=NOW)
    room.join(0)
    typed = workshops.load(room.store, room.id).items[-1].key
    room.score(0, 4, item=typed)
    items.remove(room.store, room.steering, typed, now=LATER)
    with pytest.raises(WorkshopError, match="finns redan"):
        items.add(room.store, room.steering, [Item("", "Gemensam växel"), Item("", "gemensam  VÄXEL")], now=LATER)
    items.add(room.store, room.steering, [Item("", "gemensam  VÄXEL")], now=LATER)
    of = workshops.load(room.store, room.id)
    assert (of.items[-1].key, of.items[-1].label, of.removed) == (typed, "Gemensam växel", ())
    assert [one.event for one in happenings.of_workshop(room.store, room.id)][-1] == "item_restored"
    assert votes.own_scores(room.store, room.id, device(0), 1) == {(typed, "effekt"): 4}


def test_only_the_items_that_are_left_count_towards_the_most(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_ITEMS", 2)
    room.all_score([4])
    items.remove(room.store, room.steering, "upphandlingar", now=LATER)
    items.add(room.store, room.steering, [Item("", "Gemensam växel")], now=LATER)
    with pytest.raises(TooMuch, match="för många förslag"):
        items.add(room.store, room.steering, [Item("upphandlingar", "Upphandlingar")], now=LATER)
