"""What a sheet of any format is before it is known to be a table: named, perhaps hidden, and rows of text in order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from lstdash import formats
from lstdash.extracts.faults import Notice

Span = tuple[int, int, int, int]  # first row and column, last row and column, from 1
Row = tuple[int, list[str]]  # its number, as the spreadsheet program shows it, and its cells from column A


@dataclass(slots=True)
class RawSheet:
    """One sheet. A cell's text is what an analyst would type, marked as `sheets.CELL_KINDS` tells."""

    name: str
    read: Callable[[Callable[[int], None]], Iterator[Row]]  # told of bytes as they are read; rows without cells may be missing
    is_hidden: bool = False
    size: int = 0  # bytes that `read` tells of in all
    merged: tuple[Span, ...] = ()
    concealed: set[str] = field(default_factory=set)  # row and col, where some are hidden; known when all rows are read

    def notices(self, file: str) -> list[Notice]:
        """Rows and columns that are hidden or filtered out are read all the same: that is said."""
        words = formats.listed([word for mark, word in (("row", "rader"), ("col", "kolumner")) if mark in self.concealed])
        return [Notice(file, self.name, None, "", f"Dolda {words} läses som de andra.")] if words else []
