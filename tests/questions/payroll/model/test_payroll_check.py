"""Impossible and contradictory scenarios: none can be made, each is named by a code and told in calm Swedish."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from payroll_cases import SEVEN, base, patient, scenarios

from lstdash.errors import ScenarioError
from lstdash.evidence.faults import explained
from lstdash.questions.payroll.answers.faults import WORDS
from lstdash.questions.payroll.model.check import Broken
from lstdash.questions.payroll.model.members import Member
from lstdash.questions.payroll.model.payroll import outcome
from lstdash.questions.payroll.model.scenario import LEVERS, PayrollScenario
from lstdash.shared_model.faults import CannotHold
from lstdash.shared_model.levers import NOT_A_NUMBER, NOT_POSITIVE, NOT_WHOLE, OUT_OF_RANGE

LATE = tuple(replace(m, join_year=3) for m in SEVEN)


def moved(county: str, **years: Any) -> tuple[Member, ...]:
    return tuple(replace(m, **years) if m.county == county else m for m in SEVEN)


CASES = [
    pytest.param({"members": ()}, Broken.NOBODY, "Inget län deltar.", id="ingen deltar"),
    pytest.param({"host": "AB"}, Broken.HOST_ELSEWHERE, "Värdlänet deltar inte.", id="värden deltar inte"),
    pytest.param(
        {"host": "F", "members": moved("F", join_year=2)},
        Broken.HOST_NOT_ALL_ALONG,
        "inte med hela tiden",
        id="värden kommer senare",
    ),
    pytest.param(
        {"host": "F", "members": moved("F", leave_year=9)},
        Broken.HOST_NOT_ALL_ALONG,
        "inte med hela tiden",
        id="värden lämnar först",
    ),
    pytest.param({"one_off_cost": 0.0}, NOT_POSITIVE, "Utan engångskostnad", id="ingen engångskostnad"),
    pytest.param({"one_off_cost": -1.0}, NOT_POSITIVE, "Utan engångskostnad", id="negativ engångskostnad"),
    pytest.param({"saving_share": 0.0}, NOT_POSITIVE, "Utan besparing", id="ingen besparing"),
    pytest.param({"saving_share": -0.2}, NOT_POSITIVE, "Utan besparing", id="negativ besparing"),
    pytest.param({"saving_share": 1.01}, OUT_OF_RANGE, "utanför vad modellen kan räkna på", id="mer än hela kostnaden"),
    pytest.param({"discount_rate": -1.0}, OUT_OF_RANGE, "utanför vad modellen kan räkna på", id="ränta minus 100 procent"),
    pytest.param({"saving_share": math.nan}, NOT_A_NUMBER, "Värdet är inte ett tal.", id="inget tal"),
    pytest.param({"horizon_years": math.inf}, NOT_A_NUMBER, "Värdet är inte ett tal.", id="oändligt"),
    pytest.param({"one_off_cost": 1e308}, OUT_OF_RANGE, "ett orimligt stort tal", id="orimligt stort"),
    pytest.param({"ramp_years": 1.5}, NOT_WHOLE, "Antalet år måste vara helt.", id="halvt år"),
    pytest.param(
        {"target_years": 20}, Broken.TARGET_BEYOND_HORIZON, "Målet ligger bortom kalkyltiden.", id="mål bortom horisonten"
    ),
    pytest.param(
        {"members": moved("F", join_year=4, leave_year=3)},
        Broken.LEAVES_BEFORE_JOINING,
        "innan det har gått med",
        id="lämnar före",
    ),
    pytest.param(
        {"members": moved("F", join_year=0)}, Broken.JOINS_OUTSIDE_HORIZON, "utanför kalkyltiden", id="med före start"
    ),
    pytest.param(
        {"members": moved("F", join_year=16)}, Broken.JOINS_OUTSIDE_HORIZON, "utanför kalkyltiden", id="med efter sista året"
    ),
    pytest.param({"members": (*SEVEN, SEVEN[0])}, Broken.TWICE, "flera gånger", id="samma län två gånger"),
    pytest.param({"members": moved("F", weight_low=0.0)}, Broken.NO_SIZE, "inte ett möjligt spann", id="ingen storlek"),
    pytest.param({"members": moved("F", weight_high=260.0)}, Broken.TWO_SIZES, "två olika storlekar", id="två storlekar"),
    pytest.param({"cost_base_mkr": 0.0}, Broken.NO_COST, "större än noll", id="ingen kostnad i dag"),
    pytest.param({"cost_base_mkr": math.inf}, Broken.NO_COST, "större än noll", id="oändlig kostnad i dag"),
    pytest.param(
        {"cost_base_mkr": 183.1, "cost_ceiling_mkr": 183.0},
        Broken.COST_ABOVE_CEILING,
        "all ekonomi- och personaladministration",
        id="över taket",
    ),
]


@pytest.mark.parametrize(("changes", "code", "said"), CASES)
def test_the_fault_is_named(changes: dict[str, Any], code: str, said: str) -> None:
    with pytest.raises(CannotHold) as found:
        base(**changes)
    assert code in {fault.code for fault in found.value.faults}
    with pytest.raises(ScenarioError) as told, explained(WORDS):
        base(**changes)
    assert said in str(told.value)
    assert told.value.where and told.value.action


def test_every_rule_is_tried_and_has_words() -> None:
    tried = {case.values[1] for case in CASES}
    assert tried == set(WORDS) == {*Broken, NOT_A_NUMBER, NOT_POSITIVE, NOT_WHOLE, OUT_OF_RANGE}


def test_what_can_hold_can_be_made() -> None:
    base(cost_base_mkr=183.0, cost_ceiling_mkr=183.0, host="F", members=LATE)
    base(members=moved("F", join_year=15, leave_year=15))


def test_all_faults_are_told_at_once() -> None:
    with pytest.raises(ScenarioError) as caught, explained(WORDS):
        base(saving_share=0.0, one_off_cost=0.0, host="AB")
    assert caught.value.what == "Valen går inte ihop på 3 punkter."
    assert all(part in caught.value.found for part in ("Utan besparing", "Utan engångskostnad", "Värdlänet"))


def test_the_message_carries_swedish_numbers() -> None:
    with pytest.raises(ScenarioError) as caught, explained(WORDS):
        base(discount_rate=1.255)
    assert (caught.value.expected, caught.value.found) == ("mellan 0\u00a0% och 100\u00a0%", "125,5\u00a0%")


@patient
@given(scenarios(), st.sampled_from(list(LEVERS)), st.floats(allow_nan=True, allow_infinity=True))
def test_any_value_gives_an_answer_or_an_explanation(scenario: PayrollScenario, lever: str, value: float) -> None:
    try:
        with explained(WORDS):
            found = outcome(replace(scenario, **{lever: value}))
    except ScenarioError as error:
        assert str(error)
    else:
        assert math.isfinite(found.npv)


@patient
@given(st.sampled_from(list(LEVERS)), st.booleans())
def test_the_very_limits_are_finite(lever: str, is_high: bool) -> None:
    limit = LEVERS[lever]
    try:
        found = outcome(base(**{lever: limit.most if is_high else limit.least}))
    except CannotHold:
        return
    assert math.isfinite(found.npv)
