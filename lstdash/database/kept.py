"""What a kept row is: its register, who wrote it, its versions; and what is said when somebody else wrote first."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Row, Table

from lstdash import clock, formats
from lstdash.access import AT_SERVER, ROLES, Actor
from lstdash.database.faults import Conflict
from lstdash.database.values import moment, moment_or_none

OWN = ("id", "version", "created_at", "withdrawn_at", "written_by", "written_as", "written_at")

Value = str | int | None
Values = Mapping[str, Value]
Change = Literal["created", "changed", "withdrawn", "put back"]


@dataclass(frozen=True, slots=True)
class Register:
    """A table of kept rows: the page that the gate is asked about, what a row is called, its columns and codes in Swedish."""

    table: Table
    resource: str
    noun: str  # definite: "händelsen"
    labels: Mapping[str, str]  # column -> what it is called
    action: str = "folja-upp"  # that the gate is asked about
    codes: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  # column -> code -> what it is called
    amounts: tuple[str, ...] = ()  # columns that hold a number as text

    def said(self, column: str, value: Value) -> str:
        """Return what stands in a column as a reader reads it: a code in words, an amount with a decimal comma."""
        written = "" if value is None else str(value)
        if written and column in self.amounts:
            return formats.plain(float(written))
        return self.codes.get(column, {}).get(written, written)

    def told(self, values: Values) -> str:
        """Return what stands in a row, each column by its name; empty ones are left out."""
        pairs = ((label, self.said(name, values.get(name))) for name, label in self.labels.items())
        return "; ".join(f"{label}: {said}" for label, said in pairs if said)


Entry = tuple[Register, Values, str]  # a row to enter: its register, content and own id, empty for any


@dataclass(frozen=True, slots=True)
class Writer:
    """Who writes; the name is what the person typed, which retention forgets, and never the account, which the log has."""

    actor: Actor
    name: str = ""

    @property
    def capacity(self) -> str:
        """What the person writes as: the roles, else that nobody logged in."""
        return ", ".join(ROLES[role] for role in ROLES if role in self.actor.roles) or AT_SERVER


@dataclass(frozen=True, slots=True)
class Kept:
    """A row as it was from `written_at` on; `version` counts from 1, `written_by` is empty when forgotten or not given."""

    id: str
    version: int
    values: Values
    written_by: str
    written_as: str
    written_at: datetime
    withdrawn_at: datetime | None


@dataclass(frozen=True, slots=True)
class Version:
    """One entry of a row's history."""

    change: Change
    version: int
    values: Values
    written_by: str
    written_as: str
    written_at: datetime


class Outdated(Conflict):
    """Somebody else wrote first; `latest` is the row as it stands now."""

    def __init__(self, register: Register, latest: Kept) -> None:
        who = ", ".join(filter(None, (latest.written_by, latest.written_as)))
        gone = " Raden är återtagen och räknas inte." if latest.withdrawn_at else ""
        first = "Låt raden gälla igen först." if latest.withdrawn_at else "Spara igen."
        super().__init__(
            f"Någon annan hann ändra {register.noun} medan du skrev. Ditt är inte sparat, och inget är förlorat.",
            where=f"version {latest.version}, skriven {formats.day(clock.day(latest.written_at))} ({who})",
            found=f"{register.told(latest.values)}.{gone}",
            action=f"Läs vad den andra skrev. Gäller ditt fortfarande? {first}",
        )
        self.latest = latest


def kept_of(row: Row[Any]) -> Kept:
    """Return the row as it stands in the database."""
    values = {name: value for name, value in row._mapping.items() if name not in OWN}
    written = (row.written_by, row.written_as, moment(row.written_at))
    return Kept(row.id, row.version, values, *written, moment_or_none(row.withdrawn_at))


def version_of(row: Row[Any]) -> Version:
    """Return an entry of the history."""
    values = json.loads(row.content)
    return Version(row.change, row.version, values, row.written_by, row.written_as, moment(row.written_at))
