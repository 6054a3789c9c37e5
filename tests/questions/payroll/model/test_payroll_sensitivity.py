"""What the payback hangs on: swings in order, flips that really flip, and the two-way grid."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from payroll_cases import RANGES, SLIDERS, base, patient, scenarios

from lstdash.questions.payroll.model.payroll import outcome, sweep
from lstdash.questions.payroll.model.scenario import LEVERS, PayrollScenario
from lstdash.questions.payroll.model.sensitivity import flips, tornado, two_way
from lstdash.shared_model.sensitivity import Flip


def holds(scenario: PayrollScenario, lever: str, position: float) -> bool:
    years = sweep(scenario, lever, [position]).payback_years[0]
    target = position if lever == "target_years" else scenario.target_years
    return years is not None and years <= target + 1e-9


def flip(scenario: PayrollScenario, lever: str, ends: tuple[float, float]) -> Flip:
    (found,) = flips(scenario, {lever: ends})
    return found


def test_the_longest_swing_comes_first() -> None:
    found = tornado(base(), RANGES)
    assert [swing.lever for swing in found[:3]] == ["realised_share", "one_off_cost", "saving_share"]
    assert [swing.size for swing in found[:3]] == pytest.approx([8 - 4, 1.3 / 0.42, 1.68 / 0.3 - 1.68 / 0.5])
    assert {swing.lever for swing in found} == set(RANGES) - {"horizon_years", "target_years", "productivity_share"}


def test_a_swing_into_never_outranks_every_year() -> None:
    found = tornado(base(), {"one_off_cost": (1.0, 2.5), "saving_share": (0.1, 0.42)})
    assert [(swing.lever, swing.size) for swing in found][0] == ("saving_share", None)
    assert found[0].at_low is None and found[0].at_high == pytest.approx(4)


def test_a_lever_never_at_both_ends_has_no_swing_in_years() -> None:
    never = base(one_off_cost=50.0)
    assert [swing.size for swing in tornado(never, {"saving_share": (0.3, 0.5)})] == [0.0]


@patient
@given(scenarios(), st.sampled_from([key for key, lever in LEVERS.items() if not lever.is_whole]))
def test_a_flip_really_turns_the_answer(scenario: PayrollScenario, lever: str) -> None:
    found = flip(scenario, lever, SLIDERS[lever])
    assert found.holds_now == outcome(scenario).is_within_target
    if found.value is not None:
        low, high = SLIDERS[lever]
        step = 1e-7 * (high - low)
        below, above = (holds(scenario, lever, min(max(found.value + s, low), high)) for s in (-step, step))
        assert (below, above) == (not found.holds_above, found.holds_above)
    else:
        assert {holds(scenario, lever, end) for end in SLIDERS[lever]} != {True, False}


@patient
@given(scenarios(), st.sampled_from([key for key, lever in LEVERS.items() if lever.is_whole]))
def test_a_whole_lever_flips_at_the_first_step_that_has_turned(scenario: PayrollScenario, lever: str) -> None:
    found = flip(scenario, lever, SLIDERS[lever])
    now, (low, high) = getattr(scenario, lever), SLIDERS[lever]
    turned = [s for s in range(int(low), int(high) + 1) if holds(scenario, lever, s) != found.holds_now]
    assert (found.value is None) == (not turned)
    if found.value is not None:
        assert found.value in turned
        assert abs(found.value - now) == min(abs(step - now) for step in turned)


def test_a_lever_that_never_turns_the_answer_has_no_flip() -> None:
    assert flip(base(), "fixed_share", (0, 1)) == Flip("fixed_share", None, True, None)
    assert flip(base(), "saving_share", (0.35, 0.8)).value is None


def test_the_target_flips_below_the_payback() -> None:
    found = flip(base(), "target_years", (1, 12))
    assert (found.value, found.holds_now, found.holds_above) == (3, True, True)


def test_flips_move_as_the_others_move() -> None:
    plain, slower = (flip(base(ramp_years=ramp), "saving_share", (0.1, 0.8)).value for ramp in (0, 1))
    assert plain == pytest.approx(1.68 / 5)
    assert slower == pytest.approx(1.68 / 4.5)


def test_flips_cover_the_sliders_asked_for_in_lever_order() -> None:
    assert [found.lever for found in flips(base(), SLIDERS)] == list(LEVERS)


@patient
@given(scenarios())
def test_levers_solved_side_by_side_do_not_meet(scenario: PayrollScenario) -> None:
    alone = tuple(flip(scenario, lever, SLIDERS[lever]) for lever in LEVERS)
    assert flips(scenario, SLIDERS) == alone
    swings = {found.lever: found for lever in RANGES for found in tornado(scenario, {lever: RANGES[lever]})}
    assert {found.lever: found for found in tornado(scenario, RANGES)} == swings


def test_two_way_grid_is_the_outcome_of_every_pair() -> None:
    savings, costs = [0.2, 0.42], [0.84, 1.68, 7.0]
    found = two_way(base(), "saving_share", savings, "one_off_cost", costs)
    for row, saving in zip(found.payback_years, savings, strict=True):
        for years, cost in zip(row, costs, strict=True):
            want = outcome(replace(base(), saving_share=saving, one_off_cost=cost)).payback_years
            assert years == (None if want is None else pytest.approx(want))
    assert found.payback_years[0][2] is None


def test_no_infinite_number_leaves_the_grid() -> None:
    grid = two_way(base(), "saving_share", np.linspace(0, 0.8, 9).tolist(), "one_off_cost", [0.0, 5.0]).payback_years
    assert all(years is None or math.isfinite(years) for row in grid for years in row)
