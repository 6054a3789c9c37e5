"""What follows when a room sets the assumptions: everyone's picture of each lever, drawn one participant at a time.

A picture is a likely value, alone or with a lowest and a highest; ends on the wrong side of the likely value are moved to it. A
draw follows one participant, picked at random, and takes each lever from that participant's own triangular distribution, or the
value itself where no ends were given. Where that participant has passed, somebody else who has answered stands in. A lever
that nobody has answered keeps its published value. All of this is ours: the 2006 report has no such exercise.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lstdash.few import FEWEST
from lstdash.questions.payroll.model.scenario import LEVERS
from lstdash.shared_model.cash_flow import FloatArray

LOW, LIKELY, HIGH = 0, 1, 2
TENTHS = (0.1, 0.5, 0.9)


@dataclass(frozen=True, slots=True, eq=False)
class Pictures:
    """What everyone answered: `values` has shape [participant, lever, 3] with lowest, likely and highest, NaN for none."""

    levers: tuple[str, ...]
    values: FloatArray

    def likely(self, lever: str) -> FloatArray:
        """Return the likely values that were given of a lever, sorted."""
        given = self.values[:, self.levers.index(lever), LIKELY]
        return np.sort(given[np.isfinite(given)])

    @property
    def people(self) -> int:
        """How many have answered anything."""
        return int(np.isfinite(self.values[:, :, LIKELY]).any(axis=1).sum())


def pictures(levers: Sequence[str], values: FloatArray) -> Pictures:
    """Return the answers with ends that hold the likely value; an end that was not given is the likely value itself."""
    likely = values[:, :, LIKELY]
    low, high = np.fmin(values[:, :, LOW], likely), np.fmax(values[:, :, HIGH], likely)
    ends = np.stack([np.where(np.isfinite(likely), end, np.nan) for end in (low, likely, high)], axis=2)
    return Pictures(tuple(levers), ends)


def of(found: Pictures, levers: Collection[str]) -> Pictures:
    """Return the answers on some levers alone."""
    kept = [at for at, lever in enumerate(found.levers) if lever in levers]
    return Pictures(tuple(found.levers[at] for at in kept), found.values[:, kept])


def middle(found: Pictures) -> dict[str, float]:
    """Return the median of the likely values of every lever that was answered: the lower one of two, a value that was given."""
    given = {lever: found.likely(lever) for lever in found.levers}
    return {lever: float(np.quantile(values, 0.5, method="inverted_cdf")) for lever, values in given.items() if len(values)}


def tenths(found: Pictures, lever: str) -> tuple[float, float] | None:
    """Return the likely values that a tenth lie below and a tenth above; None when fewer than five have answered."""
    values = found.likely(lever)
    if len(values) < FEWEST:
        return None
    low, _, high = np.quantile(values, TENTHS, method="inverted_cdf").tolist()
    return float(low), float(high)


def drawn(found: Pictures, seed: int, draws: int) -> Mapping[str, FloatArray]:
    """Return lever -> draws for every lever that was answered; nothing when nobody has answered anything.

    The same answers give the same draws, whoever gave them.
    """
    chance = np.random.default_rng(seed)
    values = _in_order(found.values[np.isfinite(found.values[:, :, LIKELY]).any(axis=1)])
    known, people = np.isfinite(values[:, :, LIKELY]), np.arange(len(values))
    if not len(people):
        return {}
    followed = people[chance.integers(len(people), size=draws)]
    over = {}
    for at, lever in enumerate(found.levers):
        if known[:, at].any():
            whose = _whose(followed, known[:, at], chance)
            over[lever] = _triangular(values[whose, at], chance, is_whole=LEVERS[lever].is_whole)
    return over


def _in_order(values: FloatArray) -> FloatArray:
    """Put those who answered in the order of their answers."""
    told = np.nan_to_num(values, nan=-np.inf).reshape(len(values), int(np.prod(values.shape[1:])))
    return values[np.lexsort(told.T[::-1])] if told.size else values


def _whose(followed: NDArray[np.int64], known: NDArray[np.bool_], chance: np.random.Generator) -> NDArray[np.int64]:
    """Return whose picture each draw takes: the followed one's, somebody else's where that one has passed."""
    others = np.flatnonzero(known)
    stand_in = others[chance.integers(len(others), size=len(followed))]
    return np.where(known[followed], followed, stand_in)


def _triangular(ends: FloatArray, chance: np.random.Generator, *, is_whole: bool) -> FloatArray:
    """Draw once from each row of [low, likely, high]; a row without width is its value."""
    low, likely, high = ends.T
    is_wide = low < high
    values = chance.triangular(low, likely, np.where(is_wide, high, low + 1))
    found: FloatArray = np.where(is_wide, values, likely)
    return np.rint(found) if is_whole else found
