"""Which units can be told apart, and which ranks each may have, for all of them at once.

Rank confidence sets of Mogstad, Romano, Shaikh and Wilhelm (2023, Inference for Ranks), two-sided and by steps: a pair is told
apart when its studentised difference exceeds what the largest of all remaining differences would reach by chance.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from lstdash.questions.equality.model.funnel import Kind, Unit, angle, deviation

DRAWS, SEED, CHUNK = 100_000, 1, 500  # a chunk of all pairs fits the processor's cache


@dataclass(frozen=True, slots=True)
class Ranks:
    """For each unit the best and worst rank it may have, 1 the highest level; how many of all pairs are told apart."""

    sets: tuple[tuple[int, int], ...]
    apart: int
    pairs: int


def estimates(kind: Kind, units: Sequence[Unit], common: float) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Return each unit's level and its standard error: a share on its own scale, a rate as the root of its ratio."""
    if kind == "andel":
        return tuple(u.value for u in units), tuple(sqrt(u.value * (1 - u.value) / u.base) for u in units)
    return tuple(angle(kind, u.value, common) for u in units), tuple(deviation(kind, u.base, common) for u in units)


@lru_cache(maxsize=16)
def rank_sets(levels: tuple[float, ...], errors: tuple[float, ...], confidence: float = 0.95, draws: int = DRAWS) -> Ranks:
    """Return the rank sets of units with normal errors; a pair without any error is told apart when it differs."""
    pairs = np.array(list(combinations(range(len(levels)), 2)))
    level, error = np.array(levels, dtype=float), np.array(errors, dtype=float)
    width = np.hypot(error[pairs[:, 0]], error[pairs[:, 1]])
    difference = level[pairs[:, 0]] - level[pairs[:, 1]]
    with np.errstate(divide="ignore", invalid="ignore"):
        size = np.where(width > 0, np.abs(difference) / width, np.where(difference == 0, 0.0, np.inf))
    apart = _apart(size, pairs, error, width, confidence, draws)
    above, below = np.zeros(len(levels), dtype=int), np.zeros(len(levels), dtype=int)
    for (one, other), gap in zip(pairs[apart], difference[apart], strict=True):
        higher, lower = (one, other) if gap > 0 else (other, one)
        above[lower] += 1
        below[higher] += 1
    sets = tuple((1 + int(a), len(levels) - int(b)) for a, b in zip(above, below, strict=True))
    return Ranks(sets, int(apart.sum()), len(pairs))


def _apart(
    size: NDArray[np.float64],
    pairs: NDArray[np.int64],
    error: NDArray[np.float64],
    width: NDArray[np.float64],
    confidence: float,
    draws: int,
) -> NDArray[np.bool_]:
    """Step down: what is told apart leaves, and what is left is measured against its own largest difference."""
    apart = ~np.isfinite(size)
    while not apart.all():
        left = ~apart
        limit = _quantile(pairs[left], error, width[left], confidence, draws)
        found = left & (size > limit)
        if not found.any():
            break
        apart |= found
    return apart


def _quantile(
    pairs: NDArray[np.int64], error: NDArray[np.float64], width: NDArray[np.float64], confidence: float, draws: int
) -> float:
    random = np.random.default_rng(SEED)
    per_width = 1 / np.where(width > 0, width, 1.0)
    largest = []
    for start in range(0, draws, CHUNK):
        noise = random.standard_normal((min(CHUNK, draws - start), len(error))) * error
        apart = noise[:, pairs[:, 0]]
        apart -= noise[:, pairs[:, 1]]
        apart *= per_width
        largest.append(np.maximum(apart.max(axis=1), -apart.min(axis=1)))
    return float(np.quantile(np.concatenate(largest), confidence))
