"""What would the matrix show at every position of one slider, the others as they stand? Serves the live panel.

The panel looks these answers up while the thumb moves, so there is one model and no second one in the browser.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from lstdash.questions.start_here.model.draws import CONCENTRATION, Draws, above_zero, axis_values, is_scored
from lstdash.questions.start_here.model.start_here import (
    AXES,
    MIDDLE,
    SAME,
    Array,
    Axis,
    Board,
    Choices,
    Positions,
    axis_points,
    axis_weights,
    below_part,
    lines,
    positions,
    priority,
    quadrants,
    start_here_part,
)

SWEEP_DRAWS = 500  # enough for the change along a slider; the level is that of the full simulation
PLAIN_SLIDERS = ("effort_threshold", "benefit_threshold", "effort_penalty")


@dataclass(frozen=True, slots=True, eq=False)
class Sweep:
    """(positions, items) answers along one slider; NaN where an item is unplaced or every weight of its axis is zero."""

    slider: str
    values: Array
    effort: Array
    benefit: Array
    priority: Array
    quadrant: NDArray[np.str_]
    start_here_share: Array


def sweep(
    board: Board,
    choices: Choices,
    slider: str,
    values: Sequence[float],
    draws: Draws,
    rng: np.random.Generator,
    now: Array | None = None,
) -> Sweep:
    """Answer for every value of `slider`: a criterion's key (its weight) or one of PLAIN_SLIDERS.

    At the slider's present value the share is exactly that of `draws`; `now` is these shares (items), for who has asked for
    them already. Raises KeyError for an unknown slider and CannotHold for a value that no slider may take.
    """
    variants = [moved(board, choices, slider, value) for value in values]
    now = present_shares(board, choices, draws) if now is None else now
    if slider in PLAIN_SLIDERS:
        return _plain(board, choices, slider, variants, draws, now)
    return _weight(board, choices, slider, variants, draws, rng, now)


def present_shares(board: Board, choices: Choices, draws: Draws) -> Array:
    """Return (items) shares of the draws in "börja här" where everything stands."""
    at = positions(board, choices)
    parted = lines(choices, at.effort_is_printed, at.benefit_is_printed)
    return np.asarray(start_here_part(draws.effort, draws.benefit, parted).mean(axis=0))


def moved(board: Board, choices: Choices, slider: str, value: float) -> Choices:
    """Return the choices with one slider at another value."""
    match slider:
        case "effort_threshold":
            return replace(choices, effort_threshold=value)
        case "benefit_threshold":
            return replace(choices, benefit_threshold=value)
        case "effort_penalty":
            return replace(choices, effort_penalty=value)
    index = _index(board, slider)
    return replace(choices, weights=(*choices.weights[:index], value, *choices.weights[index + 1 :]))


def slider_value(board: Board, choices: Choices, slider: str) -> float:
    """Return where a slider stands."""
    return float(getattr(choices, slider)) if slider in PLAIN_SLIDERS else choices.weights[_index(board, slider)]


def _plain(board: Board, choices: Choices, slider: str, variants: list[Choices], draws: Draws, now: Array) -> Sweep:
    at = positions(board, choices)
    if slider == "effort_penalty":
        along = np.repeat(now[None], len(variants), axis=0)
    else:
        along = _threshold_shares(choices, slider, np.array([getattr(variant, slider) for variant in variants]), draws, at)
    shape = (len(variants), len(board.items))
    return _collect(board, slider, variants, at.over(shape), along)


def _threshold_shares(choices: Choices, slider: str, thresholds: Array, draws: Draws, at: Positions) -> Array:
    """Return (positions, items) shares; each item's draws are sorted once and every threshold is looked up in them."""
    effort_line, benefit_line = lines(choices, at.effort_is_printed, at.benefit_is_printed)
    if slider == "effort_threshold":
        values, inside, is_printed = draws.effort, 1.0 - below_part(draws.benefit, benefit_line), at.effort_is_printed
    else:
        values, inside, is_printed = draws.benefit, below_part(draws.effort, effort_line), at.benefit_is_printed
    order = np.argsort(values, axis=0)
    running = np.cumsum(np.take_along_axis(inside, order, axis=0), axis=0) / len(values)
    running = np.concatenate([np.zeros((1, values.shape[1])), running])
    shares = np.empty((len(thresholds), values.shape[1]))
    for index, column in enumerate(np.take_along_axis(values, order, axis=0).T):
        parted = np.where(is_printed[index], MIDDLE, thresholds)
        first, last = np.searchsorted(column, parted - SAME), np.searchsorted(column, parted + SAME, side="right")
        below = (running[first, index] + running[last, index]) / 2  # a value on the line counts half
        shares[:, index] = below if slider == "effort_threshold" else running[-1, index] - below
    return shares


def _weight(
    board: Board, choices: Choices, slider: str, variants: list[Choices], draws: Draws, rng: np.random.Generator, now: Array
) -> Sweep:
    axis = board.criteria[_index(board, slider)].axis
    centres = np.array([_centre(board, variant, axis) for variant in variants] + [axis_weights(board, choices, axis)])
    points = {name: axis_points(board, name, axis_weights(board, choices, name)[None]) for name in AXES}
    points[axis] = axis_points(board, axis, centres[:-1])
    shape = (len(variants), len(board.items))
    along = np.repeat(now[None], len(variants), axis=0)
    if is_scored(board, axis) and not choices.uniform_weights:
        drawn = _drawn_shares(board, choices, axis, centres, draws, rng)
        along = np.clip(now + drawn[:-1] - drawn[-1], 0.0, 1.0)
    along[~np.isfinite(centres[:-1]).all(axis=1)] = np.nan
    (effort, effort_is_printed), (benefit, benefit_is_printed) = points["effort"], points["benefit"]
    at = Positions(effort, benefit, effort_is_printed, benefit_is_printed)
    return _collect(board, slider, variants, at.over(shape), along)


def _drawn_shares(board: Board, choices: Choices, axis: Axis, centres: Array, draws: Draws, rng: np.random.Generator) -> Array:
    """Return (positions, items) shares of draws in "börja här" for every centre of the axis' weights."""
    count = min(SWEEP_DRAWS, len(draws.effort))
    weights = _coupled_weights(np.nan_to_num(centres), count, rng)
    values = axis_values(board, axis, weights, draws.resampled[:count], draws.printed(axis)[:count])
    other = draws.axis("benefit" if axis == "effort" else "effort")[:count, :, None]
    at, is_printed = positions(board, choices), axis_points(board, axis, centres)[1].T
    if axis == "effort":
        parted = lines(choices, is_printed, at.benefit_is_printed[:, None])
        return np.asarray(start_here_part(values, other, parted).mean(axis=0).T)
    parted = lines(choices, at.effort_is_printed[:, None], is_printed)
    return np.asarray(start_here_part(other, values, parted).mean(axis=0).T)


def _coupled_weights(centres: Array, count: int, rng: np.random.Generator) -> Array:
    """Return (draws, criteria, positions) Dirichlet weights that change smoothly from one position to the next.

    A gamma variable of a larger shape is one of a smaller shape plus an independent increment, so the positions share
    their draws: moving the thumb shows the change of the weight, not the noise of new draws.
    """
    shapes = CONCENTRATION * centres
    order = np.argsort(shapes, axis=0, kind="stable")
    increments = np.diff(np.take_along_axis(shapes, order, axis=0), axis=0, prepend=0.0)
    drawn = np.cumsum(rng.standard_gamma(increments[:, None, :], size=(len(centres), count, centres.shape[1])), axis=0)
    back = np.argsort(order, axis=0, kind="stable")
    gammas = np.take_along_axis(drawn, np.broadcast_to(back[:, None, :], drawn.shape), axis=0)
    gammas = above_zero(gammas, shapes[:, None, :])
    total = gammas.sum(axis=2, keepdims=True)
    return np.ascontiguousarray(np.transpose(gammas / np.where(total > 0, total, 1.0), (1, 2, 0)))


def _centre(board: Board, choices: Choices, axis: Axis) -> Array:
    """Return the axis' weight shares, NaN when all are zero: one position of the slider must not stop the others."""
    columns = board.columns(axis)
    if not choices.uniform_weights and not any(choices.weights[index] for index in columns):
        return np.full(len(columns), np.nan)
    return axis_weights(board, choices, axis)


def _collect(board: Board, slider: str, variants: list[Choices], at: Positions, shares: Array) -> Sweep:
    pairs = list(zip(at.effort, at.benefit, variants, strict=True))
    printed = zip(at.effort_is_printed, at.benefit_is_printed, strict=True)
    return Sweep(
        slider=slider,
        values=np.array([slider_value(board, variant, slider) for variant in variants]),
        effort=at.effort,
        benefit=at.benefit,
        priority=np.array([priority(e, b, variant.effort_penalty) for e, b, variant in pairs]),
        quadrant=np.array([quadrants(e, b, lines(v, *known)) for (e, b, v), known in zip(pairs, printed, strict=True)]),
        start_here_share=np.where(at.is_placed, shares, np.nan),
    )


def _index(board: Board, slider: str) -> int:
    keys = [criterion.key for criterion in board.criteria]
    if slider not in keys:
        raise KeyError(slider)
    return keys.index(slider)
