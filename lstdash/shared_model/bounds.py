"""What can be known about one county when only group totals are printed (heuwing2006, 4.2.1 and 4.2.2).

Counts are whole numbers that must add up to the printed totals. The two tables do not add up to the same
sum, so each total may be off by a whole number: first find the least total slack that any counts need, then
the lowest and highest value of every question over ALL counts with that slack. Where the slack sits is not
known, so it is never chosen. Questions about several counties are solved over all of them at once.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from math import lcm

import numpy as np

from lstdash.shared_model.faults import CannotHold, Fault
from lstdash.shared_model.integer_program import Numbers, Rows, constraint_rows, impossible
from lstdash.shared_model.survey_facts import Problem, Unfit

Combination = Mapping[str, Fraction]  # a linear question: weight per county
QUESTION = "question"  # where an unknown county stands, when it is in no fact


@dataclass(frozen=True, slots=True)
class Interval:
    """Lowest and highest value over all counts that fit; both are attained."""

    low: float
    high: float

    def overlaps(self, other: Interval) -> bool:
        """True when some value lies in both."""
        return self.low <= other.high and other.low <= self.high


@dataclass(frozen=True, slots=True)
class CountyBound:
    """Fewest and most participations one county can have."""

    county: str
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Deviation:
    """How far a group's true total can lie from its printed one: an interval, since the slack has no known place."""

    grouping: str
    group: str
    low: int
    high: int


@dataclass(frozen=True, eq=False)
class Space:
    """All counts that fit the problem with the least slack; matrices built once. Compared by identity."""

    problem: Problem
    least_slack: int
    rows: Rows

    def optimum(self, weights: Numbers) -> int:
        """Least value of a whole-number objective over the columns; CannotHold when nothing bounds it."""
        found = self.rows.minimise(weights)
        if found is None:
            raise CannotHold(Fault(Unfit.UNBOUNDED))
        return found


@lru_cache(maxsize=64)
def solution_space(problem: Problem) -> Space:
    """Find the least slack and fix it. CannotHold names the facts that cannot hold together."""
    rows = constraint_rows(problem)
    least = rows.minimise(rows.slack)
    if least is None:
        raise impossible(problem)
    return Space(problem, least, rows.with_slack(least))


@lru_cache(maxsize=64)
def county_bounds(space: Space) -> tuple[CountyBound, ...]:
    """Bounds of every county, in the problem's order (two integer programmes a county)."""
    found = []
    for county in space.problem.counties:
        span = interval(space, total([county]))
        found.append(CountyBound(county, round(span.low), round(span.high)))
    return tuple(found)


@lru_cache(maxsize=64)
def deviations(space: Space) -> tuple[Deviation, ...]:
    """How far each printed total can be off, over all counts that fit."""
    found = []
    first = len(space.problem.counties)
    for index, (grouping, group) in enumerate(space.rows.groups):
        weights = np.zeros_like(space.rows.slack)
        weights[first + 2 * index], weights[first + 2 * index + 1] = 1, -1
        found.append(Deviation(grouping, group, space.optimum(weights), -space.optimum(-weights)))
    return tuple(found)


def interval(space: Space, question: Combination) -> Interval:
    """Lowest and highest value of a linear question, solved over all counties at once."""
    space.problem.check_counties(question, QUESTION)
    scale = lcm(*(Fraction(weight).denominator for weight in question.values()))
    weights = np.zeros_like(space.rows.slack)
    for county, weight in question.items():
        weights[space.problem.counties.index(county)] = int(weight * scale)
    return Interval(space.optimum(weights) / scale, -space.optimum(-weights) / scale)


def total(counties: Collection[str]) -> dict[str, Fraction]:
    """The sum of some counties' counts."""
    return dict.fromkeys(counties, Fraction(1))


def mean(counties: Collection[str]) -> dict[str, Fraction]:
    """The mean of some counties' counts: linear, since their number is fixed. CannotHold when there are none."""
    if not counties:
        raise CannotHold(Fault(Unfit.EMPTY_MEAN))
    return dict.fromkeys(counties, Fraction(1, len(counties)))


def minus(first: Combination, second: Combination) -> dict[str, Fraction]:
    """The difference between two questions, so that it is solved jointly."""
    return {county: first.get(county, Fraction(0)) - second.get(county, Fraction(0)) for county in {**first, **second}}


def tiers(bounds: Collection[CountyBound]) -> tuple[tuple[CountyBound, ...], ...]:
    """Counties from most to fewest, cut only where every one above lies strictly above every one below.

    Within a tier the counties cannot be told apart; the order there (midpoint, then code) carries no meaning.
    """
    ordered = sorted(bounds, key=lambda bound: (-(bound.low + bound.high), bound.county))
    found: list[tuple[CountyBound, ...]] = []
    start = 0
    for cut in range(1, len(ordered) + 1):
        above, below = ordered[start:cut], ordered[cut:]
        if not below or min(bound.low for bound in above) > max(bound.high for bound in below):
            found.append(tuple(above))
            start = cut
    return tuple(found)


def separable(bounds: Collection[CountyBound]) -> tuple[tuple[str, str], ...]:
    """Every pair (more, fewer) whose intervals do not overlap: what can be said for certain about two counties."""
    ordered = sorted(bounds, key=lambda bound: bound.county)
    return tuple((more.county, fewer.county) for more in ordered for fewer in ordered if more.low > fewer.high)
