"""How much of the gain is taken home can be doubted by one switch: drawn between nothing and all, most likely half."""

from __future__ import annotations

import pytest

from lstdash import formats
from lstdash.questions.payroll.answers import payroll, risk
from lstdash.questions.payroll.answers.inputs import inputs
from lstdash.questions.payroll.answers.payroll import Choices, ranges_of
from lstdash.questions.payroll.answers.scenarios import KIND
from lstdash.questions.payroll.answers.words import ground
from lstdash.questions.payroll.model.risk import drawn

DOUBTED = Choices(doubts_gain=True)


def test_half_of_the_gain_takes_twice_as_long_and_its_slider_is_away(version: str) -> None:
    found = payroll.answer(version, DOUBTED)
    assert found.outcome.payback_years == pytest.approx(8.0)
    assert "realised_share" not in [dial.key for dial in found.levers]
    assert payroll.answer(version, Choices()).outcome.payback_years == pytest.approx(4.0)


def test_draws_follow_the_triangle_of_the_row(version: str) -> None:
    known = inputs(version)
    scenario = payroll.scenario_of(known, DOUBTED)
    values = drawn(scenario, ranges_of(known, DOUBTED), 1, 50_000)["realised_share"]
    assert values.min() < 0.02 and values.max() > 0.98
    assert values.mean() == pytest.approx(0.5, abs=0.005) and values.std() == pytest.approx(24**-0.5, abs=0.005)


def test_the_answer_says_that_it_is_our_judgement(version: str) -> None:
    said = ground(payroll.answer(version, DOUBTED)).replace(formats.NBSP, " ")
    assert "Att 0 % till 100 % av vinsten tas hem, troligast 50 %, är vår bedömning och inte hämtat ur andras utfall." in said
    assert "andras utfall" not in ground(payroll.answer(version, Choices()))


def test_a_slider_that_was_moved_before_does_not_leak_into_the_switch(version: str) -> None:
    moved = Choices((("realised_share", 0.9),), doubts_gain=True)
    assert "Hemtagen andel" not in KIND.words(version, moved) and "Hemtagen andel" in KIND.words(version, Choices())
    assert payroll.answer(version, moved).outcome.payback_years == pytest.approx(8.0)


def test_fewer_reach_the_target_when_the_gain_is_doubted(version: str) -> None:
    doubted, plain = (risk.risk_answer(version, choices).simulation for choices in (DOUBTED, Choices()))
    assert doubted.share_within_target < plain.share_within_target and doubted.share_never > plain.share_never
