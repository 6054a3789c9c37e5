"""What drives and what restrains: the balance of a scored field of forces, and how little it takes to turn it.

Scores are whole numbers 1-5 and everything is exact fractions, so that the sign is never a matter of rounding. One step
weaker means that everybody's score of a factor is lowered by one, and none below one. With an unweighted mean every restraint
has the same leverage, so the balance alone never says which of them to begin with.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

Side = Literal["drives", "restrains"]
State = Literal["drives", "even", "restrains"]

LOWEST, HIGHEST = 1, 5
WITHIN_REACH = 3  # of the second question: from here on a restraint is one that can be acted on


@dataclass(frozen=True, slots=True)
class Factor:
    """One factor with the scores it was given; either question may be unanswered."""

    key: str
    side: Side
    strengths: tuple[int, ...] = ()
    reaches: tuple[int, ...] = ()  # can we change it?


@dataclass(frozen=True, slots=True)
class Balance:
    """The balance of a field where both sides have scores.

    `steps` is the least number of steps that turns it, 0 when it drives already, None when no weakening does. `alone` are the
    restraints of which one step is enough, in the field's order.
    """

    value: Fraction
    steps: int | None
    alone: tuple[str, ...]
    total: Fraction  # sum of the means of each side, one minus the other: grows with the number of factors, so never an answer

    @property
    def state(self) -> State:
        """Which way it leans."""
        return state(self.value)


def mean(scores: Sequence[int]) -> Fraction | None:
    """Return the mean of the scores given; None without any."""
    return Fraction(sum(scores), len(scores)) if scores else None


def state(value: Fraction) -> State:
    """Say which way a balance leans."""
    return "drives" if value > 0 else "restrains" if value < 0 else "even"


def balance(factors: Sequence[Factor]) -> Balance | None:
    """Return the mean of the drivers' means less that of the restraints'; None when a side has no scores."""
    drives, restrains = _means(factors, "drives"), _means(factors, "restrains")
    if not drives or not restrains:
        return None
    value = _mean(drives.values()) - _mean(restrains.values())
    steps = {factor.key: gains(factor.strengths, len(restrains)) for factor in factors if factor.key in restrains}
    alone = tuple(key for key, gained in steps.items() if value <= 0 < value + gained[0])
    total = sum(drives.values(), Fraction(0)) - sum(restrains.values(), Fraction(0))
    return Balance(value, _fewest(value, steps), alone, total)


def gains(strengths: Sequence[int], restraints: int) -> tuple[Fraction, ...]:
    """Return what each further step on one restraint adds to the balance: the share of its scores that can still fall."""
    return tuple(
        Fraction(sum(score > step for score in strengths), len(strengths) * restraints) for step in range(LOWEST, HIGHEST)
    )


def in_order(factors: Sequence[Factor]) -> tuple[tuple[int, str], ...]:
    """Return the restraints that can be acted on, each with its place: the most within reach first, then the strongest.

    Only those whose mean on the second question is at least three and whose strength is scored; equals share a place.
    """
    ranks = {
        factor.key: (reach, strength)
        for factor in factors
        if factor.side == "restrains"
        and (reach := mean(factor.reaches)) is not None
        and reach >= WITHIN_REACH
        and (strength := mean(factor.strengths)) is not None
    }
    placed = sorted(ranks, key=lambda key: ranks[key], reverse=True)
    return tuple((1 + sum(ranks[other] > ranks[key] for other in ranks), key) for key in placed)


def _means(factors: Sequence[Factor], side: Side) -> dict[str, Fraction]:
    found = {factor.key: mean(factor.strengths) for factor in factors if factor.side == side}
    return {key: value for key, value in found.items() if value is not None}


def _mean(values: Collection[Fraction]) -> Fraction:
    return sum(values, Fraction(0)) / len(values)


def _fewest(value: Fraction, steps: Mapping[str, Sequence[Fraction]]) -> int | None:
    """Take the largest gain that is left until the balance is above zero: exact, as a factor's gains never grow."""
    taken = 0
    for gain in sorted((gain for gained in steps.values() for gain in gained), reverse=True):
        if value > 0 or not gain:
            break
        value, taken = value + gain, taken + 1
    return taken if value > 0 else None
