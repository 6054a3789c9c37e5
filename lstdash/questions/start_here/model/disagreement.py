"""Where a room disagrees about the matrix: each item by the priority of every participant and the shape of its scores."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from lstdash.questions.start_here.model.start_here import Array, Axis, Board, Choices, axis_weights, priority
from lstdash.shared_model.disagreement import Shape, Spread, spread


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One item: the standard deviation of its priority between participants, and its divided criteria, worst first."""

    item: str
    participants: int
    priority_deviation: float
    shape: Shape
    spreads: tuple[Spread, ...]


def disagreements(board: Board, choices: Choices) -> tuple[Disagreement, ...]:
    """Describe every item in the board's order; figures nobody has scored are NaN."""
    personal = _personal_priorities(board, choices)
    return tuple(_disagreement(board, index, personal[:, index]) for index in range(len(board.items)))


def _disagreement(board: Board, index: int, personal: Array) -> Disagreement:
    item = board.items[index].key
    spreads = [spread(item, criterion.key, board.scores[:, index, c]) for c, criterion in enumerate(board.criteria)]
    scored = sorted((s for s in spreads if sum(s.counts)), key=lambda s: (s.agreement, -s.deviation, s.criterion))
    known = personal[np.isfinite(personal)]
    deviation = float(known.std()) if known.size else float("nan")
    participants = int(np.isfinite(board.scores[:, index]).any(axis=1).sum())
    return Disagreement(item, participants, deviation, _worst([s.shape for s in scored]), tuple(scored))


def _worst(shapes: list[Shape]) -> Shape:
    order: tuple[Shape, ...] = ("two_camps", "spread", "agreed")
    return next((name for name in order if name in shapes), "too_few")


def _personal_priorities(board: Board, choices: Choices) -> Array:
    """Return (participants, items) priorities from each participant's own scores, NaN where an axis is unscored."""
    axes: dict[Axis, Array] = {}
    for axis in ("effort", "benefit"):
        scores, weights = board.directed(axis), axis_weights(board, choices, axis)
        known = np.isfinite(scores)
        total = known @ weights
        axes[axis] = np.where(known, scores, 0.0) @ weights / np.where(total > 0, total, np.nan)
    return priority(axes["effort"], axes["benefit"], choices.effort_penalty)
