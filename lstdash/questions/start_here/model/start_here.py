"""Where does an item stand in the matrix of effort and benefit? (the 2006 report, 5.7)

Each axis is a weighted mean of its criteria on 1-5. The report prints only a cell for its own examples: such an
item stands for the whole half-scale, [1, 3) or (3, 5], wherever the threshold sliders are set.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from lstdash.shared_model.faults import CannotHold, Fault

Array = NDArray[np.float64]
Flags = NDArray[np.bool_]
Axis = Literal["effort", "benefit"]
Half = Literal["small", "large"]
Lines = tuple[Array, Array]  # where each item is parted, on effort and on benefit
Quadrant = Literal["start_here", "plan", "fill_in", "wait", "on_line"]

AXES: tuple[Axis, Axis] = ("effort", "benefit")
LOWEST, MIDDLE, HIGHEST = 1.0, 3.0, 5.0
HALF_SCALES: dict[Half, tuple[float, float]] = {"small": (LOWEST, MIDDLE), "large": (MIDDLE, HIGHEST)}
SAME = 1e-9  # two means closer than this are the same mean: only rounding parts them


class Misplaced(StrEnum):
    """Where no slider may stand; `at` is the axis it is about."""

    WEIGHT = "weight"
    NO_WEIGHT = "no_weight"
    THRESHOLD = "threshold"
    PENALTY = "penalty"


@dataclass(frozen=True, slots=True)
class Criterion:
    """One scored question; `raises` is False where a high score lowers the axis (ready systems lower the effort)."""

    key: str
    axis: Axis
    raises: bool = True


@dataclass(frozen=True, slots=True)
class Item:
    """Something to begin with; a half is the printed cell, used for an axis that nobody has scored."""

    key: str
    effort_half: Half | None = None
    benefit_half: Half | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Board:
    """All that was scored: `scores` is participants x items x criteria, 1-5, NaN where someone has not scored.

    Raises ValueError for a wrong shape, a score outside 1-5, a repeated key or an axis without criteria.
    """

    items: tuple[Item, ...]
    criteria: tuple[Criterion, ...]
    scores: Array

    def __post_init__(self) -> None:
        if self.scores.ndim != 3 or self.scores.shape[1:] != (len(self.items), len(self.criteria)):
            raise ValueError(f"scores {self.scores.shape} do not fit {len(self.items)} items, {len(self.criteria)} criteria")
        if ((self.scores < LOWEST) | (self.scores > HIGHEST)).any():
            raise ValueError("a score is outside 1-5")
        for keys in ([item.key for item in self.items], [criterion.key for criterion in self.criteria]):
            if len(set(keys)) != len(keys):
                raise ValueError(f"a key is repeated: {keys}")
        if {criterion.axis for criterion in self.criteria} != {"effort", "benefit"}:
            raise ValueError("both axes need at least one criterion")

    def columns(self, axis: Axis) -> list[int]:
        """Return the indices of the axis' criteria."""
        return [index for index, criterion in enumerate(self.criteria) if criterion.axis == axis]

    def directed(self, axis: Axis) -> Array:
        """Return the axis' scores turned so that a high figure is much effort or much benefit."""
        turned = self.scores[:, :, self.columns(axis)].copy()
        for place, index in enumerate(self.columns(axis)):
            if not self.criteria[index].raises:
                turned[:, :, place] = LOWEST + HIGHEST - turned[:, :, place]
        return turned


@dataclass(frozen=True, slots=True)
class Choices:
    """The sliders: one weight a criterion, two thresholds, and how heavily effort counts against benefit (lambda)."""

    weights: tuple[float, ...]
    effort_threshold: float = MIDDLE
    benefit_threshold: float = MIDDLE
    effort_penalty: float = 1.0
    uniform_weights: bool = False  # every set of weights is as likely; the weight sliders then rest

    def __post_init__(self) -> None:
        if not all(np.isfinite(weight) and weight >= 0 for weight in self.weights):
            raise CannotHold(Fault(Misplaced.WEIGHT, values=self.weights))
        for axis, threshold in (("effort", self.effort_threshold), ("benefit", self.benefit_threshold)):
            if not LOWEST <= threshold <= HIGHEST:
                raise CannotHold(Fault(Misplaced.THRESHOLD, axis, (threshold,)))
        if not (np.isfinite(self.effort_penalty) and self.effort_penalty >= 0):
            raise CannotHold(Fault(Misplaced.PENALTY, values=(self.effort_penalty,)))


@dataclass(frozen=True, slots=True, eq=False)
class Positions:
    """Where each item stands at the sliders' weights: (items,) means on 1-5, NaN where nothing is known of an axis.

    A printed half-scale is represented by its middle; draw it as the region it is, never as that point.
    """

    effort: Array
    benefit: Array
    effort_is_printed: Flags
    benefit_is_printed: Flags

    @property
    def is_placed(self) -> Flags:
        """True where both axes are known."""
        return np.isfinite(self.effort) & np.isfinite(self.benefit)

    def over(self, shape: tuple[int, int]) -> Positions:
        """Return the same, (sets, items), for every set."""
        effort, benefit = np.broadcast_to(self.effort, shape), np.broadcast_to(self.benefit, shape)
        printed = (np.broadcast_to(flags, shape) for flags in (self.effort_is_printed, self.benefit_is_printed))
        return Positions(effort, benefit, *printed)


def axis_weights(board: Board, choices: Choices, axis: Axis) -> Array:
    """Return the axis' weights as shares that add up to 1, equal ones when every set of weights is as likely.

    Raises CannotHold when every weight of the axis is zero.
    """
    if len(choices.weights) != len(board.criteria):
        raise ValueError(f"{len(choices.weights)} weights for {len(board.criteria)} criteria")
    columns = board.columns(axis)
    weights = np.ones(len(columns)) if choices.uniform_weights else np.array([choices.weights[index] for index in columns])
    if weights.sum() <= 0:
        raise CannotHold(Fault(Misplaced.NO_WEIGHT, axis))
    return np.asarray(weights / weights.sum(), dtype=np.float64)


def positions(board: Board, choices: Choices) -> Positions:
    """Place every item at the means over participants and the sliders' weights; a missing criterion is left out."""
    effort, effort_is_printed = axis_points(board, "effort", axis_weights(board, choices, "effort")[None])
    benefit, benefit_is_printed = axis_points(board, "benefit", axis_weights(board, choices, "benefit")[None])
    return Positions(effort[0], benefit[0], effort_is_printed[0], benefit_is_printed[0])


def axis_points(board: Board, axis: Axis, weights: Array) -> tuple[Array, Flags]:
    """Return (sets, items) axis means for weight sets (sets, criteria of the axis), and where a printed half stands in."""
    means, present = cell_means(board, axis)
    total = weights @ present.T
    with np.errstate(invalid="ignore"):
        scored = (weights @ means.T) / np.where(total > 0, total, np.nan)
    printed = np.array([_middle(half) for half in halves(board, axis)])
    is_printed = (total <= 0) & np.isfinite(printed)
    return np.where(is_printed, printed, scored), is_printed


def cell_means(board: Board, axis: Axis) -> tuple[Array, Array]:
    """Return (items, criteria) means over those who scored, 0 where nobody did, and 1 or 0 for whether anybody did."""
    scores = board.directed(axis)
    known = np.isfinite(scores)
    count = known.sum(axis=0)
    total = np.where(known, scores, 0.0).sum(axis=0)
    return total / np.maximum(count, 1), (count > 0).astype(np.float64)


def halves(board: Board, axis: Axis) -> list[Half | None]:
    """Return the printed half of each item on the axis."""
    return [item.effort_half if axis == "effort" else item.benefit_half for item in board.items]


def priority(effort: Array, benefit: Array, effort_penalty: float) -> Array:
    """Return benefit - lambda x effort, rounded so that equal scores give equal priorities."""
    return np.asarray(np.round(benefit - effort_penalty * effort, 9))


def voters(board: Board) -> NDArray[np.int_]:
    """Return (items,) how many participants have scored an item on both axes."""
    on_axes = [np.isfinite(board.directed(axis)).any(axis=2) for axis in AXES]
    return np.asarray((on_axes[0] & on_axes[1]).sum(axis=0))


def places(points: Array) -> list[tuple[int, int]]:
    """Return the places, from 1, that each of the points (highest first) shares with those it ties with."""
    higher = (points[None] > points[:, None] + SAME).sum(axis=1)
    level = (np.abs(points[None] - points[:, None]) <= SAME).sum(axis=1)
    return [(int(first) + 1, int(first + size)) for first, size in zip(higher, level, strict=True)]


def below_part(values: Array, threshold: float | Array) -> Array:
    """Return 1 below the threshold, 0 above it, a half on the line, NaN where the value is unknown."""
    on_line = 0.5 + 0.0 * values  # unknown stays unknown
    return np.where(values < threshold - SAME, 1.0, np.where(values > threshold + SAME, 0.0, on_line))


def lines(choices: Choices, effort_is_printed: Flags, benefit_is_printed: Flags) -> Lines:
    """Return where each item is parted on each axis: at the slider's threshold, a printed half where its scale is parted.

    A printed half says on which side an item lies and nothing more: no threshold can cut through it.
    """
    effort = np.where(effort_is_printed, MIDDLE, choices.effort_threshold)
    return effort, np.where(benefit_is_printed, MIDDLE, choices.benefit_threshold)


def start_here_part(effort: Array, benefit: Array, parted: Lines) -> Array:
    """Return 1 inside "börja här" (small effort, large benefit), 0 outside; a value on a line counts half."""
    return below_part(effort, parted[0]) * (1.0 - below_part(benefit, parted[1]))


def quadrants(effort: Array, benefit: Array, parted: Lines) -> NDArray[np.str_]:
    """Name the quadrant of every position; `on_line` exactly on a threshold, empty where nothing is known."""
    low, poor = below_part(effort, parted[0]), below_part(benefit, parted[1])
    known = np.isfinite(effort) & np.isfinite(benefit)
    on_line = (low == 0.5) | (poor == 0.5)
    cases = [~known, on_line, (low == 1) & (poor == 0), (low == 0) & (poor == 0), (low == 1) & (poor == 1)]
    return np.select(cases, ["", "on_line", "start_here", "plan", "fill_in"], default="wait")


def _middle(half: Half | None) -> float:
    return float("nan") if half is None else sum(HALF_SCALES[half]) / 2
