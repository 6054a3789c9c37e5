"""What the room decides: the decision, the role that owns it and when it is due, for the sealed record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, delete, func, insert, select

from lstdash.database import limits
from lstdash.database.engine import Store
from lstdash.database.faults import NotFound
from lstdash.database.schema import decisions
from lstdash.database.statements import at, new
from lstdash.database.values import clean, moment, stamp
from lstdash.workshop.changes import lock_open
from lstdash.workshop.entities import Steering


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision. `owned_by` is a role, never a person; `due_on` None when no day was set."""

    position: int
    decided_at: datetime
    decision: str
    owned_by: str
    due_on: date | None


def decide(store: Store, steering: Steering, decision: str, owned_by: str, due_on: date | None, *, now: datetime) -> None:
    """Write a decision down, last. WorkshopError without text or owner, TooMuch for a long text or too many."""
    row = {
        "workshop": steering.workshop,
        "decided_at": stamp(now),
        "decision": clean(decision, "beslut", limits.LONGEST_DESCRIPTION, required=True),
        "owned_by": clean(owned_by, "ägande roll", limits.LONGEST_LABEL, required=True),
        "due_on": due_on.isoformat() if due_on else "",
    }
    with store.write() as connection:
        lock_open(connection, steering.workshop, is_stage=False)
        last = connection.execute(_LAST, {"at_workshop": steering.workshop}).one()
        limits.require_at_most(last.decided + 1, limits.MOST_DECISIONS, "Det är för många beslut.", "beslut", "Ta bort några.")
        connection.execute(_INSERT, {**row, "position": 0 if last.position is None else last.position + 1})


def take_back(store: Store, steering: Steering, position: int) -> None:
    """Take a decision away before it is sealed. NotFound for none."""
    with store.write() as connection:
        lock_open(connection, steering.workshop, is_stage=False)
        if connection.execute(_DELETE, {"at_workshop": steering.workshop, "at_position": position}).one_or_none() is None:
            raise NotFound("Beslutet finns inte längre.", where="beslut", action="Läs in sidan igen.")


def of_workshop(store: Store, workshop: str) -> tuple[Decision, ...]:
    """Return the decisions in the order they were made."""
    with store.read() as connection:
        return decided(connection, workshop)


def decided(connection: Connection, workshop: str) -> tuple[Decision, ...]:
    """Return the decisions as this transaction sees them."""
    rows = connection.execute(_ALL, {"at_workshop": workshop})
    return tuple(
        Decision(
            row.position,
            moment(row.decided_at),
            row.decision,
            row.owned_by,
            date.fromisoformat(row.due_on) if row.due_on else None,
        )
        for row in rows
    )


_D = decisions.c
_LAST = select(func.max(_D.position).label("position"), func.count().label("decided")).where(at(_D.workshop))
_INSERT = insert(decisions).values(new(*_D))
_DELETE = delete(decisions).where(at(_D.workshop, _D.position)).returning(_D.position)
_ALL = select(decisions).where(at(_D.workshop)).order_by(_D.position)
