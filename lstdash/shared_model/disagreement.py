"""Does the room agree, is it spread out, or are there two camps?

Shapes are told from the five-step histogram. Agreement is van der Eijk's measure A for ordered scales (2001): 1 when
all give the same score, 0 when the scores are spread evenly, -1 when the room is split between 1 and 5.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from lstdash.few import FEWEST

Shape = Literal["too_few", "agreed", "spread", "two_camps"]

STEPS = (1, 2, 3, 4, 5)
Array = NDArray[np.float64]
Counts = NDArray[np.int64]  # (5,): how many gave each step
CAMP_SHARE = 0.25  # a camp holds at least a quarter of the scores ...
CAMP_SIZE = 2  # ... and is never a single person
AGREED_SHARE = 0.75  # this many within two neighbouring steps is agreement


@dataclass(frozen=True, slots=True)
class Spread:
    """How one item was scored on one criterion; `counts` are the scores 1-5 as given, not turned."""

    item: str
    criterion: str
    counts: tuple[int, int, int, int, int]
    mean: float
    deviation: float
    agreement: float
    shape: Shape


def spread(item: str, criterion: str, scores: Array) -> Spread:
    """Describe the whole-number scores (NaN for none) of one item on one criterion."""
    known = scores[np.isfinite(scores)]
    counts = np.array([np.count_nonzero(known == step) for step in STEPS])
    one, two, three, four, five = (int(count) for count in counts)
    mean, deviation = (float(known.mean()), float(known.std())) if known.size else (float("nan"), float("nan"))
    return Spread(item, criterion, (one, two, three, four, five), mean, deviation, agreement(counts), shape(counts))


def shape(counts: Counts) -> Shape:
    """Name the shape of a histogram over 1-5; with too few scores there is none.

    Two camps stand on either side of a valley at most half as high as the lower of the two peaks.
    """
    total = int(counts.sum())
    if total < FEWEST:
        return "too_few"
    if any(_is_valley(counts, step, total) for step in range(1, len(counts) - 1)):
        return "two_camps"
    closest = max(counts[step] + counts[step + 1] for step in range(len(counts) - 1))
    return "agreed" if closest >= AGREED_SHARE * total else "spread"


def agreement(counts: Counts) -> float:
    """Return van der Eijk's A, -1 to 1, NaN without scores: the histogram is peeled into flat layers, each measured."""
    left = counts.astype(np.float64)
    total = left.sum()
    result = 0.0
    while left.sum() > 0:
        used = left > 0
        height = left[used].min()
        result += _layer_agreement(tuple(used.tolist())) * height * used.sum() / total
        left = left - height * used
    return float(result) if total else float("nan")


def _is_valley(counts: Counts, step: int, total: int) -> bool:
    below, above = counts[:step], counts[step + 1 :]
    smallest = max(CAMP_SHARE * total, CAMP_SIZE)
    return bool(min(below.sum(), above.sum()) >= smallest and 2 * counts[step] <= min(below.max(), above.max()))


@cache
def _layer_agreement(used: tuple[bool, ...]) -> float:
    """Return A of one flat layer: U x (1 - (used - 1) / (steps - 1)), U from the triples that dip or rise."""
    size, filled = len(used), sum(used)
    if filled in (1, size):
        return 1.0 if filled == 1 else 0.0
    triples = [(used[i], used[j], used[k]) for i in range(size) for j in range(i + 1, size) for k in range(j + 1, size)]
    dips = sum(a and not b and c for a, b, c in triples)
    rises = sum(b and a != c for a, b, c in triples)
    unimodal = ((size - 2) * rises - (size - 1) * dips) / ((size - 2) * (rises + dips))
    return float(unimodal * (1 - (filled - 1) / (size - 1)))
