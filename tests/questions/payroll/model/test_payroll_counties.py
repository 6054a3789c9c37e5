"""Per county: shares sum to the whole, intervals hold every possible weight, undecided is said."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import chain

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from payroll_cases import SEVEN, base, patient, scenarios

from lstdash.questions.payroll.model.cash_flow import flows
from lstdash.questions.payroll.model.counties import (
    CountyResult,
    Interval,
    Role,
    Verdict,
    county_results,
    joint_payback,
    shared_net,
    weight_corners,
)
from lstdash.questions.payroll.model.members import Member, SharingKey, unnamed
from lstdash.questions.payroll.model.payroll import outcome
from lstdash.questions.payroll.model.scenario import PayrollScenario

FLAT = tuple(replace(m, weight_low=200, weight_high=200) for m in SEVEN)


def with_sizes(scenario: PayrollScenario, parts: dict[str, float]) -> PayrollScenario:
    """Fix every weight somewhere inside its interval: 0 is its low end, 1 its high end."""

    def fixed(m: Member) -> Member:
        weight = m.weight_low + parts[m.county] * (m.weight_high - m.weight_low)
        return replace(m, weight_low=weight, weight_high=weight)

    return replace(scenario, members=tuple(map(fixed, scenario.members)), seven=tuple(map(fixed, scenario.seven)))


def low(interval: Interval) -> float:
    return math.inf if interval.low is None else interval.low


def high(interval: Interval) -> float:
    return math.inf if interval.high is None else interval.high


def by_county(scenario: PayrollScenario) -> dict[str, CountyResult]:
    return {result.county: result for result in county_results(scenario)}


@patient
@given(scenarios())
def test_shares_sum_to_the_whole_in_every_year(scenario: PayrollScenario) -> None:
    exact = with_sizes(scenario, _middle(scenario))
    net = shared_net(exact, weight_corners(exact, None))
    assert net.sum(axis=1) == pytest.approx(flows(exact).net, abs=1e-9)
    joint = [row.net for row in outcome(exact).rows]
    parts = zip(*(result.net for result in county_results(exact)), strict=True)
    assert [sum(part.low or 0.0 for part in year) for year in parts] == pytest.approx(joint, abs=1e-9)


def _middle(scenario: PayrollScenario) -> dict[str, float]:
    return {m.county: 0.5 for m in (*scenario.members, *scenario.seven)}


@patient
@given(scenarios(scale_elasticity=0), st.data())
def test_intervals_hold_every_possible_weight(scenario: PayrollScenario, data: st.DataObject) -> None:
    counties = sorted({m.county for m in chain(scenario.members, scenario.seven)})
    parts = data.draw(st.fixed_dictionaries({county: st.floats(0, 1) for county in counties}))
    exact = with_sizes(scenario, parts)
    bounds = joint_payback(scenario)
    years = outcome(exact).payback_years
    assert low(bounds) - 1e-6 <= (math.inf if years is None else years) <= high(bounds) + 1e-6
    for wide, narrow in zip(county_results(scenario), county_results(exact), strict=True):
        for outer, inner in zip((wide.npv, *wide.cumulative), (narrow.npv, *narrow.cumulative), strict=True):
            assert low(outer) - 1e-9 <= low(inner) <= high(inner) <= high(outer) + 1e-9


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
    found = by_county(base(members=sizes, seven=sizes, running_key=SharingKey.EQUAL))
    assert {county for county, result in found.items() if result.verdict is Verdict.LOSES} == {"K"}
    assert found["K"].net[1].low == pytest.approx(0.04 - 0.58 / 7)
    assert found["K"].payback_years == Interval(None, None)


def test_key_by_todays_cost_differs_from_weight_only_when_costs_do() -> None:
    def nets(sizes: tuple[Member, ...], key: SharingKey) -> list[float | None]:
        return [r.net[1].low for r in county_results(base(members=sizes, seven=sizes, running_key=key))]

    assert nets(FLAT, SharingKey.TODAY) == pytest.approx(nets(FLAT, SharingKey.WEIGHT))
    dear = (replace(FLAT[0], cost_index=2.0), *FLAT[1:])
    assert nets(dear, SharingKey.TODAY)[0] == pytest.approx(0.42 * 2 / 8)
    assert nets(dear, SharingKey.WEIGHT)[0] == pytest.approx(2 / 8 - 0.58 / 7)


def test_roles_follow_the_host() -> None:
    assert {r.role for r in county_results(base())} == {None}
    found = by_county(base(host="M"))
    assert found["M"].role is Role.HOST
    assert found["F"].role is Role.HANDS_OVER


def test_who_enters_late_pays_its_own_entry_and_founders_the_start() -> None:
    late = (*FLAT[:6], replace(FLAT[6], join_year=4))
    found = county_results(base(members=late, seven=FLAT))
    assert found[0].net[0].low == pytest.approx(-(0.84 + 0.84 * 6 / 7) / 6)
    assert [year.low for year in found[6].net[:4]] == pytest.approx([0, 0, 0, -0.84 / 7])


def test_the_leaver_alone_pays_its_exit() -> None:
    leaving = (*FLAT[:6], replace(FLAT[6], leave_year=3))
    found = county_results(base(members=leaving, seven=FLAT, exit_cost_share=0.5))
    assert found[6].net[3].low == pytest.approx((0.42 - 0.5) / 7)
    assert found[6].net[4].low == 0
    assert found[0].net[3].low == pytest.approx(0.42 / 7)


def test_a_number_of_counties_is_one_line() -> None:
    found = county_results(base(members=unnamed(13, SEVEN)))
    assert [result.county for result in found] == [""]


def test_amounts_follow_the_entered_kronor() -> None:
    in_parts, in_mkr = (county_results(base(cost_base_mkr=money))[0] for money in (None, 20.0))
    assert in_mkr.npv.high == pytest.approx(20 * (in_parts.npv.high or 0))
    assert in_mkr.payback_years == in_parts.payback_years


def test_many_cohorts_stay_within_the_corner_limit() -> None:
    names = [chr(65 + i) for i in range(21)]
    who = tuple(Member(name, 100, 300, join_year=1 + i % 12) for i, name in enumerate(names))
    corners = weight_corners(base(members=who, seven=who[:7]), 0)
    assert corners.weight.shape == (1024, 21)
    assert np.ptp(corners.weight, axis=0).min() > 0
