"""The log: who changed what, when, from which version to which. No scores, no contents; read by administrators.

An entry is written before the change and completed after it, so that nothing changes without one. A change that is refused
takes its entry back; one of which nobody knows whether it was done says so. Entries are forgotten after LSTDASH_LOG_DAYS days.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select, update

from lstdash import clock
from lstdash.access import AT_SERVER, Actor, capacities, says
from lstdash.database.engine import Store
from lstdash.database.faults import WorkshopError
from lstdash.database.schema import audit_log
from lstdash.database.statements import at, given, new
from lstdash.database.values import moment, new_id, stamp
from lstdash.errors import Unsettled, UserError

VARIABLE = "LSTDASH_LOG_DAYS"
DEFAULT_DAYS, MOST_DAYS = 365, 3650
NOBODY = "utan inloggning"
COLUMNS = ("När", "Vem", "Som", "Att", "Vad", "Från", "Till")
LONGEST = 200  # characters of each field
UNKNOWN = "okänt"  # how it ended: the server was killed in the middle, say, or the answer was lost

_log = logging.getLogger(__name__)


@dataclass(slots=True)
class Changed:
    """What is changed, and from which version to which; filled in by the one who changes it, `after` once it is done."""

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
        connection.execute(_BEGIN, _cut(row | {"resource": resource, "before": "", "after": UNKNOWN}))
    try:
        yield changed
    except UserError as error:
        if isinstance(error, Unsettled):
            changed.after = f"{UNKNOWN}: {error.where}" if error.where else UNKNOWN
        _settle(store, entry, changed, is_done=bool(changed.after))
        raise
    except BaseException:  # a fault of ours, or what only ends the run, as a click on another page does
        changed.after = changed.after or UNKNOWN
        _settle(store, entry, changed, is_done=True)
        raise
    _settle(store, entry, changed, is_done=True)


def _settle(store: Store, entry: str, changed: Changed, *, is_done: bool) -> None:
    """Complete the entry, or take it back. What was done is done whether or not that works: then it is left as it was begun."""
    done = _cut({"resource": changed.resource, "before": changed.before, "after": changed.after})
    try:
        with store.write() as connection:
            connection.execute(_COMPLETE if is_done else _TAKE_BACK, (done if is_done else {}) | {"at_entry": entry})
    except UserError as error:
        _log.warning("an entry of the log stays as it was begun, %s: %s", "the change is done" if is_done else "refused", error)


def entries(store: Store) -> tuple[Entry, ...]:
    """Return everything that is kept, latest first."""
    with store.read() as connection:
        found = connection.execute(_ALL).all()
    return tuple(
        Entry(moment(row.happened_at), row.who, row.acting_as, row.action, row.resource, row.before, row.after) for row in found
    )


def told(store: Store) -> tuple[tuple[str, ...], ...]:
    """Return the same as it is read, under `COLUMNS`."""
    return tuple(
        (
            f"{clock.in_sweden(one.happened_at):%Y-%m-%d %H:%M:%S}",
            one.who,
            capacities(one.acting_as),
            says(one.action),
            one.resource,
            one.before,
            one.after,
        )
        for one in entries(store)
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
    if actor.called:
        return f"{actor.name} ({actor.called})"
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
