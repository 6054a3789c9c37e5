"""Sheets become staged tables: typed columns, and beside each the text of what could not be typed.

A staged table has the columns of the catalogue, `_raw_<column>` for every parsed column, and `_file`, `_sheet`, `_row`.
Every check is a query over it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass

import duckdb
import pyarrow as pa

from lstdash import formats
from lstdash.catalog.shape import Table
from lstdash.extracts.faults import Fault, Notice
from lstdash.extracts.reading.columns import ColumnReader, parser, schema, typed_batch
from lstdash.extracts.reading.counties import Counties
from lstdash.extracts.reading.sheets import Layout, Sheet
from lstdash.extracts.reading.spool import Spool
from lstdash.extracts.reading.values import ALL_COUNTIES
from lstdash.extracts.sql import literal, quoted


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a sheet a table's columns stand: column name -> position."""

    sheet: Sheet
    layout: Layout
    positions: Mapping[str, int]


def stage(table: Table, place: Place, counties: Counties) -> pa.Table:
    """Read a sheet into staged rows, but for `_file` and `_sheet`. `counties` reads the columns that name one.

    Raises Unreadable when the file breaks off, and DataError when the system has no room for the rows.
    """
    positions = place.positions.items()
    readers = {
        name: ColumnReader(
            table.column(name), at, parser(table.column(name), counties), is_exact=name in (*table.key, "section")
        )
        for name, at in positions
    }
    with closing(Spool(schema(table))) as spool:
        for batch in place.sheet.batches(place.layout):
            spool.add(typed_batch(batch, table, readers))
        place.sheet.notices += (notice for reader in readers.values() for notice in _remarks(place.sheet, reader))
        place.sheet.faults += (fault for reader in readers.values() for fault in _spoiled(place.sheet, reader))
        return spool.table()


def _remarks(sheet: Sheet, reader: ColumnReader) -> Iterator[Notice]:
    """What to say of a column's cells: the first one, and how many more values are alike."""
    for remark, row in list(reader.remarks.items())[:1]:
        more = len(reader.remarks) - 1
        text = remark + (f" Så är det även med {formats.count(more, 'värde', 'värden')} till i kolumnen." if more else "")
        yield Notice(sheet.file, sheet.name, row, reader.column.label, text)


def _spoiled(sheet: Sheet, reader: ColumnReader) -> Iterator[Fault]:
    """Cells of text that are not what was typed: the first of them, and how many more there are."""
    name = reader.column.name
    for row, wrong in reader.faults:
        yield Fault(sheet.file, sheet.name, row, name, wrong.found, wrong.expected, wrong.action)
    more = reader.faults_in_all - len(reader.faults)
    if more:
        wrong = reader.faults[-1][1]
        found = f"ytterligare {more} rader med samma slags fel"
        yield Fault(sheet.file, sheet.name, None, name, found, wrong.expected, wrong.action)


def show(con: duckdb.DuckDBPyConnection, target: str, table: Table, staged: Mapping[str, Sheet]) -> None:
    """Make a table in the schema `target` show staged rows, by the names they are registered under, in that order.

    A row that says "samtliga" for the county is shown as one row a county, after the others.
    """
    parts = [
        f"select *, {literal(sheet.file)} as _file, {literal(sheet.name)} as _sheet from {quoted(name)}"
        for name, sheet in staged.items()
    ]
    rows = " union all ".join(parts) or _no_rows(table)
    con.execute(f"create or replace view {target}.{quoted(table.name)} as {rows}")
    column = next((column for column in table.columns if column.takes_all), None)
    if column is None or not staged:
        return
    name = quoted(column.name)
    means_all = f"{name} = {literal(ALL_COUNTIES)}"
    found = con.execute(f"select 1 from {target}.{quoted(table.name)} where {means_all} limit 1").fetchone()
    if found:
        con.execute(f"create or replace view {target}.{quoted(table.name)} as {_expanded(table, rows, name, means_all)}")


def _expanded(table: Table, rows: str, name: str, means_all: str) -> str:
    basis = f", coalesce(basis, {literal(ALL_COUNTIES)}) as basis" if any(one.name == "basis" for one in table.columns) else ""
    return (
        f"with staged as ({rows}) select * from staged where {means_all} is not true union all by name "
        f"select staged.* replace (counties.county as {name}{basis}) "
        f"from staged cross join (select distinct county from main.counties) as counties where staged.{means_all}"
    )


def _no_rows(table: Table) -> str:
    columns = [(column.name, column.sql_type) for column in table.columns]
    columns += [(f"_raw_{column.name}", "VARCHAR") for column in table.columns if column.is_parsed]
    columns += [("_row", "BIGINT"), ("_file", "VARCHAR"), ("_sheet", "VARCHAR")]
    return f"select {', '.join(f'null::{kind} as {quoted(name)}' for name, kind in columns)} where false"
