"""How sure is the placing? Many draws of weights and of participants.

Weights are Dirichlet around the sliders with concentration 20, or uniform; scores are bootstrapped over participants,
one resampling for all items and both axes; a printed cell is uniform over its half-scales.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from lstdash.questions.start_here.model.start_here import (
    AXES,
    HIGHEST,
    MIDDLE,
    Array,
    Axis,
    Board,
    Choices,
    axis_weights,
    cell_means,
    halves,
)

CONCENTRATION = 20.0
DRAWS = 10_000
CHUNK = 1_000  # draws at a time, so that memory does not grow with the number of draws


@dataclass(frozen=True, slots=True, eq=False)
class Draws:
    """(draws, items) values of both axes, NaN where an axis is unknown, and what a sweep needs to draw alike."""

    effort: Array
    benefit: Array
    resampled: Array  # (draws, participants): how many times each participant was drawn
    printed_effort: Array  # (draws, items): the values of the printed half-scales
    printed_benefit: Array

    def axis(self, axis: Axis) -> Array:
        """Return the drawn values of one axis."""
        return self.effort if axis == "effort" else self.benefit

    def printed(self, axis: Axis) -> Array:
        """Return the drawn values of one axis' printed half-scales."""
        return self.printed_effort if axis == "effort" else self.printed_benefit


def simulate(board: Board, choices: Choices, rng: np.random.Generator, draws: int = DRAWS) -> Draws:
    """Draw both axes `draws` times; the same seed and input give the same draws.

    Raises CannotHold when every weight of an axis is zero.
    """
    resampled = _resample(board.scores.shape[0], draws, rng)
    printed = {axis: _printed(board, axis, draws, rng) for axis in AXES}
    values = {}
    for axis in AXES:
        weights = _weights(axis_weights(board, choices, axis), choices.uniform_weights, draws, rng)
        values[axis] = axis_values(board, axis, weights[:, :, None], resampled, printed[axis])[:, :, 0]
    return Draws(values["effort"], values["benefit"], resampled, printed["effort"], printed["benefit"])


def axis_values(board: Board, axis: Axis, weights: Array, resampled: Array, printed: Array) -> Array:
    """Return (draws, items, sets) axis means for weights (draws, criteria, sets); `printed` fills unscored axes."""
    if not is_scored(board, axis):
        return np.repeat(printed[:, :, None], weights.shape[2], axis=2)
    parts = [slice(start, start + CHUNK) for start in range(0, len(resampled), CHUNK)]
    return np.concatenate([_axis_chunk(board, axis, weights[part], resampled[part], printed[part]) for part in parts])


def is_scored(board: Board, axis: Axis) -> bool:
    """True when anybody has scored anything on the axis; else the weights of its criteria move nothing."""
    return bool(np.isfinite(board.directed(axis)).any())


def _axis_chunk(board: Board, axis: Axis, weights: Array, resampled: Array, printed: Array) -> Array:
    _, present = cell_means(board, axis)
    scored = _cells(board, axis, resampled) @ weights
    if present.all():
        return np.asarray(scored)
    total = present @ weights
    with np.errstate(invalid="ignore"):
        return np.where(total > 0, scored / np.where(total > 0, total, np.nan), printed[:, :, None])


def _cells(board: Board, axis: Axis, resampled: Array) -> Array:
    """Return (draws, items, criteria) means over the resampled participants, 0 where nobody has scored."""
    scores = board.directed(axis)
    shape, flat = (len(resampled), *scores.shape[1:]), (len(scores), scores.shape[1] * scores.shape[2])
    known = np.isfinite(scores)
    total = (resampled @ np.where(known, scores, 0.0).reshape(flat)).reshape(shape)
    if known.all() and len(scores):
        return np.asarray(total / len(scores))
    count = (resampled @ known.reshape(flat).astype(np.float64)).reshape(shape)
    # A draw may leave out everyone who scored a cell: the mean of those who did stands in.
    return np.where(count > 0, total / np.maximum(count, 1.0), cell_means(board, axis)[0])


def _weights(centre: Array, is_uniform: bool, draws: int, rng: np.random.Generator) -> Array:
    """Return (draws, criteria) weight shares; a criterion of weight zero keeps weight zero."""
    shape = np.ones(len(centre)) if is_uniform else CONCENTRATION * centre
    drawn = above_zero(rng.standard_gamma(shape, size=(draws, len(centre))), shape)
    return np.asarray(drawn / drawn.sum(axis=1, keepdims=True))


def above_zero(gammas: Array, shape: Array) -> Array:
    """Undo the underflow of a very small weight: it may be the only one an item is scored on."""
    return np.where(shape > 0, np.maximum(gammas, 1e-290), 0.0)


def _resample(participants: int, draws: int, rng: np.random.Generator) -> Array:
    if participants == 0:
        return np.zeros((draws, 0))
    drawn = rng.integers(participants, size=(draws, participants)) + participants * np.arange(draws)[:, None]
    return np.bincount(drawn.ravel(), minlength=draws * participants).reshape(draws, participants).astype(np.float64)


def _printed(board: Board, axis: Axis, draws: int, rng: np.random.Generator) -> Array:
    """Return (draws, items) values uniform over [1, 3) or (3, 5], NaN where nothing is printed.

    Items are drawn in the order of their keys: the order they are listed in changes nothing.
    """
    values = np.full((draws, len(board.items)), np.nan)
    printed = halves(board, axis)
    for index in sorted(range(len(board.items)), key=lambda index: board.items[index].key):
        low = rng.uniform(1.0, MIDDLE, draws)
        if printed[index] is not None:
            values[:, index] = low if printed[index] == "small" else HIGHEST + 1.0 - low
    return values
