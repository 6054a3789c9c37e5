"""Run the catalogue's rules on staged tables and report every fault at once, near misses with a suggestion."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from decimal import Decimal
from typing import Any

import duckdb
import numpy as np

from lstdash.catalog.shape import Column, Table
from lstdash.extracts.checking import decisions
from lstdash.extracts.checking.noise import noise, noise_faults
from lstdash.extracts.checking.rules import Rule, found, rules
from lstdash.extracts.checking.workspace import known_counties
from lstdash.extracts.faults import SHOWN_PER_RULE, CheckFailed, Fault, Notice, in_order, place
from lstdash.extracts.reading.near import nearest
from lstdash.extracts.reading.oddities import error, is_error
from lstdash.extracts.reading.values import ask
from lstdash.extracts.sql import quoted

MOST_SORTED = 4_000_000  # hashes held at a time: 32 MB
MOST_CANDIDATES = 20_000  # keys to look for a near miss among

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
    faults, real = [], "true"
    if any(failing):
        odd = noise(table, tuple(applied))
        faults, real = noise_faults(con, table, odd, SHOWN_PER_RULE), f"not {odd}"
    if faults:
        counted = [f"count(*) filter (where ({rule.fails}) and {real})" for rule in applied]
        failing = list(con.execute(f"select {', '.join(counted)} from {quoted(table.name)}").fetchall()[0])
    for rule, count in zip(applied, failing, strict=True):
        faults += _faults(con, table, rule, count, real) if count else []
    for columns in (table.key, table.alone):
        if columns and not set(columns) & set(absent) and _may_repeat(con, table, columns, total):
            faults += _duplicates(con, table, columns)
    if not {column.name for column in table.columns} & set(absent):
        faults += decisions.faults(con, table)
    if not total and not table.may_be_empty:
        faults.append(Fault(table.label, "", None, "", "inga rader", "minst en rad", "Fyll i tabellen."))
    return list(in_order(faults))


def _faults(con: duckdb.DuckDBPyConnection, table: Table, rule: Rule, count: int, real: str) -> list[Fault]:
    rows = con.execute(
        f"select _file, _sheet, _row, {found(rule.column)} from {quoted(table.name)} where ({rule.fails}) and {real} "
        f"order by _file, _sheet, _row limit {SHOWN_PER_RULE}"
    ).fetchall()
    near = _Suggestions(con, rule) if rule.has_candidates else None
    name, faults = rule.column.name, []
    for file, sheet, number, value in rows:
        if is_error(value or ""):
            wrong = error(value)
            faults.append(Fault(file, sheet, number, name, wrong.found, wrong.expected, wrong.action))
            continue
        meant = near.of(value) if near and value else _meanings(rule.column, value or "")
        action = (near.former(value) if near and value else "") or rule.action
        faults.append(Fault(file, sheet, number, name, value or "", rule.expected, action, meant))
    return faults + _more(table, name, count - len(rows), rule.expected, rule.action, rows)


def _meanings(column: Column, value: str) -> tuple[str, ...]:
    """What a number may mean; nothing when the column could not hold one of them, as advice would then choose in silence."""
    if column.kind not in ("int", "number"):
        return ()
    meant = ask(value, is_whole=column.kind == "int", unit=column.unit)
    return meant if all(_is_allowed(column, Decimal(one.replace(",", "."))) for one in meant) else ()


def _is_allowed(column: Column, value: Decimal) -> bool:
    return not ((column.low is not None and value < column.low) or (column.high is not None and value > column.high))


def _may_repeat(con: duckdb.DuckDBPyConnection, table: Table, columns: tuple[str, ...], total: int) -> bool:
    """True when two keys have the same hash. Sorting numbers takes less time and memory than a count of distinct ones."""
    keys, parts = ", ".join(map(quoted, columns)), total // MOST_SORTED + 1
    share = f" where key % {parts} = $part" if parts > 1 else ""
    for part in range(parts):
        sql = f"select key from (select hash({keys}) as key from {quoted(table.name)}){share}"
        hashes = np.sort(np.asarray(con.execute(sql, {"part": part} if share else {}).fetchnumpy()["key"]))
        if np.any(hashes[1:] == hashes[:-1]):
            return True
    return False


def _duplicates(con: duckdb.DuckDBPyConnection, table: Table, columns: tuple[str, ...]) -> list[Fault]:
    """Rows that share the columns with an earlier row; hashes only said that there may be some."""
    keys = ", ".join(map(quoted, columns))
    shown = " || ', ' || ".join(f"coalesce({found(table.column(name))}, '')" for name in columns)
    required = [name for name in columns if table.column(name).required]
    given = " and ".join(f"{quoted(name)} is not null" for name in (required if columns == table.key else columns[:1]))
    rows = con.execute(
        f"with numbered as (select *, row_number() over same_key as _number, first_value(_row) over same_key as _first, "
        "first_value(_file) over same_key as _first_file, first_value(_sheet) over same_key as _first_sheet "
        f"from {quoted(table.name)} where {given or 'true'} "
        f"window same_key as (partition by {keys} order by _row is null desc, _file, _sheet, _row)) "
        f"select _file, _sheet, _row, {shown}, _first_file, _first_sheet, _first, count(*) over () "
        "from numbered where _number > 1 "
        f"order by _file, _sheet, _row limit {SHOWN_PER_RULE}"
    ).fetchall()
    name, wanted, action = _one_row(table, columns)
    faults = [
        Fault(file, sheet, row, name, value, f"{wanted}; den står redan {_seen((file, sheet), first)}", action)
        for file, sheet, row, value, *first, _ in rows
    ]
    return faults + _more(table, name, (rows[0][-1] if rows else 0) - len(rows), wanted, action, rows)


def _one_row(table: Table, columns: tuple[str, ...]) -> tuple[str, str, str]:
    """The columns that rows share, what was expected instead, and what to do."""
    wanted, action = "en rad per nyckel", "Ta bort eller rätta den ena raden."
    if columns != table.key:
        return columns[0], f"en rad för samma {' och '.join(table.column(name).label.lower() for name in columns)}", action
    if table.has_own_years:
        wanted, action = f"{wanted} (året ingår inte i den)", f"{action} En uppgift om ett annat år får en egen nyckel."
    return ", ".join(columns), wanted, action


def _seen(here: tuple[str, str], first: list[Any]) -> str:
    """Where a key stands already: the row, and the file and sheet when they are others."""
    file, sheet, row = first
    if row is None:
        return "bland det som är publicerat"
    if (file, sheet) == here:
        return f"på rad {row}"
    return f"i {place(Notice(file, sheet, row, '', ''))}"


def _more(table: Table, column: str, count: int, expected: str, action: str, rows: list[tuple[object, ...]]) -> list[Fault]:
    if count <= 0:
        return []
    file, sheet = (str(part or "") for part in rows[0][:2]) if rows else (table.label, "")
    return [Fault(file, sheet, None, column, f"ytterligare {count} rader med samma fel", expected, action)]


class _Suggestions:
    """The allowed value that a wrong one is a misspelling of."""

    def __init__(self, con: duckdb.DuckDBPyConnection, rule: Rule) -> None:
        self._values, self._counties = tuple(_candidates(con, rule.column)), None
        if rule.column.is_county:
            self._counties = known_counties(con)

    def of(self, value: str) -> tuple[str, ...]:
        if self._counties is None:
            meant = nearest(value, zip(self._values, self._values, strict=True))
            return (meant,) if meant else ()
        letter = self._counties.near(value)
        return tuple(name for name in self._values if letter and name.startswith(f"{letter}, "))

    def former(self, value: str) -> str:
        """Say what a county that is no more became; empty for anything else."""
        ended = self._counties.former(value) if self._counties else None
        return ended.told if ended else ""


def _candidates(con: duckdb.DuckDBPyConnection, column: Column) -> Iterator[str]:
    """What the column may hold; a county is suggested with its name."""
    if column.values:
        yield from column.values
        return
    target, key = column.references.split(".")
    shown = f"{quoted(key)} || coalesce(', ' || name, '')" if column.is_county else quoted(key)
    for (value,) in con.execute(f"select distinct {shown} from {quoted(target)} limit {MOST_CANDIDATES}").fetchall():
        if value:
            yield value
