"""The rows of an xlsx sheet, one after the other as the file is unpacked.

Most cells of a table are written exactly like an earlier one. In front of expat stands a memory of what cells mean: the text is
cut where rows and cells begin, and only a cell that has not been met before is parsed. `<` begins a tag wherever it stands but
in comments and CDATA; from the first row that is not plain, everything goes to expat.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import cast

from lstdash.extracts.reading.books.raw import Hidden, Row, Span
from lstdash.extracts.reading.books.xlsx_elements import Elements, Shared, column_index
from lstdash.extracts.reading.books.xml import BLOCK

MERGE = re.compile(rb'<(?:\w+:)?mergeCell [^>]*ref="([A-Z]+)([0-9]+):([A-Z]+)([0-9]+)"')
ROW, END_OF_ROW, REFERENCE = b"<row ", b"</row>", b'r="'
CELL = re.compile(rb'<c r="([A-Z]+)[0-9]+"')
NUMBER = re.compile(rb'(?: s="([0-9]+)")?><v>([0-9.]+)</v></c>')  # there are more of them than of any other cell
FIRST_CELL, BEFORE_LETTERS, END_OF_CELL = b'><c r="A', b'<c r="', (b"</c>", b"/>")
MOST_REMEMBERED, MOST_OF_COLUMN = 50_000, 10_000  # cells


def rows(path: Path, part: str, shared: Shared, hidden: Hidden, tell: Callable[[int], None]) -> Iterator[Row]:
    """Yield the rows of a sheet that have cells; `hidden` gets those that are. Raises what zipfile, expat and int raise."""
    found = Elements(shared, hidden)
    reader = Memory(found)
    with zipfile.ZipFile(path) as archive, archive.open(part) as opened:
        while block := opened.read(BLOCK):
            tell(len(block))
            reader.feed(block)
            yield from found.ready
            found.ready.clear()
        reader.close()
        yield from found.ready


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


class _NotPlainError(Exception):
    """A piece of a row is not one cell of its column."""


class _Column(dict[bytes, str]):
    """What the cells of a column mean, found when first asked for; each ends where the next column begins."""

    def __init__(self, tail: bytes, learn: Callable[[bytes], str | None]) -> None:
        super().__init__()
        self._tail, self._learn = tail, learn

    def __missing__(self, piece: bytes) -> str:
        said = piece.removesuffix(self._tail)
        if not piece.endswith(self._tail) or not said.endswith(END_OF_CELL) or b"<!" in said:
            raise _NotPlainError
        text = self._learn(said)
        if text is None:
            raise _NotPlainError
        if len(self) > MOST_OF_COLUMN:
            self.clear()
        self[piece] = text
        return text


class Memory:
    """Cuts a sheet into rows and cells and remembers what the cells mean."""

    def __init__(self, elements: Elements) -> None:
        self._elements, self._parse = elements, elements.parser.Parse
        self._is_plain, self._is_begun = True, False
        self._rest = b""  # of the row that is not complete
        self._known: dict[bytes, str] = {}  # cells without their references
        self._letters: list[bytes] = []  # of the columns of the last row, and their indices from 0
        self._columns: list[int] = []
        self._is_dense = True  # they are the first columns, each once
        self._about = b""  # of the last row whose tag was plain
        self._wide: dict[int, list[_Column]] = {}  # number of cells of dense rows -> what their cells mean

    def feed(self, block: bytes) -> None:
        """Read some more of the sheet."""
        if not self._is_plain:
            self._parse(block)
            return
        pieces = (self._rest + block).split(ROW)
        if not self._is_begun:
            if len(pieces) == 1 or not pieces[0].rstrip().endswith(b"<sheetData>"):
                self._give_up(block)
                return
            self._parse(pieces.pop(0))
            self._is_begun = True
        self._rest = pieces.pop()
        for index, piece in enumerate(pieces):
            if not self._row(piece):
                self._give_up(ROW + ROW.join([*pieces[index:], self._rest]))
                return

    def close(self) -> None:
        """Read what is left."""
        if self._is_plain:
            row, end, after = self._rest.partition(END_OF_ROW)
            self._parse(after if end and self._row(row + end) else ROW * self._is_begun + self._rest)
        self._parse(b"", True)
        self._elements.finish()

    def _give_up(self, rest: bytes) -> None:
        self._is_plain = False
        self._parse(rest)

    def _row(self, piece: bytes) -> bool:
        """Read a row without its first tag's name; False when it is not plain, and then nothing of it is taken."""
        row, end, after = piece.partition(END_OF_ROW)
        if b"<v" in row and row.startswith(REFERENCE) and not after.strip() and self._dense(row):
            return True
        written = CELL.split(row)
        about = written[0]
        if not about.startswith(REFERENCE) or b"<" in about or after.strip() or b"<!" in row:
            return False
        is_whole = about.rstrip().endswith(b"/>")
        if bool(end) == is_whole or (is_whole and len(written) > 1):
            return False
        if b"hidden" in about:
            self._parse(ROW + about + end)
        if b"<v" not in row and b"<i" not in row and b"<f" not in row:  # formats, and nothing in them
            return True
        found = self._cells(written[1::2], written[2::2])
        if found:
            number = int(about[len(REFERENCE) : about.index(b'"', len(REFERENCE))])
            self._elements.ready.append((number, found))
        return found is not None

    def _dense(self, row: bytes) -> bool:
        """Read a row whose cells are the first columns, each once, cut at the row's number: `" t="s"><v>5</v></c><c r="B`.

        False when it is not like an earlier one that was read the longer way, and then nothing of it is taken. Where the
        number also stands inside a cell, the pieces are no cells of their columns.
        """
        number, _, rest = row[len(REFERENCE) :].partition(b'"')
        about, *pieces = rest.split(number + b'"') if number.isdigit() else (b"",)
        columns = self._wide.get(len(pieces))
        if columns is None or not self._is_plain_tag(about):
            return False
        try:
            texts = [column[piece] for column, piece in zip(columns, pieces, strict=True)]
        except _NotPlainError:
            return False
        self._elements.ready.append((int(number), texts))
        return True

    def _is_plain_tag(self, about: bytes) -> bool:
        """Is it what follows the number in the tag of a row, and the first cell's reference? Most are like the last one."""
        if about != self._about:
            is_plain = about.endswith(FIRST_CELL) and about.count(b"<") == 1 and not about.endswith(b"/" + FIRST_CELL)
            if not is_plain or b"hidden" in about:
                return False
            self._about = about
        return True

    def _cells(self, letters: list[bytes], said: list[bytes]) -> list[str] | None:
        """The texts of a row's cells; None when they are not plain."""
        texts = list(map(self._known.get, said))
        if None in texts:
            texts = [self._learn(cell) if text is None else text for cell, text in zip(said, texts, strict=True)]
            if None in texts:
                return None
        if letters != self._letters:
            self._letters, self._columns = letters, [column_index(one.decode()) for one in letters]
            self._is_dense = self._columns == list(range(len(letters)))
            if self._is_dense and len(letters) not in self._wide:
                tails = [BEFORE_LETTERS + one for one in letters[1:]] + [b""]
                self._wide[len(letters)] = [_Column(tail, self._learn) for tail in tails]
        return cast(list[str], texts) if self._is_dense else _placed(cast(list[str], texts), self._columns)

    def _learn(self, said: bytes) -> str | None:
        """Parse a cell that has not been met before; None when it is not one cell."""
        number = NUMBER.fullmatch(said)
        if number:
            text: str | None = self._elements.number((number[1] or b"0").decode(), number[2].decode())
        else:
            text = self._elements.one_cell(b"<c" + said)
        if text is not None:
            if len(self._known) > MOST_REMEMBERED:
                self._known.clear()
            self._known[said] = text
        return text


def _placed(texts: Sequence[str], columns: Sequence[int]) -> list[str]:
    """The texts where their columns are, with blanks between."""
    found: list[str] = []
    for at, text in zip(columns, texts, strict=True):
        if text:
            found.extend([""] * (at + 1 - len(found)))
            found[at] = text
    return found
