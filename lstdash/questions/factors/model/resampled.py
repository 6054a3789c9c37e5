"""How sure a room's balance is: the participants drawn again, with replacement, and everything counted anew each time."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

SMALLEST = 1e-9  # a balance of means of whole numbers is either zero or far larger

Scores = NDArray[np.float64]  # (participants, factors): 1-5, NaN for none


@dataclass(frozen=True, slots=True)
class Resampled:
    """Of the draws where both sides have scores: in what share the restraints weigh more, and each factor turns it alone.

    `alone` has 0 for drivers. None is ever a share of nothing.
    """

    below_share: float
    alone: tuple[float, ...]


def resampled(strengths: Scores, restrains: NDArray[np.bool_], draws: int, seed: int) -> Resampled | None:
    """Draw the participants again `draws` times; None when no draw has scores on both sides."""
    people = strengths.shape[0]
    if not people:
        return None
    times = np.random.default_rng(seed).multinomial(people, np.full(people, 1 / people), size=draws).astype(float)
    known = np.isfinite(strengths)
    given = times @ known
    means = _ratio(times @ np.where(known, strengths, 0.0), given)
    falls = _ratio(times @ (known & (strengths > 1)), given)
    scored = given > 0
    sizes = [(scored & side).sum(axis=1) for side in (~restrains, restrains)]
    usable = (sizes[0] > 0) & (sizes[1] > 0)
    if not usable.any():
        return None
    drive, restrain = (
        _ratio((means * (scored & side)).sum(axis=1), size) for side, size in zip((~restrains, restrains), sizes, strict=True)
    )
    value = (drive - restrain)[usable]
    gain = _ratio((falls * (scored & restrains))[usable], sizes[1][usable][:, None].astype(float))
    turned = (value[:, None] <= SMALLEST) & (value[:, None] + gain > SMALLEST)
    return Resampled(float((value < -SMALLEST).mean()), tuple(turned.mean(axis=0).tolist()))


def own_states(strengths: Scores, restrains: NDArray[np.bool_]) -> tuple[int, int, int, int]:
    """Count participants by their own balance: restrains, even, drives, and those who left a side without scores."""
    counts = [0, 0, 0, 0]
    for row in strengths:
        drive, restrain = row[~restrains & np.isfinite(row)], row[restrains & np.isfinite(row)]
        if not drive.size or not restrain.size:
            counts[3] += 1
            continue
        lean = int(drive.sum()) * restrain.size - int(restrain.sum()) * drive.size  # the sign of the balance, exactly
        counts[1 + (lean > 0) - (lean < 0)] += 1
    return counts[0], counts[1], counts[2], counts[3]


def _ratio(parts: NDArray[np.float64], whole: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.divide(parts, whole, out=np.zeros(np.broadcast_shapes(parts.shape, whole.shape)), where=whole > 0)
