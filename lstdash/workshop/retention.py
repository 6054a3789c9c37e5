"""Retention (gallring): names, devices and single votes of finished workshops go, the sealed sums stay.

A workshop that nobody closed counts as finished when its code has expired; it is sealed first, with what was shown.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, and_, delete, or_, select, update

from lstdash.database import audit, ended_logins
from lstdash.database.engine import Store
from lstdash.database.faults import WorkshopError
from lstdash.database.followup import forget_names
from lstdash.database.schema import (
    attempts,
    participants,
    reasons,
    scenario_history,
    scenarios,
    scores,
    steer_tokens,
    workshops,
)
from lstdash.database.statements import at, given, new
from lstdash.database.values import stamp
from lstdash.workshop.records import seal

VARIABLE = "LSTDASH_RETENTION_DAYS"
DEFAULT_DAYS = 30
MOST_DAYS = 3650


@dataclass(frozen=True, slots=True)
class Purged:
    """What was deleted, and how many workshops had to be sealed first."""

    workshops: int
    sealed: int
    participants: int
    scores: int
    scenarios: int
    names: int  # of those who follow up, a place each: the latest version and every one before it
    entries: int = 0  # of the log


def retention_days() -> int:
    """Return the setting: days after closing that votes are kept. WorkshopError when it is no such number."""
    text_ = os.environ.get(VARIABLE, str(DEFAULT_DAYS)).strip()
    if not (text_.isascii() and text_.isdigit()) or not 0 <= int(text_) <= MOST_DAYS:
        raise WorkshopError(
            "Inställningen för gallring går inte att läsa.",
            where=VARIABLE,
            expected=f"ett helt antal dagar, 0–{MOST_DAYS}",
            found=text_ or "tom text",
            action="Rätta miljövariabeln.",
        )
    return int(text_)


def purge(store: Store, *, now: datetime, keep_days: int, log_days: int = audit.DEFAULT_DAYS) -> Purged:
    """Delete the votes and participants of workshops finished more than `keep_days` ago, and scenarios deleted as long ago.

    Whoever followed something up as long ago is no longer named. The log's entries are kept for `log_days`.
    """
    with store.write() as connection:
        purged = _purge(connection, now, keep_days, log_days)
    _empty_journal(store)
    return purged


def overdue(store: Store, *, now: datetime, keep_days: int, log_days: int) -> Purged:
    """Return what `purge` would delete now: what an old copy has brought back. It is deleted, counted and put back."""
    with store.write() as connection:
        tried = connection.begin_nested()
        found = _purge(connection, now, keep_days, log_days)
        tried.rollback()
    return found


def _purge(connection: Connection, now: datetime, keep_days: int, log_days: int) -> Purged:
    limit, moment = stamp(now - timedelta(days=keep_days)), stamp(now)
    sealed = people = votes = 0
    finished = connection.execute(_FINISHED, {"limit": limit}).all()
    for row in finished:
        key = {"at_workshop": row.workshop}
        if row.status == "open":
            seal(connection, row.workshop, {}, moment)
            sealed += 1
        connection.execute(_REASONS, key)
        votes += connection.execute(_SCORES, key).rowcount
        people += connection.execute(_PARTICIPANTS, key).rowcount
        connection.execute(_TOKENS, key)
        connection.execute(_MARK, {**key, "purged_at": moment})
    connection.execute(_OLD_TOKENS, {"limit": moment})
    connection.execute(_OLD_TRIES, {"limit": stamp(now - timedelta(days=1))})
    ended_logins.forget(connection, stamp(now - ended_logins.KEPT))
    entries = audit.forget(connection, stamp(now - timedelta(days=log_days)))
    forgotten, names = _purge_scenarios(connection, limit), forget_names(connection, limit)
    return Purged(len(finished), sealed, people, votes, forgotten, names, entries)


def _purge_scenarios(connection: Connection, limit: str) -> int:
    connection.execute(_SCENARIO_HISTORY, {"limit": limit})
    return connection.execute(_SCENARIOS, {"limit": limit}).rowcount


def _empty_journal(store: Store) -> None:
    """SQLite's write-ahead log still holds what was deleted until it is written back and cut off."""
    if store.engine.dialect.name == "sqlite":
        raw = store.engine.raw_connection()
        try:
            raw.cursor().execute("pragma wal_checkpoint(truncate)")
        finally:
            raw.close()


_W = workshops.c
_LIMIT = given("limit", _W.closed_at)
_DELETED = scenarios.c.deleted_at <= _LIMIT
_FINISHED = (
    select(_W.workshop, _W.status)
    .where(
        _W.purged_at.is_(None),
        or_(and_(_W.status == "closed", _W.closed_at <= _LIMIT), and_(_W.status == "open", _W.expires_at <= _LIMIT)),
    )
    .order_by(_W.workshop)
)
_SCORES = delete(scores).where(at(scores.c.workshop))
_REASONS = delete(reasons).where(at(reasons.c.workshop))
_PARTICIPANTS = delete(participants).where(at(participants.c.workshop))
_TOKENS = delete(steer_tokens).where(at(steer_tokens.c.workshop))
_MARK = (
    update(workshops)
    .where(at(_W.workshop))
    .values(new(_W.purged_at) | {count: count + 1 for count in (_W.change_count, _W.stage_count)})
)
_OLD_TOKENS = delete(steer_tokens).where(steer_tokens.c.expires_at <= _LIMIT)
_OLD_TRIES = delete(attempts).where(attempts.c.window_start <= _LIMIT)
_SCENARIO_HISTORY = delete(scenario_history).where(
    scenario_history.c.scenario.in_(select(scenarios.c.scenario).where(_DELETED))
)
_SCENARIOS = delete(scenarios).where(_DELETED)
