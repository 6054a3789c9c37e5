"""What stands above the headings: a title and explanations are left out, rows of data would be lost and are a fault.

Data stand there when a sheet was sorted together with its headings, when rows were pasted on top, or when an earlier block
has a heading with another name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from lstdash import formats
from lstdash.catalog.shape import Column, Table
from lstdash.extracts.faults import Fault, Notice, ranges
from lstdash.extracts.reading.columns import parser
from lstdash.extracts.reading.counties import Counties
from lstdash.extracts.reading.sheets import Sheet
from lstdash.numbers import clean

STAMP = re.compile(r"Utgår från version ([0-9]{8}T[0-9]+-[0-9a-f]+)")
FEWEST = 2  # cells; one alone is a title


def stamp(version: str) -> str:
    """Return what a template writes above the headings of the version it was made from."""
    return f"Utgår från version {version}."


def stamped(sheet: Sheet, head_row: int) -> str:
    """Return the version that the sheet's template was made from; an empty string when nothing above the headings tells."""
    said = (STAMP.search(cell) for row in sheet.head[:head_row] for cell in row)
    return next((match[1] for match in said if match), "")


def look_above(sheet: Sheet, table: Table, head_row: int, positions: Mapping[str, int]) -> tuple[list[Fault], list[Notice]]:
    """Return the faults of data above the headings, and notices of what else is left out there (`head_row` is an index)."""
    above = [[clean(cell) for cell in row] for row in sheet.head[:head_row]]
    data = [number for number, row in enumerate(above, 1) if _is_data(row, table, positions)]
    other = [number for number, row in enumerate(above, 1) if number not in data and not _is_text(row)]
    return _faults(sheet, data, head_row), _notices(sheet, other)


def _faults(sheet: Sheet, data: Sequence[int], head_row: int) -> list[Fault]:
    if not data:
        return []
    found = f"{formats.count(len(data), 'rad', 'rader')} med uppgifter ovanför rubrikraden (rad {ranges(data)})"
    action = f"Flytta rubrikraden (rad {head_row + 1}) så att den står ovanför alla uppgifter."
    return [Fault(sheet.file, sheet.name, data[0], "", found, "rubriker överst och uppgifter under dem", action)]


def _notices(sheet: Sheet, other: Sequence[int]) -> list[Notice]:
    if not other:
        return []
    text = f"Det som står ovanför rubrikraden läses inte (rad {ranges(other)})."
    return [Notice(sheet.file, sheet.name, other[0], "", text)]


def _is_data(row: Sequence[str], table: Table, positions: Mapping[str, int]) -> bool:
    """Half of the columns that must be filled are, and half of those with a kind of their own hold a value of that kind."""
    cells = {table.column(name): row[at] for name, at in positions.items() if at < len(row) and row[at]}
    required = sum(column.required for column in table.columns)
    typed = {column: cell for column, cell in cells.items() if column.is_parsed or column.values}
    right = sum(_is_value(column, cell) for column, cell in typed.items())
    return len(cells) >= max(FEWEST, required / 2) and right * 2 >= len(typed) and not _is_text(row)


def _is_value(column: Column, cell: str) -> bool:
    value = parser(column, Counties())(cell)
    return value in column.values if column.values else value is not None


def _is_text(row: Sequence[str]) -> bool:
    """True for a blank row, a title, and explanations (sentences in most cells)."""
    cells = [cell for cell in row if cell]
    return len(cells) < FEWEST or sum(cell.endswith(".") for cell in cells) * 2 > len(cells)
