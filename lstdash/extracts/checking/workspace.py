"""The database a check runs in: what is published, what the files bring, and what would be published, side by side.

Each schema holds every table with the same columns: `published` (the current version, or nothing), `base` (what the
files are laid upon: the published table, or data/source where nothing is published), `new` (the files), `combined` (base
and files together), and `main` (what a publish would give: the same, but for contradictions that follow from the rows).
"""

from __future__ import annotations

import os
import tempfile
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pyarrow as pa

from lstdash.catalog.shape import Table
from lstdash.errors import DataError
from lstdash.extracts.reading import staging
from lstdash.extracts.reading.counties import Counties
from lstdash.extracts.reading.spool import no_room
from lstdash.extracts.sql import literal, quoted
from lstdash.published.manifest import WHOLE, Manifest

MEMORY = "1GB"  # more is laid on disk
MOST_YEARS = 200  # more are a fault in the files
PUBLISHED_FILE = "den publicerade versionen"


@contextmanager
def workspace() -> Iterator[duckdb.DuckDBPyConnection]:
    """Open an empty workspace; it leaves nothing behind. Raises DataError when the system has no room for it."""
    try:
        spill = Path(tempfile.gettempdir()) / f"lstdash-{os.getpid()}-{uuid.uuid4().hex[:8]}"
    except OSError as error:
        raise no_room(error) from error
    try:
        with duckdb.connect(":memory:") as con:
            con.execute(f"set memory_limit = '{MEMORY}'")
            con.execute(f"set temp_directory = {literal(str(spill))}")
            con.execute("set autoinstall_known_extensions = false")
            con.execute("set autoload_known_extensions = false")
            for name in ("published", "base", "new", "combined"):
                con.execute(f"create schema {name}")
            yield con
    except (duckdb.IOException, duckdb.OutOfMemoryException) as error:
        raise no_room(error) from error


def show_published(
    con: duckdb.DuckDBPyConnection, declared: Mapping[str, Table], root: Path, manifest: Manifest | None
) -> None:
    """Make `published` show the current version; tables it lacks are empty. Raises DataError when it is damaged."""
    for table in declared.values():
        if manifest is None or table.name not in manifest.tables:
            staging.show(con, "published", table, {})
            continue
        path = root / manifest.version / f"{table.name}.parquet"
        had = manifest.tables[table.name].columns
        try:
            con.execute(f"create view published.{quoted(table.name)} as {typed_view(table, path, had)}")
        except duckdb.Error as error:
            raise damaged(manifest.version, path.name) from error


def typed_view(table: Table, path: Path, had: Mapping[str, str]) -> str:
    """SQL of a staged table over a Parquet file; a column that the catalogue has got since is null."""
    values = [
        f"{quoted(column.name) if column.name in had else 'null'}::{column.sql_type} as {quoted(column.name)}"
        for column in table.columns
    ]
    raws = [f"null::varchar as {quoted(f'_raw_{column.name}')}" for column in table.columns if column.is_parsed]
    place = [f"{literal(PUBLISHED_FILE)} as _file", "'' as _sheet", "null::bigint as _row"]
    return f"select {', '.join(values + raws + place)} from read_parquet({literal(str(path))}, hive_partitioning = false)"


def damaged(version: str, file: str) -> DataError:
    """The error for a current version that cannot be read."""
    return DataError(
        "Den publicerade versionen är skadad.",
        f"{version}, {file}",
        "filerna som de publicerades",
        "en fil som saknas eller har ändrats",
        "Återställ en annan version: python -m lstdash versioner och python -m lstdash aterstall VERSION",
    )


def lay_base(con: duckdb.DuckDBPyConnection, table: Table) -> None:
    """Make `base` show the published table."""
    con.execute(f"create view base.{quoted(table.name)} as select * from published.{quoted(table.name)}")


def combine(con: duckdb.DuckDBPyConnection, table: Table, *, comes: bool, replaces: bool, supplements: bool) -> None:
    """Make `combined` and `main` show the base with the tables and years of the files in place of its own."""
    name = quoted(table.name)
    base, new = f"select * from base.{name}", f"select * from new.{name}"
    if not comes:
        sql = base
    elif supplements:
        same = " and ".join(f"found.{quoted(key)} = base.{quoted(key)}" for key in table.key)
        sql = f"{base} as base where not exists (select 1 from new.{name} as found where {same}) union all by name {new}"
    elif table.by_year and not replaces:
        sql = f"{base} where {_other_year(con, table)} union all by name {new}"
    else:
        sql = new
    con.execute(f"create view combined.{name} as {sql}")
    con.execute(f"create view main.{name} as select * from combined.{name}")


def _other_year(con: duckdb.DuckDBPyConnection, table: Table) -> str:
    """True for years that the files do not hold; written out, so that it is not looked up for every query."""
    held = f"select distinct year from new.{quoted(table.name)} where year is not null"
    years = [str(year) for (year,) in con.execute(f"{held} order by year limit {MOST_YEARS}").fetchall()]
    return f"year not in ({', '.join(years) if len(years) < MOST_YEARS else held})" if years else "true"


def twin(con: duckdb.DuckDBPyConnection, staged: Mapping[str, pa.Table]) -> duckdb.DuckDBPyConnection:
    """Return another connection to the workspace, for a query that runs beside the first."""
    other = con.cursor()
    for name, held in staged.items():
        other.register(name, held)
    return other


@contextmanager
def standing_in(con: duckdb.DuckDBPyConnection, schema: str) -> Iterator[None]:
    """Let names without a schema mean the tables of this one for a while, instead of those of `main`."""
    con.execute(f"use {schema}")
    try:
        yield
    finally:
        con.execute("use main")


def known_counties(con: duckdb.DuckDBPyConnection) -> Counties:
    """Return the counties of the coming version."""
    found = con.execute("select county, name, short_name, scb_code from main.counties where county is not null").fetchall()
    return Counties.of((letter, name or letter, short or letter, scb or "") for letter, name, short, scb in found)


def rows(con: duckdb.DuckDBPyConnection, schema: str, table: Table) -> int:
    """Count the rows of a table in a schema."""
    row = con.execute(f"select count(*) from {schema}.{quoted(table.name)}").fetchone()
    return int(row[0]) if row else 0


def parts(con: duckdb.DuckDBPyConnection, source: str, table: Table) -> dict[str, int]:
    """Count the rows of each part of a table: its years, or the whole."""
    year = "year" if table.by_year else "null"
    found = con.execute(f"select {year} as part, count(*) from {source} group by 1 order by 1").fetchall()
    return {str(part) if part is not None else WHOLE: int(count) for part, count in found}
