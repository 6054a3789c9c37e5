"""Sheets become staged tables: typed columns, and beside each the text of what could not be typed.

A staged table has the columns of the catalogue, `_raw_<column>` for every parsed column, and `_file`, `_sheet`, `_row`.
Every check is a query over it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import duckdb
import pyarrow as pa

from lstdash.extracts.catalog import Table
from lstdash.extracts.columns import ColumnReader, parser, schema, typed_batch
from lstdash.extracts.sheets import Layout, Sheet
from lstdash.extracts.sql import literal, quoted
from lstdash.extracts.values import ALL_COUNTIES


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a sheet a table's columns stand: column name -> position."""

    sheet: Sheet
    layout: Layout
    positions: Mapping[str, int]


def create(con: duckdb.DuckDBPyConnection, target: str, table: Table) -> None:
    """Create an empty staged table in the schema `target`."""
    columns = [(column.name, column.sql_type) for column in table.columns]
    columns += [(f"_raw_{column.name}", "VARCHAR") for column in table.columns if column.is_parsed]
    columns += [("_file", "VARCHAR"), ("_sheet", "VARCHAR"), ("_row", "BIGINT")]
    spelled = ", ".join(f"{quoted(name)} {kind}" for name, kind in columns)
    con.execute(f"create or replace table {target}.{quoted(table.name)} ({spelled})")


def stage(con: duckdb.DuckDBPyConnection, target: str, table: Table, place: Place, counties: Mapping[str, str]) -> None:
    """Read a sheet into its staged table, after the rows already there. `counties` maps written names to codes.

    Raises Unreadable when the file breaks off; the table then holds what it held before.
    """
    positions = place.positions.items()
    readers = {name: ColumnReader(table.column(name), at, parser(table.column(name), counties)) for name, at in positions}
    failure: list[Exception] = []

    def typed() -> Iterator[pa.RecordBatch]:
        try:
            for batch in place.sheet.batches(place.layout):
                yield typed_batch(batch, table, readers, place.sheet.file, place.sheet.name)
        except Exception as error:  # DuckDB would turn it into a text; it is raised again below
            failure.append(error)
            raise

    con.register("_incoming", pa.RecordBatchReader.from_batches(schema(table), typed()))
    try:
        con.execute(f"insert into {target}.{quoted(table.name)} by name select * from _incoming")
    except duckdb.Error:
        if failure:
            raise failure[0] from None
        raise
    finally:
        con.unregister("_incoming")


def expand_all(con: duckdb.DuckDBPyConnection, target: str, table: Table) -> int:
    """Turn each row that says "samtliga" for the county into one row a county; return how many such rows there were."""
    column = next((column for column in table.columns if column.takes_all), None)
    if column is None:
        return 0
    staged, name = f"{target}.{quoted(table.name)}", quoted(column.name)
    means_all = f"{name} = {literal(ALL_COUNTIES)}"
    row = con.execute(f"select count(*) from {staged} where {means_all}").fetchone()
    if not row or not row[0]:
        return 0
    basis = f", coalesce(basis, {literal(ALL_COUNTIES)}) as basis" if any(one.name == "basis" for one in table.columns) else ""
    con.execute(
        f"insert into {staged} by name select found.* replace (counties.county as {name}{basis}) "
        f"from {staged} as found cross join (select distinct county from counties) as counties where found.{means_all}"
    )
    con.execute(f"delete from {staged} where {means_all}")
    return int(row[0])
