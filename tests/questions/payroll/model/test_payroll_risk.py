"""The draws: reproducible, honest about "never", and the same model as the base answer."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from payroll_cases import RANGES, base, patient, scenarios

from lstdash.questions.payroll.model.payroll import outcome
from lstdash.questions.payroll.model.risk import _CHUNK, Simulation, drawn, drawn_levers, simulate
from lstdash.questions.payroll.model.scenario import PayrollScenario

UNCERTAIN = {lever: ends for lever, ends in RANGES.items() if lever not in {"horizon_years", "target_years"}}


def run(scenario: PayrollScenario, seed: int = 1, draws: int = 4_000) -> Simulation:
    return simulate(scenario, RANGES, seed, draws)


def test_the_same_seed_gives_the_same_answer_and_another_seed_another() -> None:
    assert run(base()) == run(base())
    assert run(base()) != run(base(), seed=2)


def test_without_ranges_every_draw_is_the_base() -> None:
    found = simulate(base(), {}, 1, 100)
    assert (found.payback_years.p10, found.payback_years.p90) == pytest.approx((4, 4))
    assert found.share_within_target == 1
    assert [year.p50 for year in found.band] == pytest.approx([row.discounted for row in outcome(base()).rows])


@patient
@given(scenarios(), st.integers(0, 99))
def test_a_draw_is_the_outcome_of_the_drawn_scenario(scenario: PayrollScenario, seed: int) -> None:
    one = replace(scenario, **{lever: float(values[0]) for lever, values in drawn(scenario, RANGES, seed, 1).items()})
    found = simulate(scenario, RANGES, seed, 1)
    want = outcome(one)
    assert found.payback_years.p50 == (None if want.payback_years is None else pytest.approx(want.payback_years))
    assert found.npv.p50 == pytest.approx(want.npv, abs=1e-9)


@patient
@given(scenarios())
def test_every_draw_is_counted_once(scenario: PayrollScenario) -> None:
    found = run(scenario, draws=500)
    assert sum(part.share for part in found.histogram) + found.share_never == pytest.approx(1)
    assert all(a <= b for a, b in pairwise(found.within_years))
    assert found.within_years[-1] == pytest.approx(1 - found.share_never)
    assert found.share_within_target == pytest.approx(found.within_years[int(scenario.target_years)])


def test_never_is_an_outcome_later_than_every_year() -> None:
    """Half taken home at most and ten years: most draws never pay back, so P50 and P90 are never but P10 is a year."""
    found = run(base(realised_share=0.5, horizon_years=9))
    assert found.payback_years.p10 is not None
    assert found.payback_years.p90 is None
    assert 0.1 < found.share_never < 0.9
    assert found.npv.p10 is not None and math.isfinite(found.npv.p10)


def test_order_of_the_quantiles() -> None:
    found = run(base())
    for spread in (found.payback_years, found.npv, *found.band):
        assert spread.p10 is not None and spread.p50 is not None and spread.p90 is not None
        assert spread.p10 <= spread.p50 <= spread.p90


def test_draws_keep_to_their_triangle_and_whole_years_are_whole() -> None:
    found = drawn(base(), RANGES, 1, 50_000)
    saving = found["saving_share"]
    assert saving.min() >= 0.3 and saving.max() <= 0.5
    assert saving.mean() == pytest.approx((0.3 + 0.42 + 0.5) / 3, abs=2e-3)
    assert set(found["ramp_years"]) == {0, 1, 2}


def test_a_lever_outside_its_range_widens_it() -> None:
    saving = drawn(base(saving_share=0.2), RANGES, 1, 20_000)["saving_share"]
    assert saving.min() == pytest.approx(0.2, abs=0.01)
    assert saving.max() == pytest.approx(0.5, abs=0.01)


def test_question_levers_and_a_switched_off_cut_are_not_drawn() -> None:
    assert set(drawn_levers(base(), RANGES)) == set(UNCERTAIN) - {"productivity_share"}
    assert set(drawn_levers(base(productivity_share=0.006), RANGES)) == set(UNCERTAIN)


def test_moving_one_lever_leaves_the_other_draws_alone() -> None:
    before = drawn(base(), RANGES, 1, 100)
    after = drawn(base(saving_share=0.35), RANGES, 1, 100)
    assert (before["one_off_cost"] == after["one_off_cost"]).all()
    assert (before["saving_share"] > after["saving_share"]).all()
    fewer = drawn(base(), {"one_off_cost": RANGES["one_off_cost"]}, 1, 100)
    assert (before["one_off_cost"] == fewer["one_off_cost"]).all()


def test_kept_draws_cannot_be_changed() -> None:
    with pytest.raises(ValueError, match="read-only"):
        drawn(base(), RANGES, 1, 100)["one_off_cost"] *= 2


def test_chunks_do_not_show() -> None:
    """The share within the target over several chunks is that of the drawn scenarios taken in one piece."""
    draws = 2 * _CHUNK + 5
    saving = drawn(base(), {"saving_share": (0.2, 0.5)}, 3, draws)["saving_share"]
    found = simulate(base(), {"saving_share": (0.2, 0.5)}, 3, draws)
    assert found.draws == draws
    assert found.share_within_target == pytest.approx(np.mean(saving >= 0.336))
    assert found.share_never == pytest.approx(np.mean(saving < 1.68 / 15))


def test_money_scales_amounts_only() -> None:
    in_parts, in_mkr = run(base()), run(base(cost_base_mkr=10.0))
    assert in_mkr.npv.p50 == pytest.approx(10 * (in_parts.npv.p50 or 0))
    assert in_mkr.payback_years == in_parts.payback_years
