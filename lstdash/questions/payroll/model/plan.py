"""What a scenario promises, effect by effect and year by year: the rows that a follow-up is held against.

The part of the saving that is not taken home in money is an effect of its own; every cost is a negative amount.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from lstdash.questions.payroll.model.payroll import YearRow, outcome
from lstdash.questions.payroll.model.scenario import PayrollScenario

LOWER_COST, REDEPLOYED, ONE_OFF, PARALLEL, EXIT = ("lower_cost", "redeployed", "one_off", "parallel", "exit")


@dataclass(frozen=True, slots=True)
class Promised:
    """One effect: (year after the start, amount in the scenario's unit), the years without it left out."""

    effect: str
    years: tuple[tuple[int, float], ...]

    @property
    def total(self) -> float:
        """The sum of its years, not discounted."""
        return sum(amount for _, amount in self.years)


def promised(scenario: PayrollScenario) -> tuple[Promised, ...]:
    """Return every effect that has an amount in some year."""
    rows, whole = outcome(scenario).rows, outcome(replace(scenario, realised_share=1.0)).rows
    found = (
        _of(LOWER_COST, rows, [row.saving for row in rows]),
        _of(REDEPLOYED, rows, [full.saving - row.saving for row, full in zip(rows, whole, strict=True)]),
        _of(ONE_OFF, rows, [-row.one_off for row in rows]),
        _of(PARALLEL, rows, [-row.parallel for row in rows]),
        _of(EXIT, rows, [-row.exit_cost for row in rows]),
    )
    return tuple(effect for effect in found if effect.years)


def _of(effect: str, rows: Sequence[YearRow], amounts: Sequence[float]) -> Promised:
    return Promised(effect, tuple((row.year, amount) for row, amount in zip(rows, amounts, strict=True) if amount))
