"""Votes: an idempotent upsert per participant, round, item and criterion. Returning from here is the acknowledgement.

Until then the phone says "inte räknad än". Sending the same score again, from a second tab or after a lost network,
stores it once.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, case, func, select, update

from lstdash.database.engine import Store
from lstdash.database.faults import NotAllowed, NotFound, WorkshopError
from lstdash.database.schema import criteria, items, participants, rounds, scores, workshops
from lstdash.database.statements import at, given, new, upsert
from lstdash.database.values import stamp
from lstdash.workshop.changes import lock_open
from lstdash.workshop.people import PRESENT_FOR, participant_id

HIGHEST_NUMBER = 2**53  # that a browser can count to


@dataclass(frozen=True, slots=True)
class Score:
    """One score, 1-5, as given (a high score can mean little effort: the criterion knows)."""

    item: str
    criterion: str
    score: int


@dataclass(frozen=True, slots=True)
class Receipt:
    """Stored and counted: the scores of this call.

    `sent` is the number of the participant's latest message. When it is higher than this call's, nothing was stored.
    """

    round: int
    stored: tuple[Score, ...]
    sent: int


@dataclass(frozen=True, slots=True)
class Counts:
    """How many have scored what; `cells` maps (item, criterion) to participants. Nothing here tells a score."""

    round: int
    joined: int
    present: int
    cells: Mapping[tuple[str, str], int]


def record_scores(
    store: Store,
    workshop: str,
    device: str,
    wanted: Sequence[Score],
    *,
    now: datetime,
    round_number: int | None = None,
    sent: int = 0,
) -> Receipt:
    """Store all the wanted scores or none in the open round, or in no other than `round_number`.

    `sent` grows with a participant's messages: one that comes after a later one is not stored, see Receipt.

    Raises NotAllowed when the device has not joined, the round is not open or the workshop is closed or expired,
    NotFound for an unknown item or criterion, WorkshopError for a score outside 1-5 or a number that cannot be.
    """
    for score in wanted:
        _require_step(score.score)
    if type(sent) is not int or not 0 <= sent <= HIGHEST_NUMBER:
        raise WorkshopError("Meddelandet saknar nummer.", where="poäng", action="Läs in sidan igen.")
    moment = stamp(now)
    with store.write() as connection:
        lock_open(connection, workshop, is_stage=False)
        participant = participant_id(connection, workshop, device)
        number = _open_round(connection, workshop, moment, wanted, round_number)
        seen = {"at_participant": participant, "last_seen": moment, "message": sent}
        latest = connection.execute(_SEEN, seen).scalar_one()
        stored = tuple(wanted) if latest == sent else ()
        if stored:
            row = {"workshop": workshop, "round": number, "participant": participant, "scored_at": moment}
            rows = [{**row, "item": one.item, "criterion": one.criterion, "score": one.score} for one in stored]
            connection.execute(_UPSERT[connection.dialect.name], rows)
    return Receipt(number, stored, latest)


def own_scores(store: Store, workshop: str, device: str, round_number: int) -> dict[tuple[str, str], int]:
    """Return the participant's own scores of a round by (item, criterion); NotAllowed for a device that has not joined."""
    with store.read() as connection:
        participant = participant_id(connection, workshop, device)
        rows = connection.execute(_OWN, {"at_workshop": workshop, "at_round": round_number, "at_participant": participant})
        return {(row.item, row.criterion): row.score for row in rows}


def counts(store: Store, workshop: str, round_number: int, *, now: datetime) -> Counts:
    """Count participants and scores of a round; safe to show before the reveal."""
    with store.read() as connection:
        people = connection.execute(_PEOPLE, {"at_workshop": workshop, "since": stamp(now - PRESENT_FOR)}).one()
        found = connection.execute(_CELLS, {"at_workshop": workshop, "at_round": round_number})
        cells = {(row.item, row.criterion): row.participants for row in found}
    return Counts(round_number, people.joined, people.present, cells)


def _open_round(connection: Connection, workshop: str, now: str, wanted: Sequence[Score], only: int | None) -> int:
    row = connection.execute(_ROUND, {"at_workshop": workshop}).one()
    if row.expires_at <= now:
        raise NotAllowed("Workshopens kod har gått ut.", action="Be workshopledaren förlänga den.")
    if row.status != "open" or only not in (None, row.number):
        where = f"omgång {only or row.number}"
        raise NotAllowed("Omgången tar inte emot fler poäng.", where=where, action="Vänta på nästa omgång.")
    ballot, scored, on = set(json.loads(row.ballot)), {score.item for score in wanted}, {score.criterion for score in wanted}
    known = connection.execute(_KNOWN, {"at_workshop": workshop, "scored": list(scored), "on": list(on)}).one()
    if tuple(known) != (len(scored), len(on)) or (ballot and not scored <= ballot):
        raise NotFound("Det här går inte att poängsätta i omgången.", where="förslag", action="Läs in sidan igen.")
    return int(row.number)


def _require_step(score: object) -> None:
    if type(score) is not int or not 1 <= score <= 5:
        raise WorkshopError(
            "Poängen finns inte på skalan.", where="poäng", expected="1, 2, 3, 4 eller 5", action="Välj ett steg."
        )


_S, _P, _R = scores.c, participants.c, rounds.c
_ROUND = (
    select(_R.number, _R.status, _R["items"].label("ballot"), workshops.c.expires_at)
    .join_from(rounds, workshops)
    .where(at(_R.workshop))
    .order_by(_R.number.desc())
    .limit(1)
)
_IS_SCORED = items.c.item.in_(given("scored", items.c.item))
_IS_ON = criteria.c.criterion.in_(given("on", criteria.c.criterion))
_KNOWN = select(
    select(func.count()).where(at(items.c.workshop), _IS_SCORED).scalar_subquery(),
    select(func.count()).where(at(criteria.c.workshop), _IS_ON).scalar_subquery(),
)
_UPSERT = upsert(scores, lambda row: {_S.score: row.score, _S.scored_at: row.scored_at})
_MESSAGE = given("message", _P.sent)
_SEEN = (
    update(participants)
    .where(at(_P.participant))
    .values(new(_P.last_seen) | {_P.sent: case((_P.sent < _MESSAGE, _MESSAGE), else_=_P.sent)})
    .returning(_P.sent)
)
_OWN = select(_S.item, _S.criterion, _S.score).where(at(_S.workshop, _S.round, _S.participant))
_PEOPLE = select(
    func.count().label("joined"),
    func.coalesce(func.sum(case((_P.last_seen > given("since", _P.last_seen), 1), else_=0)), 0).label("present"),
).where(at(_P.workshop))
_CELLS = (
    select(_S.item, _S.criterion, func.count().label("participants"))
    .where(at(_S.workshop, _S.round))
    .group_by(_S.item, _S.criterion)
)
