"""The rows of an xlsx sheet, one after the other as the file is unpacked (ECMA-376 part 1, 18.3.1).

A cell is reached a million times, so its handlers look first for what comes most often and do no more than they must.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from lstdash.extracts.reading.books import cells
from lstdash.extracts.reading.books.raw import Row, Span
from lstdash.extracts.reading.books.xml import BETWEEN, stream
from lstdash.extracts.reading.sheets import NUMBER_CELL, UNSAVED_CELL

MERGE = re.compile(rb'<(?:\w+:)?mergeCell [^>]*ref="([A-Z]+)([0-9]+):([A-Z]+)([0-9]+)"')
TRUE = ("1", "true")
MOST_DIGITS = 15  # a whole number of so many is written as it is
MOST_COLUMNS = 16_384
MOST_REMEMBERED = 50_000


@dataclass(frozen=True, slots=True)
class Shared:
    """What the sheets of a workbook have in common."""

    namespace: str
    strings: Sequence[str]
    kinds: Sequence[str]  # what each style makes of numbers
    epoch: datetime


def rows(path: Path, part: str, shared: Shared, concealed: set[str], tell: Callable[[int], None]) -> Iterator[Row]:
    """Yield the rows of a sheet that the file has; `concealed` gets what is hidden among them."""
    found = _Rows(shared, concealed)
    with zipfile.ZipFile(path) as archive:
        for size in stream(archive, part, found.start, found.end, found.chars):
            tell(size)
            yield from found.ready
            found.ready.clear()


def merged_ranges(archive: zipfile.ZipFile, part: str) -> tuple[Span, ...]:
    """Return the merged ranges of a sheet. They stand after its rows and are needed before them."""
    found: dict[Span, None] = {}
    tail = b""
    with archive.open(part) as opened:
        while block := opened.read(1 << 20):
            text = tail + block
            if b"mergeCell" in text:
                found |= dict.fromkeys(map(_span, MERGE.finditer(text)))
            tail = text[-200:]
    return tuple(found)


def _span(found: re.Match[bytes]) -> Span:
    first, row, last, last_row = (part.decode() for part in found.groups())
    return int(row), column_index(first) + 1, int(last_row), column_index(last) + 1


class _Rows:
    """Handlers of a sheet's elements; `ready` holds the rows that are complete."""

    def __init__(self, shared: Shared, concealed: set[str]) -> None:
        self.ready: list[Row] = []
        self._shared, self._concealed = shared, concealed
        names = ("c", "v", "f", "t", "row", "rPh", "col")
        self._c, self._v, self._f, self._t, self._row, self._phonetic, self._col = (
            f"{shared.namespace}{BETWEEN}{name}" for name in names
        )
        self._columns: dict[str, int] = {}
        self._known: dict[tuple[str, str], str] = {}  # numbers by their text and style
        self._number, self._cells = 0, list[str]()
        self._cell: dict[str, str] = {}
        self._value, self._text = "", ""
        self._is_formula, self._is_aside = False, False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Begin a cell, a value or a row."""
        if name == self._c:
            self._cell, self._value, self._is_formula = attributes, "", False
        elif name == self._v or name == self._t:
            self._text = ""
        elif name == self._f:
            self._is_formula = True
        elif name == self._row:
            self._number = int(attributes.get("r", self._number + 1))
            self._cells = []
            if attributes.get("hidden") in TRUE:
                self._concealed.add("row")
        elif name == self._phonetic:
            self._is_aside = True
        elif name == self._col and attributes.get("hidden") in TRUE:
            self._concealed.add("col")

    def chars(self, text: str) -> None:
        """Add to the text of an element."""
        self._text += text

    def end(self, name: str) -> None:
        """End a value, a cell or a row."""
        if name == self._v:
            self._value = self._text
        elif name == self._c:
            self._place(self._cell)
        elif name == self._t:
            self._value += "" if self._is_aside else self._text
        elif name == self._row:
            self.ready.append((self._number, self._cells))
        elif name == self._phonetic:
            self._is_aside = False

    def _place(self, cell: dict[str, str]) -> None:
        """Put the cell that has ended where it belongs in its row."""
        found, at = self._cells, len(self._cells)
        if "r" in cell:
            letters = cell["r"].rstrip("0123456789")
            at = self._columns.get(letters, -1)
            if at < 0:
                at = self._columns[letters] = column_index(letters)
        kind = cell.get("t", "n")
        if self._value and kind == "s":
            text = self._shared.strings[int(self._value)]
        elif self._value and kind == "n":
            text = self._numeric(self._value, cell.get("s", "0"))
        else:
            text = self._other(kind)
        if at == len(found):
            found.append(text)
        elif text:
            found.extend([""] * (at + 1 - len(found)))
            found[at] = text

    def _numeric(self, value: str, style: str) -> str:
        known = self._known.get((value, style))
        if known is None:
            if len(self._known) > MOST_REMEMBERED:
                self._known.clear()
            kinds, index = self._shared.kinds, int(style)
            kind = kinds[index] if index < len(kinds) else cells.PLAIN
            is_whole = kind == cells.PLAIN and value.isdecimal() and value[0] != "0" and len(value) <= MOST_DIGITS
            known = NUMBER_CELL + value if is_whole else cells.number(float(value), kind, self._shared.epoch)
            self._known[value, style] = known
        return known

    def _other(self, kind: str) -> str:
        """The text of a cell that holds neither a number nor a shared text."""
        if kind == "n":
            return UNSAVED_CELL if self._is_formula else ""
        if kind == "b" and self._value:
            return cells.TRUTH[self._value in TRUE]
        if kind == "d" and self._value:
            return cells.iso(self._value)
        return cells.text(self._value)


def column_index(letters: str) -> int:
    """Return the index of a column from 0. Raises ValueError for one that no sheet has."""
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - 64
    if not letters.isascii() or not letters.isupper() or index > MOST_COLUMNS:
        raise ValueError(letters)
    return index - 1
