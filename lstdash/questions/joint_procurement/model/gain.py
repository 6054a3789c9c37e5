"""What does buying together give, and how few are enough? Closed forms of volume and of work. (2006 report, 5.7.1)

Volume: each doubling lowers the price by the same share. Work is counted in calls of one's own: a joint call takes a fixed
part and a part for each board.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]


def scaled(number: float, part: float, whole: float) -> float:
    """Return what a number at one board becomes at all of them, by staff."""
    return number * whole / part


def lower_price_share(discount_share: float, times: float) -> float:
    """Return how much lower the price is at `times` the volume, 0-1, with a discount for each doubling."""
    return float(1 - (1 - discount_share) ** math.log2(times))


def needed_discount_share(cost_share: float, times: float) -> float:
    """Return the discount for each doubling that covers joint costs of a share of the purchase."""
    return float(1 - (1 - cost_share) ** (1 / math.log2(times)))


def saved_calls(boards: float, fixed_calls: float, variable_share: float) -> float:
    """Return the work saved when some boards call once, in calls of one's own; negative when it costs more."""
    return boards - fixed_calls - variable_share * boards


def smallest_group(fixed_calls: float, variable_share: float) -> int:
    """Return the least number of boards, at least two, for which a joint call saves work."""
    return max(2, math.floor(even(fixed_calls, variable_share) + 1e-9) + 1)


def even(fixed_calls: float, variable_share: float) -> float:
    """Return the number of boards at which a joint call is as much work as calls of their own."""
    return fixed_calls / (1 - variable_share)


def worth_joining(sizes: Iterable[int], fixed_calls: float, variable_share: float) -> tuple[int, float]:
    """Return how many groups are large enough, and the work they save together, in calls of one's own."""
    saved = [saved_calls(size, fixed_calls, variable_share) for size in sizes]
    kept = [value for value in saved if value > 1e-9]
    return len(kept), sum(kept)


def drawn_work(sizes: Sequence[int], fixed_calls: FloatArray, variable_share: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return, draw by draw, the work saved by the groups that are large enough, and the least number of boards."""
    saved = np.maximum(0, np.asarray(sizes, float)[:, None] * (1 - variable_share) - fixed_calls).sum(axis=0)
    return saved, np.maximum(2, np.floor(fixed_calls / (1 - variable_share) + 1e-9) + 1)


def together_share(boards: float, discount_share: float, fixed_calls: float, variable_share: float, work_share: float) -> float:
    """Return what each of equally large boards gains, as a share of the purchase; `work_share` is the part that is work."""
    work = work_share * (1 - variable_share - fixed_calls / boards)
    return lower_price_share(discount_share, boards) + work


def split(total: int, weights: Mapping[str, float]) -> dict[str, int]:
    """Divide a whole number by weight: largest remainder, ties by letter. Weights add up to more than zero."""
    whole = sum(weights.values())
    exact = {county: total * weight / whole for county, weight in weights.items()}
    parts = {county: math.floor(value) for county, value in exact.items()}
    left = total - sum(parts.values())
    for county in sorted(exact, key=lambda county: (parts[county] - exact[county], county))[:left]:
        parts[county] += 1
    return parts
