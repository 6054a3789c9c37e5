"""Many gains together: states are counted, amounts added only of the same kind, and nothing is set off against anything.

A gain that came in over plan never covers for one that failed: what fell short and what came on top are separate sums.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from lstdash.questions.promised_benefits.model.judge import STATES, Judged, Year
from lstdash.shared_model.cash_flow import TOLERANCE


@dataclass(frozen=True, slots=True)
class Group:
    """What may be added: one unit, class and price year (None: not stated), gains and costs apart."""

    unit: str
    kind: str
    price_year: int | None
    is_cost: bool


@dataclass(frozen=True, slots=True)
class Gain:
    """One gain with its years and what it was used for: (year, amount) for which there is evidence."""

    group: Group
    years: tuple[Year, ...]
    documented: tuple[tuple[int, float], ...] = ()

    @property
    def taken_home(self) -> float:
        """What came in the years that something came."""
        return sum(came for came in self._came().values())

    @property
    def shown_use(self) -> float:
        """How much of what came has a documented use; never more than came in the year."""
        return sum(min(came, self.spent(year)) for year, came in self._came().items())

    @property
    def is_shown(self) -> bool:
        """True when all that came has a documented use."""
        return self.shown_use >= self.taken_home - TOLERANCE

    @property
    def is_overspent(self) -> bool:
        """True when more is said to have been used in some year than came in it."""
        came = self._came()
        return any(self.spent(year) > came.get(year, 0.0) + TOLERANCE for year, _ in self.documented)

    def spent(self, year: int) -> float:
        """What has a documented use in a year."""
        return sum(amount for at, amount in self.documented if at == year)

    def _came(self) -> Mapping[int, float]:
        return {year.year: year.realised for year in self.years if year.realised is not None and year.realised > 0}


@dataclass(frozen=True, slots=True)
class Sum:
    """A group's amounts. `fell_short` and `on_top` are sums over gains, each gain on one side; `unknown` is planned and due
    without an outcome."""

    group: Group
    gains: int
    followed: int  # gains with an outcome in some year: with none there is no sum of what came
    planned: float
    came: float
    fell_short: float
    on_top: float
    unknown: float
    taken_home: float
    shown_use: float


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many gains were due, and how many of them have every due year followed up."""

    due: int
    followed: int


def group_of(unit: str, kind: str, price_year: int | None, years: Iterable[Year]) -> Group:
    """Return what a gain may be added with; a plan below zero in all is a cost."""
    return Group(unit, kind, price_year, sum(year.planned for year in years) < 0)


def coverage(judged: Sequence[Judged]) -> Coverage:
    """Count the gains that are due, and those of them that are followed up whole; an early outcome makes no gain due."""
    due = [one for one in judged if one.due]
    return Coverage(len(due), sum(one.missing == 0 for one in due))


def counts(states: Sequence[str]) -> dict[str, int]:
    """Count every state, also those that no gain is in."""
    return {state: states.count(state) for state in STATES}


def sums(gains: Sequence[Gain], today: str) -> tuple[Sum, ...]:
    """Return one sum a group, in the order that the groups first occur."""
    groups = dict.fromkeys(gain.group for gain in gains)
    return tuple(_sum(group, [gain for gain in gains if gain.group == group], today) for group in groups)


def _sum(group: Group, gains: Sequence[Gain], today: str) -> Sum:
    pairs = [_followed(gain) for gain in gains]
    unknown = sum(year.planned for gain in gains for year in gain.years if year.is_due(today) and year.realised is None)
    return Sum(
        group,
        len(gains),
        sum(any(year.realised is not None for year in gain.years) for gain in gains),
        sum(planned for planned, _ in pairs),
        sum(came for _, came in pairs),
        sum(max(planned - came, 0.0) for planned, came in pairs),
        sum(max(came - planned, 0.0) for planned, came in pairs),
        unknown,
        sum(gain.taken_home for gain in gains),
        sum(gain.shown_use for gain in gains),
    )


def _followed(gain: Gain) -> tuple[float, float]:
    known = [(year.planned, year.realised) for year in gain.years if year.realised is not None]
    return sum(planned for planned, _ in known), sum(came for _, came in known)
