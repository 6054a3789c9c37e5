"""Which table is this, and which column: names as people write them, matched to the catalogue.

A heading may be the technical name, the Swedish label, or both in one cell as the template writes them. A heading that
is only nearly right is never accepted in silence: it is reported with the column it seems to be.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from lstdash.catalog.shape import Column, Table
from lstdash.extracts.reading.near import nearest
from lstdash.extracts.reading.values import fold
from lstdash.numbers import clean

HEAD_ROWS = 25  # titles and explanations may stand above the headings
SHEET_NAME_LIMIT = 31  # Excel's own


@dataclass(frozen=True, slots=True)
class Heading:
    """One heading of a file: the column it is, or the one it seems to be."""

    position: int
    text: str
    column: Column | None
    near: Column | None = None
    is_ignored: bool = False


def sheet_name(table: Table) -> str:
    """Return the table's sheet name: its Swedish label, as much of it as Excel allows."""
    return table.label[:SHEET_NAME_LIMIT].strip()


def find_table(name: str, declared: Mapping[str, Table]) -> Table | None:
    """Return the table that a sheet or file name names, also with something after it: `Deltagande 2026`."""
    wanted = fold(name)
    names = {fold(form): table for table in declared.values() for form in (table.name, table.label, sheet_name(table))}
    fitting = [form for form in names if wanted == form or wanted.startswith(form + " ")]
    return names[max(fitting, key=len)] if fitting else None


def exact_table(name: str, declared: Mapping[str, Table]) -> Table | None:
    """Return the table of a technical or a Swedish name, with nothing after it."""
    wanted = fold(name)
    forms = ((form, table) for table in declared.values() for form in (table.name, table.label, sheet_name(table)))
    return next((table for form, table in forms if fold(form) == wanted), None)


def near_table(name: str, declared: Mapping[str, Table]) -> str:
    """Return the sheet name that a wrong name comes nearest, or an empty string."""
    near = near_name(name, declared)
    return sheet_name(declared[near]) if near else ""


def near_name(name: str, declared: Mapping[str, Table]) -> str:
    """Return the technical name of the table whose name or label a wrong name comes nearest, or an empty string."""
    return nearest(name, ((form, table.name) for table in declared.values() for form in (table.name, table.label))) or ""


def find_table_by_headings(head: Sequence[Sequence[str]], declared: Mapping[str, Table]) -> Table | None:
    """Return the one table whose key and most columns stand as headings in one of the first rows."""
    scores = {}
    for table in declared.values():
        row, found = best_row(head, table)
        names = {heading.column.name for heading in headings(head[row], table) if heading.column} if found else set()
        if set(table.key) <= names and found * 5 >= len(table.columns) * 3:
            scores[table.name] = (found, found / len(table.columns))
    best = [name for name, score in scores.items() if score == max(scores.values())]
    return declared[best[0]] if len(best) == 1 else None


def best_row(head: Sequence[Sequence[str]], table: Table) -> tuple[int, int]:
    """Return the index of the row that holds most headings of the table, and how many it holds."""
    counts = [len({column.name for column in _match(row, table) if column}) for row in head]
    if not counts:
        return 0, 0
    best = max(range(len(counts)), key=lambda index: (counts[index], -index))
    return best, counts[best]


def headings(row: Sequence[str], table: Table) -> tuple[Heading, ...]:
    """Match the cells of a heading row to the table's columns; a column is matched to at most one near miss."""
    matched = _match(row, table)
    taken = {column.name for column in matched if column}
    ignored = {fold(heading) for heading in table.ignored}
    found = []
    for position, (cell, column) in enumerate(zip(row, matched, strict=True)):
        text = clean(cell)
        is_ignored = column is None and fold(text) in ignored
        near = None if column or is_ignored or not text else _near(text, table, taken)
        if near:
            taken.add(near.name)
        found.append(Heading(position, text, column, near, is_ignored))
    return tuple(found)


def _match(row: Sequence[str], table: Table) -> list[Column | None]:
    """The column of each cell. A word that is both a label and a technical name is read as the rest of the row is."""
    labels = {fold(column.label): column for column in table.columns}
    technical = {fold(column.name): column for column in table.columns}
    is_swedish = sum(fold(cell) in labels for cell in row) > sum(fold(cell) in technical for cell in row)
    names = technical | labels if is_swedish else labels | technical
    return [_column(cell, names, technical) for cell in row]


def _column(cell: str, names: Mapping[str, Column], technical: Mapping[str, Column]) -> Column | None:
    """The column a heading cell names: as a whole, or by the parts on its lines or in its brackets."""
    if not cell or fold(cell) in names:
        return names.get(fold(cell)) if cell else None
    parts = [fold(part) for part in re.split(r"[\n\r()\[\]|]+", cell)]
    known = [technical[part] for part in reversed(parts) if part in technical] + [
        names[part] for part in parts if part in names
    ]
    return known[0] if known else None


def _near(text: str, table: Table, taken: Iterable[str]) -> Column | None:
    used = set(taken)
    free = ((form, column) for column in table.columns if column.name not in used for form in (column.label, column.name))
    return nearest(text, free)
