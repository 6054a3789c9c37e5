"""Rounds: open (scores come in), hidden (no more scores, nothing shown), revealed, closed (a later round has begun).

A reveal stops the scoring: what somebody scores after having seen the others' scores belongs to the next round.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, text

from lstdash.database import limits
from lstdash.database.engine import Store
from lstdash.database.faults import NotAllowed, NotFound
from lstdash.database.values import canonical, stamp
from lstdash.workshop.changes import lock_open
from lstdash.workshop.entities import RoundStatus, Steering
from lstdash.workshop.items import items_of

_NAMES: dict[RoundStatus, str] = {"open": "öppen", "hidden": "stoppad", "revealed": "visad", "closed": "avslutad"}


def stop(store: Store, steering: Steering) -> None:
    """Take no more scores; nothing is shown yet. NotAllowed unless the round is open."""
    _move(store, steering, ("open",), "hidden")


def resume(store: Store, steering: Steering) -> None:
    """Take scores again. NotAllowed unless the round was stopped and not yet shown."""
    _move(store, steering, ("hidden",), "open")


def reveal(store: Store, steering: Steering, *, now: datetime) -> None:
    """Show the result and take no more scores; a second reveal changes nothing."""
    _move(store, steering, ("open", "hidden", "revealed"), "revealed", stamp(now))


def begin_next(store: Store, steering: Steering, *, items: Sequence[str] = (), now: datetime) -> int:
    """Open the next round, for all items or the given ones, and return its number.

    Raises NotAllowed before the round is revealed, NotFound for an unknown item, TooMuch after ten rounds.
    """
    with store.write() as connection:
        lock_open(connection, steering.workshop, is_stage=True)
        number = _latest(connection, steering.workshop, ("revealed",)) + 1
        limits.require_at_most(number, limits.MOST_ROUNDS, "Det är för många omgångar.", "omgångar", "Avsluta workshopen.")
        unknown = set(items) - {item.key for item in items_of(connection, steering.workshop)}
        if unknown:
            raise NotFound("Ett förslag i omgången finns inte längre.", where="förslag", action="Läs in sidan och välj igen.")
        row = {"workshop": steering.workshop, "number": number, "items": canonical(list(items)), "now": stamp(now)}
        connection.execute(_CLOSE_PREVIOUS, row)
        connection.execute(_OPEN, row)
    return number


def _move(store: Store, steering: Steering, allowed: tuple[RoundStatus, ...], to: RoundStatus, now: str | None = None) -> None:
    with store.write() as connection:
        lock_open(connection, steering.workshop, is_stage=True)
        number = _latest(connection, steering.workshop, allowed)
        connection.execute(_SET_STATUS, {"workshop": steering.workshop, "number": number, "status": to})
        if now:
            connection.execute(_SET_REVEALED, {"workshop": steering.workshop, "number": number, "now": now})


def _latest(connection: Connection, workshop: str, allowed: tuple[RoundStatus, ...]) -> int:
    row = connection.execute(_LATEST, {"workshop": workshop}).one()
    if row.status not in allowed:
        expected = " eller ".join(_NAMES[status] for status in allowed)
        raise NotAllowed(
            "Det går inte att göra nu.",
            where=f"omgång {row.number}",
            expected=f"en omgång som är {expected}",
            found=f"omgången är {_NAMES[row.status]}",
            action="Läs in sidan igen: någon annan kan ha ändrat omgången.",
        )
    return int(row.number)


_LATEST = text("select number, status from rounds where workshop = :workshop order by number desc limit 1")
_SET_STATUS = text("update rounds set status = :status where workshop = :workshop and number = :number")
_SET_REVEALED = text(
    "update rounds set revealed_at = :now where workshop = :workshop and number = :number and revealed_at is null"
)
_CLOSE_PREVIOUS = text("update rounds set status = 'closed' where workshop = :workshop and number < :number")
_OPEN = text(
    "insert into rounds (workshop, number, status, items, opened_at) values (:workshop, :number, 'open', :items, :now)"
)
