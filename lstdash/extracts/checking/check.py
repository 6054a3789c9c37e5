"""Run the catalogue's rules on staged tables and report every fault at once, near misses with a suggestion."""

from __future__ import annotations

from collections.abc import Collection
from difflib import get_close_matches

import duckdb
import numpy as np

from lstdash.catalog.shape import Column, Table
from lstdash.extracts.checking.rules import Rule, found, rules
from lstdash.extracts.faults import SHOWN_PER_RULE, CheckFailed, Fault, in_order
from lstdash.extracts.reading.values import fold, near_number
from lstdash.extracts.sql import quoted

MOST_SORTED = 4_000_000  # hashes held at a time: 32 MB
MOST_CANDIDATES = 20_000  # keys to look for a near miss among
NEAR = 0.6

__all__ = ["SHOWN_PER_RULE", "CheckFailed", "Fault", "check_table"]


def check_table(con: duckdb.DuckDBPyConnection, table: Table, absent: Collection[str] = ()) -> list[Fault]:
    """Return the faults of one table, at most `SHOWN_PER_RULE` for each rule and then how many more there are.

    The table and every table it refers to must exist in the connection. Columns `absent` from the files are not
    reported row by row.
    """
    applied = [rule for rule in rules(table) if rule.column.name not in absent]
    counted = [f"count(*) filter (where {rule.fails})" for rule in applied]
    row = con.execute(f"select {', '.join([*counted, 'count(*)'])} from {quoted(table.name)}").fetchone()
    assert row is not None
    *failing, total = row
    faults = [
        fault for rule, count in zip(applied, failing, strict=True) if count for fault in _faults(con, table, rule, count)
    ]
    if not set(table.key) & set(absent) and _may_repeat(con, table, total):
        faults += _duplicates(con, table)
    if not total and not table.may_be_empty:
        faults.append(Fault(table.label, "", None, "", "inga rader", "minst en rad", "Fyll i tabellen."))
    return list(in_order(faults))


def _faults(con: duckdb.DuckDBPyConnection, table: Table, rule: Rule, count: int) -> list[Fault]:
    rows = con.execute(
        f"select _file, _sheet, _row, {found(rule.column)} from {quoted(table.name)} where {rule.fails} "
        f"order by _file, _sheet, _row limit {SHOWN_PER_RULE}"
    ).fetchall()
    near = _Suggestions(con, rule) if rule.has_candidates else None
    name, faults = rule.column.name, []
    for file, sheet, number, value in rows:
        suggestion = near.of(value) if near and value else _near_number(rule.column, value or "")
        faults.append(Fault(file, sheet, number, name, value or "", rule.expected, rule.action, suggestion))
    return faults + _more(table, name, count - len(rows), rule.expected, rule.action, rows)


def _near_number(column: Column, value: str) -> str:
    near = near_number(value) if column.kind in ("int", "number") else ""
    return near if near != value else ""


def _may_repeat(con: duckdb.DuckDBPyConnection, table: Table, total: int) -> bool:
    """True when two keys have the same hash. Sorting numbers takes less time and memory than a count of distinct ones."""
    keys, parts = ", ".join(map(quoted, table.key)), total // MOST_SORTED + 1
    share = f" where key % {parts} = $part" if parts > 1 else ""
    for part in range(parts):
        sql = f"select key from (select hash({keys}) as key from {quoted(table.name)}){share}"
        hashes = np.sort(np.asarray(con.execute(sql, {"part": part} if share else {}).fetchnumpy()["key"]))
        if np.any(hashes[1:] == hashes[:-1]):
            return True
    return False


def _duplicates(con: duckdb.DuckDBPyConnection, table: Table) -> list[Fault]:
    """Rows whose key stands on an earlier row too; hashes only said that there may be some."""
    keys = ", ".join(map(quoted, table.key))
    shown = " || ', ' || ".join(f"coalesce({found(table.column(name))}, '')" for name in table.key)
    given = " and ".join(f"{quoted(name)} is not null" for name in table.key if table.column(name).required)
    rows = con.execute(
        f"with numbered as (select *, row_number() over same_key as _number, first_value(_row) over same_key as _first "
        f"from {quoted(table.name)} where {given or 'true'} "
        f"window same_key as (partition by {keys} order by _row is null desc, _file, _sheet, _row)) "
        f"select _file, _sheet, _row, {shown}, _first, count(*) over () from numbered where _number > 1 "
        f"order by _file, _sheet, _row limit {SHOWN_PER_RULE}"
    ).fetchall()
    name, action = ", ".join(table.key), "Ta bort eller rätta den ena raden."
    faults = [
        Fault(
            file, sheet, row, name, value, "en rad per nyckel" + (f"; den står redan på rad {first}" if first else ""), action
        )
        for file, sheet, row, value, first, _ in rows
    ]
    return faults + _more(table, name, (rows[0][5] if rows else 0) - len(rows), "en rad per nyckel", action, rows)


def _more(table: Table, column: str, count: int, expected: str, action: str, rows: list[tuple[object, ...]]) -> list[Fault]:
    if count <= 0:
        return []
    file, sheet = (str(part or "") for part in rows[0][:2]) if rows else (table.label, "")
    return [Fault(file, sheet, None, column, f"ytterligare {count} rader med samma fel", expected, action)]


class _Suggestions:
    """The allowed value that a wrong one comes nearest."""

    def __init__(self, con: duckdb.DuckDBPyConnection, rule: Rule) -> None:
        self._names = {fold(form): value for value, forms in _candidates(con, rule.column) for form in forms if form}

    def of(self, value: str) -> str:
        wanted = fold(value)
        close = [wanted] if wanted in self._names else get_close_matches(wanted, self._names, n=1, cutoff=NEAR)
        return self._names[close[0]] if close else ""


def _candidates(con: duckdb.DuckDBPyConnection, column: Column) -> list[tuple[str, tuple[str, ...]]]:
    """What the column may hold, each with the ways to write it."""
    if column.values:
        return [(value, (value,)) for value in column.values]
    target, key = column.references.split(".")
    if column.is_county:
        rows = con.execute("select county, name, short_name from counties where county is not null").fetchall()
        return [(f"{letter}, {name}", (letter, name or "", short or "")) for letter, name, short in rows]
    rows = con.execute(f"select distinct {quoted(key)} from {quoted(target)} limit {MOST_CANDIDATES}").fetchall()
    return [(value, (value,)) for (value,) in rows if value]
