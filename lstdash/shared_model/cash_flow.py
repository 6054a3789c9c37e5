"""Amounts over years: running sums, and when a cumulative curve has paid back for good.

Arrays of [case, year] lie year by year in memory: draws are many cases of few years, and numpy is fast along what lies
together. "Never" is infinity, which sorts last, and leaves a model as None.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
TOLERANCE = 1e-9  # rounding noise around zero (B7) and around the target (years) is not a crossing
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


def crossing(cumulative: FloatArray) -> FloatArray:
    """Years until the last upward crossing of zero after which the curve stays at or above it, linear within the year.

    Shape [..., year] -> [...]; infinity when the last year is below zero, 0 when no year is.
    """
    below = cumulative < -TOLERANCE
    end = cumulative.shape[-1] - 1
    last = end - np.argmax(below[..., ::-1], axis=-1)
    curves, case = cumulative.reshape(-1, end + 1), np.arange(last.size)
    at = curves[case, last.ravel()].reshape(last.shape)
    after = curves[case, np.minimum(last + 1, end).ravel()].reshape(last.shape)
    part = -at / np.where(last < end, after - at, 1.0)
    years = np.where(last < end, last + np.clip(part, 0.0, 1.0), np.inf)
    return np.where(below.any(axis=-1), years, 0.0)


def finite(years: float) -> float | None:
    """Turn the internal "never" into None."""
    return float(years) if np.isfinite(years) else None
