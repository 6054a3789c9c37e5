"""The elements of an xlsx sheet become rows of text (ECMA-376 part 1, 18.3.1), told by expat.

A cell is reached a million times: what comes most often is looked for first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from lstdash.extracts.reading.books import cells
from lstdash.extracts.reading.books.raw import Hidden, Row
from lstdash.extracts.reading.books.xml import BETWEEN, new_parser
from lstdash.extracts.reading.sheets import NUMBER_CELL, UNSAVED_CELL

TRUE = ("1", "true")
DIGITS = "0123456789"
MOST_COLUMNS = 16_384
MOST_REMEMBERED = 50_000  # numbers of a style
MOST_DIGITS = 15  # of a whole number, that a spreadsheet program keeps


@dataclass(frozen=True, slots=True)
class Shared:
    """What the sheets of a workbook have in common."""

    namespace: str
    strings: Sequence[str]
    kinds: Sequence[str]  # what each style makes of numbers
    epoch: datetime


class _Columns(dict[str, int]):
    """Letters of a column -> its index from 0, found when first asked for."""

    def __missing__(self, letters: str) -> int:
        self[letters] = column_index(letters)
        return self[letters]


class _Numbers(dict[str, str]):
    """Numbers of one style as they stand in the file -> their text, found when first asked for."""

    def __init__(self, kind: str, epoch: datetime) -> None:
        super().__init__()
        self._kind, self._epoch = kind, epoch

    def read(self, value: str) -> str:
        """Return the text of a number that is not remembered here."""
        if self._kind == cells.PLAIN and value.isdecimal() and value[0] != "0" and len(value) <= MOST_DIGITS:
            return NUMBER_CELL + value  # as most are
        return cells.number(float(value), self._kind, self._epoch)

    def __missing__(self, value: str) -> str:
        if len(self) > MOST_REMEMBERED:
            self.clear()
        text = self[value] = self.read(value)
        return text


class _Styles(dict[str, _Numbers]):
    """Index of a style -> how its numbers are read."""

    def __init__(self, shared: Shared) -> None:
        super().__init__()
        self._shared = shared

    def __missing__(self, style: str) -> _Numbers:
        kinds, index = self._shared.kinds, int(style)
        self[style] = _Numbers(kinds[index] if index < len(kinds) else cells.PLAIN, self._shared.epoch)
        return self[style]


class Elements:
    """Handlers of a sheet's elements; `ready` holds the rows that are complete.

    A cell is complete when the next one begins, so that nothing need be told of the ends of elements but of texts, in which
    space counts.
    """

    def __init__(self, shared: Shared, hidden: Hidden) -> None:
        self.ready: list[Row] = []
        self._strings, self._styles, self._columns = shared.strings, _Styles(shared), _Columns()
        self.hidden = hidden
        names = ("c", "v", "f", "t", "row", "rPh", "col")
        self._c, self._v, self._f, self._t, self._row, self._phonetic, self._col = (
            f"{shared.namespace}{BETWEEN}{name}" for name in names
        )
        self._number, self._cells = 0, list[str]()
        self.parser = new_parser()
        self.parser.StartElementHandler, self.parser.CharacterDataHandler = self._start, self._chars
        self._cell: dict[str, str] | None = None
        self._text, self._whole = "", ""  # of an element; of a cell with texts
        self._has_value, self._is_formula, self._is_aside = False, False, False

    def one_cell(self, written: bytes) -> str | None:
        """Parse what should be one cell, wherever it stands; return its text, None when it is something else."""
        self.parser.Parse(written)
        self._close_cell()
        found, self._cells = self._cells, []
        return found[0] if len(found) == 1 else None

    def number(self, style: str, value: str) -> str:
        """Return the text of a number."""
        return self._styles[style].read(value)

    def finish(self) -> None:
        """Complete the last row."""
        self._close_cell()
        if self._cells:
            self.ready.append((self._number, self._cells))
            self._cells = []

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if name == self._c:
            if self._cell is not None:
                self._close_cell()
            self._cell = attributes
        elif name == self._v:
            self._has_value, self._text = True, ""
            if self._cell and self._cell.get("t") == "str":
                self.parser.EndElementHandler = self._end
        elif name == self._row:
            self._start_row(attributes)
        elif name in (self._t, self._phonetic):
            self._text, self._is_aside = "", self._is_aside or name == self._phonetic
            self.parser.EndElementHandler = self._end
        else:
            self._start_other(name, attributes)

    def _start_other(self, name: str, attributes: dict[str, str]) -> None:
        if name == self._f:
            self._is_formula = True
        elif name == self._col and attributes.get("hidden") in TRUE:
            self.hidden.columns.update(range(int(attributes["min"]), min(int(attributes["max"]), MOST_COLUMNS) + 1))

    def _start_row(self, attributes: dict[str, str]) -> None:
        self.finish()
        self._number = int(attributes.get("r", self._number + 1))
        if attributes.get("hidden") in TRUE:
            self.hidden.rows.add(self._number)

    def _chars(self, text: str) -> None:
        self._text += text

    def _end(self, name: str) -> None:
        """End a text, or the way it is pronounced, which is no part of the cell."""
        if name == self._phonetic:
            self._is_aside = False
        elif name in (self._t, self._v) and not self._is_aside:
            self._whole += self._text
        if not self._is_aside:
            self.parser.EndElementHandler = None

    def _close_cell(self) -> None:
        """Put the cell that has ended where it belongs in its row."""
        cell = self._cell
        if cell is None:
            return
        kind = cell.get("t", "n")
        if not self._has_value or not self._text:
            text = self._without_value(kind)
        elif kind == "s":
            text = self._strings[int(self._text)]
        elif kind == "n":
            text = self._styles[cell.get("s", "0")][self._text]
        else:
            text = self._other(kind)
        found = self._cells
        at = self._columns[cell["r"].rstrip(DIGITS)] if "r" in cell else len(found)
        if at == len(found):
            found.append(text)
        elif text:
            found.extend([""] * (at + 1 - len(found)))
            found[at] = text
        self._cell, self._text, self._whole, self._has_value, self._is_formula = None, "", "", False, False

    def _without_value(self, kind: str) -> str:
        if kind == "n":
            return UNSAVED_CELL if self._is_formula else ""
        return cells.text(self._whole)

    def _other(self, kind: str) -> str:
        """The text of a cell whose value is neither a number nor a shared text."""
        value = self._text.strip()
        if kind == "b":
            return cells.TRUTH[value in TRUE]
        return cells.iso(value) if kind == "d" else cells.text(self._whole or value)


def column_index(letters: str) -> int:
    """Return the index of a column from 0. Raises ValueError for one that no sheet has."""
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - 64
    if not letters.isascii() or not letters.isupper() or index > MOST_COLUMNS:
        raise ValueError(letters)
    return index - 1
