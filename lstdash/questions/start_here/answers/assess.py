"""From scores to a sorted list with certainty, reasons and agenda: one way for the public matrix and for a workshop.

Serves `/borja-har`, `/workshop` and `/rosta`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from lstdash.evidence.faults import explained
from lstdash.questions.start_here.answers import reasons, words
from lstdash.questions.start_here.answers.faults import WORDS
from lstdash.questions.start_here.answers.items import MatrixCriterion, MatrixItem
from lstdash.questions.start_here.answers.leading import leading
from lstdash.questions.start_here.model.draws import Draws, simulate
from lstdash.questions.start_here.model.ranking import RankedItem, Ranking, rank
from lstdash.questions.start_here.model.start_here import (
    AXES,
    HALF_SCALES,
    MIDDLE,
    Array,
    Board,
    Choices,
    Quadrant,
)

SEED = 2006
MODEL_VERSION = "2"


@dataclass(frozen=True, slots=True)
class Sliders:
    """Where the sliders stand: a weight per criterion key, two thresholds, how heavily effort counts, weights at all."""

    weights: tuple[tuple[str, float], ...] = ()
    effort_threshold: float = MIDDLE
    benefit_threshold: float = MIDDLE
    effort_penalty: float = 1.0
    uniform_weights: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Scoring:
    """What stands on the board: `scores` is participants x items x criteria, 1-5, NaN where someone has not scored."""

    items: tuple[MatrixItem, ...]
    criteria: tuple[MatrixCriterion, ...]
    scores: Array

    @property
    def board(self) -> Board:
        """What the rules work on."""
        items = tuple(item.for_model() for item in self.items)
        return Board(items, tuple(criterion.for_model() for criterion in self.criteria), self.scores)

    @property
    def has_scores(self) -> bool:
        """True when anybody has scored anything."""
        return bool(np.isfinite(self.scores).any())

    @property
    def is_shared(self) -> bool:
        """True when several people have scored: only then can they disagree."""
        return self.has_scores and len(self.scores) > 1

    @explained(WORDS)
    def choices(self, sliders: Sliders) -> Choices:
        """Return the sliders as the rules want them; a criterion without a slider weighs 1. Raises ScenarioError."""
        known = dict(sliders.weights)
        return Choices(
            tuple(known.get(criterion.key, 1.0) for criterion in self.criteria),
            sliders.effort_threshold,
            sliders.benefit_threshold,
            sliders.effort_penalty,
            sliders.uniform_weights,
        )


@dataclass(frozen=True, slots=True)
class Region:
    """Where an item may be, (low, high) on each axis; a cell is all the report says, else eight draws of ten (five scorers)."""

    effort: tuple[float, float]
    benefit: tuple[float, float]
    is_cell: bool

    @property
    def reaches(self) -> bool:
        """True when draws say how far the place reaches: a line has something to show."""
        return not self.is_cell and (self.effort[0] < self.effort[1] or self.benefit[0] < self.benefit[1])


@dataclass(frozen=True, slots=True)
class Placed:
    """One line of the list; `number` is its mark in the matrix and its place in the list."""

    number: int
    key: str
    name: str
    effort: float
    benefit: float
    region: Region
    quadrant: Quadrant
    priority: float
    start_here_share: float | None  # None, and no rank_span or tier, when too few have scored it
    rank_span: tuple[int, int] | None
    tier: int | None
    certainty: str
    why: str
    place: tuple[int, int] = (0, 0)  # the places shared with those that tie with it

    @property
    def quadrant_name(self) -> str:
        """The cell's name."""
        return words.QUADRANTS[self.quadrant]


@dataclass(frozen=True, slots=True)
class AgendaPoint:
    """An item to discuss: how many places of others its disagreement moves it past, and what that means."""

    number: int
    key: str
    name: str
    distance: float
    sentence: str


@dataclass(frozen=True, slots=True)
class Assessment:
    """The sorted list, what nobody has placed, what to discuss first, and the sentence on top."""

    headline: str
    placed: tuple[Placed, ...]
    unplaced: tuple[str, ...]
    agenda: tuple[AgendaPoint, ...]
    tiers: int


def assess(scoring: Scoring, sliders: Sliders) -> Assessment:
    """Rank and describe; the same input gives the same answer. Raises ScenarioError when all weights of an axis are zero."""
    ranking, _ = ranked(scoring, sliders)
    names = {item.key: item.name for item in scoring.items}
    placed = _placed(scoring, sliders, ranking)
    by_key = {line.key: line for line in placed}
    return Assessment(
        _headline(scoring, ranking, [line.name for line in placed]),
        placed,
        tuple(names[key] for key in ranking.unplaced),
        tuple(_agenda_point(item, by_key, scoring.is_shared) for item in _discussed(ranking)),
        max((line.tier for line in placed if line.tier), default=0),
    )


def _headline(scoring: Scoring, ranking: Ranking, names: list[str]) -> str:
    items = ranking.items
    found = leading(
        [item.priority for item in items],
        [item.quadrant for item in items],
        [item.start_here_share for item in items],
        [item.voters for item in items],
    )
    if not scoring.has_scores:
        return words.printed([names[index] for index in found.inside], len(names))
    tier = sum(item.tier == 1 for item in items)
    voters = min((items[index].voters for index in found.first), default=0)
    return words.headline(found, names, tier, voters)


@explained(WORDS)
def ranked(scoring: Scoring, sliders: Sliders) -> tuple[Ranking, Draws]:
    """Return the rules' own answer with its draws. Raises ScenarioError."""
    return _ranked(scoring.items, scoring.criteria, scoring.scores.shape, scoring.scores.tobytes(), sliders)


@lru_cache(maxsize=4)  # a page asks twice, for its list and for its panel
def _ranked(
    items: tuple[MatrixItem, ...],
    criteria: tuple[MatrixCriterion, ...],
    shape: tuple[int, ...],
    scores: bytes,
    sliders: Sliders,
) -> tuple[Ranking, Draws]:
    scoring = Scoring(items, criteria, np.frombuffer(scores).reshape(shape))
    board, choices = scoring.board, scoring.choices(sliders)
    draws = simulate(board, choices, np.random.default_rng(SEED))
    return rank(board, choices, draws), draws


def _placed(scoring: Scoring, sliders: Sliders, ranking: Ranking) -> tuple[Placed, ...]:
    names = {item.key: item.name for item in scoring.items}
    drivers = {
        axis: reasons.drivers(scoring.board, scoring.choices(sliders), [one.name for one in scoring.criteria], axis)
        for axis in AXES
    }
    return tuple(
        Placed(
            number=number,
            key=item.key,
            name=names[item.key],
            effort=item.effort,
            benefit=item.benefit,
            region=_region(scoring, item),
            quadrant=item.quadrant,
            priority=item.priority,
            start_here_share=item.start_here_share if item.is_earned else None,
            rank_span=item.rank_span if item.is_earned else None,
            tier=item.tier,
            certainty=reasons.certainty(item),
            why=reasons.why(item, drivers),
            place=item.place,
        )
        for number, item in enumerate(ranking.items, start=1)
    )


def _region(scoring: Scoring, item: RankedItem) -> Region:
    source = next(one for one in scoring.items if one.key == item.key)
    effort, benefit = (item.effort,) * 2, (item.benefit,) * 2
    if item.is_earned:  # of fewer nobody can say how far its place reaches
        effort, benefit = item.effort_span, item.benefit_span
    if item.effort_is_printed and source.effort_half:
        effort = HALF_SCALES[source.effort_half]
    if item.benefit_is_printed and source.benefit_half:
        benefit = HALF_SCALES[source.benefit_half]
    return Region(effort, benefit, item.effort_is_printed or item.benefit_is_printed)


def _discussed(ranking: Ranking) -> list[RankedItem]:
    known = {item.key: item for item in ranking.items}
    return [known[key] for key in ranking.agenda]


def _agenda_point(item: RankedItem, placed: dict[str, Placed], is_shared: bool) -> AgendaPoint:
    line = placed[item.key]
    told = words.agenda_line(item.agenda_distance, *item.rank_span, is_scored=is_shared)
    sentence = told if item.is_earned else ""  # too few have scored it: how sure its place is nobody can say
    return AgendaPoint(line.number, item.key, line.name, item.agenda_distance, sentence)
