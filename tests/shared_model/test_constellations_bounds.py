"""The bounds against plain enumeration of every count on small tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lstdash.errors import ScenarioError
from lstdash.evidence.faults import explained
from lstdash.evidence.survey_faults import SURVEY
from lstdash.shared_model.bounds import (
    CountyBound,
    Interval,
    county_bounds,
    deviations,
    interval,
    mean,
    minus,
    separable,
    solution_space,
    tiers,
    total,
)
from lstdash.shared_model.integer_program import conflict, drops
from lstdash.shared_model.survey_facts import Fact, Group, Grouping, Problem, at_least, highest, times_mean, within

COUNTIES = ("A", "B", "C", "D", "E")
TOP = 6  # enough for every count in the enumerated cases, since `within` caps them


def table(code: str, *groups: tuple[str, int | None]) -> Grouping:
    return Grouping(code, tuple(Group(counties, f"Grupp {counties}", tuple(counties), total) for counties, total in groups))


def capped(*facts: Fact) -> tuple[Fact, ...]:
    return (within("spann", "0 till 6", COUNTIES, 0, TOP), *facts)


def fits(problem: Problem, counts: Mapping[str, int]) -> bool:
    sums = ((row, sum(factor * counts[county] for county, factor in row.factors)) for f in problem.facts for row in f.rows)
    return all((row.low is None or row.low <= reached) and (row.high is None or reached <= row.high) for row, reached in sums)


def slack_of(problem: Problem, counts: Mapping[str, int]) -> int:
    groups = [group for grouping in problem.groupings for group in grouping.groups]
    return sum(abs(sum(counts[c] for c in group.counties) - group.total) for group in groups if group.total is not None)


def enumerated(problem: Problem) -> list[dict[str, int]]:
    """Every count with the least slack: nothing but loops, so that it can be trusted."""

    def every() -> Iterator[dict[str, int]]:
        for values in product(range(TOP + 1), repeat=len(COUNTIES)):
            counts = dict(zip(COUNTIES, values, strict=True))
            if fits(problem, counts):
                yield counts

    best: list[dict[str, int]] = []
    least: int | None = None
    for counts in every():
        slack = slack_of(problem, counts)
        if least is None or slack < least:
            least, best = slack, []
        if slack == least:
            best.append(counts)
    return best


TWO_TABLES = (table("storlek", ("AB", 7), ("CDE", 9)), table("konstellation", ("AC", 5), ("BD", 8), ("E", 4)))


@pytest.mark.parametrize(
    "facts",
    [
        pytest.param((), id="bara spannet"),
        pytest.param((within("jämna", "C och D lika nära", ("C", "D"), 2, 3),), id="två län i ett smalt spann"),
        pytest.param((highest("flest", "B har flest", ("B",), ("A", "C", "D")),), id="ett län har flest"),
        pytest.param((times_mean("dubbelt", "E är ca dubbelt", ("E",), ("C", "D"), 1.5, 2.5),), id="ungefär dubbelt"),
        pytest.param((at_least("namngivna", "Minst de namngivna", {"A": 4, "D": 1}),), id="minst de namngivna"),
    ],
)
def test_bounds_equal_plain_enumeration(facts: tuple[Fact, ...]) -> None:
    problem = Problem(TWO_TABLES, capped(*facts))
    solutions = enumerated(problem)
    space = solution_space(problem)
    assert space.least_slack == slack_of(problem, solutions[0])
    for bound in county_bounds(space):
        values = [counts[bound.county] for counts in solutions]
        assert (bound.low, bound.high) == (min(values), max(values)), bound.county


def test_deviations_equal_plain_enumeration() -> None:
    problem = Problem(TWO_TABLES, capped())
    solutions = enumerated(problem)
    for deviation in deviations(solution_space(problem)):
        group = problem.group(deviation.grouping, deviation.group)
        assert group.total is not None
        values = [sum(counts[c] for c in group.counties) - group.total for counts in solutions]
        assert (deviation.low, deviation.high) == (min(values), max(values))


sizes = st.integers(min_value=0, max_value=14)
county = st.sampled_from(COUNTIES)


@settings(max_examples=12, deadline=None)
@given(totals=st.tuples(sizes, sizes, sizes, sizes), narrow=county, low=st.integers(0, 4), best=county)
def test_any_tables_give_the_same_answer_as_enumeration(
    totals: tuple[int, int, int, int], narrow: str, low: int, best: str
) -> None:
    tables = (table("x", ("AB", totals[0]), ("CDE", totals[1])), table("y", ("ACE", totals[2]), ("BD", totals[3])))
    facts = capped(within("smal", "Smalt", (narrow,), low, low + 2), highest("flest", "Flest", (best,), COUNTIES))
    problem = Problem(tables, facts)
    solutions = enumerated(problem)
    space = solution_space(problem)
    assert space.least_slack == slack_of(problem, solutions[0])
    for bound in county_bounds(space):
        values = [counts[bound.county] for counts in solutions]
        assert (bound.low, bound.high) == (min(values), max(values))
    gaps = [
        Fraction(counts["A"] + counts["B"], 2) - Fraction(counts["C"] + counts["D"] + counts["E"], 3) for counts in solutions
    ]
    found = interval(space, minus(mean("AB"), mean("CDE")))
    assert (found.low, found.high) == pytest.approx((float(min(gaps)), float(max(gaps))))


def test_a_joint_question_is_narrower_than_its_parts() -> None:
    space = solution_space(Problem((table("x", ("AB", 6), ("CDE", 6)),), capped()))
    first, second = interval(space, total("A")), interval(space, total("B"))
    together = interval(space, minus(total("A"), minus({}, total("B"))))  # A + B
    assert (first, second) == (Interval(0, 6), Interval(0, 6))
    assert together == Interval(6, 6)


def test_one_more_fact_never_widens_a_bound_at_the_same_slack() -> None:
    wide = solution_space(Problem(TWO_TABLES, capped()))
    narrow = solution_space(Problem(TWO_TABLES, capped(within("a", "A minst 2", ("A",), 2, 5))))
    assert wide.least_slack == narrow.least_slack
    for before, after in zip(county_bounds(wide), county_bounds(narrow), strict=True):
        assert before.low <= after.low <= after.high <= before.high


def test_dropping_one_figure_at_a_time_names_the_totals_that_clash() -> None:
    problem = Problem((table("x", ("AB", 5), ("CDE", 9)), table("y", ("AB", 8), ("CDE", 9))), capped())
    assert solution_space(problem).least_slack == 3
    slack = {drop.key: drop.least_slack for drop in drops(problem)}
    assert slack == {"spann": 3, "x/AB": 0, "x/CDE": 3, "y/AB": 0, "y/CDE": 3}


def test_facts_that_cannot_hold_together_are_named() -> None:
    facts = (
        within("låg", "Högst 3 i A", ("A",), 0, 3),
        within("bred", "Högst 6 i B", ("B",), 0, 6),
        at_least("hög", "Minst 4 i A", {"A": 4}),
    )
    problem = Problem(TWO_TABLES, facts)
    assert [fact.key for fact in conflict(problem)] == ["låg", "hög"]
    with pytest.raises(ScenarioError) as raised, explained(SURVEY):
        solution_space(problem)
    assert raised.value.what == "Uppgifterna kan inte gälla samtidigt."
    assert raised.value.found == "Högst 3 i A och Minst 4 i A"
    assert raised.value.action == "Stäng av en av dem: Högst 3 i A och Minst 4 i A."
    assert {drop.key: drop.least_slack for drop in drops(problem)}["låg"] is not None


def test_two_separate_conflicts_ask_for_more_than_one_to_be_switched_off() -> None:
    facts = (
        within("a1", "A är 1", ("A",), 1, 1),
        within("a2", "A är 2", ("A",), 2, 2),
        within("b1", "B är 1", ("B",), 1, 1),
        within("b2", "B är 2", ("B",), 2, 2),
    )
    with pytest.raises(ScenarioError, match="Stäng av fler än en uppgift"), explained(SURVEY):
        solution_space(Problem(TWO_TABLES, facts))


def test_facts_that_fit_are_no_conflict() -> None:
    assert conflict(Problem(TWO_TABLES, capped())) == ()


def test_without_total_and_range_nothing_bounds_a_county() -> None:
    space = solution_space(Problem((table("x", ("AB", None), ("CDE", 9)),)))
    assert interval(space, total("C")) == Interval(0, 9)
    with pytest.raises(ScenarioError, match="begränsar inte talet"), explained(SURVEY):
        interval(space, total("A"))


def test_unknown_county_in_a_question_is_refused() -> None:
    with pytest.raises(ScenarioError, match="Funnet: Q"), explained(SURVEY):
        interval(solution_space(Problem(TWO_TABLES, capped())), total("Q"))


def test_mean_over_no_counties_is_refused() -> None:
    with pytest.raises(ScenarioError, match="minst ett län"), explained(SURVEY):
        mean(())


def test_tiers_cut_only_where_all_above_lie_strictly_above_all_below() -> None:
    bounds = [
        CountyBound("A", 8, 9),
        CountyBound("B", 5, 7),
        CountyBound("C", 4, 6),
        CountyBound("D", 1, 3),
        CountyBound("E", 0, 2),
    ]
    assert [[bound.county for bound in tier] for tier in tiers(bounds)] == [["A"], ["B", "C"], ["D", "E"]]


def test_bounds_that_meet_do_not_tell_counties_apart() -> None:
    assert len(tiers([CountyBound("A", 5, 7), CountyBound("B", 3, 5)])) == 1
    assert len(tiers([CountyBound("A", 6, 7), CountyBound("B", 3, 5)])) == 2


def test_one_wide_county_holds_the_list_together_yet_pairs_can_be_told_apart() -> None:
    bounds = [CountyBound("A", 8, 9), CountyBound("B", 1, 9), CountyBound("C", 1, 2)]
    assert len(tiers(bounds)) == 1
    assert separable(bounds) == (("A", "C"),)


spans = st.lists(st.tuples(st.integers(0, 20), st.integers(0, 6)), min_size=1, max_size=8)


@given(spans)
def test_tiers_are_ordered_and_cannot_be_cut_further(values: list[tuple[int, int]]) -> None:
    bounds = [CountyBound(f"L{index:02}", low, low + width) for index, (low, width) in enumerate(values)]
    found = tiers(bounds)
    assert sorted(bound.county for tier in found for bound in tier) == [bound.county for bound in bounds]
    for above, below in zip(found, found[1:], strict=False):
        assert min(bound.low for bound in above) > max(bound.high for bound in below)
    for tier in found:
        for threshold in {bound.low for bound in tier}:
            upper, lower = [b for b in tier if b.low >= threshold], [b for b in tier if b.low < threshold]
            assert not lower or min(b.low for b in upper) <= max(b.high for b in lower)


def test_intervals_overlap_when_they_share_a_value() -> None:
    assert Interval(1, 3).overlaps(Interval(3, 4))
    assert not Interval(1, 3).overlaps(Interval(3.5, 4))
