"""A table as the CSV that a Swedish Excel opens right: semicolons, decimal comma, byte order mark."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

from lstdash.exhibits import Cell, Sheet
from lstdash.exports import cells

SIGNIFICANT_DIGITS = 12  # what a float surely holds: 0.1 + 0.2 is written 0,3


def to_csv(sheet: Sheet) -> bytes:
    """Return the rows and nothing but the rows, numbers unrounded; the file's name carries the version."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
    sheet = cells.apart(sheet)
    writer.writerow([cells.neutral(_heading(sheet, column)) for column in range(len(sheet.columns))])
    writer.writerows([_field(cell) for cell in row] for row in sheet.rows)
    return stream.getvalue().encode("utf-8-sig")


def _heading(sheet: Sheet, column: int) -> str:
    """Return a column's name; that of a share says so: 0,42 is written as it is, and not as 42 %."""
    name = sheet.columns[column]
    return f"{name}, andel" if sheet.kind(column) == "share" and "andel" not in name.casefold() else name


def _field(cell: Cell) -> str:
    if cells.is_missing(cell):
        return ""
    value = cells.number(cell)
    if value is None:
        return cells.neutral(cells.text(cell))
    if isinstance(value, int):
        return str(value)
    return format(Decimal(f"{value:.{SIGNIFICANT_DIGITS}g}"), "f").replace(".", ",")
