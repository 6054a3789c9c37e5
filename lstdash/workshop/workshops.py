"""Workshops: create one, read it, find it by its code, and keep the facilitator's settings."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from lstdash.database import limits
from lstdash.database.engine import Store
from lstdash.database.faults import NotFound, WorkshopError
from lstdash.database.schema import participants, rounds, workshops
from lstdash.database.statements import at, given, new
from lstdash.database.values import (
    clean,
    hashed,
    limited_json,
    moment,
    moment_or_none,
    new_code,
    new_id,
    new_secret,
    stamp,
    typed,
)
from lstdash.workshop.changes import lock_open, no_such_workshop
from lstdash.workshop.entities import Created, Criterion, Item, Round, Steering, Workshop
from lstdash.workshop.items import criteria_of, insert_criteria, insert_items, items_of
from lstdash.workshop.kinds import Kind
from lstdash.workshop.rounds import insert_round

CODE_DAYS = 7
MOST_DAYS = 365
EMPTY_FOR = timedelta(days=1)


def create(
    store: Store,
    *,
    kind: Kind,
    title: str,
    items: Sequence[Item],
    criteria: Sequence[Criterion],
    data_version: str,
    settings: Mapping[str, object],
    now: datetime,
    days: int = CODE_DAYS,
    by: str = "",
) -> Created:
    """Create a workshop whose first round is open and whose code is good for `days`.

    Raises WorkshopError for an empty title or an axis without criteria, and TooMuch for what passes a limit: of its own
    size, of open workshops, and of new ones from the same device, address or account (`by`).
    """
    made = Created(new_id(), new_code(), new_secret())
    row = {
        "workshop": made.id,
        "code": made.code,
        "kind": kind.code,
        "title": clean(title, "titel", limits.LONGEST_TITLE, required=True),
        "secret_hash": hashed(made.secret),
        "created_at": stamp(now),
        "expires_at": _expiry(now, days),
        "data_version": data_version,
        "model_version": kind.model_version,
        "settings": limited_json(dict(settings), "reglage"),
    }
    with store.write() as connection:
        if by:
            limits.require_pace(connection, "workshoppar", by, row["created_at"])
        _require_room_for_one_more(connection, row["created_at"])
        connection.execute(_CREATE, row)
        insert_criteria(connection, made.id, kind.axes, criteria)
        insert_items(connection, made.id, items)
        insert_round(connection, made.id, 1, (), row["created_at"])
    return made


def load(store: Store, workshop: str) -> Workshop:
    """Return the workshop with its items, criteria and rounds; NotFound when there is none."""
    with store.read() as connection:
        return load_from(connection, workshop)


def load_from(connection: Connection, workshop: str) -> Workshop:
    """Return the workshop as this transaction sees it."""
    row = connection.execute(_WORKSHOP, {"at_workshop": workshop}).one_or_none()
    if row is None:
        raise no_such_workshop()
    items = items_of(connection, workshop)
    keys = tuple(item.key for item in items)
    return Workshop(
        id=row.workshop,
        code=row.code,
        kind=row.kind,
        title=row.title,
        status=row.status,
        joining_open=bool(row.joining_open),
        created_at=moment(row.created_at),
        expires_at=moment(row.expires_at),
        closed_at=moment_or_none(row.closed_at),
        purged_at=moment_or_none(row.purged_at),
        data_version=row.data_version,
        model_version=row.model_version,
        settings=json.loads(row.settings),
        items=items,
        criteria=criteria_of(connection, workshop),
        rounds=tuple(_round(one, keys) for one in connection.execute(_ROUNDS, {"at_workshop": workshop})),
        removed=items_of(connection, workshop, are_removed=True),
        stage=row.stage_count,
    )


def by_code(store: Store, code: str, tried_by: str, *, now: datetime) -> str:
    """Return the id of the workshop with this code, also a closed one.

    Raises NotFound for a wrong or expired code, and TooMuch for whoever (`devices.counted_on`) has tried too many.
    """
    instant, plain = stamp(now), typed(code)
    with store.read() as connection:
        limits.require_tries_left(connection, tried_by, instant)
        row = connection.execute(_BY_CODE, {"at_code": plain, "now": instant}).one_or_none()
    if row is not None:
        return str(row.workshop)
    with store.write() as connection:
        limits.count_failed_try(connection, tried_by, instant)
    raise NotFound(
        "Koden hör inte till någon pågående workshop.",
        where="kod",
        action="Kontrollera koden på skärmen. Om den har gått ut: be workshopledaren förlänga den.",
    )


def set_settings(store: Store, steering: Steering, settings: Mapping[str, object]) -> None:
    """Keep the facilitator's sliders (weights, thresholds, filters); votes are never touched."""
    row = {"at_workshop": steering.workshop, "settings": limited_json(dict(settings), "reglage")}
    with store.write() as connection:
        lock_open(connection, steering.workshop, is_stage=True)
        connection.execute(_SET_SETTINGS, row)


def set_joining(store: Store, steering: Steering, *, is_open: bool) -> None:
    """Let newcomers in, or not; those who have joined stay."""
    with store.write() as connection:
        lock_open(connection, steering.workshop, is_stage=True)
        connection.execute(_SET_JOINING, {"at_workshop": steering.workshop, "joining_open": int(is_open)})


def extend(store: Store, steering: Steering, *, now: datetime, days: int = CODE_DAYS) -> datetime:
    """Let the code be good for `days` from now and return the new expiry."""
    row = {"at_workshop": steering.workshop, "expires_at": _expiry(now, days)}
    with store.write() as connection:
        lock_open(connection, steering.workshop, is_stage=True)
        connection.execute(_EXTEND, row)
    return moment(row["expires_at"])


def _expiry(now: datetime, days: int) -> str:
    if not 1 <= days <= MOST_DAYS:
        expected, found = f"1–{MOST_DAYS} dagar", f"{days} dagar"
        raise WorkshopError(
            "Koden kan inte gälla så länge.",
            where="giltighet",
            expected=expected,
            found=found,
            action="Välj ett annat antal dagar.",
        )
    return stamp(now + timedelta(days=days))


def _require_room_for_one_more(connection: Connection, now: str) -> None:
    """When it is full, those that nobody has joined for a day give way: their codes end, and their leaders can extend them."""
    count = connection.execute(_COUNT_OPEN, {"now": now}).scalar_one() + 1
    if count > limits.MOST_OPEN_WORKSHOPS:
        connection.execute(_LAPSE, {"now": now, "before": stamp(moment(now) - EMPTY_FOR), "expires_at": now})
        count = connection.execute(_COUNT_OPEN, {"now": now}).scalar_one() + 1
    what, action = "Det pågår för många workshoppar.", "Avsluta en workshop som är klar."
    limits.require_at_most(count, limits.MOST_OPEN_WORKSHOPS, what, "pågående workshoppar", action)


def _round(row: Row[Any], keys: tuple[str, ...]) -> Round:
    chosen = json.loads(row.items)
    items = tuple(key for key in keys if key in chosen) if chosen else keys
    times = (moment_or_none(one) for one in (row.revealed_at, row.reopened_at, row.ends_at))
    return Round(row.number, row.status, items, moment(row.opened_at), *times)


_W = workshops.c
_IS_GOOD = _W.expires_at > given("now", _W.expires_at)
_CREATE = insert(workshops).values(
    {
        **new(_W.workshop, _W.code, _W.kind, _W.title, _W.secret_hash, _W.created_at, _W.expires_at),
        **new(_W.data_version, _W.model_version, _W.settings),
        _W.status: "open",
        _W.joining_open: 1,
        _W.change_count: 0,
        _W.stage_count: 0,
    }
)
_WORKSHOP = select(workshops).where(at(_W.workshop))
_ROUNDS = select(rounds).where(at(rounds.c.workshop)).order_by(rounds.c.number)
_BY_CODE = select(_W.workshop).where(at(_W.code), _IS_GOOD)
_COUNT_OPEN = select(func.count()).select_from(workshops).where(_W.status == "open", _IS_GOOD)
_LAPSE = (
    update(workshops)
    .where(_W.status == "open", _IS_GOOD, _W.created_at <= given("before", _W.created_at))
    .where(_W.workshop.not_in(select(participants.c.workshop)))
    .values(new(_W.expires_at))
)
_SET_SETTINGS = update(workshops).where(at(_W.workshop)).values(new(_W.settings))
_SET_JOINING = update(workshops).where(at(_W.workshop)).values(new(_W.joining_open))
_EXTEND = update(workshops).where(at(_W.workshop)).values(new(_W.expires_at))
