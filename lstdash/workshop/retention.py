"""Retention (gallring): names, devices and single votes of finished workshops go, the sealed sums stay.

A workshop that nobody closed counts as finished when its code has expired; it is sealed first, with what was shown.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, text

from lstdash.database.engine import Store
from lstdash.database.faults import WorkshopError
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


def purge(store: Store, *, now: datetime, keep_days: int) -> Purged:
    """Delete the votes and participants of workshops finished more than `keep_days` ago, and scenarios deleted as long ago."""
    limit, at = stamp(now - timedelta(days=keep_days)), stamp(now)
    workshops = sealed = participants = scores = 0
    with store.write() as connection:
        for row in connection.execute(_FINISHED, {"limit": limit}).all():
            key = {"workshop": row.workshop, "now": at}
            if row.status == "open":
                seal(connection, row.workshop, {}, at)
                sealed += 1
            workshops += 1
            scores += connection.execute(_SCORES, key).rowcount
            participants += connection.execute(_PARTICIPANTS, key).rowcount
            connection.execute(_TOKENS, key)
            connection.execute(_MARK, key)
        connection.execute(_OLD_TOKENS, {"now": at})
        connection.execute(_OLD_TRIES, {"limit": stamp(now - timedelta(days=1))})
        scenarios = _purge_scenarios(connection, limit)
    _empty_journal(store)
    return Purged(workshops, sealed, participants, scores, scenarios)


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


_FINISHED = text(
    "select workshop, status from workshops where purged_at is null and "
    "((status = 'closed' and closed_at <= :limit) or (status = 'open' and expires_at <= :limit)) order by workshop"
)
_SCORES = text("delete from scores where workshop = :workshop")
_PARTICIPANTS = text("delete from participants where workshop = :workshop")
_TOKENS = text("delete from steer_tokens where workshop = :workshop")
_MARK = text(
    "update workshops set purged_at = :now, change_count = change_count + 1, stage_count = stage_count + 1 "
    "where workshop = :workshop"
)
_OLD_TOKENS = text("delete from steer_tokens where expires_at <= :now")
_OLD_TRIES = text("delete from attempts where window_start <= :limit")
_SCENARIO_HISTORY = text(
    "delete from scenario_history where scenario in (select scenario from scenarios where deleted_at <= :limit)"
)
_SCENARIOS = text("delete from scenarios where deleted_at <= :limit")
