"""Who comes first, who lies in "börja här", and how sure that is: the one rule that headline, figures, table and files follow.

A share of draws is a certainty only when at least five have scored the item on both axes. What is true by construction (the
report's cells, 2006 report, 5.7) is said as the report's placing, without a share.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lstdash.few import FEWEST
from lstdash.questions.start_here.model.start_here import SAME


@dataclass(frozen=True, slots=True)
class Leading:
    """Indices of those that share the first place, and of those inside "börja här"; `certainty` None: nobody has earned one."""

    first: tuple[int, ...]
    inside: tuple[int, ...]
    certainty: float | None  # the least share of draws of the first, when all of them lie inside

    @property
    def begins(self) -> bool:
        """True when all that share the first place lie in "börja här"."""
        return bool(self.first) and set(self.first) <= set(self.inside)


def leading(priority: Sequence[float], quadrant: Sequence[str], shares: Sequence[float], voters: Sequence[int]) -> Leading:
    """Say it of items that are all placed; the lists are of the same items in the same order."""
    best = max(priority, default=0.0) - SAME
    first = tuple(index for index, points in enumerate(priority) if points >= best)
    found = Leading(first, tuple(index for index, name in enumerate(quadrant) if name == "start_here"), None)
    if not found.begins or min(voters[index] for index in first) < FEWEST:
        return found
    return Leading(first, found.inside, round(min(shares[index] for index in first), 6))
