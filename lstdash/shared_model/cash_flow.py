"""Amounts over years: running sums, and when a cumulative curve has paid back for good.

Arrays of [case, year] lie year by year in memory: draws are many cases of few years, and numpy is fast along what lies
together. "Never" is infinity, which sorts last, and leaves a model as None.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.polynomial import polynomial
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
TOLERANCE = 1e-9  # rounding noise around zero (B7) and around the target (years) is not a crossing
_NOISE = 1e-12  # of the amounts' own size: a present value so near zero is zero
_ALIKE = 1e-6  # rates: a double one is found no nearer, and is one
_FEW = 4_096  # numbers: so few are accumulated in one call


def powers(base: FloatArray, count: int) -> FloatArray:
    """Return base^0 ... base^(count-1) along the last axis: [case, 1] -> [case, count]."""
    return running(np.broadcast_to(base, (*base.shape[:-1], count)), np.multiply, 1.0)


def running(values: FloatArray, combine: np.ufunc, first: float | None = None) -> FloatArray:
    """Accumulate along the last axis, from `first` in place of the first value when given; many cases a year at a time."""
    if values.size < _FEW:
        values = values if first is None else np.concatenate([np.full_like(values[..., :1], first), values[..., 1:]], axis=-1)
        accumulated: FloatArray = combine.accumulate(values, axis=-1)
        return accumulated
    years = np.moveaxis(np.empty((values.shape[-1], *values.shape[:-1])), 0, -1)
    years[..., 0] = values[..., 0] if first is None else first
    for year in range(1, values.shape[-1]):
        combine(years[..., year - 1], values[..., year], out=years[..., year])
    return years


def settled(amounts: FloatArray) -> FloatArray:
    """Return amounts in years of cost with zero where only rounding noise differs from it: a file says 0 where a curve is."""
    return np.where(np.abs(amounts) > _NOISE, amounts, 0.0)


def crossing(cumulative: FloatArray) -> FloatArray:
    """Years until the last upward crossing of zero after which the curve stays at or above it, linear within the year.

    Shape [..., year] -> [...]; infinity when the last year is below zero, 0 when no year is.
    """
    end = cumulative.shape[-1] - 1
    year = np.arange(1, end + 2, dtype=np.int16)  # small numbers: most of the work is to look through them
    latest = ((cumulative < -TOLERANCE) * year).max(axis=-1)
    last = np.where(latest > 0, latest - 1, end).astype(np.int64)
    curves, case = cumulative.reshape(-1, end + 1), np.arange(last.size)
    at = curves[case, last.ravel()].reshape(last.shape)
    after = curves[case, np.minimum(last + 1, end).ravel()].reshape(last.shape)
    part = -at / np.where(last < end, after - at, 1.0)
    years = np.where(last < end, last + np.clip(part, 0.0, 1.0), np.inf)
    return np.where(latest > 0, years, 0.0)


def internal_rates(net: FloatArray) -> tuple[float, ...]:
    """Return every rate above -100 % at which the present value of yearly amounts [year] is zero, lowest first.

    The present value is a polynomial in 1 / (1 + rate). Rates from zero and up are its roots up to 1, rates below zero those of
    the amounts taken backwards, so no power grows. Rates that only rounding noise tells apart are one.
    """
    amounts = np.trim_zeros(np.where(np.abs(net) > TOLERANCE, net, 0.0))
    if len(amounts) < 2:
        return ()
    below = [root - 1 for root in _roots_to_one(amounts[::-1])]
    rates = (*below, *(1 / root - 1 for root in reversed(_roots_to_one(amounts))))
    return tuple(rate for before, rate in pairwise((-1.0, *rates)) if rate - before > _ALIKE)


def _roots_to_one(weights: FloatArray) -> list[float]:
    """Every root above 0 and at most 1 of the polynomial: between two roots of the derivative it turns at most once."""
    at = np.array([0.0, *_turning_points(weights), 1.0])
    value = polynomial.polyval(at, weights)
    sign = np.where(np.abs(value) > _NOISE * polynomial.polyval(at, np.abs(weights)), np.sign(value), 0.0)
    first, later = sign[:-1], sign[1:]
    touches = at[1:][(later == 0) & (first != 0)]
    turns = first * later < 0
    return sorted((*touches.tolist(), *_halved(weights, at[:-1][turns], at[1:][turns]).tolist()))


def _turning_points(weights: FloatArray) -> FloatArray:
    """Where the polynomial may turn between 0 and 1: the derivative's roots, real parts as a double one is found as a pair."""
    places = polynomial.polyroots(polynomial.polyder(weights)).real
    return np.sort(places[(places > 0) & (places < 1)])


def _halved(weights: FloatArray, low: FloatArray, high: FloatArray) -> FloatArray:
    """The root within each span whose ends have unlike signs, by halving until the ends are neighbours."""
    start = polynomial.polyval(low, weights) > 0
    for _ in range(60 if low.size else 0):
        middle = (low + high) / 2
        is_before = (polynomial.polyval(middle, weights) > 0) == start
        low, high = np.where(is_before, middle, low), np.where(is_before, high, middle)
    return (low + high) / 2


def finite(years: float) -> float | None:
    """Turn the internal "never" into None."""
    return float(years) if np.isfinite(years) else None
