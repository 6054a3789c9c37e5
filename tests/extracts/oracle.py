"""openpyxl, a reader of its own, says what the cells of a workbook hold, for comparing with ours cell by cell.

Where the two differ on purpose, `_text` says why: a time of day is marked as a date is, since text can have become either.
"""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl

from lstdash.extracts.reading.books.opening import open_book
from lstdash.extracts.reading.sheets import CELL_KINDS, DATE_CELL, NUMBER_CELL, UNSAVED_CELL

DECORATION = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
Cells = Mapping[tuple[int, int], str]  # row and column from 1; blank cells are left out


@dataclass(frozen=True)
class Seen:
    """What a reader says of a sheet."""

    name: str
    is_hidden: bool
    cells: Cells
    merged: frozenset[tuple[int, int, int, int]]
    hidden_rows: frozenset[int]
    hidden_columns: frozenset[int]


def ours(path: Path) -> list[Seen]:
    """Return what our reader says of each sheet; of hidden sheets, which are not read, only their names."""
    found = []
    for raw in open_book(path, path.name)[0]:
        cells: Cells = {}
        if not raw.is_hidden:
            with closing(raw.read(lambda _: None)) as rows:
                cells = {(number, column): text for number, row in rows for column, text in enumerate(row, 1) if text}
        hidden = [frozenset() if raw.is_hidden else frozenset(one) for one in (raw.hidden.rows, raw.hidden.columns)]
        found.append(Seen(raw.name, raw.is_hidden, cells, frozenset(raw.merged), *hidden))
    return found


def theirs(path: Path) -> list[Seen]:
    """Return what openpyxl says of each sheet."""
    content = path.read_bytes()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        streamed = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        written = openpyxl.load_workbook(io.BytesIO(content))
        found = [_seen(sheet, written[sheet.title]) for sheet in streamed.worksheets]
        streamed.close()
    return found


def _seen(sheet: Any, written: Any) -> Seen:
    if sheet.sheet_state != "visible":
        return Seen(sheet.title, True, {}, frozenset(), frozenset(), frozenset())
    sheet.reset_dimensions()
    cells = {}
    for row in sheet.rows:
        for cell in row:
            text = _text(cell) if cell.value is not None else _blank(cell, written)
            if text:
                cells[cell.row, cell.column] = text
    merged = frozenset((one.min_row, one.min_col, one.max_row, one.max_col) for one in written.merged_cells.ranges)
    rows = frozenset(number for number, one in written.row_dimensions.items() if one.hidden)
    columns = [one for one in written.column_dimensions.values() if one.hidden]
    among = frozenset(number for one in columns for number in range(one.min, one.max + 1))
    return Seen(sheet.title, False, cells, merged, rows, among)


def _blank(cell: Any, written: Any) -> str:
    """A cell without a value is blank, unless a formula stands there whose value was not saved."""
    if not hasattr(cell, "row") or cell.data_type != "n":
        return ""
    return UNSAVED_CELL if written.cell(cell.row, cell.column).data_type == "f" else ""


def _text(cell: Any) -> str:
    value = cell.value
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, float | int):
        return NUMBER_CELL + _number(value, is_percent="%" in DECORATION.sub("", cell.number_format or ""))
    if isinstance(value, datetime):
        return DATE_CELL + (value.date().isoformat() if value.time() == time.min else value.isoformat(sep=" "))
    if isinstance(value, time | timedelta):
        return DATE_CELL + str(value)
    text = str(value).lstrip(CELL_KINDS)
    return re.sub("_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), text)


def _number(value: float, *, is_percent: bool) -> str:
    written = format(value, ".15g")
    if is_percent:
        return f"{(Decimal(written) * 100).normalize():f}%"
    return str(int(value)) if float(value).is_integer() and abs(value) < 1e15 else written


def differences(path: Path) -> Iterator[str]:
    """Yield where the two readers differ on a workbook."""
    left = ours(path)
    try:
        right = theirs(path)
    except (TypeError, ValueError):  # an attribute or a range openpyxl does not know: it refuses all, and measures nothing
        return
    if [one.name for one in left] != [one.name for one in right]:
        yield f"sheets: {[one.name for one in left]} {[one.name for one in right]}"
        return
    for mine, other in zip(left, right, strict=True):
        for part in ("is_hidden", "merged", "hidden_rows", "hidden_columns"):
            if getattr(mine, part) != getattr(other, part):
                yield f"{mine.name} {part}: {getattr(mine, part)} {getattr(other, part)}"
        yield from (f"{mine.name} {at}: {a!r} {b!r}" for at, a, b in _unlike(mine.cells, other.cells))


def _unlike(left: Cells, right: Cells) -> Sequence[tuple[tuple[int, int], str | None, str | None]]:
    places = sorted(left.keys() | right.keys())
    return [(at, left.get(at), right.get(at)) for at in places if left.get(at) != right.get(at)]


def is_open_xml(path: Path) -> bool:
    """True for a workbook that openpyxl reads."""
    if not zipfile.is_zipfile(path):
        return False
    with zipfile.ZipFile(path) as archive:
        return "xl/workbook.xml" in archive.namelist()
