"""Funnel limits: how far from the common level a unit may lie by chance alone, and when units differ anyway.

Exact limits as Spiegelhalter 2005 (Funnel plots for comparing institutional performance, A.1.1); overdispersion on
the transformed scale, winsorised, with an additive or a multiplicative allowance (A.3, and his Handling over-dispersion of
performance indicators, 2005). Nothing here says why a unit differs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import asin, pi, sin, sqrt
from typing import Any, Literal

import numpy as np
from scipy.stats import binom, norm, poisson

Kind = Literal["andel", "per"]  # a part of a whole (binomial), or events for each of something (Poisson)
Span = tuple[float, float]
LEVELS = (0.95, 0.998)
LEAST_UNITS, LEAST_EXPECTED = 10, 1.0


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit: `count` of `base` (base > 0), of a kind `andel` with 0 <= count <= base."""

    name: str
    count: float
    base: float

    @property
    def value(self) -> float:
        """The unit's own level."""
        return self.count / self.base


@dataclass(frozen=True, slots=True)
class Spread:
    """How much more than chance the units differ: mean squared z (raw and winsorised) and variance between units."""

    raw: float
    phi: float
    tau2: float

    @property
    def is_over(self) -> bool:
        """True when the units differ more than chance explains."""
        return self.tau2 > 0


def target(units: Sequence[Unit]) -> float:
    """Return the common level: all counts over all bases."""
    return sum(unit.count for unit in units) / sum(unit.base for unit in units)


def normal_quantile(level: float) -> float:
    """Return z so that a share `level` (0-1) of a normal distribution lies within +-z: 1.959964 for 0.95."""
    return float(norm.ppf((1 + level) / 2))


def exact_limits(kind: Kind, base: float, common: float, level: float) -> Span:
    """Return the interpolated exact limits of a unit's level around `common`; `level` is the share that lies inside."""
    low, high = (1 - level) / 2, (1 + level) / 2
    return _exact(kind, base, common, low), _exact(kind, base, common, high)


def _exact(kind: Kind, base: float, common: float, probability: float) -> float:
    if kind == "andel":
        return min(1.0, _least(binom, (round(base), common), probability) / base)
    return _least(poisson, (base * common,), probability) / base


def _least(chance: Any, shape: tuple[float, ...], probability: float) -> float:
    """Return the least count that chance stays under with the probability, interpolated; never below zero.

    The distribution is asked with its shape each time: scipy takes longer to freeze one than to answer.
    """
    whole = max(0, int(chance.ppf(probability, *shape)))
    return max(0.0, whole - (float(chance.cdf(whole, *shape)) - probability) / float(chance.pmf(whole, *shape)))


def angle(kind: Kind, value: float, common: float) -> float:
    """Return the level on the scale where its chance variation is even: arc sine of the root, or root of the ratio."""
    return asin(sqrt(min(1.0, value))) if kind == "andel" else sqrt(value / common)


def deviation(kind: Kind, base: float, common: float) -> float:
    """Return the standard deviation of a unit on that scale by chance alone."""
    return 1 / (2 * sqrt(base)) if kind == "andel" else 1 / (2 * sqrt(base * common))


def z_score(kind: Kind, unit: Unit, common: float) -> float:
    """Return how many standard deviations a unit lies from the common level."""
    return (angle(kind, unit.value, common) - angle(kind, common, common)) / deviation(kind, unit.base, common)


def spread(kind: Kind, units: Sequence[Unit], common: float, trimmed_share: float) -> Spread:
    """Return the overdispersion; `trimmed_share` (0-0.5) of the z-scores at each end are drawn in to the quantile there."""
    scores = np.array([z_score(kind, unit, common) for unit in units])
    drawn_in = np.clip(scores, *np.quantile(scores, (trimmed_share, 1 - trimmed_share)))
    weights = np.array([deviation(kind, unit.base, common) ** -2 for unit in units])
    many, phi = len(units), float(np.mean(drawn_in**2))
    between = (many * phi - (many - 1)) / float(weights.sum() - (weights**2).sum() / weights.sum())
    return Spread(float(np.mean(scores**2)), phi, max(0.0, between))


def additive_limits(kind: Kind, base: float, common: float, tau2: float, level: float) -> Span:
    """Return the limits when the units also differ among themselves by the variance `tau2` on the even scale."""
    return _limits(kind, common, normal_quantile(level) * sqrt(deviation(kind, base, common) ** 2 + tau2))


def multiplicative_limits(kind: Kind, base: float, common: float, phi: float, level: float) -> Span:
    """Return the limits when chance itself is `phi` times as large in variance; never narrower than without."""
    return _limits(kind, common, normal_quantile(level) * deviation(kind, base, common) * sqrt(max(1.0, phi)))


def _limits(kind: Kind, common: float, width: float) -> Span:
    middle = angle(kind, common, common)
    return _level(kind, middle - width, common), _level(kind, middle + width, common)


def _level(kind: Kind, at: float, common: float) -> float:
    if kind == "andel":
        return sin(min(pi / 2, max(0.0, at))) ** 2
    return max(0.0, at) ** 2 * common


def side(value: float, limits: Span) -> int:
    """Return -1 below the limits, 1 above them, 0 on or inside."""
    return (value > limits[1]) - (value < limits[0])
