"""A native table on slides: as many rows a slide as fit, the header on each, never more than a few slides."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pptx.enum.text import PP_ALIGN
from pptx.util import Emu, Inches, Pt

from lstdash import formats
from lstdash.exhibits import Sheet
from lstdash.exports import cells

MOST_SLIDES = 4
PADDING_PT = 8  # above and below a row's text together
SIDE_PT = 15  # left and right of it
SMALLEST = 10  # points
LONGEST_WORD, SHORT_WORD = 25, 8  # letters that stay together, and that must
DIGIT = 0.65  # as wide as a digit may be, of its height


@dataclass(frozen=True, slots=True)
class Page:
    """The rows of one slide, and what to say below them when rows are left out."""

    rows: tuple[tuple[str, ...], ...]
    note: str = ""


def font_size(sheet: Sheet) -> int:
    """Return the size in points: smaller in wide tables, still readable in print."""
    return 14 if len(sheet.columns) <= 5 else 12 if len(sheet.columns) <= 9 else SMALLEST


def fitted(sheet: Sheet, width: int) -> Sheet:
    """Return the first column and as many of the last as have room for their words, which else would stand letter by letter."""
    texts = cells.texts(sheet)
    words = [max(_longest_word(text) for text in (name, *(row[at] for row in texts))) for at, name in enumerate(sheet.columns)]
    least = [Pt(min(letters, SHORT_WORD) * SMALLEST * DIGIT + SIDE_PT + 1) for letters in words]
    kept = [0]
    for at in range(len(least) - 1, 0, -1):
        if least[0] + sum(least[at:]) > width:
            break
        kept.insert(1, at)
    if len(kept) == len(least):
        return sheet
    rows = tuple(tuple(row[at] for at in kept) for row in sheet.rows)
    return Sheet(sheet.name, tuple(sheet.columns[at] for at in kept), rows, tuple(map(sheet.kind, kept)))


def pages(sheet: Sheet, width: int, height: int) -> list[Page]:
    """Return the table cut into slides that fit `width` x `height` (EMU); what is left out is said on the last."""
    rows, widths = cells.texts(sheet), column_widths(sheet, width)
    room = Emu(height).pt - _row_height(sheet.columns, widths, font_size(sheet))
    cut: list[list[tuple[str, ...]]] = [[]]
    left = room
    for row in rows:
        needed = _row_height(row, widths, font_size(sheet))
        if needed > left and cut[-1]:
            cut.append([])
            left = room
        cut[-1].append(row)
        left -= needed
    shown = [Page(tuple(part)) for part in cut[:MOST_SLIDES]]
    if len(cut) > MOST_SLIDES:
        number = sum(len(page.rows) for page in shown)
        note = f"Visar {formats.decimal(number)} av {formats.decimal(len(rows))} rader. Alla rader finns i Excel-filen."
        shown[-1] = Page(shown[-1].rows, note)
    return shown


def column_widths(sheet: Sheet, width: int) -> list[int]:
    """Share the width (EMU) among the columns by their longest text, neither too narrow nor too greedy."""
    rows = cells.texts(sheet)
    longest = [max(len(name), *(len(row[i]) for row in rows), 4) for i, name in enumerate(sheet.columns)]
    weights = [min(length, 60) + 2 for length in longest]
    least = _whole_words(sheet, rows, width)
    spare = max(0, width - sum(least))
    wanted = [max(0, width * weight // sum(weights) - kept) for weight, kept in zip(weights, least, strict=True)]
    return [kept + (spare * more // (sum(wanted) or 1)) for kept, more in zip(least, wanted, strict=True)]


def _whole_words(sheet: Sheet, rows: Sequence[tuple[str, ...]], width: int) -> list[int]:
    """Return the width (EMU) of each column's longest word; the longest of all break where not every word has room."""
    columns = zip(sheet.columns, *rows, strict=True)
    longest = [max(map(_longest_word, column)) for column in columns]
    for most in range(LONGEST_WORD, 0, -1):
        least = [int(Pt(min(letters, most) * font_size(sheet) * DIGIT + SIDE_PT + 1)) for letters in longest]
        if sum(least) <= width:
            return least
    return [0] * len(longest)


def add(slide: Any, sheet: Sheet, page: Page, box: tuple[int, int, int, int]) -> Any:
    """Draw one page of the table into the box (left, top, width, height in EMU) and return its frame."""
    size, widths = font_size(sheet), column_widths(sheet, box[2])
    frame = slide.shapes.add_table(len(page.rows) + 1, len(sheet.columns), box[0], box[1], box[2], Inches(0.3))
    table = frame.table
    for column, (name, width) in enumerate(zip(sheet.columns, widths, strict=True)):
        table.columns[column].width = width
        numeric = cells.is_numeric(sheet, column)
        for row, words in enumerate((cells.clean(name), *(line[column] for line in page.rows))):
            _write(table.cell(row, column), words, size, numeric)
    for row, line in enumerate((sheet.columns, *page.rows)):
        table.rows[row].height = Pt(_row_height(line, widths, size))
    return frame


def _write(cell: Any, words: str, size: int, numeric: bool) -> None:
    cell.margin_top = cell.margin_bottom = Pt(PADDING_PT / 2)
    cell.text_frame.text = words
    for paragraph in cell.text_frame.paragraphs:
        paragraph.font.size = Pt(size)
        if numeric:
            paragraph.alignment = PP_ALIGN.RIGHT


def _row_height(row: tuple[str, ...], widths: list[int], size: int) -> float:
    """Estimate a row's height in points: a letter is about half as wide as it is high."""
    lines = (_lines(words, Emu(width).pt - SIDE_PT, size) for words, width in zip(row, widths, strict=True))
    return max(lines) * size * 1.2 + PADDING_PT


def _lines(words: str, width_pt: float, size: int) -> int:
    letters = max(1, int(width_pt / (size * 0.52)))
    return sum(max(1, len(textwrap.wrap(line, letters))) for line in words.split("\n"))


def _longest_word(text: str) -> int:
    return max(map(len, text.split(" ")))
