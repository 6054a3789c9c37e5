"""How sure is an answer? Seeded draws over the range of every assumption, and what they say in three numbers.

Each lever is drawn on its own from a triangular distribution whose peak is where it stands and whose ends are the
assumption's low and high, widened when the lever stands outside them. What is only how we ask is never drawn.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from lstdash.shared_model.levers import Levers

FloatArray = NDArray[np.float64]
Range = tuple[float, float]

QUANTILES = (0.1, 0.5, 0.9)


@dataclass(frozen=True, slots=True)
class Spread:
    """P10, P50 and P90; None is "never", later than every number."""

    p10: float | None
    p50: float | None
    p90: float | None


def uncertain(levers: Levers, ranges: Mapping[str, Range], without: Collection[str] = ()) -> tuple[str, ...]:
    """Return the levers that count as uncertain: those with a range, except the question's own and those left out."""
    return tuple(key for key, lever in levers.items() if key in ranges and not lever.is_question and key not in without)


def draw(levers: Levers, at: Mapping[str, float], ranges: Mapping[str, Range], seed: int, draws: int) -> dict[str, FloatArray]:
    """Return lever -> draws, read-only, for every lever in `ranges` that has any width; whole levers are rounded.

    Each lever has its own stream, by its place among the declared, so a moved one leaves the others as they were.
    """
    drawn: dict[str, FloatArray] = {}
    for number, lever in enumerate(levers.values()):
        if lever.key in ranges:
            peak = at[lever.key]
            low, high = min(*ranges[lever.key], peak), max(*ranges[lever.key], peak)
            if low < high:
                drawn[lever.key] = stream(seed, number, low, peak, high, draws, lever.is_whole)
    return drawn


@lru_cache(maxsize=48)  # the levers of one scenario or two and where some of them have been, 0.8 MB each at 100 000 draws
def stream(seed: int, number: int, low: float, peak: float, high: float, draws: int, is_whole: bool) -> FloatArray:
    """Return one lever's draws, the same for the same arguments."""
    own = np.random.default_rng(np.random.SeedSequence(seed, spawn_key=(number,)))
    values = own.triangular(low, peak, high, draws)
    found: FloatArray = np.rint(values) if is_whole else values
    found.setflags(write=False)
    return found


def place(draws: FloatArray) -> None:
    """Put the draws that `spread` reads where it reads them, in place: a third of what it takes to sort them all."""
    low, middle, high = _places(len(draws))
    draws.partition(middle)
    if low < middle:
        draws[:middle].partition(low)
    if high > middle:
        draws[middle + 1 :].partition(high - middle - 1)


def spread(ordered: FloatArray, unit: float = 1.0) -> Spread:
    """Return the quantiles of draws that are sorted or in `place`; an actual draw each, as nothing lies halfway to never."""
    return Spread(*(float(value) if np.isfinite(value) else None for value in unit * ordered[_places(len(ordered))]))


@cache
def _places(draws: int) -> list[int]:
    """Where among sorted draws each quantile stands."""
    places: list[int] = np.quantile(np.arange(draws), QUANTILES, method="inverted_cdf").tolist()
    return places
