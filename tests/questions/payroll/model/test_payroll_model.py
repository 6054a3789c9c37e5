"""The payroll cash flow: against the model worked by hand, and the properties anyone would expect of a payback."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from payroll_cases import SEVEN, SLIDERS, VALUES, base, by_hand, closed_form_payback, levers, members, patient, scenarios

from lstdash.questions.payroll.model.members import Member, unnamed
from lstdash.questions.payroll.model.payroll import outcome, sweep
from lstdash.questions.payroll.model.scenario import LEVERS, PayrollScenario, scenario_from
from lstdash.shared_model.cash_flow import crossing, powers
from lstdash.shared_model.faults import CannotHold
from lstdash.terms import TERMS


def as_number(years: float | None) -> float:
    return math.inf if years is None else years


@patient
@given(scenarios())
def test_agrees_with_the_model_worked_by_hand(scenario: PayrollScenario) -> None:
    curve, years = by_hand(scenario)
    found = outcome(scenario)
    assert [row.discounted for row in found.rows] == pytest.approx(curve, abs=1e-9)
    assert found.payback_years == (years if years is None else pytest.approx(years, abs=1e-6))


@patient
@given(scenarios(), st.floats(0, 0.5))
def test_more_saving_never_lengthens_payback(scenario: PayrollScenario, more: float) -> None:
    richer = replace(scenario, saving_share=min(1.0, scenario.saving_share + more))
    assert as_number(outcome(richer).payback_years) <= as_number(outcome(scenario).payback_years) + 1e-9


@patient
@given(scenarios(), st.floats(0, 3))
def test_higher_one_off_never_shortens_payback(scenario: PayrollScenario, more: float) -> None:
    dearer = replace(scenario, one_off_cost=scenario.one_off_cost + more)
    assert as_number(outcome(dearer).payback_years) >= as_number(outcome(scenario).payback_years) - 1e-9


@patient
@given(levers(fixed_share=0, scale_elasticity=0), members(moves=False))
def test_without_fixed_part_headcount_does_not_matter(values: dict[str, float], who: tuple[Member, ...]) -> None:
    mine, sevens = (outcome(base(**values, members=m)).payback_years for m in (who, SEVEN))
    assert mine == (None if sevens is None else pytest.approx(sevens, abs=1e-6))


@patient
@given(scenarios(discount_rate=0, productivity_share=0, moves=False))
def test_closed_form_equals_the_cash_flow(scenario: PayrollScenario) -> None:
    form = closed_form_payback(scenario)
    found = outcome(scenario).payback_years
    if form is not None:
        assert found == pytest.approx(form, abs=1e-6)
    else:
        assert found is None or found <= scenario.ramp_years


@patient
@given(scenarios())
def test_nothing_infinite_or_undefined_leaves_the_model(scenario: PayrollScenario) -> None:
    found = outcome(scenario)
    numbers = [found.payback_years, found.simple_payback_years, found.npv, *found.internal_rates, found.benefit_cost_ratio]
    assert all(math.isfinite(n) for n in numbers if n is not None)
    assert all(math.isfinite(getattr(row, name)) for row in found.rows for name in row.__slots__)


@patient
@given(scenarios(), st.sampled_from(list(LEVERS)))
def test_a_sweep_is_the_answer_at_every_position(scenario: PayrollScenario, lever: str) -> None:
    low, high = SLIDERS[lever]
    positions = np.linspace(low, high, 4)
    if LEVERS[lever].is_whole:
        positions = np.unique(positions.round())
    found = sweep(scenario, lever, positions)
    assert found.cumulative.shape[0] == len(positions)
    for position, years, npv, curve in zip(positions, found.payback_years, found.npv, found.cumulative, strict=True):
        try:
            want = outcome(replace(scenario, **{lever: float(position)}))
        except CannotHold:
            continue  # the slider's end lies where no scenario can stand
        assert years == (None if want.payback_years is None else pytest.approx(want.payback_years, abs=1e-9))
        assert npv == pytest.approx(want.npv, abs=1e-9)
        assert curve[: len(want.rows)].tolist() == pytest.approx([row.discounted for row in want.rows], abs=1e-9)


@patient
@given(scenarios())
def test_the_present_value_is_the_yearly_nets_and_zero_at_every_internal_rate(scenario: PayrollScenario) -> None:
    found = outcome(scenario)
    net = [row.net for row in found.rows]
    assert found.npv == pytest.approx(present(scenario.discount_rate, net), abs=1e-9)
    for rate in found.internal_rates:
        # Far below zero the last years weigh millions of times more than the first: noise grows with what is summed.
        summed = present(rate, [abs(amount) for amount in net])
        assert present(rate, net) == pytest.approx(0, abs=1e-9 * max(1.0, summed))


def present(rate: float, net: list[float]) -> float:
    return sum(amount / (1 + rate) ** year for year, amount in enumerate(net))


def test_a_net_that_turns_several_times_may_have_one_internal_rate() -> None:
    found = outcome(base(members=(SEVEN[0], replace(SEVEN[1], join_year=4))))
    assert np.count_nonzero(np.diff(np.sign([row.net for row in found.rows]))) == 3
    assert found.internal_rates == pytest.approx((0.0220,), abs=5e-4)


def test_payback_reads_the_discounted_curve_and_keeps_the_simple_one() -> None:
    found = outcome(base(discount_rate=0.04))
    assert found.simple_payback_years == pytest.approx(4.0)
    assert found.payback_years == pytest.approx(4.4503, abs=5e-5)


@pytest.mark.parametrize(
    ("curve", "years"),
    [
        ([-1.0, -0.5, 0.5, 1.0], 1.5),
        ([-1.0, 0.0, 1.0, 2.0], 1.0),
        ([-1.0, 1.0, -1.0, 1.0], 2.5),
        ([-1.0, 1.0, 1.0, -1e-3], math.inf),
        ([-1.0, -0.5, -0.2, -1e-12], 3.0),
        ([0.0, -1.0, 1.0, 1.0], 1.5),
        ([0.0, 0.0, 0.0, 0.0], 0.0),
    ],
)
def test_the_last_upward_crossing_counts(curve: list[float], years: float) -> None:
    assert crossing(np.array([curve]))[0] == pytest.approx(years)


def test_saving_is_capped_at_the_whole_cost() -> None:
    huge = base(saving_share=0.9, scale_elasticity=1.0, members=unnamed(21, SEVEN))
    assert outcome(huge).rows[1].saving == pytest.approx(3.0)


def test_a_missing_assumption_is_named() -> None:
    with pytest.raises(KeyError, match="ramp_years"):
        scenario_from({key: value for key, value in VALUES.items() if key != "ramp_years"}, SEVEN, SEVEN)


def test_every_lever_is_a_term() -> None:
    assert set(LEVERS) <= set(TERMS)


def test_powers_are_the_same_for_few_cases_and_for_many() -> None:
    factors = np.linspace(0.9, 1.0, 1_000)[:, None]
    found = powers(factors, 16)
    assert found == pytest.approx(factors ** np.arange(16))
    assert (powers(factors[:3], 16) == found[:3]).all()
