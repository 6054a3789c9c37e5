"""No group under five is shown alone, nor to be worked out; what is shown names nobody."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from workshop_room import NOW, Room, device

from lstdash.database.faults import NotAllowed
from lstdash.few import FEWEST
from lstdash.workshop import results, rounds
from lstdash.workshop.votes import PASS


@pytest.mark.parametrize(
    ("sizes", "shown"),
    [
        ({"Norr": 4}, set()),
        ({"Norr": 5}, {"Norr"}),
        ({"Norr": 5, "Syd": 5}, {"Norr", "Syd"}),
        ({"Norr": 9, "Syd": 6, "Väst": 4}, {"Norr"}),  # Väst alone would be the whole minus the other two
        ({"Norr": 9, "Syd": 6, "": 3}, {"Norr"}),
        ({"Norr": 9, "Syd": 6, "Väst": 3, "Öst": 2}, {"Norr", "Syd"}),  # together five are left out
        ({"Norr": 9, "Väst": 4}, set()),
        ({"": 20}, set()),
        ({"Norr": 9, "": 20}, {"Norr"}),
        ({}, set()),
    ],
)
def test_which_groups_may_be_shown(sizes: dict[str, int], shown: set[str]) -> None:
    assert results.visible(sizes) == shown


@given(st.dictionaries(st.sampled_from(["", "A", "B", "C", "D"]), st.integers(0, 12)))
def test_neither_a_group_nor_the_rest_is_between_one_and_four(sizes: dict[str, int]) -> None:
    shown = results.visible(sizes)
    left_out = sum(size for name, size in sizes.items() if name not in shown)
    assert all(sizes[name] >= FEWEST for name in shown)
    assert left_out == 0 or left_out >= FEWEST or not shown


def test_a_small_group_is_refused_and_a_large_one_is_shown(room: Room) -> None:
    room.all_score([1, 2, 3, 4, 5], group="Norr")
    room.all_score([5] * 6, group="Syd", first=10)
    room.reveal()
    assert results.groups(room.store, room.id, 1) == {"Norr": 5, "Syd": 6}
    north = results.results(room.store, room.id, 1, group="Norr")
    assert sorted(row.score for row in north.rows) == [1, 2, 3, 4, 5] and north.participants == 5
    with pytest.raises(NotAllowed, match="för liten"):
        results.results(room.store, room.id, 1, group="Väst")
    with pytest.raises(NotAllowed):
        results.results(room.store, room.id, 1, group="")


def test_a_cell_that_few_of_the_group_have_scored_is_withheld(room: Room) -> None:
    room.all_score([3] * 6, group="Norr")
    room.all_score([4] * 6, group="Syd", first=10)
    for number in (0, 1):
        room.score(number, 5, criterion="startkostnad")
    room.reveal()
    north = results.results(room.store, room.id, 1, group="Norr")
    assert {row.criterion for row in north.rows} == {"effekt"}
    assert north.withheld == (("upphandlingar", "startkostnad"),)
    assert len(results.results(room.store, room.id, 1).rows) == 14  # the whole is shown


AGAIN = NOW + timedelta(minutes=1)


def open_again(room: Room, given: dict[int, int]) -> None:
    """Take the reveal back, let some answer anew, and show the result again."""
    rounds.reopen(room.store, room.steering, now=AGAIN)
    for number, score in given.items():
        room.score(number, score)
    rounds.reveal(room.store, room.steering, now=AGAIN + timedelta(seconds=sum(given)))


@pytest.mark.parametrize(
    ("anew", "told", "shown"),
    [
        ({}, False, {"Norr", "Syd"}),
        ({1: 5}, True, set()),
        ({1: 3}, False, {"Norr", "Syd"}),  # what one had answered before
        ({1: 5, **dict.fromkeys(range(10, 14), 5)}, False, set()),  # five in all, one of them in Norr
        (dict.fromkeys(range(10, 15), 5), False, {"Norr", "Syd"}),
        ({0: PASS}, True, set()),
    ],
)
def test_what_changes_between_two_results_of_a_round_is_nobodys_alone(
    room: Room, anew: dict[int, int], told: bool, shown: set[str]
) -> None:
    room.all_score([3] * 6, group="Norr")
    room.all_score([4] * 6, group="Syd", first=10)
    room.reveal()
    assert results.results(room.store, room.id, 1).told == ()
    open_again(room, anew)
    assert bool(results.results(room.store, room.id, 1).told) is told
    cell = ("upphandlingar", "effekt")
    alone = {name: results.results(room.store, room.id, 1, group=name) for name in ("Norr", "Syd")}
    assert {name for name, found in alone.items() if cell not in found.withheld and found.rows} == shown


def test_the_latest_of_many_results_is_held_against_each_of_the_earlier(room: Room) -> None:
    room.all_score([3] * 6, group="Norr")
    room.all_score([4] * 6, group="Syd", first=10)
    room.reveal()
    open_again(room, dict.fromkeys(range(5), 5))
    assert results.results(room.store, room.id, 1, group="Norr").rows
    open_again(room, {11: 1})
    assert results.results(room.store, room.id, 1).told == (("upphandlingar", "effekt"),)
    open_again(room, {})
    assert not results.results(room.store, room.id, 1, group="Norr").rows, "six since the first, and one since the second"


def test_a_group_that_joined_but_did_not_score_does_not_count(room: Room) -> None:
    room.all_score([3] * 4, group="Norr")
    room.join(50, "Norr")
    room.reveal()
    assert results.groups(room.store, room.id, 1) == {}


def test_results_carry_no_names(room: Room) -> None:
    room.join(1, "Hemliga gruppen", "Åsa")
    room.score(1, 4)
    room.reveal()
    text = repr(results.results(room.store, room.id, 1))
    assert "Åsa" not in text and "Hemliga" not in text and device(1) not in text
