"""Publishing: staged tables that pass every rule become one new version, and the pointer moves to it."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from lstdash.extracts import intake, versions
from lstdash.extracts.catalog import Table, tables
from lstdash.extracts.check import CheckFailed, check_table
from lstdash.extracts.rules import literal, quoted, typed
from lstdash.extracts.versions import Manifest, TableEntry


def publish(folder: Path | None = None, *, root: Path | None = None, note: str = "") -> Manifest:
    """Check a folder of source tables and publish it as a new version.

    Raises CheckFailed with every fault; then nothing has changed. Raises DataError when the folder is missing.
    """
    declared, target = tables(), root or versions.extracts_dir()
    source = folder or intake.SOURCE_DIR
    with duckdb.connect(":memory:") as con:
        faults = intake.stage_folder(con, source, declared)
        for table in declared.values():
            faults += check_table(con, table)
        if faults:
            raise CheckFailed(faults)
        return write_version(con, declared, target, note, origin=source.name)


def write_version(
    con: duckdb.DuckDBPyConnection, declared: Mapping[str, Table], root: Path, note: str, origin: str
) -> Manifest:
    """Write Parquet, normalised CSV and manifest to a draft folder, rename it, then move the pointer."""
    root.mkdir(parents=True, exist_ok=True)
    draft = root / f".draft-{os.getpid()}"
    shutil.rmtree(draft, ignore_errors=True)
    try:
        (draft / "source").mkdir(parents=True)
        entries = {table.name: write_table(con, table, draft, origin) for table in declared.values()}
        published_at = datetime.now(UTC)
        digest = hashlib.sha256("".join(entry.sha256 for entry in entries.values()).encode()).hexdigest()
        version = f"{published_at:%Y%m%dT%H%M%S%f}-{digest[:8]}"
        manifest = Manifest(version, published_at, note, entries)
        manifest.write(draft)
        versions.sync_folder(draft)
        os.rename(draft, root / version)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    versions.point_to(version, root)
    return manifest


def write_table(con: duckdb.DuckDBPyConnection, table: Table, folder: Path, origin: str) -> TableEntry:
    """Write one table as Parquet and as normalised CSV, sorted by its key."""
    chosen = ", ".join(f"{typed(column)}::{column.sql_type} as {quoted(column.name)}" for column in table.columns)
    order = ", ".join(quoted(name) for name in table.key)
    select = f"select * from (select {chosen} from {quoted(table.name)}) order by {order}"
    parquet, text = folder / f"{table.name}.parquet", folder / "source" / f"{table.name}.csv"
    con.execute(f"copy ({select}) to {literal(str(parquet))} (format parquet, compression zstd)")
    con.execute(f"copy ({select}) to {literal(str(text))} (format csv, header)")
    for path in (parquet, text):
        with path.open("rb") as file:
            os.fsync(file.fileno())
    row = con.execute(f"select count(*) from {quoted(table.name)}").fetchone()
    columns = {column.name: column.sql_type for column in table.columns}
    return TableEntry(row[0] if row else 0, versions.sha256(parquet), columns, origin)
