"""Has anything happened? Two counters per workshop, polled instead of the data, and the lock that every write takes.

`change_count` moves with every write and `stage_count` only when what participants see changes (items, rounds, settings),
so that sixty phones do not read everything again at each vote.
"""

from __future__ import annotations

import time

from sqlalchemy import Connection, select, update

from lstdash.database.engine import Store
from lstdash.database.faults import NotAllowed, NotFound
from lstdash.database.schema import rounds, workshops
from lstdash.database.statements import at, given
from lstdash.workshop.entities import Pulse

SHARED_SECONDS = 0.1
MOST_SHARED = 1000  # workshops; they are few, and forgotten ones should not pile up
_shared: dict[tuple[int, str], tuple[float, Pulse]] = {}


def poll(store: Store, workshop: str) -> Pulse:
    """Return the counters and the state in one small query; NotFound when there is no such workshop."""
    with store.read() as connection:
        row = connection.execute(_POLL, {"at_workshop": workshop}).one_or_none()
    if row is None:
        raise no_such_workshop()
    return Pulse(row.change_count, row.stage_count, row.status, row.number, row.round_status)


def poll_shared(store: Store, workshop: str) -> Pulse:
    """Return the counters as they stood at most a tenth of a second ago, so that all phones share one query. Raises as poll."""
    key, now = (id(store), workshop), time.monotonic()
    kept = _shared.get(key)
    if kept is None or now - kept[0] > SHARED_SECONDS:
        if len(_shared) >= MOST_SHARED:
            _shared.clear()
        kept = _shared[key] = (now, poll(store, workshop))
    return kept[1]


def lock_open(connection: Connection, workshop: str, *, is_stage: bool) -> None:
    """Count a change and hold the workshop until the transaction ends, so that a vote and a reveal come one after the other.

    Raises NotFound for no such workshop and NotAllowed for a closed one.
    """
    row = connection.execute(_LOCK, {"at_workshop": workshop, "stage": int(is_stage)}).one_or_none()
    if row is None:
        raise no_such_workshop()
    if row.status != "open":
        raise NotAllowed("Workshopen är avslutad.", action="Öppna det förseglade resultatet i stället.")


def no_such_workshop() -> NotFound:
    """The error for a workshop id that leads nowhere."""
    return NotFound("Workshopen finns inte.", action="Kontrollera länken.")


_W, _R = workshops.c, rounds.c
_POLL = (
    select(_W.change_count, _W.stage_count, _W.status, _R.number, _R.status.label("round_status"))
    .join_from(workshops, rounds)
    .where(at(_W.workshop))
    .order_by(_R.number.desc())
    .limit(1)
)
_LOCK = (
    update(workshops)
    .where(at(_W.workshop))
    .values({_W.change_count: _W.change_count + 1, _W.stage_count: _W.stage_count + given("stage", _W.stage_count)})
    .returning(_W.status)
)
