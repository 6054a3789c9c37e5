"""What happened in a workshop, in the order it happened: written with the change itself, told in the sealed record."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import Connection, func, insert, select

from lstdash.database.engine import Store
from lstdash.database.schema import happenings
from lstdash.database.statements import at, new
from lstdash.database.values import JsonObject, canonical, moment

Event = Literal["revealed", "reopened", "item_added", "item_removed", "item_restored", "participant_removed"]


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that happened. `detail` holds what its words need, as plain JSON values: never a name, never a score."""

    happened_at: datetime
    event: Event
    detail: JsonObject


def note(connection: Connection, workshop: str, event: Event, now: str, **detail: object) -> None:
    """Write down what happens, in the caller's transaction."""
    position = connection.execute(_COUNT, {"at_workshop": workshop}).scalar_one()
    row = {"workshop": workshop, "position": position, "happened_at": now, "event": event, "detail": canonical(detail)}
    connection.execute(_INSERT, row)


def of_workshop(store: Store, workshop: str) -> tuple[Happening, ...]:
    """Return what has happened, first things first."""
    with store.read() as connection:
        return happened(connection, workshop)


def happened(connection: Connection, workshop: str) -> tuple[Happening, ...]:
    """Return what has happened as this transaction sees it."""
    rows = connection.execute(_ALL, {"at_workshop": workshop})
    return tuple(Happening(moment(row.happened_at), row.event, json.loads(row.detail)) for row in rows)


_H = happenings.c
_COUNT = select(func.count()).select_from(happenings).where(at(_H.workshop))
_INSERT = insert(happenings).values(new(*_H))
_ALL = select(happenings).where(at(_H.workshop)).order_by(_H.position)
