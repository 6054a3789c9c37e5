"""Every path through the chooser, walked: nothing settled is unsettled by one answer more, and no form is judged twice."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest

from lstdash import store
from lstdash.catalog.inquiry import ACTORS, AIMS, DURATIONS, NATIONAL_INTEREST, PAYERS, YES_NO
from lstdash.questions.forms.answers import forms
from lstdash.questions.forms.model.rules import QUESTIONS, Rule, deciding, follow

VALUES = dict(zip(QUESTIONS, (ACTORS, NATIONAL_INTEREST, DURATIONS, PAYERS, YES_NO), strict=True))
Path = tuple[str, ...]


def paths() -> Iterator[Path]:
    yield from product(*(("", *VALUES[question]) for question in QUESTIONS))


def holding(rules: tuple[Rule, ...], aim: str, path: Path) -> set[tuple[str, str]]:
    """By brute force: a rule holds when each of its wanted answers is the one given."""
    given = dict(zip(QUESTIONS, path, strict=True))
    of_aim = [rule for rule in rules if rule.aim == aim]
    return {(rule.form, rule.suitability) for rule in of_aim if all(given[q] == wanted for q, wanted in rule.wanted.items())}


@pytest.mark.parametrize("aim", AIMS)
def test_every_path(aim: str, version: str) -> None:
    rules = forms.read(store.table("form_rules", version))
    assert any(rule.aim == aim for rule in rules)
    for path in paths():
        given = dict(zip(QUESTIONS, path, strict=True))
        found = follow(rules, aim, given)
        settled = {(one.rule.form, one.rule.suitability) for one in found if one.holds}
        assert settled == holding(rules, aim, path)
        assert len({form for form, _ in settled}) == len(settled), "two verdicts on one form"
        assert all(not given[question] for one in found for question in one.open)
        for question, answers in VALUES.items():
            for answer in answers if not given[question] else ():
                after = {
                    (one.rule.form, one.rule.suitability)
                    for one in follow(rules, aim, {**given, question: answer})
                    if one.holds
                }
                assert settled <= after, "one answer more unsettled a verdict"
                assert question in deciding(rules, aim) or after == settled


def test_whole_answers_leave_nothing_open(version: str) -> None:
    rules = forms.read(store.table("form_rules", version))
    whole = product(*VALUES.values())
    assert all(
        one.holds for path in whole for aim in AIMS for one in follow(rules, aim, dict(zip(QUESTIONS, path, strict=True)))
    )


def test_every_rule_can_be_reached(version: str) -> None:
    rules = forms.read(store.table("form_rules", version))
    assert all(any(one.rule == rule for one in follow(rules, rule.aim, rule.wanted)) for rule in rules)
