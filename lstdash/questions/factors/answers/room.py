"""What a room's round says of the factors: the balance, where the room disagrees, and how it stood the round before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from lstdash import formats
from lstdash.database.engine import open_store
from lstdash.evidence.scores import SHAPES, whose
from lstdash.questions.factors.answers import words
from lstdash.questions.factors.answers.known import known
from lstdash.questions.factors.answers.scale import REACH, STRENGTH
from lstdash.questions.factors.answers.weigh import SEED, Bar, Scoring, Weighed, weigh
from lstdash.workshop.entities import Workshop
from lstdash.workshop.results import ResultRow
from lstdash.workshop.standing import Standing, standing


@dataclass(frozen=True, slots=True)
class RoomAnswer:
    """A round shown: the weighed field, whose scores it holds, and what is left out and why."""

    weighed: Weighed
    notes: tuple[str, ...]


def scoring(version: str, of: Workshop, number: int, group: str = "") -> tuple[Scoring, Standing]:
    """Return the scores as they stood after a revealed round, and whose they are. Raises UserError."""
    found = standing(open_store(), of, number, group)
    return _board(version, of, found.rows), found


def answer(version: str, of: Workshop, number: int, group: str = "") -> RoomAnswer:
    """Return what a revealed round shows. Raises UserError before the reveal and for a small group."""
    board, found = scoring(version, of, number, group)
    weighed = weigh(board)
    notes = [whose(found.participants, group, number, earlier=found.earlier)]
    earlier = [one for one in of.revealed_rounds if one < number]
    if earlier and not group:  # a group may be too small to be shown in the earlier round
        notes.append(words.moved(weigh(scoring(version, of, earlier[-1])[0]).balance, weighed.balance))
    notes.append(words.withheld(found.withheld))
    present = {one.key for one in board.factors}
    notes.append(words.gone([item.label for item in of.items if item.key not in present]))
    return RoomAnswer(weighed, tuple(note for note in notes if note))


def analysis(version: str, of: Workshop, number: int | None) -> dict[str, object]:
    """Return what is sealed beside the sums: the weighed field of a revealed round, and the seed. Raises UserError."""
    if number is None:
        return {"seed": SEED}
    found = answer(version, of, number).weighed
    dissent = [
        {"item": bar.key, "name": bar.name, "shape": SHAPES[bar.shape], "sentence": divided(bar)} for bar in found.divided
    ]
    return {"seed": SEED, "round": number, "dissent": dissent, **asdict(found)}


def reopened(document: Mapping[str, Any]) -> Weighed | None:
    """Return the weighed field of a sealed document; None when no round was shown."""
    kept = document["analysis"]
    if "bars" not in kept:
        return None
    own = {name: kept[name] for name in Weighed.__slots__ if name != "bars"}
    return Weighed(**own, bars=tuple(_bar(one) for one in kept["bars"]))


def divided(bar: Bar) -> str:
    """Say how the scores of a factor lie."""
    given = [f"{formats.decimal(count)} gav {step}" for step, count in enumerate(bar.counts, start=1) if count]
    return f"{SHAPES[bar.shape]} om styrkan: {formats.listed(given)}."


def _bar(one: Mapping[str, Any]) -> Bar:
    middle = one["middle"]
    return Bar(**{**one, "counts": tuple(one["counts"]), "middle": None if middle is None else (middle[0], middle[1])})


def _board(version: str, of: Workshop, rows: Sequence[ResultRow]) -> Scoring:
    every = known(version)
    wanted = {item.key for item in of.items}
    factors = tuple(one for one in every if one.key in wanted)
    people = {name: at for at, name in enumerate(sorted({row.participant for row in rows}))}
    places = {one.key: at for at, one in enumerate(factors)}
    scores = {question: np.full((len(people), len(factors)), np.nan) for question in (STRENGTH.key, REACH.key)}
    for row in rows:
        if row.item in places:
            scores[row.criterion][people[row.participant], places[row.item]] = row.score
    return Scoring(factors, scores[STRENGTH.key], scores[REACH.key], len(every))
