"""Who takes part in joint payroll administration, with which weight and in which years, and how costs are shared.

Amounts are counted in B7, what payroll administration costs the seven counties of the pre-study in one year today
(2006 report, 4.1 and 5.5).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class SharingKey(StrEnum):
    """How a joint cost is divided among the counties that take part."""

    WEIGHT = "vikt"
    EQUAL = "lika"
    TODAY = "dagens-kostnad"


@dataclass(frozen=True, slots=True)
class Member:
    """One county in the coalition: its weight (headcount, or the bounds of its size class) and its years.

    An empty `county` is one whose name the source does not give. `cost_index` is today's payroll cost per unit of
    weight against the seven's average; at 1 the keys by weight and by today's cost coincide.
    """

    county: str
    weight_low: float
    weight_high: float
    join_year: int = 1
    leave_year: int | None = None  # the last year it takes part; None = stays
    cost_index: float = 1.0


def most_at_once(members: Sequence[Member]) -> int:
    """Return the largest number of members in any one year; less than two is no coordination."""
    starts = {member.join_year for member in members}
    return max((sum(m.join_year <= year <= (m.leave_year or year) for m in members) for year in starts), default=0)


def unnamed(count: int, like: Sequence[Member]) -> tuple[Member, ...]:
    """Return `count` counties without a name, each weighing as the average of `like`."""
    low = sum(m.weight_low for m in like) / len(like)
    high = sum(m.weight_high for m in like) / len(like)
    return (Member("", low, high),) * count
