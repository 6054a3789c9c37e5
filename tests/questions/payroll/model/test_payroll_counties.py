"""Per county: shares sum to the whole, intervals hold every possible size and no more, undecided is said."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Mapping
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from payroll_cases import SEVEN, SIZES, base, county_by_hand, last_crossing, patient, scenarios
from scipy.optimize import minimize

from lstdash.questions.payroll.model import extremes
from lstdash.questions.payroll.model.cash_flow import flows
from lstdash.questions.payroll.model.counties import (
    AMOUNT_TOLERANCE,
    YEARS_TOLERANCE,
    CountyResult,
    Interval,
    Role,
    Verdict,
    county_results,
    joint_payback,
)
from lstdash.questions.payroll.model.members import Member, SharingKey, unnamed
from lstdash.questions.payroll.model.payroll import outcome
from lstdash.questions.payroll.model.scenario import PayrollScenario
from lstdash.questions.payroll.model.sizes import county_curves
from lstdash.shared_model.cash_flow import FloatArray

FLAT = tuple(replace(m, weight_low=200, weight_high=200) for m in SEVEN)
EQUAL = {"running_key": SharingKey.EQUAL, "one_off_key": SharingKey.EQUAL}


def everyone(scenario: PayrollScenario) -> dict[str, Member]:
    """Everyone whose size matters: a county in the coalition and among the seven is one."""
    return {m.county: m for m in (*scenario.seven, *scenario.members)}


def with_sizes(scenario: PayrollScenario, sizes: Mapping[str, float]) -> PayrollScenario:
    """Fix every size."""

    def fixed(m: Member) -> Member:
        return replace(m, weight_low=sizes[m.county], weight_high=sizes[m.county])

    return replace(scenario, members=tuple(map(fixed, scenario.members)), seven=tuple(map(fixed, scenario.seven)))


def sampled(scenario: PayrollScenario, count: int, seed: int) -> list[dict[str, float]]:
    """Possible sizes: corners and places between them, half each."""
    people, rng = everyone(scenario), np.random.default_rng(seed)
    parts = rng.random((count, len(people)))
    parts[::2] = parts[::2] > 0.5
    return [
        {m.county: m.weight_low + part * (m.weight_high - m.weight_low) for m, part in zip(people.values(), row, strict=True)}
        for row in parts.tolist()
    ]


def low(interval: Interval) -> float:
    return math.inf if interval.low is None else interval.low


def high(interval: Interval) -> float:
    return math.inf if interval.high is None else interval.high


def years_of(curve: list[float]) -> float:
    """Payback read from a curve, 0 when it is never below zero."""
    if min(curve) >= -1e-9:
        return 0.0
    found = last_crossing(curve)
    return math.inf if found is None else found


def nets(scenario: PayrollScenario) -> dict[str, list[float]]:
    """Each county's yearly net, when every size is known and there is no discount rate."""
    curves = county_curves(scenario, scenario.members)
    span = curves.span(np.arange(len(scenario.members)), curves.sizes, curves.seven, 0.0)
    yearly = np.diff(span.low, axis=1, prepend=0.0).tolist()
    return {member.county: net for member, net in zip(scenario.members, yearly, strict=True)}


def by_county(scenario: PayrollScenario) -> dict[str, CountyResult]:
    return {result.county: result for result in county_results(scenario)}


def assert_holds(scenario: PayrollScenario, found: Mapping[str, CountyResult], sizes: Mapping[str, float]) -> None:
    """Every county's interval holds what these sizes give, and so does the joint one."""
    for county, result in found.items():
        curve = county_by_hand(scenario, sizes, county)
        assert low(result.npv) - 1e-7 <= curve[-1] <= high(result.npv) + 1e-7
        assert low(result.payback_years) - 1e-6 <= years_of(curve) <= high(result.payback_years) + 1e-6
        unit = sum(sizes[m.county] * m.cost_index for m in scenario.seven)
        today = sizes[county] * everyone(scenario)[county].cost_index / unit
        assert low(result.today) - 1e-9 <= today <= high(result.today) + 1e-9


@patient
@given(scenarios(costs=True), st.integers(0, 9))
def test_with_every_size_known_a_county_is_as_worked_by_hand_and_all_sum_to_the_whole(
    scenario: PayrollScenario, seed: int
) -> None:
    sizes = sampled(scenario, 2, seed)[1]
    exact = with_sizes(scenario, sizes)
    curves = county_curves(exact, exact.members)
    span = curves.span(np.arange(len(exact.members)), curves.sizes, curves.seven, 0.0)
    for row, member in zip(span.low, exact.members, strict=True):
        assert row == pytest.approx(county_by_hand(exact, sizes, member.county), abs=1e-9)
    assert span.high == pytest.approx(span.low)
    assert span.low.sum(axis=0) == pytest.approx(flows(exact).cumulative[0], abs=1e-9)
    for result in county_results(exact):
        curve = county_by_hand(exact, sizes, result.county)
        assert (result.npv.low, result.npv.high) == pytest.approx((curve[-1], curve[-1]), abs=1e-9)
        assert result.npv.is_exact and result.payback_years.is_exact


@patient
@given(scenarios(costs=True), st.integers(0, 10**6))
def test_intervals_hold_every_possible_size(scenario: PayrollScenario, seed: int) -> None:
    found, joint = by_county(scenario), joint_payback(scenario)
    for sizes in sampled(scenario, 20, seed):
        assert_holds(scenario, found, sizes)
        years = outcome(with_sizes(scenario, sizes)).payback_years
        assert low(joint) - 1e-6 <= (math.inf if years is None else years) <= high(joint) + 1e-6


@st.composite
def long_coalitions(draw: st.DrawFn) -> PayrollScenario:
    """Up to 21 counties in any years, far more than a corner search could try."""
    names = [*SIZES, *(f"X{i}" for i in range(14))]
    spans = SIZES | {f"X{i}": ((100.0, 180.0), (180.0, 250.0), (250.0, 600.0))[i % 3] for i in range(14)}
    joins = draw(st.lists(st.integers(1, 16), min_size=12, max_size=21))
    who = tuple(Member(name, *spans[name], join_year=join) for name, join in zip(names, joins, strict=False))
    changes = {name: draw(st.sampled_from(values)) for name, values in LONG.items()}
    return base(members=who, horizon_years=16.0, **changes)


LONG = {
    "ramp_years": (0.0, 0.0, 2.0),
    "parallel_share": (0.0, 0.1),
    "discount_rate": (0.0, 0.035),
    "scale_elasticity": (0.0, 0.0, 0.2, 0.5),
    "exit_cost_share": (0.0,),
    "running_key": (SharingKey.WEIGHT, SharingKey.EQUAL),
    "one_off_key": (SharingKey.WEIGHT, SharingKey.EQUAL),
}


@settings(max_examples=20, deadline=None)
@given(long_coalitions(), st.integers(0, 10**6))
def test_intervals_hold_when_many_join_in_different_years(scenario: PayrollScenario, seed: int) -> None:
    found = by_county(scenario)
    for sizes in sampled(scenario, 40, seed):
        assert_holds(scenario, found, sizes)


@settings(max_examples=25, deadline=None)
@given(scenarios(most=3, horizon_years=10), st.data())
def test_an_exact_interval_is_no_wider_than_what_brute_force_finds(scenario: PayrollScenario, data: st.DataObject) -> None:
    """Three counties; of the seven only two have unknown sizes, so that a grid and a climb from its best find the ends."""
    unknown = {m.county for m in scenario.members} | {"M"}
    seven = tuple(m if m.county in unknown else replace(m, weight_high=m.weight_low) for m in scenario.seven)
    scenario = replace(scenario, seven=seven)
    result = data.draw(st.sampled_from(county_results(scenario)))

    def npv(sizes: Mapping[str, float]) -> float:
        return county_by_hand(scenario, sizes, result.county)[-1]

    def years(sizes: Mapping[str, float]) -> float:
        return years_of(county_by_hand(scenario, sizes, result.county))

    if result.npv.is_exact:
        assert (low(result.npv), high(result.npv)) == pytest.approx(ends(scenario, npv), abs=AMOUNT_TOLERANCE + 1e-6)
    if result.payback_years.is_exact:
        found = (low(result.payback_years), high(result.payback_years))
        assert found == pytest.approx(ends(scenario, years), abs=YEARS_TOLERANCE + 0.05)


def ends(scenario: PayrollScenario, value: Callable[[Mapping[str, float]], float]) -> tuple[float, float]:
    """Lowest and highest over a grid of sizes, from there downhill and uphill."""
    people = everyone(scenario)
    wide = [m for m in people.values() if m.weight_high > m.weight_low]
    fixed = {m.county: m.weight_low for m in people.values()}

    def at(parts: FloatArray) -> float:
        return value(
            fixed | {m.county: m.weight_low + p * (m.weight_high - m.weight_low) for m, p in zip(wide, parts, strict=True)}
        )

    steps = np.linspace(0, 1, 5)
    grid = [np.array(parts) for parts in itertools.product(steps, repeat=len(wide))]

    def lowest(sign: int) -> float:
        values = [sign * at(parts) for parts in grid]
        best = int(np.argmin(values))
        if not math.isfinite(values[best]):
            return values[best]
        bounds = [(0, 1)] * len(wide)
        climbed = minimize(lambda parts: min(sign * at(parts), 1e6), grid[best], bounds=bounds, method="Powell")
        return min(values[best], float(climbed.fun))

    return lowest(1), -lowest(-1)


def test_sixteen_that_join_in_sixteen_years_are_not_called_losers_too_early() -> None:
    """The one who joins before the last may break even: brute force over all corners would take 2^16 of them."""
    years = {county: i for i, county in enumerate(["AB", "C", "D", "E", *"FGHIKMNOSTUW"], start=1)}
    spans = {"AB": (250.0, 600.0), "I": (100.0, 180.0), **SIZES}
    who = tuple(Member(county, *spans.get(county, (180.0, 250.0)), join_year=join) for county, join in years.items())
    found = by_county(base(members=who, horizon_years=16.0, **EQUAL))
    assert found["U"].verdict is Verdict.UNDECIDED and high(found["U"].npv) > 0
    assert all(result.npv.is_exact and result.payback_years.is_exact for result in found.values())


def test_a_search_cut_short_is_an_outer_bound_that_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    one_by_one = tuple(replace(m, join_year=1 + i) for i, m in enumerate(SEVEN))
    bent = base(members=one_by_one, scale_elasticity=0.5, ramp_years=2.0, parallel_share=0.1)
    full = by_county(bent)
    monkeypatch.setattr(extremes, "BUDGET", 1)
    short = by_county(bent)
    assert not all(result.npv.is_exact for result in short.values())
    for county, result in short.items():
        assert low(result.npv) <= low(full[county].npv) + AMOUNT_TOLERANCE
        assert high(result.npv) >= high(full[county].npv) - AMOUNT_TOLERANCE


def test_same_keys_give_every_county_the_joint_payback_whatever_the_sizes() -> None:
    for result in county_results(base()):
        assert (result.payback_years.low, result.payback_years.high) == pytest.approx((4, 4))
        assert result.verdict is Verdict.GAINS


def test_equal_shares_hurt_the_small_and_cannot_be_settled_without_headcounts() -> None:
    found = by_county(base(running_key=SharingKey.EQUAL, one_off_key=SharingKey.EQUAL))
    assert found["M"].verdict is Verdict.GAINS
    assert found["K"].verdict is Verdict.UNDECIDED
    assert found["K"].payback_years.high is None


def test_equal_shares_with_known_headcounts_name_the_loser() -> None:
    """K has 50 of 1 250 (4 %) and pays a seventh of 0.58: it loses every year; the others gain."""
    sizes = tuple(replace(m, weight_low=w, weight_high=w) for m in FLAT for w in [50 if m.county == "K" else 200])
    scenario = base(members=sizes, seven=sizes, running_key=SharingKey.EQUAL)
    found = by_county(scenario)
    assert {county for county, result in found.items() if result.verdict is Verdict.LOSES} == {"K"}
    assert nets(scenario)["K"][1] == pytest.approx(0.04 - 0.58 / 7)
    assert found["K"].payback_years == Interval(None, None)


def test_key_by_todays_cost_differs_from_weight_only_when_costs_do() -> None:
    def first(sizes: tuple[Member, ...], key: SharingKey) -> list[float]:
        return [net[1] for net in nets(base(members=sizes, seven=sizes, running_key=key)).values()]

    assert first(FLAT, SharingKey.TODAY) == pytest.approx(first(FLAT, SharingKey.WEIGHT))
    dear = (replace(FLAT[0], cost_index=2.0), *FLAT[1:])
    assert first(dear, SharingKey.TODAY)[0] == pytest.approx(0.42 * 2 / 8)
    assert first(dear, SharingKey.WEIGHT)[0] == pytest.approx(2 / 8 - 0.58 / 7)


def test_roles_follow_the_host() -> None:
    assert {r.role for r in county_results(base())} == {None}
    found = by_county(base(host="M"))
    assert found["M"].role is Role.HOST
    assert found["F"].role is Role.HANDS_OVER


def test_who_enters_late_pays_its_own_entry_and_founders_the_start() -> None:
    late = (*FLAT[:6], replace(FLAT[6], join_year=4))
    founder, *_, last = nets(base(members=late, seven=FLAT)).values()
    assert founder[0] == pytest.approx(-(0.84 + 0.84 * 6 / 7) / 6)
    assert last[:4] == pytest.approx([0, 0, 0, -0.84 / 7])


def test_the_leaver_alone_pays_its_exit() -> None:
    leaving = (*FLAT[:6], replace(FLAT[6], leave_year=3))
    stays, *_, leaver = nets(base(members=leaving, seven=FLAT, exit_cost_share=0.5)).values()
    assert leaver[3:5] == pytest.approx([(0.42 - 0.5) / 7, 0], abs=1e-12)
    assert stays[3] == pytest.approx(0.42 / 7)


def test_a_number_of_counties_is_one_line() -> None:
    found = county_results(base(members=unnamed(13, SEVEN)))
    assert [result.county for result in found] == [""]


def test_amounts_follow_the_entered_kronor() -> None:
    in_parts, in_mkr = (county_results(base(cost_base_mkr=money))[0] for money in (None, 20.0))
    assert in_mkr.npv.high == pytest.approx(20 * (in_parts.npv.high or 0))
    assert in_mkr.payback_years == in_parts.payback_years
