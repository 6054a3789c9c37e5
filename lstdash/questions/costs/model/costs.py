"""What coordination could give a year, and how many years of the yearly cut that covers. (2006 report, 1.1.2, 2.2, 4.1, 5.1)

Amounts are mkr a year at the level of 2005, before and after: no conversion. Every function takes plain numbers or arrays.
The cut adds up: the second year asks for the first year's again and its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lstdash.questions.costs.model.levers import (
    CUT,
    EA_PART,
    FIXED,
    IT_YEARS,
    ONE_OFF,
    PREMISES_PART,
    PREMISES_SAVING,
    REALISED,
    SAVING,
    TARGET,
)

Value = float | NDArray[np.float64]
At = Mapping[str, Value]
TOLERANCE = 1e-9  # mkr, years and shares alike: rounding noise, so that what is enough to the last digit is enough


@dataclass(frozen=True, slots=True)
class Bases:
    """Today's cost by area, mkr a year; `web_mkr` is what a group of boards saved together over years nobody states."""

    ea: float
    it: float
    premises: float
    web_mkr: float


@dataclass(frozen=True, slots=True)
class Sizes:
    """Parts of all staff, 0-1: of those that take part, of the seven with a pre-study, of the group behind `web_mkr`."""

    taking_part: float
    seven: float
    web: float


@dataclass(frozen=True, slots=True)
class Potential:
    """The saving a year by area and in all, and what it costs once; mkr."""

    ea: Value
    it: Value
    premises: Value
    total: Value
    one_off: Value


def it_share(bases: Bases, sizes: Sizes, years: Value) -> Value:
    """Return the saving as a share of the group's cost for IT, when the sum covers `years` years."""
    return bases.web_mkr / years / (bases.it * sizes.web)


def potential(bases: Bases, sizes: Sizes, at: At) -> Potential:
    """Return the saving a year where the levers stand; nothing without anybody who takes part."""
    kept = at[REALISED] * sizes.taking_part
    ea = bases.ea * at[EA_PART] * at[SAVING] * kept
    it = bases.it * it_share(bases, sizes, at[IT_YEARS]) * kept
    premises = bases.premises * at[PREMISES_PART] * at[PREMISES_SAVING] * kept
    part = at[FIXED] * sizes.seven + (1 - at[FIXED]) * sizes.taking_part if sizes.taking_part else 0.0
    return Potential(ea, it, premises, ea + it + premises, at[ONE_OFF] * bases.ea * at[EA_PART] * part)


def required(base: float, cut_share: Value, years: Value) -> Value:
    """Return how much lower the yearly cost must be after some years of cuts, mkr."""
    return base * (1 - (1 - cut_share) ** years)


def years_covered(saving: Value, base: float, cut_share: Value) -> NDArray[np.float64]:
    """Return for how many years a saving a year is enough: 0 for none, infinite when it is the whole base."""
    left = 1 - np.asarray(saving, float) / base
    with np.errstate(divide="ignore", invalid="ignore"):
        years = np.log(np.maximum(left, 0)) / np.log1p(-np.asarray(cut_share, float))
    return np.asarray(np.where(left >= 1, 0.0, np.where(left <= TOLERANCE, np.inf, years)), float)


def first_short_year(years: float) -> int:
    """Return the first year in which it is no longer enough."""
    return int(np.floor(years + TOLERANCE)) + 1


def payback_years(one_off: float, saving: float) -> float | None:
    """Return when what it costs once is earned; None is never."""
    return one_off / saving if saving > 0 else None


def holds(base: float, saving: Value, at: At) -> NDArray[np.bool_]:
    """Tell whether a saving covers the cut for the target's years."""
    return np.asarray(saving + TOLERANCE >= required(base, at[CUT], at[TARGET]))


def running_sum(saving: float, one_off: float, base: float, cut_share: float, years: int) -> float:
    """Return saving minus one-off cost minus the cuts asked for, added up over the years: another question than payback."""
    asked = sum(float(required(base, cut_share, year)) for year in range(1, years + 1))
    return saving * years - one_off - asked
