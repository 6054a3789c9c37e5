"""A saved scenario and its history as the store gives them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Row

from lstdash.database.values import JsonObject, moment, moment_or_none

Change = Literal["created", "changed", "renamed", "deleted", "restored"]


@dataclass(frozen=True, slots=True)
class Scenario:
    """A saved scenario; `version` counts its changes from 1, and `key` is what it is read by."""

    key: str
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


def scenario(row: Row[Any]) -> Scenario:
    """Return the scenario of a row."""
    return Scenario(
        key=row.scenario,
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


def entry(row: Row[Any]) -> HistoryEntry:
    """Return what a row of the history says."""
    return HistoryEntry(
        version=row.version,
        change=row.change,
        name=row.name,
        parameters=json.loads(row.parameters),
        data_version=row.data_version,
        model_version=row.model_version,
        saved_at=moment(row.saved_at),
    )
