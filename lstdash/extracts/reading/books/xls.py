"""Workbooks in Excel's older format (.xls), read whole by xlrd: no sheet has more than 65 536 rows."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial
from pathlib import Path

import xlrd
from xlrd.biffh import error_text_from_code
from xlrd.compdoc import CompDocError

from lstdash.extracts.reading.books import cells
from lstdash.extracts.reading.books.raw import Hidden, RawSheet, Row


class Protected(Exception):
    """The workbook asks for a password."""


class NoWorkbook(Exception):
    """The file is a document of another kind."""


def open_xls(path: Path) -> list[RawSheet]:
    """Return the worksheets in their order. Raises Protected, NoWorkbook, and ValueError or others for broken parts."""
    try:
        with open(os.devnull, "w") as log:  # what xlrd finds unusual; faults are raised
            book = xlrd.open_workbook(path, logfile=log, formatting_info=True)
    except (xlrd.XLRDError, CompDocError) as error:
        if "encrypted" in str(error):
            raise Protected from error
        if "Can't find workbook" in str(error):
            raise NoWorkbook from error
        raise ValueError(str(error)) from error
    kinds = [cells.kind_of(book.format_map[style.format_key].format_str) for style in book.xf_list]
    epoch = cells.EPOCH_1904 if book.datemode else cells.EPOCH_1900
    return [_sheet(sheet, kinds, epoch) for sheet in book.sheets()]


def _sheet(sheet: xlrd.sheet.Sheet, kinds: list[str], epoch: datetime) -> RawSheet:
    hidden = Hidden(
        {index + 1 for index, row in sheet.rowinfo_map.items() if row.hidden},
        {index + 1 for index, column in sheet.colinfo_map.items() if column.hidden},
    )
    merged = tuple((row + 1, column + 1, last_row, last_column) for row, last_row, column, last_column in sheet.merged_cells)
    wordless: list[tuple[int, int]] = []
    return RawSheet(
        sheet.name,
        partial(_rows, sheet, kinds, epoch, wordless),
        is_hidden=sheet.visibility != 0,
        size=1,
        merged=merged,
        hidden=hidden,
        wordless=wordless,
    )


def _rows(
    sheet: xlrd.sheet.Sheet,
    kinds: list[str],
    epoch: datetime,
    wordless: list[tuple[int, int]],
    tell: Callable[[int], None],
) -> Iterator[Row]:
    """The format has one way to say of a formula that its text is empty and that it was never counted."""
    wordless.clear()
    for index in range(sheet.nrows):
        row = sheet.row(index)
        wordless += [(index + 1, at) for at, cell in enumerate(row, 1) if cell.ctype == xlrd.XL_CELL_TEXT and not cell.value]
        yield index + 1, [_text(cell, kinds, epoch) for cell in row]
    tell(1)


def _text(cell: xlrd.sheet.Cell, kinds: list[str], epoch: datetime) -> str:
    if cell.ctype in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK):
        return ""
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return str(error_text_from_code.get(cell.value, "#VALUE!"))
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return cells.TRUTH[bool(cell.value)]
    if cell.ctype == xlrd.XL_CELL_TEXT:
        return cells.verbatim(cell.value)
    return cells.number(cell.value, kinds[cell.xf_index], epoch)
