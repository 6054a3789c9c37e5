"""A statistics office's table written as files of ours, by a mapping: what is then checked and published as any other."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path

from lstdash.catalog.whole import tables
from lstdash.extracts.reading.cubes import Cube
from lstdash.extracts.reading.mapping import Plan, rows
from lstdash.extracts.reading.registers.ready import Ready


def write(cube: Cube, plan: Plan, folder: Path) -> list[Path]:
    """Return the files written into the folder, one a table. Raises DataError when the mapping does not fit the table."""
    return [_written(folder, name, found) for name, found in ((plan.table, rows(cube, plan)), *plan.others.items())]


def write_ready(found: Ready, folder: Path) -> list[Path]:
    """Return the files of what needs no mapping, one a table."""
    return [_written(folder, name, of_ours) for name, of_ours in found.tables.items()]


def _written(folder: Path, table: str, found: Iterable[Mapping[str, str]]) -> Path:
    path = folder / f"{table}.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [column.name for column in tables()[table].columns], delimiter=";", restval="")
        writer.writeheader()
        writer.writerows(found)
    return path
