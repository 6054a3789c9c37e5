"""A reason beside a score: short, without a name, shown after the reveal where at least five have scored, never in their order.

The facilitator can hide one. The sealed record counts them and keeps none: a text of one's own is no sum.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, and_, delete, exists, func, insert, select, update

from lstdash.database.engine import Store
from lstdash.database.faults import NotFound
from lstdash.database.limits import LONGEST_REASON
from lstdash.database.schema import reasons, rounds, scores
from lstdash.database.statements import at, new
from lstdash.database.values import clean, new_id
from lstdash.few import FEWEST
from lstdash.workshop.changes import lock_open
from lstdash.workshop.counted import GIVEN, IS_COUNTED, IS_HIDDEN
from lstdash.workshop.entities import Steering
from lstdash.workshop.people import participant_id

Given = tuple[str, str, str]  # item, criterion, what was written


@dataclass(frozen=True, slots=True)
class Reason:
    """Why somebody scored an item as they did on a criterion; `id` is random and says nothing of who or when."""

    id: str
    item: str
    criterion: str
    body: str
    is_hidden: bool


def write(connection: Connection, round_key: dict[str, object], given: Sequence[Given]) -> None:
    """Keep a participant's reasons in the caller's transaction; an empty one is taken away. TooMuch for a long one.

    One that the facilitator has hidden stays hidden when it is written anew, also when it was emptied in between.

    `round_key` has workshop, round and participant.
    """
    for item, criterion, text in given:
        row = {**round_key, "item": item, "criterion": criterion, "body": clean(text, "motivering", LONGEST_REASON)}
        old = connection.execute(_DELETE, {f"at_{name}": value for name, value in row.items() if name != "body"}).one_or_none()
        is_hidden = old.is_hidden if old else 0
        if row["body"] or is_hidden:
            connection.execute(_INSERT, {**row, "reason": new_id(), "is_hidden": is_hidden})


def own(store: Store, workshop: str, device: str, round_number: int) -> dict[tuple[str, str], str]:
    """Return the participant's own reasons of a round by (item, criterion); NotAllowed for a device that has not joined."""
    with store.read() as connection:
        participant = participant_id(connection, workshop, device)
        key = {"at_workshop": workshop, "at_round": round_number, "at_participant": participant}
        return {(row.item, row.criterion): row.body for row in connection.execute(_OWN, key)}


def shown(store: Store, workshop: str, round_number: int) -> tuple[Reason, ...]:
    """Return a shown round's reasons on what at least five have scored, hidden ones too; nothing before the reveal."""
    key = {"at_workshop": workshop, "at_round": round_number}
    with store.read() as connection:
        found = connection.execute(_SHOWN, key).all()
        enough = {(row.item, row.criterion) for row in connection.execute(_VOTERS, key) if row.voters >= FEWEST}
    kept = (row for row in found if (row.item, row.criterion) in enough)
    return tuple(Reason(row.reason, row.item, row.criterion, row.body, bool(row.is_hidden)) for row in kept)


def hide(store: Store, steering: Steering, reason: str, *, is_hidden: bool) -> None:
    """Hide a reason from everyone, or show it again. NotFound for none."""
    with store.write() as connection:
        lock_open(connection, steering.workshop, is_stage=True)
        row = {"at_workshop": steering.workshop, "at_reason": reason, "is_hidden": int(is_hidden)}
        if connection.execute(_HIDE, row).one_or_none() is None:
            raise NotFound("Motiveringen finns inte längre.", where="motivering", action="Läs in sidan igen.")


def count(connection: Connection, workshop: str, round_number: int) -> tuple[int, int]:
    """Return how many reasons were given in a round, and how many of them are hidden."""
    row = connection.execute(_COUNT, {"at_workshop": workshop, "at_round": round_number}).one()
    return int(row.given), int(row.hidden or 0)


_T = reasons.c
_OF_ROUND = and_(at(_T.workshop, _T.round), _T.body != "")  # an emptied one stands only to remember that it was hidden
_IS_SHOWN = exists().where(rounds.c.workshop == _T.workshop, rounds.c.number == _T.round, _T.shown_at.is_not(None), ~IS_HIDDEN)
_DELETE = delete(reasons).where(at(_T.workshop, _T.round, _T.item, _T.criterion, _T.participant)).returning(_T.is_hidden)
_INSERT = insert(reasons).values(new(*(column for column in _T if column is not _T.shown_at)))
_OWN = select(_T.item, _T.criterion, _T.body).where(at(_T.workshop, _T.round, _T.participant))
_SHOWN = select(_T.reason, _T.item, _T.criterion, _T.body, _T.is_hidden).where(_OF_ROUND, _IS_SHOWN).order_by(_T.reason)
_VOTERS = (
    select(scores.c.item, scores.c.criterion, func.count().label("voters"))
    .select_from(GIVEN)
    .where(at(scores.c.workshop, scores.c.round), IS_COUNTED)
    .group_by(scores.c.item, scores.c.criterion)
)
_HIDE = update(reasons).where(at(_T.workshop, _T.reason)).values(new(_T.is_hidden)).returning(_T.reason)
_COUNT = select(func.count().label("given"), func.sum(_T.is_hidden).label("hidden")).where(_OF_ROUND)
