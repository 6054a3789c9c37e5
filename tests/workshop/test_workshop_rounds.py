"""Rounds: when scores are taken, what stays hidden until the reveal, and what a later round keeps."""

from __future__ import annotations

from datetime import timedelta

import pytest
from workshop_room import NOW, Room

from lstdash.database import limits
from lstdash.database.faults import NotAllowed, NotFound, TooMuch
from lstdash.workshop import changes, items, records, results, rounds, workshops
from lstdash.workshop.entities import Item
from tests.workshop.test_workshop_votes import stored


def test_a_refused_vote_changes_nothing(room: Room) -> None:
    before = changes.poll(room.store, room.id)
    with pytest.raises(NotAllowed):
        room.score(1, 3)
    assert changes.poll(room.store, room.id) == before


@pytest.mark.parametrize("state", ["hidden", "revealed", "closed", "expired"])
def test_no_score_is_taken_unless_the_round_is_open(room: Room, state: str) -> None:
    room.all_score([2])
    now = NOW
    if state == "hidden":
        rounds.stop(room.store, room.steering)
    elif state == "revealed":
        room.reveal()
    elif state == "closed":
        room.reveal()
        records.close(room.store, room.steering, analysis={}, now=NOW)
    else:
        now = NOW + timedelta(days=7)
    with pytest.raises(NotAllowed):
        room.score(0, 5, now=now)
    assert stored(room) == [(1, "upphandlingar", "effekt", 2)]


def test_a_stopped_round_can_be_opened_again(room: Room) -> None:
    room.join(1)
    rounds.stop(room.store, room.steering)
    rounds.resume(room.store, room.steering)
    assert room.score(1, 3).round == 1


def test_results_are_hidden_until_the_reveal_whoever_asks(room: Room) -> None:
    room.all_score([1, 2, 3, 4, 5, 5], group="Norr")
    for state in ("open", "hidden"):
        if state == "hidden":
            rounds.stop(room.store, room.steering)
        for ask in (lambda: results.results(room.store, room.id, 1), lambda: results.groups(room.store, room.id, 1)):
            with pytest.raises(NotAllowed, match="dolt"):
                ask()
    room.reveal()
    shown = results.results(room.store, room.id, 1)
    assert sorted(row.score for row in shown.rows) == [1, 2, 3, 4, 5, 5] and shown.participants == 6
    with pytest.raises(NotFound):
        results.results(room.store, room.id, 2)


def test_the_second_round_keeps_the_first(room: Room) -> None:
    room.all_score([1, 5])
    with pytest.raises(NotAllowed, match="inte att göra nu"):
        rounds.begin_next(room.store, room.steering, now=NOW)
    room.reveal()
    assert rounds.begin_next(room.store, room.steering, now=NOW + timedelta(minutes=5)) == 2
    room.score(0, 3)
    workshop = workshops.load(room.store, room.id)
    assert [(one.number, one.status, one.is_revealed) for one in workshop.rounds] == [(1, "closed", True), (2, "open", False)]
    assert [row.score for row in results.results(room.store, room.id, 1).rows] in ([1, 5], [5, 1])
    with pytest.raises(NotAllowed, match="dolt"):
        results.results(room.store, room.id, 2)
    room.reveal()
    first, second = (results.results(room.store, room.id, number) for number in (1, 2))
    assert {row.participant for row in second.rows} <= {row.participant for row in first.rows}  # movement can be followed


def test_a_round_may_be_about_some_items_only(room: Room) -> None:
    room.all_score([1])
    room.reveal()
    with pytest.raises(NotFound):
        rounds.begin_next(room.store, room.steering, items=["saknas"], now=NOW)
    rounds.begin_next(room.store, room.steering, items=["mallar"], now=NOW)
    assert workshops.load(room.store, room.id).round.items == ("mallar",)
    room.score(0, 4, item="mallar")
    with pytest.raises(NotFound, match="inte att svara på"):
        room.score(0, 4, item="upphandlingar")


def test_an_item_added_while_a_round_is_not_shown_is_scored_in_it_and_after_the_reveal_in_the_next(room: Room) -> None:
    room.all_score([1])
    room.reveal()
    rounds.begin_next(room.store, room.steering, items=["mallar"], now=NOW)
    items.add(room.store, room.steering, [Item("sen", "Sent förslag")], now=NOW)
    assert workshops.load(room.store, room.id).round.items == ("mallar", "sen")
    room.score(0, 4, item="sen")
    rounds.stop(room.store, room.steering)
    items.add(room.store, room.steering, [Item("senare", "Ännu senare")], now=NOW)
    rounds.reveal(room.store, room.steering, now=NOW)
    items.add(room.store, room.steering, [Item("sist", "Efter visningen")], now=NOW)
    assert workshops.load(room.store, room.id).round.items == ("mallar", "sen", "senare")


def test_rounds_are_limited_and_revealing_twice_changes_nothing(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    rounds.reveal(room.store, room.steering, now=NOW)
    rounds.reveal(room.store, room.steering, now=NOW + timedelta(hours=1))
    assert workshops.load(room.store, room.id).round.revealed_at == NOW
    for wrong in (rounds.stop, rounds.resume):
        with pytest.raises(NotAllowed):
            wrong(room.store, room.steering)
    monkeypatch.setattr(limits, "MOST_ROUNDS", 1)
    with pytest.raises(TooMuch):
        rounds.begin_next(room.store, room.steering, now=NOW)
