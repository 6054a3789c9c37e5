"""Named scenarios: a page's parameters under a name, pinned to a data and a model version.

A scenario is reached by its links only: by its token it can be renamed, changed or deleted, by its key it can only be read.
Every change is kept, so each can be undone; a change made from an outdated view is refused instead of overwriting somebody
else's.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, union

from lstdash.database import limits
from lstdash.database.engine import Store
from lstdash.database.faults import Conflict, NotFound
from lstdash.database.followup_tables import notes
from lstdash.database.scenario_rows import Change, HistoryEntry, Scenario, entry, scenario
from lstdash.database.schema import scenario_history, scenarios, workshops
from lstdash.database.statements import at, given, new
from lstdash.database.values import clean, hashed, limited_json, new_id, new_token, stamp

MOST_HISTORY = 100


def save(
    store: Store,
    *,
    page: str,
    name: str,
    parameters: Mapping[str, object],
    data_version: str,
    model_version: str,
    now: datetime,
    by: str = "",
) -> str:
    """Save a new scenario and return its link token, which is shown now and never stored in the clear.

    Raises WorkshopError for an empty name and TooMuch for what passes a limit, also of new ones from the same device,
    address or account (`by`).
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
        "created_at": stamp(now),
        "updated_at": stamp(now),
    }
    with store.write() as connection:
        if by:
            limits.require_pace(connection, "scenarier", by, row["created_at"])
        count = connection.execute(_COUNT).scalar_one() + 1
        what, action = "Det finns för många sparade scenarier.", "Ta bort scenarier som inte behövs."
        limits.require_at_most(count, limits.MOST_SCENARIOS, what, "scenarier", action)
        connection.execute(_INSERT, row)
        _remember(connection, row["scenario"], "created")
    return token


def load(store: Store, link: str) -> Scenario:
    """Return the scenario behind a token or a key, also a deleted one (see `deleted_at`); NotFound for no scenario."""
    with store.read() as connection:
        return scenario(_read(connection, link))


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
        earlier = connection.execute(_HISTORY_ROW, {"at_scenario": row.scenario, "at_version": to_version}).one_or_none()
    if earlier is None:
        raise NotFound(
            "Den versionen av scenariot finns inte kvar.", found=f"version {to_version}", action="Välj en annan version."
        )
    values = {column: getattr(earlier, column) for column in ("name", "parameters", "data_version", "model_version")}
    return _change(store, token, version, "restored", {**values, "deleted_at": None}, now)


def history(store: Store, link: str) -> tuple[HistoryEntry, ...]:
    """Return the kept versions, latest first; NotFound for no scenario."""
    with store.read() as connection:
        rows = connection.execute(_HISTORY, {"at_scenario": _read(connection, link).scenario}).all()
    return tuple(entry(row) for row in rows)


def versions_in_use(store: Store) -> frozenset[str]:
    """Return every data version that a scenario, its history, a workshop, a record or a note stands on: never clean it away."""
    with store.read() as connection:
        return frozenset(connection.execute(_VERSIONS).scalars())


def _change(
    store: Store, token: str, version: int, change: Change, values: Mapping[str, str | None], now: datetime
) -> Scenario:
    with store.write() as connection:
        row = _row(connection, token)
        changed = {column.name: values.get(column.name, getattr(row, column.name)) for column in _CHANGEABLE}
        key = {"at_scenario": row.scenario, "at_version": version, "updated_at": stamp(now)}
        if connection.execute(_UPDATE, {**changed, **key}).one_or_none() is None:
            raise _conflict(row, version)
        _remember(connection, row.scenario, change)
        connection.execute(_TRIM, {"at_scenario": row.scenario, "oldest": version + 1 - MOST_HISTORY})
        return scenario(_row(connection, token))


def _remember(connection: Connection, scenario: str, change: Change) -> None:
    connection.execute(_REMEMBER, {"at_scenario": scenario, "change": change})


def _row(connection: Connection, token: str) -> Row[Any]:
    row = connection.execute(_BY_TOKEN, {"at_token_hash": hashed(token)}).one_or_none()
    if row is None:
        raise NotFound(
            "Det finns inget sparat scenario på den här länken.",
            action="Kontrollera att hela länken kom med. Ett borttaget scenario gallras efter en tid.",
        )
    return row


def _read(connection: Connection, link: str) -> Row[Any]:
    by_key = connection.execute(_BY_KEY, {"at_scenario": link}).one_or_none()
    return by_key if by_key is not None else _row(connection, link)


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


_S, _H = scenarios.c, scenario_history.c
_CHANGEABLE = (_S.name, _S.parameters, _S.data_version, _S.model_version, _S.deleted_at)
_COUNT = select(func.count()).select_from(scenarios).where(_S.deleted_at.is_(None))
_INSERT = insert(scenarios).values(
    {
        **new(_S.scenario, _S.token_hash, _S.page, _S.name, _S.parameters, _S.data_version, _S.model_version),
        **new(_S.created_at, _S.updated_at),
        _S.version: 1,
    }
)
_BY_TOKEN = select(scenarios).where(at(_S.token_hash))
_BY_KEY = select(scenarios).where(at(_S.scenario))
_UPDATE = (
    scenarios.update()
    .where(at(_S.scenario, _S.version))
    .values({**new(*_CHANGEABLE, _S.updated_at), _S.version: _S.version + 1})
    .returning(_S.scenario)
)
_REMEMBER = insert(scenario_history).from_select(
    [_H.scenario, _H.version, _H.change, _H.name, _H.parameters, _H.data_version, _H.model_version, _H.saved_at],
    select(
        *(_S.scenario, _S.version, given("change", _H.change)),
        *(_S.name, _S.parameters, _S.data_version, _S.model_version, _S.updated_at),
    ).where(at(_S.scenario)),
)
_TRIM = scenario_history.delete().where(at(_H.scenario), _H.version <= given("oldest", _H.version))
_HISTORY = select(scenario_history).where(at(_H.scenario)).order_by(_H.version.desc())
_HISTORY_ROW = select(scenario_history).where(at(_H.scenario, _H.version))
_VERSIONS = union(*map(select, (_S.data_version, _H.data_version, workshops.c.data_version, notes.c.data_version)))
