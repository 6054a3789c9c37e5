"""Impossible and contradictory scenarios: each is named in calm Swedish, none is corrected or let through."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from payroll_cases import SEVEN, base, patient, scenarios

from lstdash.errors import ScenarioError
from lstdash.questions.payroll.model.check import LIMITS, check
from lstdash.questions.payroll.model.payroll import outcome
from lstdash.questions.payroll.model.scenario import LEVERS, Member, PayrollScenario

LATE = tuple(replace(m, join_year=3) for m in SEVEN)


def moved(county: str, **years: Any) -> tuple[Member, ...]:
    return tuple(replace(m, **years) if m.county == county else m for m in SEVEN)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        pytest.param({"members": ()}, "Inget län deltar.", id="ingen deltar"),
        pytest.param({"host": "AB"}, "Värdlänet deltar inte.", id="värden deltar inte"),
        pytest.param({"host": "F", "members": moved("F", join_year=2)}, "inte med hela tiden", id="värden kommer senare"),
        pytest.param({"host": "F", "members": moved("F", leave_year=9)}, "inte med hela tiden", id="värden lämnar först"),
        pytest.param({"one_off_cost": 0.0}, "Utan engångskostnad", id="ingen engångskostnad"),
        pytest.param({"one_off_cost": -1.0}, "Utan engångskostnad", id="negativ engångskostnad"),
        pytest.param({"saving_share": 0.0}, "Utan besparing", id="ingen besparing"),
        pytest.param({"saving_share": -0.2}, "Utan besparing", id="negativ besparing"),
        pytest.param({"saving_share": 1.01}, "utanför vad modellen kan räkna på", id="mer än hela kostnaden"),
        pytest.param({"discount_rate": -1.0}, "utanför vad modellen kan räkna på", id="ränta minus 100 procent"),
        pytest.param({"saving_share": math.nan}, "Värdet är inte ett tal.", id="inget tal"),
        pytest.param({"horizon_years": math.inf}, "Värdet är inte ett tal.", id="oändligt"),
        pytest.param({"one_off_cost": 1e308}, "ett orimligt stort tal", id="orimligt stort"),
        pytest.param({"ramp_years": 1.5}, "Antalet år måste vara helt.", id="halvt år"),
        pytest.param({"target_years": 20}, "Målet ligger bortom kalkyltiden.", id="mål bortom horisonten"),
        pytest.param({"members": moved("F", join_year=4, leave_year=3)}, "innan det har gått med", id="lämnar före"),
        pytest.param({"members": moved("F", join_year=0)}, "utanför kalkyltiden", id="med före start"),
        pytest.param({"members": moved("F", join_year=16)}, "utanför kalkyltiden", id="med efter sista året"),
        pytest.param({"members": (*SEVEN, SEVEN[0])}, "flera gånger", id="samma län två gånger"),
        pytest.param({"members": moved("F", weight_low=0.0)}, "inte ett möjligt spann", id="ingen storlek"),
        pytest.param({"members": moved("F", weight_high=260.0)}, "två olika storlekar", id="två storlekar"),
        pytest.param({"cost_base_mkr": 0.0}, "större än noll", id="ingen kostnad i dag"),
        pytest.param({"cost_base_mkr": math.inf}, "större än noll", id="oändlig kostnad i dag"),
        pytest.param({"cost_base_mkr": 183.1}, "all ekonomi- och personaladministration", id="över taket"),
    ],
)
def test_the_fault_is_named(changes: dict[str, Any], said: str) -> None:
    with pytest.raises(ScenarioError) as caught:
        check(base(**changes), cost_ceiling_mkr=183.0)
    assert said in str(caught.value)
    assert caught.value.where and caught.value.action


def test_what_can_hold_passes() -> None:
    check(base())
    check(base(cost_base_mkr=183.0, host="F", members=LATE), cost_ceiling_mkr=183.0)
    check(base(members=moved("F", join_year=15, leave_year=15)))


def test_all_faults_are_told_at_once() -> None:
    with pytest.raises(ScenarioError) as caught:
        check(base(saving_share=0.0, one_off_cost=0.0, host="AB"))
    assert caught.value.what == "Valen går inte ihop på 3 punkter."
    assert all(part in caught.value.found for part in ("Utan besparing", "Utan engångskostnad", "Värdlänet"))


def test_the_message_carries_swedish_numbers() -> None:
    with pytest.raises(ScenarioError) as caught:
        check(base(discount_rate=1.255))
    assert (caught.value.expected, caught.value.found) == ("mellan 0\u00a0% och 100\u00a0%", "125,5\u00a0%")


def test_every_lever_has_a_limit() -> None:
    assert tuple(LIMITS) == LEVERS


@patient
@given(scenarios(), st.sampled_from(LEVERS), st.floats(allow_nan=True, allow_infinity=True))
def test_any_value_gives_an_answer_or_an_explanation(scenario: PayrollScenario, lever: str, value: float) -> None:
    try:
        found = outcome(replace(scenario, **{lever: value}))
    except ScenarioError as error:
        assert str(error)
    else:
        assert math.isfinite(found.npv)


@patient
@given(st.sampled_from(LEVERS), st.booleans())
def test_the_very_limits_are_finite(lever: str, is_high: bool) -> None:
    limit = LIMITS[lever]
    try:
        found = outcome(base(**{lever: limit.high if is_high else limit.low}))
    except ScenarioError:
        return
    assert math.isfinite(found.npv)
