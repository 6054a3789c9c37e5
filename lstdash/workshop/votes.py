"""Votes: an idempotent upsert per participant, round, item and criterion. Returning from here is the acknowledgement.

Until then the phone says "inte räknad än". Sending the same score again, from a second tab or after a lost network,
stores it once.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, case, func, select, update

from lstdash.database.engine import Store
from lstdash.database.faults import NotAllowed, NotFound, WorkshopError
from lstdash.database.schema import criteria, items, participants, rounds, scores, workshops
from lstdash.database.statements import at, given, new, upsert
from lstdash.database.values import stamp
from lstdash.workshop import reasons
from lstdash.workshop.changes import lock_open
from lstdash.workshop.entities import STEPS
from lstdash.workshop.items import scale_of
from lstdash.workshop.people import participant_id

PASS = 0  # "vet ej": an answer, and no score
HIGHEST_NUMBER = 2**53  # that a browser can count to


@dataclass(frozen=True, slots=True)
class Score:
    """One score as given, 1-5 or a step of the item's own scale, or PASS for "vet ej".

    A high score can mean little effort: the criterion knows.
    """

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


def record_scores(
    store: Store,
    workshop: str,
    device: str,
    wanted: Sequence[Score],
    *,
    now: datetime,
    round_number: int | None = None,
    sent: int = 0,
    why: Sequence[reasons.Given] = (),
) -> Receipt:
    """Store all the wanted scores, and the reasons for them, or none in the open round, or in no other than `round_number`.

    `sent` grows with a participant's messages: one that comes after a later one is not stored, see Receipt.

    Raises NotAllowed when the device has not joined, the round is not open or the workshop is closed or expired,
    NotFound for an unknown item or criterion, WorkshopError for a score outside its scale or a number that cannot be.
    """
    if type(sent) is not int or not 0 <= sent <= HIGHEST_NUMBER:
        raise WorkshopError("Meddelandet saknar nummer.", where="svar", action="Läs in sidan igen.")
    moment, named = stamp(now), [*wanted, *(Score(item, on, PASS) for item, on, _ in why)]
    with store.write() as connection:
        lock_open(connection, workshop, is_stage=False)
        participant = participant_id(connection, workshop, device)
        number = _open_round(connection, workshop, moment, named, round_number)
        seen = {"at_participant": participant, "last_seen": moment, "message": sent}
        latest = connection.execute(_SEEN, seen).scalar_one()
        stored = tuple(wanted) if latest == sent else ()
        if latest == sent:
            reasons.write(connection, {"workshop": workshop, "round": number, "participant": participant}, why)
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


def _open_round(connection: Connection, workshop: str, now: str, wanted: Sequence[Score], only: int | None) -> int:
    row = connection.execute(_ROUND, {"at_workshop": workshop}).one()
    if row.expires_at <= now:
        raise NotAllowed("Workshopens kod har gått ut.", action="Be workshopledaren förlänga den.")
    if row.status != "open" or only not in (None, row.number):
        where = f"omgång {only or row.number}"
        raise NotAllowed("Omgången tar inte emot fler svar.", where=where, action="Vänta på nästa omgång.")
    _require_known(connection, workshop, wanted, set(json.loads(row.ballot)))
    return int(row.number)


def _require_known(connection: Connection, workshop: str, wanted: Sequence[Score], ballot: set[str]) -> None:
    scored, on = {score.item for score in wanted}, {score.criterion for score in wanted}
    found = connection.execute(_KNOWN, {"at_workshop": workshop, "scored": list(scored), "on": list(on)}).all()
    scales = {row.item: scale_of(row.scale) for row in found}
    if len(scales) != len(scored) or any(row.criteria != len(on) for row in found) or (ballot and not scored <= ballot):
        raise NotFound("Det här går inte att svara på i omgången.", where="fråga", action="Läs in sidan igen.")
    for score in wanted:
        scale = scales[score.item]
        _require_step(score.score, scale[2] if scale else STEPS)


def _require_step(score: object, highest: int) -> None:
    if type(score) is not int or not PASS <= score <= highest:
        expected = f"ett helt tal från 1 till {highest}, eller 0 för vet ej"
        raise WorkshopError("Svaret finns inte på skalan.", where="svar", expected=expected, action="Välj ett steg.")


_S, _P, _R = scores.c, participants.c, rounds.c
_ROUND = (
    select(_R.number, _R.status, _R["items"].label("ballot"), workshops.c.expires_at)
    .join_from(rounds, workshops)
    .where(at(_R.workshop))
    .order_by(_R.number.desc())
    .limit(1)
)
_IS_ON = criteria.c.criterion.in_(given("on", criteria.c.criterion))
_KNOWN = select(
    items.c.item,
    items.c.scale,
    select(func.count()).where(at(criteria.c.workshop), _IS_ON).scalar_subquery().label("criteria"),
).where(at(items.c.workshop), items.c.removed_at.is_(None), items.c.item.in_(given("scored", items.c.item)))
_UPSERT = upsert(scores, lambda row: {_S.score: row.score, _S.scored_at: row.scored_at})
_MESSAGE = given("message", _P.sent)
_SEEN = (
    update(participants)
    .where(at(_P.participant))
    .values(new(_P.last_seen) | {_P.sent: case((_P.sent < _MESSAGE, _MESSAGE), else_=_P.sent)})
    .returning(_P.sent)
)
_OWN = select(_S.item, _S.criterion, _S.score).where(at(_S.workshop, _S.round, _S.participant))
