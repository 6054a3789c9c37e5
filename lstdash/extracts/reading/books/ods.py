"""OpenDocument spreadsheets (.ods): all sheets in one part, equal rows and cells written once (OASIS 1.3, 9).

Repeated blank rows stretch to the end of the sheet, so only rows with content are kept.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from pathlib import Path

from lstdash.extracts.reading.books import cells, xml
from lstdash.extracts.reading.books.raw import Hidden, RawSheet, Row, Span
from lstdash.extracts.reading.oddities import is_error
from lstdash.extracts.reading.sheets import DATE_CELL, UNSAVED_CELL

CONTENT = "content.xml"
MOST_ROWS, MOST_COLUMNS = 1 << 20, 1 << 14
MOST_REPEATED = 5_000_000  # cells that are not written out in the file
DURATION = re.compile(r"(-?)PT(\d+)H(\d+)M(\d+)(?:[.,](\d{1,6})\d*)?S")
CELLS = ("table-cell", "covered-table-cell")


class TooMuch(Exception):
    """Repeated cells that would fill more than any sheet of tables needs."""


@dataclass(slots=True)
class _Sheet:
    """A sheet while it is read."""

    name: str
    style: str
    rows: list[tuple[int, int, list[str]]] = field(default_factory=list)  # number, how often repeated, cells
    merged: list[Span] = field(default_factory=list)
    hidden: Hidden = field(default_factory=Hidden)
    columns: int = 0  # that have been told of


def open_ods(path: Path) -> list[RawSheet]:
    """Return the sheets in their order, read whole. Raises TooMuch and what zipfile and expat raise."""
    reader = _Reader()
    with zipfile.ZipFile(path) as archive:
        xml.read(archive, CONTENT, reader.start, reader.end, reader.chars)
    return [
        RawSheet(one.name, partial(_rows, one.rows), one.style in reader.hidden, 1, tuple(one.merged), one.hidden)
        for one in reader.sheets
    ]


def _rows(read: list[tuple[int, int, list[str]]], tell: Callable[[int], None]) -> Iterator[Row]:
    for number, repeated, row in read:
        for offset in range(repeated):
            yield number + offset, list(row)
    tell(1)


class _Reader:
    """Handlers of the elements of the content."""

    def __init__(self) -> None:
        self.sheets: list[_Sheet] = []
        self.hidden: set[str] = set()  # styles of tables that are not shown
        self._style = ""
        self._row, self._cells = 0, list[str]()  # the row's number; what it holds
        self._repeated, self._is_hidden = 1, False
        self._cell: dict[str, str] | None = None
        self._paragraphs: list[str] = []
        self._depth = 0  # of elements in the cell
        self._aside = 0  # depth of a note or a drawing in the cell, whose text is not the cell's
        self._filled = 0  # repeated cells so far

    def start(self, name: str, attributes: dict[str, str]) -> None:
        name = xml.local(name)
        if self._cell is not None:
            self._start_inside(name, attributes)
        elif name in CELLS:
            self._cell, self._paragraphs, self._depth = {xml.local(key): value for key, value in attributes.items()}, [], 0
        elif name == "table-row":
            self._cells, self._repeated = [], _count(attributes, "number-rows-repeated")
            self._is_hidden = _is_hidden(attributes)
        elif name == "table-column":
            self._column(attributes)
        elif name == "table":
            self.sheets.append(_Sheet(xml.attribute(attributes, "name"), xml.attribute(attributes, "style-name")))
            self._row = 1
        elif name == "style":
            self._style = xml.attribute(attributes, "name")
        elif name == "table-properties" and xml.attribute(attributes, "display") == "false":
            self.hidden.add(self._style)

    def chars(self, text: str) -> None:
        if self._cell is not None and self._depth and not self._aside:
            self._paragraphs[-1] += text

    def end(self, name: str) -> None:
        name = xml.local(name)
        if self._cell is not None:
            if self._depth:
                self._depth -= 1
                self._aside = 0 if self._depth < self._aside else self._aside
            else:
                self._place(self._cell)
                self._cell = None
        elif name == "table-row":
            self._end_row()

    def _start_inside(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._aside:
            return
        if self._depth == 1 and name == "p":
            self._paragraphs.append("")
        elif self._depth == 1 or name in ("annotation", "frame", "note", "ruby-text"):
            self._aside = self._depth
        elif name == "s":
            self._paragraphs[-1] += " " * _count(attributes, "c")
        elif name in ("tab", "line-break"):
            self._paragraphs[-1] += "\t" if name == "tab" else "\n"

    def _column(self, attributes: dict[str, str]) -> None:
        sheet, count = self.sheets[-1], _count(attributes, "number-columns-repeated")
        if _is_hidden(attributes):
            sheet.hidden.columns.update(range(sheet.columns + 1, min(sheet.columns + count, MOST_COLUMNS) + 1))
        sheet.columns += count

    def _place(self, cell: dict[str, str]) -> None:
        text, repeated = _text(cell, "\n".join(self._paragraphs)), _count(cell, "number-columns-repeated")
        across, down = _count(cell, "number-columns-spanned"), _count(cell, "number-rows-spanned")
        if across * down > 1:
            column = len(self._cells) + 1
            self.sheets[-1].merged.append((self._row, column, self._row + down - 1, column + across - 1))
        self._cells += [text] * min(repeated, MOST_COLUMNS - len(self._cells))

    def _end_row(self) -> None:
        while self._cells and not self._cells[-1]:
            self._cells.pop()
        if self._cells:
            self._filled += len(self._cells) * (self._repeated - 1)
            if self._filled > MOST_REPEATED:
                raise TooMuch
            if self._is_hidden:
                self.sheets[-1].hidden.rows.update(range(self._row, self._row + self._repeated))
            self.sheets[-1].rows.append((self._row, min(self._repeated, MOST_ROWS), self._cells))
        self._row += self._repeated


def _text(cell: dict[str, str], shown: str) -> str:
    """The text of a cell by its attributes; what is shown counts for texts, and for errors, which are held as another kind."""
    kind = cell.get("value-type", "")
    if is_error(shown) and "formula" in cell:
        return shown
    if kind in ("float", "currency"):
        return cells.number(float(cell["value"]))
    if kind == "percentage":
        return cells.number(float(cell["value"]), cells.PER_CENT)
    if kind == "boolean":
        return cells.TRUTH[cell["boolean-value"] == "true"]
    if kind == "date":
        return cells.iso(cell["date-value"])
    if kind == "time":
        return _span(cell["time-value"])
    if not kind and "formula" in cell:
        return UNSAVED_CELL
    return cells.verbatim(shown or cell.get("string-value", ""))


def _span(value: str) -> str:
    found = DURATION.fullmatch(value)
    if found is None:
        return cells.NO_DATE
    hours, minutes, seconds = (int(part) for part in found.groups()[1:4])
    whole = timedelta(hours=hours, minutes=minutes, seconds=seconds, microseconds=int((found[5] or "").ljust(6, "0")))
    return DATE_CELL + str(-whole if found[1] else whole)


def _is_hidden(attributes: dict[str, str]) -> bool:
    return xml.attribute(attributes, "visibility") in ("collapse", "filter")


def _count(attributes: dict[str, str], name: str) -> int:
    return max(int(xml.attribute(attributes, name) or 1), 1)
