"""Which logins are over before their time, by a checksum each."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, select

from lstdash.database.engine import Store
from lstdash.database.schema import ended_logins
from lstdash.database.statements import given, upsert
from lstdash.database.values import stamp

KEPT = timedelta(days=30)  # the longest that a login can be set to last


def add(store: Store, marks: Iterable[str], *, now: datetime) -> None:
    """Remember that these are over."""
    with store.write() as connection:
        for mark in marks:
            connection.execute(_ADD[connection.dialect.name], {"login_mark": mark, "ended_at": stamp(now)})


def every(store: Store) -> frozenset[str]:
    """Return those that are remembered."""
    with store.read() as connection:
        return frozenset(connection.execute(select(_E.login_mark)).scalars())


def forget(connection: Connection, limit: str) -> None:
    """Delete those that ended before the limit: their cookies are too old by now."""
    connection.execute(_FORGET, {"limit": limit})


_E = ended_logins.c
_ADD = upsert(ended_logins, lambda _: {_E.login_mark: _E.login_mark})
_FORGET = delete(ended_logins).where(_E.ended_at <= given("limit", _E.ended_at))
