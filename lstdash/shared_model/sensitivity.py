"""What does an answer hang on, and where does it turn? One lever at a time, the others where they stand.

A model gives its answer for many cases in one pass: arrays with one value a case for each lever. A swing is the answer with a
lever at its low and at its high; a flip is the value of a lever at which "it holds" changes.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lstdash.shared_model.levers import Levers
from lstdash.shared_model.triangular import FloatArray, Range

Holds = Callable[[Mapping[str, FloatArray]], Mapping[str, NDArray[np.bool_]]]

_GRID = 129  # positions a round: enough to see a lever that turns the answer twice
_ROUNDS = 5  # each narrows 128 times: together to 1e-11 of the slider's range, finer than any tolerance


@dataclass(frozen=True, slots=True)
class Swing:
    """The answer with one lever at its low and at its high; None is "never". `second` is told apart by when that is equal."""

    lever: str
    low: float
    high: float
    at_low: float | None
    at_high: float | None
    second: float = 0.0  # how far another measure of the answer moves

    @property
    def size(self) -> float | None:
        """The distance between the two answers; None when one of them, not both, is never."""
        if (self.at_low is None) != (self.at_high is None):
            return None
        return abs((self.at_high or 0.0) - (self.at_low or 0.0))


@dataclass(frozen=True, slots=True)
class Flip:
    """The value of a lever where "it holds" turns; `value` None when it never does within the lever's ends.

    `holds_above` tells on which side of the value (for a whole lever: from that step on) it holds.
    """

    lever: str
    value: float | None
    holds_now: bool
    holds_above: bool | None


def one_at_a_time(
    at: Mapping[str, float], positions: Mapping[str, FloatArray]
) -> tuple[dict[str, FloatArray], dict[str, slice]]:
    """Return the cases of all positions of all levers in one pass, one array [case] a lever, and which cases are whose."""
    ends = np.cumsum([len(values) for values in positions.values()]).tolist()
    parts = {lever: slice(end - len(positions[lever]), end) for lever, end in zip(positions, ends, strict=True)}
    cases = {lever: np.full(ends[-1], float(at[lever])) for lever in positions}
    for lever, part in parts.items():
        cases[lever][part] = positions[lever]
    return cases, parts


def largest_first(swings: list[Swing]) -> tuple[Swing, ...]:
    """Return the swings as a tornado lists them: into never before any number, from the least number the farthest."""
    return tuple(sorted(swings, key=_length, reverse=True))


def _length(swing: Swing) -> tuple[float, float, float]:
    if swing.size is not None:
        return swing.size, 0.0, swing.second
    return math.inf, -min(at for at in (swing.at_low, swing.at_high) if at is not None), swing.second


def flips(levers: Levers, at: Mapping[str, float], ends: Mapping[str, Range], holds: Holds) -> tuple[Flip, ...]:
    """Return the flip nearest to where each lever stands, for every lever in `ends` (lever -> the slider's ends).

    Exactly, or for a whole lever the first step away from now that has turned. All levers are solved side by side:
    `holds(lever -> positions)` tells for each position of each lever whether it holds, the other levers as in `at`.
    """
    asked = [lever for lever in levers if lever in ends]
    if not asked:
        return ()
    holds_now = bool(holds({asked[0]: np.array([at[asked[0]]])})[asked[0]][0])
    steps = {lever: _steps(ends[lever]) for lever in asked if levers[lever].is_whole}
    turned = {lever: steps[lever][found != holds_now] for lever, found in holds(steps).items()} if steps else {}
    spans = {lever: _Span(min(ends[lever]), max(ends[lever]), at[lever]) for lever in asked if lever not in steps}
    for _ in range(_ROUNDS):
        spans = _narrowed(spans, holds)
    found = []
    for lever in asked:
        if lever in spans:
            found.append(Flip(lever, spans[lever].middle, holds_now, spans[lever].holds_above))
            continue
        value = _nearest(turned[lever], at[lever]) if lever in turned else None
        found.append(Flip(lever, value, holds_now, None if value is None else (value > at[lever]) != holds_now))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Span:
    """Two positions between which the answer may turn, near the one to look from; after a round, it does turn."""

    low: float
    high: float
    near: float
    holds_above: bool = False

    @property
    def middle(self) -> float:
        return (self.low + self.high) / 2


def _narrowed(spans: Mapping[str, _Span], holds: Holds) -> dict[str, _Span]:
    """Narrow each to the neighbouring positions, nearest to where it looks from, between which the answer turns."""
    grids = {lever: np.linspace(span.low, span.high, _GRID) for lever, span in spans.items()}
    narrowed = {}
    for lever, held in (holds(grids) if grids else {}).items():
        grid, turns = grids[lever], np.flatnonzero(held[1:] != held[:-1])
        if len(turns):
            nearest = turns[np.argmin(np.abs((grid[turns] + grid[turns + 1]) / 2 - spans[lever].near))]
            low, high = float(grid[nearest]), float(grid[nearest + 1])
            narrowed[lever] = _Span(low, high, (low + high) / 2, bool(held[nearest + 1]))
    return narrowed


def _steps(ends: Range) -> FloatArray:
    return np.arange(math.ceil(min(ends)), math.floor(max(ends)) + 1, dtype=float)


def _nearest(values: FloatArray, now: float) -> float | None:
    return float(values[np.argmin(np.abs(values - now))]) if len(values) else None
