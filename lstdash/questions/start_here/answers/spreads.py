"""Where a room disagrees about the matrix, and what has moved since it was last asked."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from lstdash.evidence.faults import explained
from lstdash.questions.start_here.answers import room_words
from lstdash.questions.start_here.answers.assess import Assessment, Scoring, Sliders
from lstdash.questions.start_here.answers.faults import WORDS
from lstdash.questions.start_here.model.disagreement import Disagreement, disagreements
from lstdash.questions.start_here.model.start_here import Positions, positions
from lstdash.shared_model.disagreement import Shape, Spread


@dataclass(frozen=True, slots=True)
class Distribution:
    """How one criterion was scored: how many gave each step 1-5, and the shape in words."""

    criterion: str
    name: str
    counts: tuple[int, int, int, int, int]
    mean: float
    deviation: float
    shape: Shape


@dataclass(frozen=True, slots=True)
class ItemSpread:
    """One item's disagreement: how its priority varies between people, and its criteria, most divided first."""

    number: int
    key: str
    name: str
    participants: int
    deviation: float
    shape: Shape
    sentence: str
    distributions: tuple[Distribution, ...]


@dataclass(frozen=True, slots=True)
class Movement:
    """One item in two rounds: where it stood, where it stands, and how its disagreement changed."""

    number: int
    key: str
    name: str
    before: tuple[float, float]
    after: tuple[float, float]
    deviation_before: float
    deviation_after: float

    @property
    def distance(self) -> float:
        """How far it has moved in the matrix."""
        return float(np.hypot(self.after[0] - self.before[0], self.after[1] - self.before[1]))


@explained(WORDS)
def spreads(board: Scoring, sliders: Sliders, assessment: Assessment) -> tuple[ItemSpread, ...]:
    """Describe the scored items in the agenda's order: first what changes the ranking most. Raises ScenarioError."""
    found = {one.item: one for one in disagreements(board.board, board.choices(sliders))}
    names = {criterion.key: criterion.name for criterion in board.criteria}
    return tuple(
        _item(point.number, point.name, found[point.key], names, point.sentence)
        for point in assessment.agenda
        if found[point.key].participants
    )


def _item(number: int, name: str, found: Disagreement, names: dict[str, str], effect: str) -> ItemSpread:
    distributions = tuple(_distribution(one, names[one.criterion]) for one in found.spreads)
    divided = [one.name for one in distributions if one.shape == "two_camps"]
    return ItemSpread(
        number,
        found.item,
        name,
        found.participants,
        found.priority_deviation,
        found.shape,
        f"{room_words.shape(found.shape, divided)} {effect}".rstrip(),
        distributions,
    )


def _distribution(one: Spread, name: str) -> Distribution:
    return Distribution(one.criterion, name, one.counts, one.mean, one.deviation, one.shape)


@explained(WORDS)
def movements(before: Scoring, after: Scoring, sliders: Sliders, shown: Iterable[ItemSpread]) -> tuple[Movement, ...]:
    """Return where the shown items stood and stand, the farthest first; those nobody had scored before are left out."""
    was = {one.item: one for one in disagreements(before.board, before.choices(sliders))}
    first, last = (positions(one.board, one.choices(sliders)) for one in (before, after))
    keys = [item.key for item in after.items]
    moved = (
        Movement(
            one.number,
            one.key,
            one.name,
            _place(first, keys.index(one.key)),
            _place(last, keys.index(one.key)),
            _between(was[one.key].participants, was[one.key].priority_deviation),
            _between(one.participants, one.deviation),
        )
        for one in shown
        if was[one.key].participants
    )
    return tuple(sorted(moved, key=lambda one: (-one.distance, one.number)))


def _between(participants: int, deviation: float) -> float:
    """Disagreement is between people: one alone has none to speak of."""
    return deviation if participants > 1 else math.nan


def _place(at: Positions, index: int) -> tuple[float, float]:
    return float(at.effort[index]), float(at.benefit[index])
