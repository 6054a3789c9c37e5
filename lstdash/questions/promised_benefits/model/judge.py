"""Did a promised gain come? Outcome against plan over the years that have been followed up, and a state.

A year without an outcome is not followed up: it is never counted as nothing. Days are ISO text, which sorts as days do.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lstdash.shared_model.cash_flow import TOLERANCE

NOT_DUE, NOT_FOLLOWED, PARTLY = "not_due", "not_followed", "partly"
AS_PLANNED, DEVIATES, FAILS, UNPLANNED = "as_planned", "deviates", "fails", "unplanned"
STATES = (NOT_FOLLOWED, PARTLY, FAILS, DEVIATES, AS_PLANNED, UNPLANNED, NOT_DUE)  # what needs somebody first


@dataclass(frozen=True, slots=True)
class Year:
    """One year of one gain: the day it is to be followed up (empty: none is set), what was planned and what came."""

    year: int
    due_on: str
    planned: float
    realised: float | None

    def is_due(self, today: str) -> bool:
        """True when the day has passed; on the day itself it has not."""
        return self.due_on != "" and self.due_on < today


@dataclass(frozen=True, slots=True)
class Limits:
    """From which ratio a gain is as planned, and from which it only deviates."""

    as_planned: float
    deviates: float


@dataclass(frozen=True, slots=True)
class Judged:
    """A gain's state; the ratio where something planned has been followed up; how many years are due, and lack an outcome."""

    state: str
    ratio: float | None
    due: int
    missing: int


def judge(years: Sequence[Year], today: str, limits: Limits) -> Judged:
    """Return the state of a gain on a day."""
    due = [year for year in years if year.is_due(today)]
    missing = sum(year.realised is None for year in due)
    followed = [(year.planned, year.realised) for year in years if year.realised is not None]
    if not followed:
        return Judged(NOT_FOLLOWED if missing else NOT_DUE, None, len(due), missing)
    ratio = against_plan(followed)
    state = PARTLY if missing else _verdict(ratio, sum(came for _, came in followed), limits)
    return Judged(state, ratio, len(due), missing)


def against_plan(followed: Iterable[tuple[float, float]]) -> float | None:
    """Return 1 + (came - planned) / |planned| over (planned, came): below 1 is worse, for costs too; None without a plan."""
    pairs = list(followed)
    size = sum(abs(planned) for planned, _ in pairs)
    return 1 + sum(came - planned for planned, came in pairs) / size if size else None


def _verdict(ratio: float | None, came: float, limits: Limits) -> str:
    if ratio is None:
        return UNPLANNED if came > 0 else AS_PLANNED if came == 0 else FAILS
    if ratio >= limits.as_planned - TOLERANCE:
        return AS_PLANNED
    return DEVIATES if ratio >= limits.deviates - TOLERANCE else FAILS
