"""An answer outside eight draws of ten says so, and which assumptions stand at an end of their range."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lstdash import formats
from lstdash.questions.staff.answers import staff, words
from lstdash.questions.staff.answers.inputs import Choices, inputs
from lstdash.questions.staff.model.levers import OTHERS, STAFF_COST
from lstdash.shared_model.triangular import Spread


@pytest.mark.parametrize(
    ("levers", "told"),
    [
        pytest.param(
            (),
            "Där reglagen står täcker avgångarna 42 %, mindre än i nio utfall av tio. Ytterst i sina spann, där slumpen bara "
            "kan flytta dem åt ett håll: Övriga som slutar per år 0 %; Personalens del av kostnaden 100 %.",
            id="utgångsläget: två antaganden står vid en ände",
        ),
        pytest.param(((OTHERS, 0.02), (STAFF_COST, 0.75)), "", id="inom spannet: inget att säga"),
    ],
)
def test_an_answer_outside_eight_draws_of_ten_is_said_to_be(
    version: str, levers: tuple[tuple[str, float], ...], told: str
) -> None:
    choices = Choices(levers=levers)
    found, drawn = staff.answer(version, choices), staff.spread(version, choices)
    said = words.outside(inputs(version), found.at, found.outcome, drawn)
    assert said.replace(formats.NBSP, " ") == told
    worse = replace(drawn, covered_share=Spread(0.1, 0.2, 0.3))
    assert "mer än i nio utfall av tio" in words.outside(inputs(version), found.at, found.outcome, worse)
