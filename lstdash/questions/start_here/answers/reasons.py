"""Why an item stands where it does, and whether its place is sure: by whom it was placed, and by what."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from lstdash.questions.start_here.answers import words
from lstdash.questions.start_here.model.ranking import RankedItem
from lstdash.questions.start_here.model.start_here import MIDDLE, Axis, Board, Choices, Quadrant, axis_weights, cell_means


def certainty(item: RankedItem) -> str:
    """Return how sure "börja här" is in words; whose placing it is when too few have scored it."""
    if item.is_earned:
        return words.certainty(item.start_here_share)
    if item.effort_is_printed and item.benefit_is_printed:
        return words.REPORTS_PLACING
    return words.TOO_FEW


def why(item: RankedItem, drivers: dict[Axis, dict[str, str]]) -> str:
    """Return the reason: the report's cell, or the means with the criterion that pulls most."""
    if item.effort_is_printed and item.benefit_is_printed:
        return words.why_printed(_printed_cell(item))
    return words.why_scored(item.effort, item.benefit, drivers["effort"][item.key], drivers["benefit"][item.key])


def _printed_cell(item: RankedItem) -> Quadrant:
    if item.effort < MIDDLE:
        return "start_here" if item.benefit > MIDDLE else "fill_in"
    return "plan" if item.benefit > MIDDLE else "wait"


def drivers(board: Board, choices: Choices, known: Sequence[str], axis: Axis) -> dict[str, str]:
    """Name per item the criterion that pulls its axis most from the middle, in the direction the axis went."""
    means, present = cell_means(board, axis)
    pull = np.where(present > 0, (means - MIDDLE) * axis_weights(board, choices, axis), 0.0)
    pull = pull * np.sign(pull.sum(axis=1, keepdims=True))
    names = [known[index].lower() for index in board.columns(axis)]
    return {
        item.key: names[int(row.argmax())] if len(names) > 1 and row.max() > 0 else ""
        for item, row in zip(board.items, pull, strict=True)
    }
