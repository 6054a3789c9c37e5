"""Run the catalogue's rules on staged tables and report every fault at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import duckdb

from lstdash.errors import DataError
from lstdash.extracts.catalog import Table
from lstdash.extracts.rules import quoted, rules

SHOWN_PER_RULE = 50  # a column wrong in every row is one mistake, not a million lines


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing to mend: where it is, what was found, what was expected, what to do."""

    file: str
    sheet: str
    row: int | None
    column: str
    found: str
    expected: str
    action: str

    def __str__(self) -> str:
        where = ", ".join(
            part
            for part in (
                self.file,
                f"blad {self.sheet}" if self.sheet else "",
                f"rad {self.row}" if self.row else "",
                f"kolumn {self.column}" if self.column else "",
            )
            if part
        )
        return f"{where}: hittade {self.found or 'tomt'}, väntade {self.expected}. {self.action}"


class CheckFailed(DataError):
    """The files do not follow the catalogue; `faults` lists everything found."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__(
            what=f"{len(self.faults)} fel hittades. Inget har publicerats.",
            found="\n".join(map(str, self.faults)),
            action="Rätta felen och kör kommandot igen.",
        )


def check_table(con: duckdb.DuckDBPyConnection, table: Table) -> list[Fault]:
    """Return the faults of one staged table, at most `SHOWN_PER_RULE` for each rule.

    Every table it refers to must be staged in the same connection.
    """
    faults: list[Fault] = []
    for rule in rules(table):
        found = con.execute(f"{rule.sql} order by _file, _sheet, _row limit {SHOWN_PER_RULE}").fetchall()
        faults += [
            Fault(file, sheet, row, rule.column, value or "", rule.expected, rule.action) for file, sheet, row, value in found
        ]
    if not table.may_be_empty and _is_empty(con, table):
        faults.append(Fault(f"{table.name}.csv", "", None, "", "inga rader", "minst en rad", "Fyll i tabellen."))
    return sorted(set(faults), key=lambda fault: (fault.file, fault.sheet, fault.row or 0, fault.column))


def _is_empty(con: duckdb.DuckDBPyConnection, table: Table) -> bool:
    row = con.execute(f"select count(*) from {quoted(table.name)}").fetchone()
    return row is None or row[0] == 0
