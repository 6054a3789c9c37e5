"""The log: who changed what, when, from which version to which. No scores, no contents; read by administrators.

An entry is written before the change and completed after it, so that nothing changes without one; a change that is refused or
fails takes its entry back. Entries are forgotten after LSTDASH_LOG_DAYS days.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select, update

from lstdash.access import AT_SERVER, Actor
from lstdash.database.engine import Store
from lstdash.database.faults import WorkshopError
from lstdash.database.schema import audit_log
from lstdash.database.statements import at, given, new
from lstdash.database.values import moment, new_id, stamp

VARIABLE = "LSTDASH_LOG_DAYS"
DEFAULT_DAYS, MOST_DAYS = 365, 3650
NOBODY = "utan inloggning"
LONGEST = 200  # characters of each field


@dataclass(slots=True)
class Changed:
    """What is changed, and from which version to which; filled in by the one who changes it."""

    resource: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One change: who (an account, or where from), in which capacity, what."""

    happened_at: datetime
    who: str
    acting_as: str
    action: str
    resource: str
    before: str
    after: str


@contextmanager
def noted(store: Store, actor: Actor, action: str, resource: str, *, now: datetime) -> Iterator[Changed]:
    """Write the change into the log around the change itself. Raises Unavailable, before it, when the log cannot be written."""
    changed, entry = Changed(resource), f"{stamp(now)}-{new_id()}"
    row = {"entry": entry, "happened_at": stamp(now), "who": _who(actor), "acting_as": _capacity(actor), "action": action}
    with store.write() as connection:
        connection.execute(_BEGIN, _cut(row | {"resource": resource, "before": "", "after": ""}))
    try:
        yield changed
    except Exception:  # not what only ends the run, as a click on another page does: then the change may be made
        with store.write() as connection:
            connection.execute(_TAKE_BACK, {"at_entry": entry})
        raise
    with store.write() as connection:
        done = _cut({"resource": changed.resource, "before": changed.before, "after": changed.after})
        connection.execute(_COMPLETE, done | {"at_entry": entry})


def entries(store: Store) -> tuple[Entry, ...]:
    """Return everything that is kept, latest first."""
    with store.read() as connection:
        found = connection.execute(_ALL).all()
    return tuple(
        Entry(moment(row.happened_at), row.who, row.acting_as, row.action, row.resource, row.before, row.after) for row in found
    )


def forget(connection: Connection, limit: str) -> int:
    """Delete the entries of the stamp and before; return how many."""
    return connection.execute(_FORGET, {"limit": limit}).rowcount


def log_days() -> int:
    """Return the setting: days that an entry is kept. WorkshopError when it is no such number."""
    text = os.environ.get(VARIABLE, str(DEFAULT_DAYS)).strip()
    if not (text.isascii() and text.isdigit()) or not 1 <= int(text) <= MOST_DAYS:
        raise WorkshopError(
            "Inställningen för loggen går inte att läsa.",
            where=VARIABLE,
            expected=f"ett helt antal dagar, 1–{MOST_DAYS}",
            found=text or "tom text",
            action="Rätta miljövariabeln.",
        )
    return int(text)


def _who(actor: Actor) -> str:
    return actor.name or (AT_SERVER if actor.is_at_server else NOBODY)


def _capacity(actor: Actor) -> str:
    return ", ".join(sorted(actor.roles)) or (AT_SERVER if actor.is_at_server else NOBODY)


def _cut(row: dict[str, str]) -> dict[str, str]:
    return {name: value[:LONGEST] for name, value in row.items()}


_A = audit_log.c
_BEGIN = insert(audit_log).values(
    new(_A.entry, _A.happened_at, _A.who, _A.acting_as, _A.action, _A.resource, _A.before, _A.after)
)
_COMPLETE = update(audit_log).where(at(_A.entry)).values(new(_A.resource, _A.before, _A.after))
_TAKE_BACK = delete(audit_log).where(at(_A.entry))
_ALL = select(audit_log).order_by(_A.entry.desc())
_FORGET = delete(audit_log).where(_A.happened_at <= given("limit", _A.happened_at))
