"""What a value can be when sizes are known only as intervals: bounds that carry their slopes (interval arithmetic).

A box says how small and how large each size can be. A Span bounds values over such boxes from below and above, and so their
derivatives after each size. Sums and products widen it at most; a ratio of two weighted sums is bounded exactly. A point gives
the values themselves and no slopes, which is most of the work.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from lstdash.shared_model.cash_flow import FloatArray

_STEPS = 8  # a ratio is found in two to four; should it not be, what remains is added to the bound


@dataclass(frozen=True, slots=True, eq=False)
class Box:
    """Lowest and highest of each size, shape [case, size]."""

    low: FloatArray
    high: FloatArray

    @property
    def slopes(self) -> int:
        """How many slopes a value over these boxes has: none where every size is a point."""
        return 0 if self.low is self.high else self.low.shape[-1]


@dataclass(frozen=True, slots=True, eq=False)
class Span:
    """Bounds of values, shape [case, year], and of their slopes, shape [case, year, size]; no sizes in a point."""

    low: FloatArray
    high: FloatArray
    slope_low: FloatArray
    slope_high: FloatArray

    def __add__(self, other: Span) -> Span:
        slopes = (self.slope_low + other.slope_low, self.slope_high + other.slope_high)
        return Span(self.low + other.low, self.high + other.high, *slopes)

    def __mul__(self, other: Span) -> Span:
        ours = _product(self.slope_low, self.slope_high, other.low[..., None], other.high[..., None])
        theirs = _product(other.slope_low, other.slope_high, self.low[..., None], self.high[..., None])
        return Span(*_product(self.low, self.high, other.low, other.high), *(a + b for a, b in zip(ours, theirs, strict=True)))

    @property
    def middle(self) -> FloatArray:
        """Halfway between the bounds of the values."""
        return (self.low + self.high) / 2

    def plus(self, number: FloatArray) -> Span:
        """Add what does not depend on any size."""
        return Span(self.low + number, self.high + number, self.slope_low, self.slope_high)

    def times(self, factor: FloatArray | float) -> Span:
        """Multiply by what does not depend on any size and is not negative."""
        factor = np.asarray(factor, dtype=float)
        steep = factor[..., None]
        return Span(self.low * factor, self.high * factor, self.slope_low * steep, self.slope_high * steep)

    def power(self, exponent: float) -> Span:
        """Raise what is positive to an exponent between 0 and 1: the larger the value, the flatter."""
        steepest, flattest = (exponent * end ** (exponent - 1) for end in (self.low, self.high))
        slopes = _product(self.slope_low, self.slope_high, flattest[..., None], steepest[..., None])
        return Span(self.low**exponent, self.high**exponent, *slopes)

    def capped(self, most: float) -> Span:
        """Let no value be larger than `most`: there the slope is 0."""
        steep_low = np.where(self.high[..., None] > most, np.minimum(self.slope_low, 0), self.slope_low)
        steep_high = np.where(self.high[..., None] > most, np.maximum(self.slope_high, 0), self.slope_high)
        rises = self.low[..., None] < most
        return Span(np.minimum(self.low, most), np.minimum(self.high, most), steep_low * rises, steep_high * rises)

    def running(self) -> Span:
        """Sum the years up to and including each."""
        values = (self.low, self.high, self.slope_low, self.slope_high)
        return Span(*(np.cumsum(value, axis=1) for value in values))


def ratio(box: Box, over: FloatArray, under: FloatArray, constant: FloatArray | float = 0.0) -> Span:
    """Bound (over . size) / (under . size + constant) exactly: [case, year, size] twice, nothing below zero underneath."""
    low, high = box.low[:, None], box.high[:, None]
    if not box.slopes:
        value = np.asarray(np.vecdot(over, low) / (np.vecdot(under, low) + constant))
        return Span(value, value, *[np.empty((*value.shape, 0))] * 2)
    least, most = np.vecdot(under, low) + constant, np.vecdot(under, high) + constant
    bottom, top = (_extreme(low, high, over, under, constant, least, is_top=is_top) for is_top in (False, True))
    falls, rises = over - top[..., None] * under, over - bottom[..., None] * under
    slope_low = falls / np.where(falls < 0, least[..., None], most[..., None])
    slope_high = rises / np.where(rises > 0, least[..., None], most[..., None])
    return Span(bottom, top, slope_low, slope_high)


def _extreme(
    low: FloatArray,
    high: FloatArray,
    over: FloatArray,
    under: FloatArray,
    constant: FloatArray | float,
    least: FloatArray,
    *,
    is_top: bool,
) -> FloatArray:
    """Lowest or highest ratio: where it is r, no size moved to its other end makes over - r x under larger (Dinkelbach)."""
    at = (low + high) / 2
    for _ in range(_STEPS):
        found: FloatArray = np.vecdot(over, at) / (np.vecdot(under, at) + constant)
        gain = over - found[..., None] * under
        better = np.where((gain > 0) == is_top, high, low)
        if np.array_equal(better, at):
            return found
        at = better
    gain = over - found[..., None] * under
    left = np.vecdot(gain, np.where((gain > 0) == is_top, high, low)) - found * constant
    return np.asarray(found + left / least)


def _product(low: FloatArray, high: FloatArray, other_low: FloatArray, other_high: FloatArray) -> tuple[FloatArray, FloatArray]:
    ends = (low * other_low, low * other_high, high * other_low, high * other_high)
    return np.minimum(np.minimum(*ends[:2]), np.minimum(*ends[2:])), np.maximum(np.maximum(*ends[:2]), np.maximum(*ends[2:]))
