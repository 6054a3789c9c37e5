"""What the printed tables say of single counties: the worked examples that /kallor shows, and what a table cannot say."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from lstdash.errors import ScenarioError
from lstdash.evidence.faults import explained
from lstdash.formats import decimal, interval
from lstdash.questions.constellations import constellations_spec
from lstdash.questions.constellations.answers.faults import WORDS
from lstdash.questions.constellations.constellations_spec import EAST, NORTH, SOUTH
from lstdash.questions.constellations.model.constellations import (
    Constellation,
    Merge,
    Move,
    SizeEffect,
    set_bounds,
    size_effect,
    what_if,
)
from lstdash.shared_model.bounds import Interval, Space, county_bounds, deviations, separable, solution_space, tiers
from lstdash.shared_model.integer_program import drops
from lstdash.shared_model.survey_facts import Fact, Group, Grouping, Problem, at_least, exchange, highest, times_mean, within
from lstdash.worked import Example, Worked
from tests.lib.worked import each

USUAL = ("east_15",)


def grouping(table: Worked) -> Grouping:
    """The printed table that a table of examples shows."""
    groups = (Group(e.title, e.title, e.given["counties"], e.given["total"], e.gives["mean"]) for e in table.examples)
    return Grouping(table.code, tuple(groups))


SIZE, PLACE = grouping(constellations_spec.SIZE), grouping(constellations_spec.PLACE)
EVERYONE = tuple(county for group in SIZE.groups for county in group.counties)
TEXT = exchange(PLACE, "S", "W")  # Dalarna in the north, as the text has it
RANGE = within("range", "3–20 per län", EVERYONE, 3, 20)
FACTS = {
    "east_15": within("east_15", constellations_spec.FACTS["east_15"], EAST, 15, 17),
    "east_17": within("east_17", constellations_spec.FACTS["east_17"], EAST, 17, 19),
    "south": highest("south", constellations_spec.FACTS["south"], ("M", "H"), SOUTH),
    "named": at_least("named", constellations_spec.FACTS["named"], {"K": 5, "AB": 16}),
}


def twice(place: Grouping) -> Fact:
    north = next(group.counties for group in place.groups if set(NORTH) - {"S"} <= set(group.counties))
    return times_mean("twice", constellations_spec.FACTS["twice"], ("X", "W"), north, 1.5, 2.5)


def space(chosen: Sequence[str] = USUAL) -> Space:
    place = TEXT if "dalarna" in chosen else PLACE
    facts = [twice(place) if fact == "twice" else FACTS[fact] for fact in chosen if fact != "dalarna"]
    return solution_space(Problem((SIZE, place), (RANGE, *facts)))


def bounds(chosen: Sequence[str] = USUAL) -> dict[str, tuple[int, int]]:
    return {bound.county: (bound.low, bound.high) for bound in county_bounds(space(chosen))}


def effect(chosen: Sequence[str] = USUAL, without: Sequence[str] = EAST) -> SizeEffect:
    found = space(chosen)
    small, large = (found.problem.group("storlek", name) for name in ("Mindre", "Större"))
    return size_effect(found, small, large, tuple(without))


@each(constellations_spec.SIZE)
def test_means_by_size(example: Example) -> None:
    assert decimal(example.given["total"] / len(example.given["counties"]), 1) == decimal(example.gives["mean"], 1)


@each(constellations_spec.PLACE)
def test_means_by_constellation(example: Example) -> None:
    assert decimal(example.given["total"] / len(example.given["counties"]), 1) == decimal(example.gives["mean"], 1)


@each(constellations_spec.SLACK)
def test_slack(example: Example) -> None:
    assert space(example.given["facts"]).least_slack == example.gives["least_slack"]


@each(constellations_spec.COUNTIES)
def test_counties(example: Example) -> None:
    assert bounds((*USUAL, *example.given.get("facts", ())))[example.given["county"]] == example.gives["bounds"]


@each(constellations_spec.EFFECT)
def test_effect(example: Example) -> None:
    found = effect(without=example.given["without"]).without if example.given else effect().everyone
    assert (found.low, found.high) == pytest.approx(example.gives["effect"])


CONSTELLATIONS = (
    Constellation("nord", "Nordlänen", ("AC", "BD", "Y", "Z"), ("W", "X")),
    Constellation("syd", "Sydlänen", SOUTH, ("E", "O")),
    Constellation("öst", "Östra Mellansverige", EAST),
    Constellation("swx", "SWX-länen", ("S", "W", "X")),
    Constellation("stor", "Storstadslänen", ("AB", "M", "O"), is_exclusive=False),
)
MOVES = {"o_south": Move("O", None, "syd"), "e_south": Move("E", None, "syd"), "swx_north": Merge("nord", "swx")}


@each(constellations_spec.WHAT_IF)
def test_what_if(example: Example) -> None:
    if "counties" in example.given:
        found = set_bounds(space(), Constellation("", "", example.given["counties"]))
    else:
        tried = [MOVES[move] for move in example.given["moves"]]
        (found,) = [change.after for change in what_if(space(), CONSTELLATIONS, tried) if change.is_changed and change.after]
    assert (len(found.counties), (found.total.low, found.total.high)) == (example.gives["size"], example.gives["total"])


def test_every_table_is_run() -> None:
    assert constellations_spec.TABLES == (
        constellations_spec.SIZE,
        constellations_spec.PLACE,
        constellations_spec.SLACK,
        constellations_spec.COUNTIES,
        constellations_spec.EFFECT,
        constellations_spec.WHAT_IF,
    )


def test_tables_differ_by_one() -> None:
    """At least one participation is miscounted, and nobody knows in which group."""
    found = space()
    assert (SIZE.total, PLACE.total) == (225, 226)
    assert str(SIZE.total) in constellations_spec.SIZE.title and str(PLACE.total) in constellations_spec.PLACE.title
    assert {(d.low, d.high) for d in deviations(found)} == {(0, 1), (-1, 0)}
    assert {drop.least_slack for drop in drops(found.problem) if drop.kind == "gruppsumma"} == {0}


def test_size_or_company() -> None:
    """3,1 as printed; without Östra Mellansverige the difference may be none at all."""
    found = effect()
    assert decimal(found.printed, 1) == decimal(found.recomputed, 1) == "3,1"
    assert interval(found.everyone.low, found.everyone.high, 1) == "2,9–3,2"
    assert interval(found.without.low, found.without.high, 1) == f"{decimal(-0.2, 1)} till 1,9"
    assert (found.small_without, found.large_without) == (("K", "G", "N"), ("M", "O", "AC", "BD"))


def test_the_higher_range_is_what_does_not_fit() -> None:
    found = space(("east_17",))
    assert {drop.key: drop.least_slack for drop in drops(found.problem)}["east_17"] == 1
    east = next(d for d in deviations(found) if d.group == "Östra Mellansverige")
    assert (east.low, east.high) == (3, 3)


def test_counties_alike_have_the_same_bounds() -> None:
    found = bounds()
    assert {found.pop(county) for county in EAST} == {(15, 17)}
    assert {found.pop(county) for county in ("W", "O")} == {(3, 12)}
    assert set(found.values()) == {(3, 20)}
    assert {bounds((*USUAL, "east_17"))[county] for county in EAST} == {(17, 17)}
    highest_two = bounds((*USUAL, "south"))
    assert highest_two["M"] == highest_two["H"]


def test_no_league_table() -> None:
    """The list cannot be cut, but Östra Mellansverige surely lies above Dalarna and Västra Götaland."""
    found = county_bounds(space())
    assert len(tiers(found)) == 1
    assert set(separable(found)) == {(east, other) for east in EAST for other in ("W", "O")}


@pytest.mark.parametrize("chosen", [(*USUAL, "twice"), (*USUAL, "twice", "dalarna")])
def test_about_twice_says_nothing_of_small_and_large(chosen: tuple[str, ...]) -> None:
    assert space(chosen).least_slack == 1
    assert effect(chosen).without == effect().without


def test_more_named_than_the_other_facts_allow_is_a_contradiction() -> None:
    assert bounds((*USUAL, "named"))["AB"] == (16, 17)
    too_many = at_least("named", "Minst de namngivna", {"AB": 18})
    with pytest.raises(ScenarioError) as raised, explained(WORDS):
        solution_space(Problem((SIZE, PLACE), (RANGE, FACTS["east_15"], too_many)))
    both = f"{constellations_spec.FACTS['east_15']} och Minst de namngivna"
    assert raised.value.found == both
    assert raised.value.action == f"Stäng av en av dem: {both}."


def test_joining_fully_changes_the_joined_group_alone() -> None:
    changes = what_if(space(), CONSTELLATIONS, [MOVES["o_south"], MOVES["e_south"]])
    south = next(change for change in changes if change.code == "syd")
    assert south.after is not None and south.after.mean == Interval(8.75, 10)
    assert [change.code for change in changes if change.is_changed] == ["syd"]


def test_a_merged_group_is_gone_and_the_change_is_solved_jointly() -> None:
    north, _, _, swx, _ = what_if(space(), CONSTELLATIONS, [MOVES["swx_north"]])
    assert north.after is not None and swx.after is None
    assert set(north.after.counties) == {"AC", "BD", "Y", "Z", "S", "W", "X"}
    assert north.before is not None and north.mean_change is not None
    # joint: the change is narrower than the difference of the two intervals taken apart
    loose = (north.after.mean.low - north.before.mean.high, north.after.mean.high - north.before.mean.low)
    assert loose[0] < north.mean_change.low <= north.mean_change.high < loose[1]


def test_a_county_in_two_ordinary_constellations_is_refused() -> None:
    with pytest.raises(ScenarioError, match="X i Nordlänen och SWX-länen"), explained(WORDS):
        what_if(space(), CONSTELLATIONS, [Move("X", None, "nord")])
