"""Tiny published versions: a test states the rows that matter, every other table is empty."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb

from lstdash.catalog.whole import tables
from lstdash.published import versions
from lstdash.published.versions import Manifest, TableEntry

Rows = Sequence[Mapping[str, Any]]


def tiny_version(root: Path, name: str = "v1", **given: Rows) -> str:
    """Write a version from the given rows (columns left out are null) and make it current."""
    folder = root / name
    folder.mkdir(parents=True)
    entries = {}
    with duckdb.connect(":memory:") as con:
        for table in tables().values():
            columns = {column.name: column.sql_type for column in table.columns}
            con.execute(f"create table {table.name} ({', '.join(f'{c} {t}' for c, t in columns.items())})")
            rows = given.get(table.name, ())
            for row in rows:
                assert set(row) <= set(columns), f"{table.name} has no column {set(row) - set(columns)}"
                marks = ", ".join("?" for _ in row)
                con.execute(f"insert into {table.name} ({', '.join(row)}) values ({marks})", list(row.values()))
            con.execute(f"copy {table.name} to '{folder / table.name}.parquet' (format parquet)")
            entries[table.name] = TableEntry(len(rows), "", columns, "test")
    Manifest(name, datetime(2006, 11, 21, tzinfo=UTC), "", entries).write(folder)
    versions.point_to(name, root)
    return name


def table_rows(text: str) -> list[dict[str, Any]]:
    """Read a small text table: a header line, then rows; `-` is null, `__` a space, whole numbers become int.

    >>> table_rows("area year\\nit   2005")
    [{'area': 'it', 'year': 2005}]
    """
    header, *lines = [line.split() for line in text.strip().splitlines()]
    return [dict(zip(header, map(_value, line), strict=True)) for line in lines]


def _value(word: str) -> Any:
    if word == "-":
        return None
    return int(word) if word.lstrip("-").isdigit() else word.replace("__", " ")
