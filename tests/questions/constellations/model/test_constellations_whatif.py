"""Moves and merges of constellations, their overlaps and the size effect."""

from __future__ import annotations

from itertools import product

import pytest

from lstdash.errors import ScenarioError
from lstdash.evidence.faults import explained
from lstdash.questions.constellations.answers.faults import WORDS
from lstdash.questions.constellations.model.constellations import (
    Change,
    Constellation,
    Merge,
    Move,
    Overlap,
    check_constellations,
    overlaps,
    regroup,
    set_bounds,
    size_effect,
    what_if,
)
from lstdash.shared_model.bounds import Interval, Space, solution_space
from lstdash.shared_model.survey_facts import Group, Grouping, Problem, within

SMALL, LARGE = Group("mindre", "Mindre", ("A", "B", "C"), 12, 4.1), Group("större", "Större", ("D", "E"), 5, 2.5)
SIZE = Grouping("storlek", (SMALL, LARGE))
TOWN = Grouping(
    "konstellation", (Group("ab", "Ab", ("A", "B"), 9), Group("cd", "Cd", ("C", "D"), 6), Group("e", "E", ("E",), 2))
)
NORTH = Constellation("nord", "Nordlänen", ("A", "B"), occasional=("C",))
SOUTH = Constellation("syd", "Sydlänen", ("C", "D"), occasional=("E",))
CITY = Constellation("stad", "Storstadslänen", ("A", "D"), is_exclusive=False)
ALL = (NORTH, SOUTH, CITY)


@pytest.fixture(scope="module")
def space() -> Space:
    return solution_space(Problem((SIZE, TOWN), (within("spann", "1 till 6", "ABCDE", 1, 6),)))


def solutions() -> list[dict[str, int]]:
    every = (dict(zip("ABCDE", values, strict=True)) for values in product(range(1, 7), repeat=5))
    groups = (*SIZE.groups, *TOWN.groups)
    return [x for x in every if all(sum(x[county] for county in group.counties) == group.total for group in groups)]


def test_a_moved_county_changes_size_sum_and_mean_as_enumeration_says(space: Space) -> None:
    north = what_if(space, ALL, [Move("C", "syd", "nord")])[0]
    assert north.after is not None and north.before is not None
    assert (north.before.counties, north.after.counties) == (("A", "B"), ("A", "B", "C"))
    cases = solutions()
    sums = [x["A"] + x["B"] + x["C"] for x in cases]
    assert north.after.total == Interval(min(sums), max(sums))
    changes = [(x["A"] + x["B"] + x["C"]) / 3 - (x["A"] + x["B"]) / 2 for x in cases]
    assert north.mean_change is not None
    assert (north.mean_change.low, north.mean_change.high) == pytest.approx((min(changes), max(changes)))


def test_a_constellation_left_alone_does_not_change(space: Space) -> None:
    city = what_if(space, ALL, [Move("C", "syd", "nord")])[2]
    assert not city.is_changed
    assert city.mean_change == Interval(0, 0)


def test_an_occasional_member_that_joins_becomes_ordinary() -> None:
    north, south, _ = regroup(ALL, [Move("C", "syd", "nord")])
    assert north == Constellation("nord", "Nordlänen", ("A", "B", "C"))
    assert south.counties == ("D",)


def test_a_merge_keeps_the_first_name_and_counts_each_county_once(space: Space) -> None:
    north, south, _ = what_if(space, ALL, [Merge("nord", "syd")])
    assert north.after is not None and north.after.counties == ("A", "B", "C", "D")
    assert north.after.total == Interval(15, 15)
    assert south.after is None and south.mean_change is None and south.is_changed
    assert regroup(ALL, [Merge("nord", "stad")])[0].counties == ("A", "B", "D")


def test_a_merge_keeps_occasional_members_that_are_not_ordinary() -> None:
    assert regroup(ALL, [Merge("nord", "syd")])[0].occasional == ("E",)


def test_a_county_can_leave_without_joining_another() -> None:
    assert regroup(ALL, [Move("B", "nord", None)])[0].counties == ("A",)


def test_changes_are_made_in_order() -> None:
    north, south, _ = regroup(ALL, [Move("C", "syd", None), Move("C", None, "nord"), Move("E", None, "syd")])
    assert (north.counties, south.counties) == (("A", "B", "C"), ("D", "E"))


@pytest.mark.parametrize(
    ("changes", "what", "found"),
    [
        pytest.param([Move("C", None, "nord")], "två konstellationer", "C i Nordlänen och Sydlänen", id="två ordinarie"),
        pytest.param([Move("A", "nord", None), Move("B", "nord", None)], "har inga län", "inget län", id="tom"),
        pytest.param([Move("Q", None, "nord")], "Länet är okänt", "Q", id="okänt län"),
        pytest.param([Move("A", "nord", "väst")], "Konstellationen finns inte", "väst", id="okänt mål"),
        pytest.param([Merge("nord", "väst")], "Konstellationen finns inte", "väst", id="okänd att slå ihop"),
        pytest.param([Merge("nord", "nord")], "inte slås ihop med sig själv", "Nordlänen", id="med sig själv"),
        pytest.param([Move("E", "syd", None)], "inte ordinarie medlem", "E", id="bara tillfällig"),
        pytest.param([Move("A", None, "nord")], "redan ordinarie", "A", id="redan med"),
    ],
)
def test_a_change_that_cannot_be_made_is_explained(space: Space, changes: list[Change], what: str, found: str) -> None:
    with pytest.raises(ScenarioError, match=what) as raised, explained(WORDS):
        what_if(space, ALL, changes)
    assert raised.value.found == found
    assert raised.value.action


def test_a_county_may_be_in_two_when_one_is_not_exclusive() -> None:
    check_constellations(ALL, "ABCDE")
    with pytest.raises(ScenarioError, match="A i Nordlänen och Storstadslänen"), explained(WORDS):
        check_constellations((NORTH, Constellation("stad", "Storstadslänen", ("A", "D"))), "ABCDE")


def test_unknown_occasional_member_is_refused() -> None:
    with pytest.raises(ScenarioError, match="Länet är okänt"), explained(WORDS):
        check_constellations((Constellation("nord", "Nordlänen", ("A",), ("Q",)),), "ABCDE")


def test_overlaps_tell_ordinary_from_occasional() -> None:
    assert overlaps(ALL) == (
        Overlap("nord", "syd", (), ("C",)),
        Overlap("nord", "stad", ("A",), ("A",)),
        Overlap("syd", "stad", ("D",), ("D",)),
    )


def test_size_effect_with_and_without_counties_set_aside(space: Space) -> None:
    effect = size_effect(space, SMALL, LARGE, ("A", "E"))
    cases = solutions()
    without = [(x["B"] + x["C"]) / 2 - x["D"] for x in cases]
    assert effect.printed == pytest.approx(1.6)
    assert effect.recomputed == 1.5
    assert effect.everyone == Interval(1.5, 1.5)
    assert (effect.without.low, effect.without.high) == pytest.approx((min(without), max(without)))
    assert (effect.small_without, effect.large_without) == (("B", "C"), ("D",))


def test_size_effect_needs_counties_left_in_both_groups(space: Space) -> None:
    with pytest.raises(ScenarioError, match="minst ett län"), explained(WORDS):
        size_effect(space, SMALL, LARGE, ("D", "E"))
    with pytest.raises(ScenarioError, match="Länet är okänt"), explained(WORDS):
        size_effect(space, SMALL, LARGE, ("Q",))


def test_size_effect_without_printed_figures(space: Space) -> None:
    effect = size_effect(space, Group("m", "M", ("A",), None), LARGE, ())
    assert (effect.printed, effect.recomputed) == (None, None)


def test_mean_is_the_sum_over_the_number_of_counties(space: Space) -> None:
    bounds = set_bounds(space, CITY)
    assert (bounds.mean.low * 2, bounds.mean.high * 2) == (bounds.total.low, bounds.total.high)
