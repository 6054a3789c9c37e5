"""Rounds: open (scores come in), hidden (no more scores, nothing shown), revealed, closed (a later round has begun).

A reveal stops the scoring: what somebody scores after having seen the others' scores belongs to the next round. A reveal that
came too early can be taken back until the next round begins or the workshop is sealed; the record says that it was.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection, insert, select, update

from lstdash.database import limits
from lstdash.database.engine import Store
from lstdash.database.faults import NotAllowed, NotFound
from lstdash.database.schema import rounds
from lstdash.database.statements import at, new
from lstdash.database.values import canonical, stamp
from lstdash.workshop.changes import lock_open
from lstdash.workshop.counted import show
from lstdash.workshop.entities import RoundStatus, Steering
from lstdash.workshop.happenings import note
from lstdash.workshop.items import items_of, noun_of
from lstdash.workshop.progress import PRESENT_FOR, counted

MOST_MINUTES = 120
_NAMES: dict[RoundStatus, str] = {"open": "öppen", "hidden": "stoppad", "revealed": "visad", "closed": "avslutad"}


def stop(store: Store, steering: Steering) -> None:
    """Take no more scores; nothing is shown yet. NotAllowed unless the round is open."""
    _move(store, steering, ("open",), "hidden")


def resume(store: Store, steering: Steering) -> None:
    """Take scores again. NotAllowed unless the round was stopped and not yet shown."""
    _move(store, steering, ("hidden",), "open")


def reveal(store: Store, steering: Steering, *, now: datetime) -> None:
    """Show the result and take no more scores; a second reveal changes nothing."""
    with store.write() as connection:
        lock_open(connection, steering.workshop, is_stage=True)
        number, before = _latest(connection, steering.workshop, ("open", "hidden", "revealed"))
        if before == "revealed":
            return
        key = _set(connection, steering.workshop, number, "revealed")
        was_shown = connection.execute(_SHOWN, key).scalar_one() is not None
        connection.execute(_SET_REVEALED, {**key, "revealed_at": stamp(now)})
        connection.execute(_SET_REOPENED, {**key, "reopened_at": None})
        connection.execute(_SET_CLOCK, {**key, "ends_at": None})
        at = counted(connection, steering.workshop, number, stamp(now - PRESENT_FOR))
        detail = {"answers": at.answers, "expected": at.expected, "joined": at.joined, "done": at.done}
        changed = show(connection, steering.workshop, number, stamp(now))
        detail |= {"changed": changed} if was_shown else {}
        note(connection, steering.workshop, "revealed", stamp(now), round=number, **detail)


def reopen(store: Store, steering: Steering, *, now: datetime) -> None:
    """Take back the latest reveal: the result is hidden again and scores are taken. NotAllowed unless it is shown."""
    with store.write() as connection:
        lock_open(connection, steering.workshop, is_stage=True)
        number, _ = _latest(connection, steering.workshop, ("revealed",))
        key = _set(connection, steering.workshop, number, "open")
        connection.execute(_SET_REOPENED, {**key, "reopened_at": stamp(now)})
        note(connection, steering.workshop, "reopened", stamp(now), round=number)


def set_clock(store: Store, steering: Steering, minutes: int, *, now: datetime) -> None:
    """Let the room's clock count down from so many minutes, or take it away with 0; when it is out nothing closes.

    NotAllowed unless the round is open, TooMuch for more than two hours.
    """
    limits.require_at_most(minutes, MOST_MINUTES, "Det är för lång tid.", "minuter", "Välj en kortare tid.")
    with store.write() as connection:
        lock_open(connection, steering.workshop, is_stage=True)
        number, _ = _latest(connection, steering.workshop, ("open",))
        ends_at = stamp(now + timedelta(minutes=minutes)) if minutes > 0 else None
        connection.execute(_SET_CLOCK, {"at_workshop": steering.workshop, "at_number": number, "ends_at": ends_at})


def begin_next(store: Store, steering: Steering, *, items: Sequence[str] = (), now: datetime) -> int:
    """Open the next round, for all items or the given ones, and return its number.

    Raises NotAllowed before the round is revealed, NotFound for an unknown item, TooMuch after ten rounds.
    """
    with store.write() as connection:
        lock_open(connection, steering.workshop, is_stage=True)
        number = _latest(connection, steering.workshop, ("revealed",))[0] + 1
        limits.require_at_most(number, limits.MOST_ROUNDS, "Det är för många omgångar.", "omgångar", "Avsluta workshopen.")
        unknown = set(items) - {item.key for item in items_of(connection, steering.workshop)}
        if unknown:
            noun = noun_of(connection, steering.workshop)
            what = f"{noun.a.capitalize()} i omgången finns inte längre."
            raise NotFound(what, where=noun.one, action="Läs in sidan och välj igen.")
        close_all(connection, steering.workshop)
        insert_round(connection, steering.workshop, number, items, stamp(now))
    return number


def insert_round(connection: Connection, workshop: str, number: int, items: Sequence[str], now: str) -> None:
    """Open a round for some items, none means all, in the caller's transaction."""
    row = {"workshop": workshop, "number": number, "items": canonical(list(items)), "opened_at": now}
    connection.execute(_INSERT, row)


def close_all(connection: Connection, workshop: str) -> None:
    """Close every round in the caller's transaction."""
    connection.execute(_CLOSE_ALL, {"at_workshop": workshop, "status": "closed"})


def _move(store: Store, steering: Steering, allowed: tuple[RoundStatus, ...], to: RoundStatus) -> None:
    with store.write() as connection:
        lock_open(connection, steering.workshop, is_stage=True)
        number, _ = _latest(connection, steering.workshop, allowed)
        _set(connection, steering.workshop, number, to)


def _set(connection: Connection, workshop: str, number: int, to: RoundStatus) -> dict[str, object]:
    """Set the round's status and return what the round is found by."""
    key: dict[str, object] = {"at_workshop": workshop, "at_number": number}
    connection.execute(_SET_STATUS, {**key, "status": to})
    return key


def _latest(connection: Connection, workshop: str, allowed: tuple[RoundStatus, ...]) -> tuple[int, str]:
    row = connection.execute(_LATEST, {"at_workshop": workshop}).one()
    if row.status not in allowed:
        expected = " eller ".join(_NAMES[status] for status in allowed)
        raise NotAllowed(
            "Det går inte att göra nu.",
            where=f"omgång {row.number}",
            expected=f"en omgång som är {expected}",
            found=f"omgången är {_NAMES[row.status]}",
            action="Läs in sidan igen: någon annan kan ha ändrat omgången.",
        )
    return int(row.number), str(row.status)


_R = rounds.c
_INSERT = insert(rounds).values(new(_R.workshop, _R.number, _R["items"], _R.opened_at) | {_R.status: "open"})
_LATEST = select(_R.number, _R.status).where(at(_R.workshop)).order_by(_R.number.desc()).limit(1)
_SHOWN = select(_R.revealed_at).where(at(_R.workshop, _R.number))
_SET_STATUS = update(rounds).where(at(_R.workshop, _R.number)).values(new(_R.status))
_SET_REVEALED = update(rounds).where(at(_R.workshop, _R.number), _R.revealed_at.is_(None)).values(new(_R.revealed_at))
_SET_REOPENED = update(rounds).where(at(_R.workshop, _R.number)).values(new(_R.reopened_at))
_SET_CLOCK = update(rounds).where(at(_R.workshop, _R.number)).values(new(_R.ends_at))
_CLOSE_ALL = update(rounds).where(at(_R.workshop)).values(new(_R.status))
