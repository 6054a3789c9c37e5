"""Workbooks as sheets that may hold a table: headings at hand, rows in batches, and what is left out or wrong told of."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from itertools import islice
from pathlib import Path

from xlsxwriter.utility import xl_col_to_name

from lstdash import formats
from lstdash.extracts.faults import SHOWN_PER_RULE, Fault, Notice, ranges
from lstdash.extracts.reading.books.opening import BROKEN, damaged, open_book
from lstdash.extracts.reading.books.raw import RawSheet, Row
from lstdash.extracts.reading.headings import HEAD_ROWS
from lstdash.extracts.reading.merges import Merges
from lstdash.extracts.reading.sheets import CELL_KINDS, UNSAVED_CELL, Layout, TextBatch, text_batch, unnamed_fault

BATCH = 2000
HIDDEN = "Bladet är dolt och läses inte. Visa bladet i Excel om det ska vara med."
LISTS_SHEET = "Listor"  # the template's own drop-down lists
GUIDE_SHEET = "Läs mig"


class WorkbookSheet:
    """One visible sheet of a workbook."""

    def __init__(self, file: str, raw: RawSheet, tell: Callable[[int], None]) -> None:
        """Read the first rows; `tell` is told of the sheet's bytes as the others are read. Raises Unreadable."""
        self._tell, self._raw = tell, raw
        self.file, self.name = file, raw.name
        self.faults: list[Fault] = []
        self.notices: list[Notice] = []
        self._unnamed: set[int] = set()
        with closing(self._rows(lambda _: None)) as rows:
            first = dict(row for row in islice(rows, HEAD_ROWS) if row[0] <= HEAD_ROWS)
        self.head: Sequence[Sequence[str]] = [
            [cell.lstrip(CELL_KINDS) for cell in first.get(number, ())] for number in range(1, max(first, default=0) + 1)
        ]

    def batches(self, layout: Layout) -> Iterator[TextBatch]:
        """Read the rows below the headings, blank ones left out. Raises Unreadable for a broken part."""
        width = layout.width
        merges, is_merged = Merges(self._raw.merged, layout.head_row + 1, width, layout.repeatable), bool(self._raw.merged)
        numbers: list[int] = []
        kept: list[list[str]] = []
        hidden: list[int] = []
        for number, row in self._below(layout):
            if is_merged:
                merges.fill(number, row)
                if not any(row):
                    continue
            numbers.append(number)
            kept.append(row)
            if number in self._raw.hidden.rows:
                hidden.append(number)
            if len(kept) == BATCH:
                yield text_batch(numbers, kept, width)
                numbers, kept = [], []
        if kept:
            yield text_batch(numbers, kept, width)
        self.faults += merges.faults(self.file, self.name)
        self.notices += merges.notices(self.file, self.name) + self._hidden(hidden, width) + self._wordless(layout)

    def _hidden(self, rows: Sequence[int], width: int) -> list[Notice]:
        """Tell which rows and columns of the table are hidden or filtered out: they are read all the same."""
        columns = [xl_col_to_name(column - 1) for column in sorted(self._raw.hidden.columns) if column <= width]
        told = [f"rader ({ranges(rows)})"] * bool(rows) + [f"kolumner ({', '.join(columns)})"] * bool(columns)
        text = f"Dolda {formats.listed(told)} läses som de andra."
        return [Notice(self.file, self.name, rows[0] if rows else None, "", text)] if told else []

    def _wordless(self, layout: Layout) -> list[Notice]:
        """Tell of formulas that have nothing saved: an empty text, or an answer that was never counted."""
        cells = [one for one in self._raw.wordless if one[0] > layout.head_row + 1 and one[1] <= layout.width]
        if not cells:
            return []
        row, column = cells[0]
        more = f" Så är det i {formats.count(len(cells) - 1, 'cell', 'celler')} till." if len(cells) > 1 else ""
        text = f"En formel med tomt svar läses som en tom cell.{more} Är det fel: räkna om filen i Excel och spara den."
        return [Notice(self.file, self.name, row, xl_col_to_name(column - 1), text)]

    def _below(self, layout: Layout) -> Iterator[Row]:
        """Every row below the headings, as wide as they are, blank ones only where a merged range may fill them.

        Values without a heading and unsaved formulas become faults.
        """
        before, width, fills = layout.head_row + 1, layout.width, bool(self._raw.merged)
        for number, row in self._rows(self._tell):
            if number <= layout.head_row + 1:
                continue
            if fills:
                yield from ((missing, [""] * width) for missing in range(before + 1, number))
            before = number
            if not any(row) and not fills:
                continue
            if len(row) > width or layout.unnamed:
                self._look_for_unnamed(number, row, layout)
            if UNSAVED_CELL in row:
                row = self._without_unsaved(number, row[:width])
                if not any(row) and not fills:
                    continue
            yield number, row if len(row) == width else row[:width] + [""] * (width - len(row))

    def _look_for_unnamed(self, number: int, row: Sequence[str], layout: Layout) -> None:
        for position in (*sorted(layout.unnamed), *range(layout.width, len(row))):
            if position < len(row) and row[position].strip() and position not in self._unnamed:
                self._unnamed.add(position)
                self.faults.append(unnamed_fault(self.file, self.name, number, xl_col_to_name(position)))

    def _without_unsaved(self, number: int, row: list[str]) -> list[str]:
        action = "Öppna filen i Excel så att formeln räknas, och spara den."
        for position, cell in enumerate(row):
            if cell == UNSAVED_CELL and len(self.faults) < SHOWN_PER_RULE:
                column = xl_col_to_name(position)
                self.faults.append(
                    Fault(self.file, self.name, number, column, "en formel utan sparat värde", "ett värde", action)
                )
        return ["" if cell == UNSAVED_CELL else cell for cell in row]

    def _rows(self, tell: Callable[[int], None]) -> Generator[Row]:
        try:
            yield from self._raw.read(tell)
        except BROKEN as error:
            raise damaged(self.file, error, self.name) from error


def _teller(share: float, on_read: Callable[[int], None]) -> Callable[[int], None]:
    """Tell `on_read` of the file's bytes: `share` of what a sheet is read of."""
    read, told = 0, 0

    def tell(size: int) -> None:
        nonlocal read, told
        read += size
        on_read(int(read * share) - told)
        told = int(read * share)

    return tell


def read_workbook(
    path: Path, file: str, on_read: Callable[[int], None] = lambda _: None
) -> tuple[list[WorkbookSheet], list[Notice]]:
    """Open a workbook; return its visible sheets and what was left out. Raises Unreadable when it is refused."""
    found, notices = open_book(path, file)
    size, sheets = path.stat().st_size, []
    on_read(size)
    read = [raw for raw in found if raw.name not in (LISTS_SHEET, GUIDE_SHEET)]
    notices += [Notice(file, raw.name, None, "", HIDDEN) for raw in read if raw.is_hidden]
    visible = [raw for raw in read if not raw.is_hidden]
    share = size / max(sum(raw.size for raw in visible), 1)
    for raw in visible:
        sheets.append(WorkbookSheet(file, raw, _teller(share, on_read)))
    return sheets, notices
