"""Votes: an idempotent upsert per participant, round, item and criterion. Returning from here is the acknowledgement.

Until then the phone says "inte räknad än". Sending the same score again, from a second tab or after a lost network,
stores it once.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, text

from lstdash.database.engine import Store
from lstdash.database.faults import NotAllowed, NotFound, WorkshopError
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
    scores: Sequence[Score],
    *,
    now: datetime,
    round_number: int | None = None,
    sent: int = 0,
) -> Receipt:
    """Store all the scores or none in the open round, or in no other than `round_number`.

    `sent` grows with a participant's messages: one that comes after a later one is not stored, see Receipt.

    Raises NotAllowed when the device has not joined, the round is not open or the workshop is closed or expired,
    NotFound for an unknown item or criterion, WorkshopError for a score outside 1-5 or a number that cannot be.
    """
    for score in scores:
        _require_step(score.score)
    if type(sent) is not int or not 0 <= sent <= HIGHEST_NUMBER:
        raise WorkshopError("Meddelandet saknar nummer.", where="poäng", action="Läs in sidan igen.")
    at = stamp(now)
    with store.write() as connection:
        lock_open(connection, workshop, is_stage=False)
        participant = participant_id(connection, workshop, device)
        number = _open_round(connection, workshop, at, scores, round_number)
        key = {"workshop": workshop, "round": number, "participant": participant, "now": at, "sent": sent}
        latest = connection.execute(_SEEN, key).scalar_one()
        stored = tuple(scores) if latest == sent else ()
        if stored:
            rows = [{**key, "item": one.item, "criterion": one.criterion, "score": one.score} for one in stored]
            connection.execute(_UPSERT, rows)
    return Receipt(number, stored, latest)


def own_scores(store: Store, workshop: str, device: str, round_number: int) -> dict[tuple[str, str], int]:
    """Return the participant's own scores of a round by (item, criterion); NotAllowed for a device that has not joined."""
    with store.read() as connection:
        participant = participant_id(connection, workshop, device)
        rows = connection.execute(_OWN, {"workshop": workshop, "round": round_number, "participant": participant})
        return {(row.item, row.criterion): row.score for row in rows}


def counts(store: Store, workshop: str, round_number: int, *, now: datetime) -> Counts:
    """Count participants and scores of a round; safe to show before the reveal."""
    key = {"workshop": workshop, "round": round_number, "since": stamp(now - PRESENT_FOR)}
    with store.read() as connection:
        people = connection.execute(_PEOPLE, key).one()
        cells = {(row.item, row.criterion): row.participants for row in connection.execute(_CELLS, key)}
    return Counts(round_number, people.joined, people.present, cells)


def _open_round(connection: Connection, workshop: str, now: str, scores: Sequence[Score], wanted: int | None) -> int:
    row = connection.execute(_ROUND, {"workshop": workshop}).one()
    if row.expires_at <= now:
        raise NotAllowed("Workshopens kod har gått ut.", action="Be workshopledaren förlänga den.")
    if row.status != "open" or wanted not in (None, row.number):
        where = f"omgång {wanted or row.number}"
        raise NotAllowed("Omgången tar inte emot fler poäng.", where=where, action="Vänta på nästa omgång.")
    chosen = json.loads(row.items)
    for score in scores:
        key = {"workshop": workshop, "item": score.item, "criterion": score.criterion}
        if not connection.execute(_EXISTS, key).scalar_one() or (chosen and score.item not in chosen):
            raise NotFound("Det här går inte att poängsätta i omgången.", where="förslag", action="Läs in sidan igen.")
    return int(row.number)


def _require_step(score: object) -> None:
    if type(score) is not int or not 1 <= score <= 5:
        raise WorkshopError(
            "Poängen finns inte på skalan.", where="poäng", expected="1, 2, 3, 4 eller 5", action="Välj ett steg."
        )


_ROUND = text(
    "select r.number, r.status, r.items, w.expires_at from rounds r join workshops w on w.workshop = r.workshop "
    "where r.workshop = :workshop order by r.number desc limit 1"
)
_EXISTS = text(
    "select count(*) from items i join criteria c on c.workshop = i.workshop "
    "where i.workshop = :workshop and i.item = :item and c.criterion = :criterion"
)
_UPSERT = text(
    "insert into scores (workshop, round, item, criterion, participant, score, scored_at) "
    "values (:workshop, :round, :item, :criterion, :participant, :score, :now) "
    "on conflict (workshop, round, item, criterion, participant) "
    "do update set score = excluded.score, scored_at = excluded.scored_at"
)
_SEEN = text(
    "update participants set last_seen = :now, sent = case when sent < :sent then :sent else sent end "
    "where participant = :participant returning sent"
)
_OWN = text(
    "select item, criterion, score from scores where workshop = :workshop and round = :round and participant = :participant"
)
_PEOPLE = text(
    "select count(*) as joined, coalesce(sum(case when last_seen > :since then 1 else 0 end), 0) as present "
    "from participants where workshop = :workshop"
)
_CELLS = text(
    "select item, criterion, count(*) as participants from scores where workshop = :workshop and round = :round "
    "group by item, criterion"
)
