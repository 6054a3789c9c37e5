"""What a sheet of any format is before it is known to be a table: named, perhaps hidden, and rows of text in order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

Span = tuple[int, int, int, int]  # first row and column, last row and column, from 1
Row = tuple[int, list[str]]  # its number, as the spreadsheet program shows it, and its cells from column A


@dataclass(slots=True)
class Hidden:
    """Rows and columns that are hidden or filtered out, from 1. They are read as the others are."""

    rows: set[int] = field(default_factory=set)
    columns: set[int] = field(default_factory=set)


@dataclass(slots=True)
class RawSheet:
    """One sheet. A cell's text is what an analyst would type, marked as `sheets.CELL_KINDS` tells."""

    name: str
    read: Callable[[Callable[[int], None]], Iterator[Row]]  # told of bytes as they are read; rows without cells may be missing
    is_hidden: bool = False
    size: int = 0  # bytes that `read` tells of in all
    merged: tuple[Span, ...] = ()
    hidden: Hidden = field(default_factory=Hidden)  # known when all rows are read
    wordless: list[tuple[int, int]] = field(default_factory=list)  # row and column of formulas with nothing saved; likewise
