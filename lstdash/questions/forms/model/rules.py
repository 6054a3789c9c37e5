"""Which forms the rules give for some answers: a decision table where an empty condition asks for nothing.

(SOU 2024:43, sammanfattningen; what each rule asks for is `form_rules`)
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

QUESTIONS = ("actors", "national_interest", "duration", "payer", "equality_decisive")


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: for an aim, a form and what is said of it, when the wanted answers (question -> answer) are given."""

    key: str
    aim: str
    form: str
    suitability: str
    wanted: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Reached:
    """A rule that the answers so far do not rule out; `open` are the questions it still hangs on."""

    rule: Rule
    open: tuple[str, ...]

    @property
    def holds(self) -> bool:
        """True when every answer it asks for is given."""
        return not self.open


def follow(rules: Sequence[Rule], aim: str, answers: Mapping[str, str]) -> tuple[Reached, ...]:
    """Return the rules of an aim that no answer rules out, in order; an empty answer is one not given.

    Of a form that a rule holds for, rules that say the same and hang on more are left out: they can change nothing.
    """
    possible = [
        Reached(rule, tuple(asked for asked in rule.wanted if not answers.get(asked)))
        for rule in rules
        if rule.aim == aim and all(answers.get(asked) in ("", None, wanted) for asked, wanted in rule.wanted.items())
    ]
    settled = {(one.rule.form, one.rule.suitability) for one in possible if one.holds}
    return tuple(one for one in possible if one.holds or (one.rule.form, one.rule.suitability) not in settled)


def deciding(rules: Sequence[Rule], aim: str) -> tuple[str, ...]:
    """Return the questions whose answer can change what the rules say of an aim."""
    return tuple(asked for asked in QUESTIONS if any(asked in rule.wanted for rule in rules if rule.aim == aim))
