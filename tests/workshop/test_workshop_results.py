"""No group under five is shown alone, nor to be worked out; what is shown names nobody."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from workshop_room import Room, device

from lstdash.database.faults import NotAllowed
from lstdash.database.limits import SMALLEST_GROUP
from lstdash.workshop import results


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
    assert all(sizes[name] >= SMALLEST_GROUP for name in shown)
    assert left_out == 0 or left_out >= SMALLEST_GROUP or not shown


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
