"""How soon do people leave by themselves? Those over 55 at an even pace until they retire, the others at a yearly rate.

Ages over 55 are taken as evenly spread up to the age of retirement: no source says how they are. (2006 report, 4.4.6)
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
OLD_FROM_YEARS = 55
LONGEST_YEARS = 200.0  # what has not come by then never does
_STEPS = 100  # by the tangent: a handful, more where hardly anybody is left to leave
_ENOUGH = 1e-14  # of those affected: a millionth of a second
_HARDLY = 1e-300  # stands for nobody where a logarithm is taken


@dataclass(frozen=True, slots=True)
class Leavers:
    """Who leaves: share over 55 (0-1), age of retirement, share of the others who leave each year (0-1)."""

    over55_share: float
    pension_age_years: float
    others_share: float = 0.0

    def gone_share(self, years: float | FloatArray) -> FloatArray:
        """Return the share (0-1) that has left after so many years: 0 at 0, never falling."""
        return gone_share(years, self.over55_share, self.pension_age_years, self.others_share)

    def years_until(self, need_share: float) -> float | None:
        """Return the years until that share has left; None when it never does."""
        found = float(years_until(need_share, self.over55_share, self.pension_age_years, self.others_share))
        return found if np.isfinite(found) else None


def gone_share(
    years: float | FloatArray,
    over55_share: float | FloatArray,
    pension_age_years: float | FloatArray,
    others_share: float | FloatArray,
) -> FloatArray:
    """Return the share that has left, any argument an array that broadcasts with the others."""
    old = over55_share * np.minimum(1.0, np.asarray(years) / (np.asarray(pension_age_years) - OLD_FROM_YEARS))
    young = (1 - np.asarray(over55_share)) * (1 - (1 - np.asarray(others_share)) ** np.asarray(years))
    return np.asarray(np.minimum(1.0, old + young), dtype=np.float64)


def years_until(
    need_share: float | FloatArray,
    over55_share: float | FloatArray,
    pension_age_years: float | FloatArray,
    others_share: float | FloatArray,
) -> FloatArray:
    """Return the years until the needed share has left, infinity for never; arguments as in `gone_share`.

    The share that has left grows ever slower, so a tangent never reaches the needed share later than it: each step by the
    tangent comes nearer from below.
    """
    who = tuple(np.asarray(value, float) for value in (over55_share, pension_age_years, others_share))
    years = np.zeros(np.broadcast_shapes(*(np.shape(value) for value in (need_share, *who))))
    is_never = gone_share(years + LONGEST_YEARS, *who) < need_share
    for _ in range(_STEPS):
        short = np.asarray(need_share - gone_share(years, *who))
        is_short = ~is_never & (short > _ENOUGH)
        if not is_short.any():
            break
        years = years + np.divide(short, _pace(years, *who), out=np.zeros_like(years), where=is_short)
    return np.where(is_never, np.inf, years)


def _pace(years: FloatArray, over55_share: FloatArray, pension_age_years: FloatArray, others_share: FloatArray) -> FloatArray:
    """Return the share that leaves a year, just after so many years."""
    span, stay = pension_age_years - OLD_FROM_YEARS, np.maximum(1 - others_share, _HARDLY)
    old = np.where(years < span, over55_share / span, 0.0)
    return np.asarray(old - (1 - over55_share) * np.log(stay) * stay**years)
