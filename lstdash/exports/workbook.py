"""One workbook with everything: data, assumptions, sources, contradictions and the stamp."""

from __future__ import annotations

import io
import math
from datetime import date
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from lstdash import formats
from lstdash.exhibits import Sheet
from lstdash.exports import cells
from lstdash.exports.content import Export

# Text stays text: no formula, link or number may arise from what a name happens to look like.
SAFE: dict[str, Any] = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
HEADER = {"bold": True, "font_color": "#FFFFFF", "bg_color": "#00504D", "text_wrap": True, "valign": "top"}
NARROWEST, WIDEST = 9, 60  # characters
LONGEST_TEXT = 32_767  # what a cell can hold
A4 = 9  # Excel's code of the paper size
LONGEST_FOOT = 240  # Excel refuses more than 255 characters, codes included
LINE_POINTS, HIGHEST_POINTS = 15, 400


def to_xlsx(export: Export) -> bytes:
    """Return the workbook; sheets that the export lacks are left out."""
    stream = io.BytesIO()
    book = Workbook(stream, SAFE)
    title, subject = cells.clean(export.exhibit.title), cells.clean(export.exhibit.says)
    book.set_properties({"title": title, "subject": subject, "created": export.stamp.exported})
    for name, sheet in _sheets(export):
        _write(book, book.add_worksheet(name), sheet, export.stamp.line())
    book.close()
    return stream.getvalue()


def _sheets(export: Export) -> list[tuple[str, Sheet]]:
    named = [
        ("Data", export.exhibit.table),
        *((sheet.name, sheet) for sheet in export.exhibit.more if sheet.rows),
        ("Antaganden", export.exhibit.assumptions),
        ("Källor", export.sources()),
        ("Motsägelser", export.conflicts()),
        ("Anteckningar", export.exhibit.notes),
        ("Om uttaget", _about(export)),
    ]
    return [(name, cells.apart(sheet)) for name, sheet in named if sheet]


def _about(export: Export) -> Sheet:
    rows = (
        ("Rubrik", export.exhibit.title),
        ("Slutsats", export.exhibit.says),
        ("Beskrivning", export.exhibit.alt),
        *export.stamp.pairs(),
        ("Rader i data", formats.decimal(len(export.exhibit.table.rows))),
    )
    return Sheet("Om uttaget", ("Uppgift", "Innehåll"), rows)


def _write(book: Workbook, page: Worksheet, sheet: Sheet, foot: str) -> None:
    left, right = book.add_format({**HEADER, "indent": 1}), book.add_format({**HEADER, "align": "right"})
    for column, name in enumerate(sheet.columns):
        page.write_string(0, column, cells.clean(name), right if cells.is_numeric(sheet, column) else left)
        _write_column(book, page, sheet, column)
    _set_sizes(page, sheet)
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, max(len(sheet.rows), 1), len(sheet.columns) - 1)
    page.set_landscape()
    page.set_paper(A4)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    page.set_footer("&L&8" + cells.clean(foot).replace("&", "&&")[:LONGEST_FOOT])


def _write_column(book: Workbook, page: Worksheet, sheet: Sheet, column: int) -> None:
    kind, values = sheet.kind(column), sheet.cells(column)
    numeric = book.add_format({"num_format": cells.number_format(kind, cells.decimals(values, kind)), "valign": "top"})
    day = book.add_format({"num_format": "yyyy-mm-dd", "valign": "top", "align": "left", "indent": 1})
    wrapped = book.add_format({"text_wrap": True, "valign": "top", "indent": 1})
    for row, cell in enumerate(values, start=1):
        if cells.is_missing(cell):
            continue
        if (value := cells.number(cell)) is not None:
            page.write_number(row, column, value, numeric)
        elif isinstance(cell, date):
            page.write_datetime(row, column, cell, day)
        else:
            page.write_string(row, column, cells.text(cell)[:LONGEST_TEXT], wrapped)


def _set_sizes(page: Worksheet, sheet: Sheet) -> None:
    """Make columns as wide as their texts, up to a limit, and rows as high as the wrapped texts need."""
    rows = cells.texts(sheet)
    widths = [_width(name, [row[column] for row in rows]) for column, name in enumerate(sheet.columns)]
    for column, width in enumerate(widths):
        page.set_column(column, column, width)
    for number, row in enumerate(rows, start=1):
        lines = max(_lines(words, width) for words, width in zip(row, widths, strict=True))
        if lines > 1:
            page.set_row(number, min(lines * LINE_POINTS, HIGHEST_POINTS))


def _width(header: str, shown: list[str]) -> int:
    longest = max((len(line) + 2 for words in shown for line in words.splitlines()), default=0)
    return min(max(NARROWEST, longest, len(header) + 4), WIDEST)  # 4: the filter's arrow


def _lines(words: str, width: int) -> int:
    return sum(max(1, math.ceil(len(line) / width)) for line in words.splitlines()) or 1
