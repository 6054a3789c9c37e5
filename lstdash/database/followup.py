"""Rows that people keep for years: entered, corrected and withdrawn, never erased, and never overwritten in silence.

A question gives one `Register` a table (made by `followup_tables.kept`) and has all of this:

    EVENTS = Register(proposal_events, "proposals", "händelsen", {"state": "tillstånd", "document": "dokument", ...})

    with who.writing("folja-upp", "det som ändras"):           # asks the provider again, where there is a login
        writer = Writer(who.actor(), name)                     # and writes it into the log
    row = add(store, EVENTS, {"state": ..., ...}, writer, now=now)
    row = change(store, EVENTS, row, {...}, writer, now=now)
    row = withdraw(store, EVENTS, row, writer, now=now)
    row = put_back(store, EVENTS, row, writer, now=now)
    add_all(store, [(EVENTS, {...}, ""), ...], writer, now=now)     # all or none
    rows(store, EVENTS); rows(store, EVENTS, proposal="lonepilot"); history(store, EVENTS, row.id)

`row` is the row that the person saw. When somebody else has written since, nothing is saved and `Outdated` says what the other
wrote; its `latest` is that row, so that a form can show it, keep what was typed, and save again on top of it.
An `id` of one's own makes a row unique (`add(..., id=f"{benefit}-{year}")`): the second to enter it gets `Outdated` too.
Names are forgotten by retention; the capacity, the time and the content stay.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from datetime import datetime
from threading import Lock
from typing import Any

from cachetools import TTLCache, cached
from sqlalchemy import Connection, Row, and_, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from lstdash.access import allowed
from lstdash.database import limits
from lstdash.database.engine import Store, written
from lstdash.database.faults import NotAllowed, NotFound
from lstdash.database.followup_tables import KEPT, followup_versions
from lstdash.database.kept import Change, Entry, Kept, Outdated, Register, Value, Values, Version, Writer, kept_of, version_of
from lstdash.database.statements import at, new
from lstdash.database.values import clean, limited_json, new_id, stamp

KEPT_SECONDS = 0.5
MOST_ANSWERS = 200  # a page's notes are one


def add(store: Store, register: Register, values: Values, writer: Writer, *, now: datetime, id: str = "") -> Kept:
    """Enter a row; Outdated when its own `id` is taken. Raises NotAllowed, and TooMuch for what passes a limit."""
    (kept,) = add_all(store, [(register, values, id)], writer, now=now)
    return kept


def add_all(store: Store, entries: Sequence[Entry], writer: Writer, *, now: datetime) -> tuple[Kept, ...]:
    """Enter rows of one or several registers, all of them or none. Raises as add."""
    for register, _, _ in entries:
        _require(writer, register)
    named = [(register, values, id or new_id()) for register, values, id in entries]
    try:
        with store.write() as connection:
            return tuple(_entered(connection, *entry, writer, now) for entry in named)
    except IntegrityError as error:
        with store.read() as connection:
            found = ((register, _found(connection, register, id)) for register, _, id in named)
            taken = next((Outdated(register, kept_of(row)) for register, row in found if row is not None), None)
        if taken is None:
            raise
        raise taken from error


def change(store: Store, register: Register, seen: Kept, values: Values, writer: Writer, *, now: datetime) -> Kept:
    """Write other content in the place of what was seen; a withdrawn row is put back first.

    Raises Outdated, NotFound, TooMuch, and NotAllowed, also for a withdrawn row.
    """
    return _change(store, register, seen, "changed", _content(register, values), writer, now)


def withdraw(store: Store, register: Register, seen: Kept, writer: Writer, *, now: datetime) -> Kept:
    """Let the row count no longer; it stays with its history. Raises as change."""
    return _change(store, register, seen, "withdrawn", {"withdrawn_at": stamp(now)}, writer, now)


def put_back(store: Store, register: Register, seen: Kept, writer: Writer, *, now: datetime) -> Kept:
    """Let a withdrawn row count again. Raises as change."""
    return _change(store, register, seen, "put back", {"withdrawn_at": None}, writer, now)


def rows(store: Store, register: Register, *, withdrawn: bool = False, **found_by: Value) -> tuple[Kept, ...]:
    """Return the rows that count (or those withdrawn), in the order they were entered; `found_by` is column = value.

    What this server has written is there at once, and within half a second what another has: two hundred readers would else
    ask for the same rows at every click. Raises Unavailable.
    """
    store.require_answering()
    return _rows(store, register, withdrawn, found_by)


def _asked(store: Store, register: Register, withdrawn: bool, found_by: Mapping[str, Value]) -> tuple[Any, ...]:
    return store.engine, written(), register.table.name, withdrawn, *sorted(found_by.items())


@cached(TTLCache(MOST_ANSWERS, KEPT_SECONDS, timer=lambda: time.monotonic()), key=_asked, lock=Lock())
def _rows(store: Store, register: Register, withdrawn: bool, found_by: Mapping[str, Value]) -> tuple[Kept, ...]:
    columns = register.table.c
    is_here = columns.withdrawn_at.is_not(None) if withdrawn else columns.withdrawn_at.is_(None)
    wanted = and_(is_here, *(columns[name] == value for name, value in found_by.items()))
    with store.read() as connection:
        found = connection.execute(select(register.table).where(wanted).order_by(columns.created_at, columns.id)).all()
    return tuple(map(kept_of, found))


def history(store: Store, register: Register, id: str) -> tuple[Version, ...]:
    """Return every version of a row, latest first; none for no row."""
    with store.read() as connection:
        found = connection.execute(_HISTORY, {"at_kept_in": register.table.name, "at_id": id}).all()
    return tuple(map(version_of, found))


def forget_names(connection: Connection, limit: str) -> int:
    """Delete the names of those who wrote at the stamp or before, also in the history; return in how many places."""
    forgotten = 0
    for table in (*KEPT, followup_versions):
        is_old = and_(table.c.written_at <= limit, table.c.written_by != "")
        forgotten += connection.execute(update(table).where(is_old).values(written_by="")).rowcount
    return forgotten


def _change(
    store: Store, register: Register, seen: Kept, kind: Change, values: Mapping[str, Any], writer: Writer, now: datetime
) -> Kept:
    _require(writer, register)
    columns = register.table.c
    still = update(register.table).where(columns.id == seen.id, columns.version == seen.version)
    if kind == "changed":  # what nobody counts is not written on
        still = still.where(columns.withdrawn_at.is_(None))
    with store.write() as connection:
        changed = still.values({**values, **_written(writer, now), "version": seen.version + 1})
        if connection.execute(changed).rowcount:
            return _remembered(connection, register, seen.id, kind)
        latest = kept_of(_row(connection, register, seen.id))
        raise _withdrawn(register) if latest.version == seen.version else Outdated(register, latest)


def _entered(connection: Connection, register: Register, values: Values, id: str, writer: Writer, now: datetime) -> Kept:
    count = connection.execute(select(func.count()).select_from(register.table)).scalar_one() + 1
    what, action = "Det finns för många rader att följa upp.", "Ändra en av dem som finns."
    limits.require_at_most(count, limits.MOST_KEPT, what, "rader", action)
    started = {"id": id, "version": 1, "created_at": stamp(now), "withdrawn_at": None}
    connection.execute(insert(register.table), started | _content(register, values) | _written(writer, now))
    return _remembered(connection, register, id, "created")


def _remembered(connection: Connection, register: Register, id: str, kind: Change) -> Kept:
    row = _row(connection, register, id)
    kept = kept_of(row)
    entry = {
        "kept_in": register.table.name,
        "id": id,
        "version": kept.version,
        "change": kind,
        "content": limited_json(dict(kept.values), register.noun),
        "written_by": row.written_by,
        "written_as": row.written_as,
        "written_at": row.written_at,
    }
    connection.execute(_REMEMBER, entry)
    return kept


def _require(writer: Writer, register: Register) -> None:
    if not allowed(writer.actor, register.action, register.resource):
        raise NotAllowed(
            "Du kan läsa här, men inte skriva.",
            action="Logga in som den som följer upp. Utan inloggning skriver man vid den dator som servern körs på.",
        )


def _withdrawn(register: Register) -> NotAllowed:
    return NotAllowed(
        "Raden är återtagen: det du skrev skulle inte räknas, och är inte sparat.",
        where=register.noun,
        action="Låt raden gälla igen först, och spara sedan.",
    )


def _written(writer: Writer, now: datetime) -> dict[str, Value]:
    name = clean(writer.name, "ditt namn", limits.LONGEST_NAME)
    return {"written_by": name, "written_as": writer.capacity, "written_at": stamp(now)}


def _content(register: Register, values: Values) -> dict[str, Value]:
    return {
        name: clean(value, register.labels.get(name, name), limits.LONGEST_DESCRIPTION) if isinstance(value, str) else value
        for name, value in values.items()
    }


def _row(connection: Connection, register: Register, id: str) -> Row[Any]:
    row = _found(connection, register, id)
    if row is None:
        raise NotFound("Raden finns inte.", where=register.noun, action="Läs in sidan igen.")
    return row


def _found(connection: Connection, register: Register, id: str) -> Row[Any] | None:
    return connection.execute(select(register.table).where(register.table.c.id == id)).one_or_none()


_V = followup_versions.c
_HISTORY = select(followup_versions).where(at(_V.kept_in, _V.id)).order_by(_V.version.desc())
_REMEMBER = insert(followup_versions).values(
    new(_V.kept_in, _V.id, _V.version, _V.change, _V.content, _V.written_by, _V.written_as, _V.written_at)
)
