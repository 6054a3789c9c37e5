"""Named scenarios: a page's parameters under a name, pinned to a data and a model version.

A scenario is reached by its link only, and whoever holds the link can rename, change or delete it. Every change is kept,
so each can be undone; a change made from an outdated view is refused instead of overwriting somebody else's.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Connection, Row, text

from lstdash.database import limits
from lstdash.database.engine import Store
from lstdash.database.faults import Conflict, NotFound
from lstdash.database.values import JsonObject, clean, hashed, limited_json, moment, moment_or_none, new_id, new_token, stamp

MOST_HISTORY = 100

Change = Literal["created", "changed", "renamed", "deleted", "restored"]


@dataclass(frozen=True, slots=True)
class Scenario:
    """A saved scenario; `version` counts its changes from 1."""

    page: str
    name: str
    parameters: JsonObject
    data_version: str
    model_version: str
    version: int
    created_at: datetime
    updated_at: datetime
    deleted_at: datetime | None


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """The scenario as it was from `saved_at` on."""

    version: int
    change: Change
    name: str
    parameters: JsonObject
    data_version: str
    model_version: str
    saved_at: datetime


def save(
    store: Store,
    *,
    page: str,
    name: str,
    parameters: Mapping[str, object],
    data_version: str,
    model_version: str,
    now: datetime,
) -> str:
    """Save a new scenario and return its link token, which is shown now and never stored in the clear.

    Raises WorkshopError for an empty name and TooMuch for what passes a limit.
    """
    token = new_token()
    row = {
        "scenario": new_id(),
        "token_hash": hashed(token),
        "page": clean(page, "sida", limits.LONGEST_KEY, required=True),
        "name": _name(name),
        "parameters": limited_json(dict(parameters), "reglage"),
        "data_version": data_version,
        "model_version": model_version,
        "now": stamp(now),
    }
    with store.write() as connection:
        count = connection.execute(_COUNT).scalar_one() + 1
        what, action = "Det finns för många sparade scenarier.", "Ta bort scenarier som inte behövs."
        limits.require_at_most(count, limits.MOST_SCENARIOS, what, "scenarier", action)
        connection.execute(_INSERT, row)
        _remember(connection, row["scenario"], "created")
    return token


def load(store: Store, token: str) -> Scenario:
    """Return the scenario behind a link, also a deleted one (see `deleted_at`); NotFound for no scenario."""
    with store.read() as connection:
        return _scenario(_row(connection, token))


def update(
    store: Store,
    token: str,
    *,
    version: int,
    parameters: Mapping[str, object],
    data_version: str,
    model_version: str,
    now: datetime,
) -> Scenario:
    """Save other parameters, or the same ones on newer data. Raises Conflict unless `version` is the latest."""
    values = {
        "parameters": limited_json(dict(parameters), "reglage"),
        "data_version": data_version,
        "model_version": model_version,
    }
    return _change(store, token, version, "changed", values, now)


def rename(store: Store, token: str, name: str, *, version: int, now: datetime) -> Scenario:
    """Give the scenario another name. Raises as update."""
    return _change(store, token, version, "renamed", {"name": _name(name)}, now)


def delete(store: Store, token: str, *, version: int, now: datetime) -> Scenario:
    """Mark the scenario as deleted; `restore` undoes it until retention takes it. Raises as update."""
    return _change(store, token, version, "deleted", {"deleted_at": stamp(now)}, now)


def restore(store: Store, token: str, to_version: int, *, version: int, now: datetime) -> Scenario:
    """Make an earlier version the latest again: undo, and undelete. NotFound for a version that is not kept."""
    with store.read() as connection:
        row = _row(connection, token)
        earlier = connection.execute(_HISTORY_ROW, {"scenario": row.scenario, "version": to_version}).one_or_none()
    if earlier is None:
        raise NotFound(
            "Den versionen av scenariot finns inte kvar.", found=f"version {to_version}", action="Välj en annan version."
        )
    values = {column: getattr(earlier, column) for column in ("name", "parameters", "data_version", "model_version")}
    return _change(store, token, version, "restored", {**values, "deleted_at": None}, now)


def history(store: Store, token: str) -> tuple[HistoryEntry, ...]:
    """Return the kept versions, latest first; NotFound for no scenario."""
    with store.read() as connection:
        rows = connection.execute(_HISTORY, {"scenario": _row(connection, token).scenario}).all()
    return tuple(_entry(row) for row in rows)


def versions_in_use(store: Store) -> frozenset[str]:
    """Return every data version that a scenario, its history, a workshop or a record stands on: never clean these away."""
    with store.read() as connection:
        return frozenset(connection.execute(_VERSIONS).scalars())


def _change(
    store: Store, token: str, version: int, change: Change, values: Mapping[str, str | None], now: datetime
) -> Scenario:
    with store.write() as connection:
        row = _row(connection, token)
        new = {name: values.get(name, getattr(row, name)) for name in _CHANGEABLE}
        key = {"scenario": row.scenario, "version": version, "now": stamp(now)}
        if connection.execute(_UPDATE, {**new, **key}).one_or_none() is None:
            raise _conflict(row, version)
        _remember(connection, row.scenario, change)
        connection.execute(_TRIM, {"scenario": row.scenario, "version": version + 1 - MOST_HISTORY})
        return _scenario(_row(connection, token))


def _remember(connection: Connection, scenario: str, change: Change) -> None:
    connection.execute(_REMEMBER, {"scenario": scenario, "change": change})


def _row(connection: Connection, token: str) -> Row[Any]:
    row = connection.execute(_BY_TOKEN, {"token_hash": hashed(token)}).one_or_none()
    if row is None:
        raise NotFound(
            "Det finns inget sparat scenario på den här länken.",
            action="Kontrollera att hela länken kom med. Ett borttaget scenario gallras efter en tid.",
        )
    return row


def _conflict(row: Row[Any], version: int) -> Conflict:
    return Conflict(
        "Någon annan har ändrat scenariot sedan du öppnade det.",
        where=row.name,
        expected=f"version {row.version}",
        found=f"version {version}",
        action="Läs in scenariot igen, eller spara dina val som ett nytt scenario.",
    )


def _name(name: str) -> str:
    return clean(name, "scenariots namn", limits.LONGEST_SCENARIO_NAME, required=True)


def _scenario(row: Row[Any]) -> Scenario:
    return Scenario(
        page=row.page,
        name=row.name,
        parameters=json.loads(row.parameters),
        data_version=row.data_version,
        model_version=row.model_version,
        version=row.version,
        created_at=moment(row.created_at),
        updated_at=moment(row.updated_at),
        deleted_at=moment_or_none(row.deleted_at),
    )


def _entry(row: Row[Any]) -> HistoryEntry:
    return HistoryEntry(
        version=row.version,
        change=row.change,
        name=row.name,
        parameters=json.loads(row.parameters),
        data_version=row.data_version,
        model_version=row.model_version,
        saved_at=moment(row.saved_at),
    )


_CHANGEABLE = ("name", "parameters", "data_version", "model_version", "deleted_at")
_COUNT = text("select count(*) from scenarios where deleted_at is null")
_INSERT = text(
    "insert into scenarios (scenario, token_hash, page, name, parameters, data_version, model_version, version, created_at, "
    "updated_at) values (:scenario, :token_hash, :page, :name, :parameters, :data_version, :model_version, 1, :now, :now)"
)
_BY_TOKEN = text("select * from scenarios where token_hash = :token_hash")
_UPDATE = text(
    "update scenarios set name = :name, parameters = :parameters, data_version = :data_version, "
    "model_version = :model_version, deleted_at = :deleted_at, updated_at = :now, version = version + 1 "
    "where scenario = :scenario and version = :version returning scenario"
)
_REMEMBER = text(
    "insert into scenario_history (scenario, version, change, name, parameters, data_version, model_version, saved_at) "
    "select scenario, version, :change, name, parameters, data_version, model_version, updated_at from scenarios "
    "where scenario = :scenario"
)
_TRIM = text("delete from scenario_history where scenario = :scenario and version <= :version")
_HISTORY = text("select * from scenario_history where scenario = :scenario order by version desc")
_HISTORY_ROW = text("select * from scenario_history where scenario = :scenario and version = :version")
_VERSIONS = text(
    "select data_version from scenarios union select data_version from scenario_history "
    "union select data_version from workshops"
)
