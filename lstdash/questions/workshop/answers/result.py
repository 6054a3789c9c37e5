"""What a revealed round says: the ranking, where the room disagrees, and what has moved since the round before."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from lstdash.database.engine import open_store
from lstdash.errors import UserError
from lstdash.questions.start_here.answers import panel as start_here_panel
from lstdash.questions.start_here.answers.assess import Assessment, Scoring, Sliders, assess
from lstdash.questions.start_here.answers.panel import Grids, PanelAnswer
from lstdash.questions.start_here.model.disagreement import Disagreement, Shape, Spread, disagreements
from lstdash.questions.start_here.model.start_here import Positions, positions
from lstdash.questions.workshop.answers import words
from lstdash.questions.workshop.answers.room import Room
from lstdash.workshop import results
from lstdash.workshop.results import ResultRow


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


@dataclass(frozen=True, slots=True)
class WorkshopResult:
    """A round shown: who scored, the ranking, the disagreement per item (in the agenda's order), movement."""

    headline: str
    people: str
    assessment: Assessment
    spreads: tuple[ItemSpread, ...]
    movements: tuple[Movement, ...]
    movement_sentence: str
    withheld: tuple[str, ...]


def groups(of: Room, number: int) -> dict[str, int]:
    """Return the groups that may be shown on their own in a revealed round, with their sizes. Raises UserError."""
    return results.groups(open_store(), of.id, number)


def scoring(of: Room, number: int, group: str = "") -> tuple[Scoring, int, tuple[str, ...]]:
    """Return the board as it stood after a revealed round, how many scored in it, and what is withheld for the group.

    An item that nobody scored in it, on its ballot or not, keeps its scores from the latest round that has any.
    Raises UserError.
    """
    found = results.results(open_store(), of.id, number, group=group or None)
    rows = list(found.rows)
    withheld = {item for item, _ in found.withheld}
    settled = {row.item for row in rows} | withheld
    for earlier, ballot in reversed([one for one in of.ballots if one[0] < number]):
        wanted = set(ballot) - settled
        if wanted:
            kept, hidden = _earlier(of, earlier, group, wanted)
            rows += kept
            withheld |= hidden
            settled |= {row.item for row in kept} | hidden
    names = [item.name for item in of.items if item.key in withheld]
    return _board(of, rows), found.participants, tuple(names)


def _earlier(of: Room, number: int, group: str, wanted: set[str]) -> tuple[list[ResultRow], set[str]]:
    """Return the wanted items' rows of an earlier round, and the items that may not be shown for the group."""
    try:
        found = results.results(open_store(), of.id, number, group=group or None)
    except UserError:
        if not group:
            raise
        return [], wanted  # the group was too small in that round
    kept = [row for row in found.rows if row.item in wanted]
    return kept, wanted & {item for item, _ in found.withheld}


def _board(of: Room, rows: list[ResultRow]) -> Scoring:
    people = {participant: index for index, participant in enumerate(sorted({row.participant for row in rows}))}
    item_at = {item.key: index for index, item in enumerate(of.items)}
    criterion_at = {criterion.key: index for index, criterion in enumerate(of.criteria)}
    scores = np.full((len(people), len(of.items), len(of.criteria)), np.nan)
    for row in rows:
        scores[people[row.participant], item_at[row.item], criterion_at[row.criterion]] = row.score
    return Scoring(of.items, of.criteria, scores)


def answer(version: str, of: Room, number: int, group: str, sliders: Sliders) -> WorkshopResult:
    """Return what a revealed round shows. Raises UserError before the reveal, for a small group, for weights of zero."""
    board, participants, withheld = scoring(of, number, group)
    assessment = assess(board, sliders)
    spreads = _spreads(board, sliders, assessment)
    movements = _movements(of, number, group, sliders, board, spreads)
    return WorkshopResult(
        assessment.headline,
        words.people(participants, group, number),
        assessment,
        spreads,
        movements,
        words.movement([(one.name, one.distance, one.deviation_before, one.deviation_after) for one in movements]),
        withheld,
    )


def panel(version: str, of: Room, number: int, group: str, sliders: Sliders, grids: Grids) -> PanelAnswer:
    """Return what the live panel shows along each slider. Raises UserError as `answer`."""
    return start_here_panel.answer(scoring(of, number, group)[0], sliders, grids)


def _spreads(board: Scoring, sliders: Sliders, assessment: Assessment) -> tuple[ItemSpread, ...]:
    """Describe the scored items in the agenda's order: first what changes the ranking most."""
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
        f"{words.shape(found.shape, divided)} {effect}",
        distributions,
    )


def _distribution(one: Spread, name: str) -> Distribution:
    return Distribution(one.criterion, name, one.counts, one.mean, one.deviation, one.shape)


def _movements(
    of: Room, number: int, group: str, sliders: Sliders, board: Scoring, spreads: tuple[ItemSpread, ...]
) -> tuple[Movement, ...]:
    earlier = [one for one in of.revealed_rounds if one < number]
    if not earlier or group:  # a group may be too small to be shown in the earlier round
        return ()
    before, _, _ = scoring(of, earlier[-1])
    was = {one.item: one for one in disagreements(before.board, before.choices(sliders))}
    first, last = (positions(one.board, one.choices(sliders)) for one in (before, board))
    keys = [item.key for item in of.items]
    scored = {row.item for row in results.results(open_store(), of.id, number).rows}
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
        for one in spreads
        if was[one.key].participants and one.key in scored
    )
    return tuple(sorted(moved, key=lambda one: (-one.distance, one.number)))


def _between(participants: int, deviation: float) -> float:
    """Disagreement is between people: one alone has none to speak of."""
    return deviation if participants > 1 else math.nan


def _place(at: Positions, index: int) -> tuple[float, float]:
    return float(at.effort[index]), float(at.benefit[index])
