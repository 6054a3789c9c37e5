"""What a room's round says: the ranking, where the room disagrees, and what has moved since the round before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import cast

import numpy as np

from lstdash.database.engine import open_store
from lstdash.evidence.scores import whose
from lstdash.questions.start_here.answers import panel, room_words, spreads
from lstdash.questions.start_here.answers.assess import Assessment, Scoring, Sliders, assess
from lstdash.questions.start_here.answers.items import MatrixCriterion, MatrixItem
from lstdash.questions.start_here.answers.panel import Grids, PanelAnswer
from lstdash.questions.start_here.answers.spreads import ItemSpread, Movement
from lstdash.questions.start_here.model.start_here import Axis
from lstdash.workshop.entities import Workshop
from lstdash.workshop.results import ResultRow
from lstdash.workshop.standing import Standing, standing


@dataclass(frozen=True, slots=True)
class RoomAnswer:
    """A round shown: who scored, the ranking, the disagreement per item (in the agenda's order), movement."""

    headline: str
    people: str
    assessment: Assessment
    spreads: tuple[ItemSpread, ...]
    movements: tuple[Movement, ...]
    movement_sentence: str
    withheld: tuple[str, ...]


def sliders_of(kept: Mapping[str, object]) -> Sliders:
    """Return the sliders among a workshop's settings; what is missing has its default."""
    weights = kept.get("weights")
    base = Sliders()
    return Sliders(
        tuple((str(key), _number(value, 1.0)) for key, value in weights.items()) if isinstance(weights, dict) else (),
        _number(kept.get("effort_threshold"), base.effort_threshold),
        _number(kept.get("benefit_threshold"), base.benefit_threshold),
        _number(kept.get("effort_penalty"), base.effort_penalty),
        bool(kept.get("uniform_weights")),
    )


def settings(sliders: Sliders) -> dict[str, object]:
    """Return the sliders as a workshop keeps them."""
    return {**asdict(sliders), "weights": dict(sliders.weights)}


def criteria(of: Workshop) -> tuple[MatrixCriterion, ...]:
    """Return what a workshop scores on, as the matrix wants it."""
    return tuple(MatrixCriterion(one.key, cast(Axis, one.axis), one.name, one.anchors, one.raises) for one in of.criteria)


def scoring(of: Workshop, number: int, group: str = "") -> tuple[Scoring, Standing]:
    """Return the board as it stood after a revealed round, and whose scores it holds. Raises UserError."""
    found = standing(open_store(), of, number, group)
    return _board(of, found.rows), found


def _board(of: Workshop, rows: Sequence[ResultRow]) -> Scoring:
    items = tuple(
        MatrixItem(one.key, one.label, one.description, one.origin, one.effort_half, one.benefit_half) for one in of.items
    )
    people = {participant: index for index, participant in enumerate(sorted({row.participant for row in rows}))}
    item_at = {item.key: index for index, item in enumerate(of.items)}
    criterion_at = {criterion.key: index for index, criterion in enumerate(of.criteria)}
    scores = np.full((len(people), len(of.items), len(of.criteria)), np.nan)
    for row in rows:
        scores[people[row.participant], item_at[row.item], criterion_at[row.criterion]] = row.score
    return Scoring(items, criteria(of), scores)


def answer(version: str, of: Workshop, number: int, group: str, sliders: Sliders) -> RoomAnswer:
    """Return what a revealed round shows. Raises UserError before the reveal, for a small group, for weights of zero."""
    board, found = scoring(of, number, group)
    assessment = assess(board, sliders)
    divided = spreads.spreads(board, sliders, assessment)
    earlier = [one for one in of.revealed_rounds if one < number]
    moved: tuple[Movement, ...] = ()
    if earlier and not group:  # a group may be too small to be shown in the earlier round
        before, _ = scoring(of, earlier[-1])
        moved = spreads.movements(before, board, sliders, (one for one in divided if one.key in found.scored))
    return RoomAnswer(
        assessment.headline,
        whose(found.participants, group, number, earlier=found.earlier),
        assessment,
        divided,
        moved,
        room_words.movement([(one.name, one.distance, one.deviation_before, one.deviation_after) for one in moved]),
        found.withheld,
    )


def along(version: str, of: Workshop, number: int, group: str, sliders: Sliders, grids: Grids) -> PanelAnswer:
    """Return what the live panel shows along each slider. Raises UserError as `answer`."""
    return panel.panel_answer(scoring(of, number, group)[0], sliders, grids)


def _number(value: object, default: float) -> float:
    return float(value) if isinstance(value, (int, float)) else default
