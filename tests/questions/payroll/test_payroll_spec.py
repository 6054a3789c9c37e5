"""When joint payroll administration has paid for itself: the worked examples, and what a table cannot say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from lstdash.questions.payroll import payroll_spec
from lstdash.questions.payroll.model import group
from lstdash.questions.payroll.model.members import Member
from lstdash.questions.payroll.model.payroll import outcome, sweep
from lstdash.questions.payroll.model.plan import LOWER_COST, REDEPLOYED, promised
from lstdash.questions.payroll.model.scenario import PayrollScenario, scenario_from
from lstdash.questions.payroll.model.sensitivity import flips, tornado
from lstdash.worked import Example
from tests.lib.worked import each
from tests.questions.payroll.model.payroll_cases import closed_form_payback

SEVEN = tuple(Member(county, 180, 250) for county in payroll_spec.SEVEN)
SAME_SIZE = tuple(Member(county, 200, 200) for county in payroll_spec.SEVEN)
BASE = scenario_from(payroll_spec.START, SEVEN, SEVEN)
ENDS = {"saving_share": (0.1, 0.7), "one_off_cost": (0.5, 4.0), "discount_rate": (0.0, 0.15), "ramp_years": (0.0, 6.0)}

IN_CLOSED_FORM = {"saving_share", "one_off_cost", "fixed_share", "ramp_years", "parallel_share", "realised_share"}
IN_CLOSED_FORM |= {"scale_elasticity", "horizon_years", "target_years"}


def changed(given: Mapping[str, Any]) -> PayrollScenario:
    """The base with some levers moved; the target stays within a shorter horizon."""
    horizon = given.get("horizon_years", BASE.horizon_years)
    return replace(BASE, **given | {"target_years": min(BASE.target_years, horizon)})


def coalition(given: Mapping[str, Any]) -> PayrollScenario:
    """Some counties of equal size, or a number of them, and their years."""
    years = {name: given[name] for name in ("join_year", "leave_year") if name in given}
    counties = [Member(county, 200, 200, **years) for county in given.get("counties", payroll_spec.SEVEN)]
    levers = {name: given[name] for name in given if name in payroll_spec.START}
    return scenario_from({**payroll_spec.START, **levers}, given.get("number", counties), SAME_SIZE)


@each(payroll_spec.PAYBACKS)
def test_payback(example: Example) -> None:
    scenario, years = changed(example.given), example.gives["payback_years"]
    found = outcome(scenario).payback_years
    assert found == (years if years is None else pytest.approx(years, abs=5e-5))
    if years is not None and set(example.given) <= IN_CLOSED_FORM:
        assert closed_form_payback(scenario) == pytest.approx(years, abs=5e-5)


@each(payroll_spec.FLIPS)
def test_what_turns_the_base(example: Example) -> None:
    lever, value = example.gives["flip"]
    assert lever == example.given["lever"]
    (found,) = flips(BASE, {lever: ENDS[lever]})
    assert (found.value, found.holds_above) == (pytest.approx(value, abs=5e-8), example.gives["side"] == "above")
    assert found.holds_now


@each(payroll_spec.COALITIONS)
def test_who_and_when(example: Example) -> None:
    years = example.gives["payback_years"]
    assert outcome(coalition(example.given)).payback_years == (years if years is None else pytest.approx(years))


@each(payroll_spec.VALUES)
def test_value_measures(example: Example) -> None:
    found = outcome(replace(coalition(example.given), cost_base_mkr=example.given.get("cost_base_mkr")))
    assert found.npv == pytest.approx(example.gives["npv"])
    assert found.internal_rates == pytest.approx(example.gives["internal_rates"], abs=5e-5)
    if "benefit_cost_ratio" in example.gives:
        assert found.benefit_cost_ratio == pytest.approx(example.gives["benefit_cost_ratio"])


@each(payroll_spec.ROOM)
def test_the_middle_of_a_room(example: Example) -> None:
    likely = np.array(example.given["likely"])[:, None, None] * [np.nan, 1, np.nan]
    found = group.pictures(("saving_share",), likely)
    middle = group.middle(found)
    assert middle == {"saving_share": example.gives["middle"]}
    assert outcome(replace(BASE, **middle)).payback_years == pytest.approx(example.gives["payback_years"], abs=5e-5)
    assert group.tenths(found, "saving_share") == example.gives["ends"]
    if example.gives["ends"]:
        [swing] = tornado(replace(BASE, **middle), {"saving_share": example.gives["ends"]})
        assert (swing.at_low, swing.at_high) == pytest.approx(example.gives["swing"], abs=5e-5)


def test_every_table_is_run() -> None:
    assert payroll_spec.TABLES == (
        payroll_spec.PAYBACKS,
        payroll_spec.FLIPS,
        payroll_spec.COALITIONS,
        payroll_spec.VALUES,
        payroll_spec.PLAN,
        payroll_spec.ROOM,
    )


def test_base_is_exactly_four_years() -> None:
    """The base is calibrated: exactly 4 years, not about."""
    assert outcome(BASE).payback_years == pytest.approx(4, abs=1e-12)


def test_saving_slider_leaves_the_one_off_cost() -> None:
    """The one-off cost is worked out once: it does not follow when the saving is moved."""
    for saving in (0.2, 0.42, 0.6):
        assert outcome(replace(BASE, saving_share=saving)).rows[0].one_off == pytest.approx(1.68)


def test_late_start_moves_the_one_off_cost() -> None:
    """All join in year 3: the cost falls in year 2."""
    assert [row.one_off for row in outcome(coalition({"join_year": 3})).rows[:4]] == pytest.approx([0, 0, 1.68, 0])


@pytest.mark.parametrize("money", [None, 25.0])
def test_a_curve_that_is_at_zero_says_zero(money: float | None) -> None:
    """Where it has just paid back, after four years, what the sum leaves of rounding is not a debt."""
    rows = outcome(replace(BASE, cost_base_mkr=money)).rows
    curve = sweep(replace(BASE, cost_base_mkr=money), "saving_share", [0.42]).cumulative[0]
    assert (rows[4].cumulative, rows[4].discounted, curve[4]) == (0.0, 0.0, 0.0)


def test_leaving_early_flattens_the_curve() -> None:
    """All leave after year 3: three years of saving are not enough, and nothing happens after that."""
    assert {round(row.cumulative, 9) for row in outcome(coalition({"leave_year": 3})).rows[3:]} == {-0.42}


def test_kronor_change_amounts_not_years() -> None:
    """With 10 mkr a year today: 16.8 mkr at the start, 4.2 mkr a year, the same 4 years."""
    found = outcome(replace(BASE, cost_base_mkr=10.0))
    assert found.payback_years == pytest.approx(4.0)
    assert (found.rows[0].net, found.rows[1].net) == pytest.approx((-16.8, 4.2))


def test_productivity_assumption_is_used_only_on_request() -> None:
    """The cut is a comparison that is switched on; the assumption's 0.6 per cent does not change the base."""
    assert BASE.productivity_share == 0
    assert scenario_from(payroll_spec.START, SEVEN, SEVEN, counts_productivity=True).productivity_share == 0.006


@each(payroll_spec.PLAN)
def test_what_a_scenario_promises(example: Example) -> None:
    given = dict(example.given)
    year = given.pop("year")
    found = {effect.effect: effect for effect in promised(changed(given))}
    came = {effect: dict(one.years).get(year, 0.0) for effect, one in found.items()}
    all_of_it = {"net": sum(came.values()), "total": sum(effect.total for effect in found.values())}
    told = dict.fromkeys((LOWER_COST, REDEPLOYED), 0.0) | came | all_of_it
    assert {name: told[name] for name in example.gives} == pytest.approx(dict(example.gives), abs=1e-9)
