"""The highest an objective can be over every possible set of sizes, with proof (branch and bound by slopes).

Where no slope of an objective changes sign in a box, its highest is in a corner; else the box is halved. What a box can hold at
most is bounded by interval arithmetic, so that the answer is never too low; how far it may be too high is known as well.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lstdash.questions.payroll.model.spans import Box
from lstdash.shared_model.cash_flow import FloatArray

BUDGET = 250  # boxes for all objectives together, never exceeded but by the first: less than a tenth of a second of work
_NOISE = 1e-12  # of rounding in a slope times the width of its size


@dataclass(frozen=True, slots=True, eq=False)
class Held:
    """What the objectives can be at most in their boxes, [case], and how they rise with each size, [case, size].

    `is_steep` says that the slopes are the objective's own; else their signs alone are.
    """

    most: FloatArray
    rise_low: FloatArray
    rise_high: FloatArray
    is_steep: bool


@dataclass(frozen=True, slots=True, eq=False)
class Highest:
    """Of each objective: the highest value met, and a bound that no set of sizes exceeds."""

    met: FloatArray
    bound: FloatArray


Enclose = Callable[[NDArray[np.int64], Box, FloatArray], Held]  # which objective each box is of, the boxes, what is met so far


def highest(enclose: Enclose, sizes: Box, tolerance: float) -> Highest:
    """Return the highest of every objective, `sizes` with one box each; the bound is at most `tolerance` above what is met,
    unless BUDGET would be exceeded."""
    met, bound = np.full((2, len(sizes.low)), -np.inf)
    case, box, used = np.arange(len(sizes.low)), sizes, 0
    while len(case):
        held, corner = _at(enclose, case, box, met[case])
        np.maximum.at(met, case, corner)
        used += len(case)
        narrower, is_narrower = _narrowed(box, held)
        open_ = (held.most > met[case] + tolerance) | (is_narrower & (held.most > met[case]))
        open_ &= used + np.count_nonzero(open_) + np.count_nonzero(open_ & ~is_narrower) <= BUDGET
        np.maximum.at(bound, case[~open_], held.most[~open_])
        case, box = _halved(case[open_], _part(narrower, open_), _spread(held)[open_], is_narrower[open_])
    return Highest(met, np.maximum(bound, met))


def _at(enclose: Enclose, case: NDArray[np.int64], box: Box, met: FloatArray) -> tuple[Held, FloatArray]:
    """Bound each box, and find the objective in the corner that its slopes point to."""
    held = enclose(case, box, met)
    is_high = held.rise_low + held.rise_high >= 0
    corner = np.where(is_high, box.high, box.low)
    value = enclose(case, Box(corner, corner), met).most
    if not held.is_steep:
        return held, value
    away = np.maximum(np.where(is_high, -held.rise_low, held.rise_high), 0)
    most = np.minimum(held.most, value + (away * (box.high - box.low)).sum(axis=-1))
    return Held(np.maximum(most, value), held.rise_low, held.rise_high, held.is_steep), value


def _narrowed(box: Box, held: Held) -> tuple[Box, NDArray[np.bool_]]:
    """Keep only the end of every size that the objective never falls towards; tell which boxes became narrower."""
    width = box.high - box.low
    rises, falls = held.rise_low * width >= -_NOISE, held.rise_high * width <= _NOISE
    narrower = Box(np.where(rises, box.high, box.low), np.where(falls & ~rises, box.low, box.high))
    return narrower, np.asarray(((rises | falls) & (width > 0)).any(axis=-1))


def _spread(held: Held) -> FloatArray:
    return np.asarray(held.rise_high - held.rise_low)


def _part(box: Box, which: NDArray[np.bool_]) -> Box:
    return Box(box.low[which], box.high[which])


def _halved(
    case: NDArray[np.int64], box: Box, spread: FloatArray, is_narrower: NDArray[np.bool_]
) -> tuple[NDArray[np.int64], Box]:
    """Halve every box that did not become narrower, across the size whose slope is least known."""
    split = np.flatnonzero(~is_narrower)
    size = np.argmax(spread[split] * (box.high - box.low)[split], axis=-1)
    middle = (box.low + box.high)[split, size] / 2
    low, high, upper_low = box.low.copy(), box.high.copy(), box.low[split]
    upper_low[np.arange(len(split)), size] = middle
    high[split, size] = middle
    halves = Box(np.concatenate([low, upper_low]), np.concatenate([high, box.high[split]]))
    return np.concatenate([case, case[split]]), halves
