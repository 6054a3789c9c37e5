"""Values that no row of another table has, where they may stand all the same: told, never refused."""

from __future__ import annotations

from collections.abc import Mapping

import duckdb

from lstdash.catalog.shape import Table
from lstdash.extracts.faults import SHOWN_PER_RULE, Notice
from lstdash.extracts.sql import quoted


def notices(con: duckdb.DuckDBPyConnection, table: Table, declared: Mapping[str, Table]) -> list[Notice]:
    """Return a line for each row of a file whose value its column's `known_in` does not hold; `declared` is table by name."""
    found = []
    for column in table.columns:
        if column.known_in:
            target, key = column.known_in.split(".")
            rows = con.execute(
                f"select _file, _sheet, _row, {quoted(column.name)} from {quoted(table.name)} where _row is not null "
                f"and {quoted(column.name)} not in (select {quoted(key)} from {quoted(target)}) "
                f"order by _file, _sheet, _row limit {SHOWN_PER_RULE}"
            ).fetchall()
            said = f"finns inte bland {declared[target].label.lower()}. Raden tas in, men inget räknas med den."
            found += [Notice(file, sheet, row, column.label, f"{value} {said}") for file, sheet, row, value in rows]
    return found
