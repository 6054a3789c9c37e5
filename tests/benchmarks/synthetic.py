"""A version a thousand times as large: the published rows repeated with new keys, so that joins stay as narrow as they are."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import duckdb

from lstdash.catalog.shape import Column, Table
from lstdash.catalog.whole import tables
from lstdash.published import versions
from lstdash.published.versions import Manifest

# What there is a fixed number of stays as it is: Sweden has 21 counties, the report seven areas and the two tables of groups.
FIXED = {
    "sources",
    "counties",
    "county_borders",
    "county_neighbours",
    "areas",
    "area_totals",
    "group_totals",
    "group_members",
    "criteria",
    "assumptions",
}
MARK = "x"


def enlarge(source: Path, root: Path, copies: int) -> str:
    """Write a version with `copies` of every row that is not fixed, make it current in `root`, and return its id."""
    version = f"{source.name}-{copies}"
    folder = root / version
    folder.mkdir(parents=True)
    with duckdb.connect(":memory:") as con:
        for table in tables().values():
            con.execute(f"copy ({_select(table, source, copies)}) to '{folder / table.name}.parquet' (format parquet)")
    papers = Manifest.read(source)
    entries = {
        name: replace(entry, sha256=versions.sha256(folder / f"{name}.parquet"), source_sha256="")
        for name, entry in papers.tables.items()
    }
    Manifest(version, papers.published_at, "synthetic", entries).write(folder)
    versions.point_to(version, root)
    return version


def _select(table: Table, source: Path, copies: int) -> str:
    times = 1 if table.name in FIXED else copies
    columns = ", ".join(_column(table, column) for column in table.columns)
    return f"select {columns} from read_parquet('{source / table.name}.parquet') cross join range({times}) as copy (number)"


def _column(table: Table, column: Column) -> str:
    """The first copy keeps the published keys; the others get their number added, in the tables that refer to them too."""
    referred = column.references.partition(".")[0]
    own_key = column.name in table.key and column.kind == "text" and table.name not in FIXED
    if own_key or (referred and referred not in FIXED):
        return f"case when number = 0 then {column.name} else {column.name} || '-{MARK}' || number end as {column.name}"
    if column.name in table.key and table.key == (column.name,) and column.kind == "int":
        return f"{column.name} + number as {column.name}"
    return column.name
