"""Excel workbooks: what the cells show, read as text, and what is refused before anything is unpacked.

Macros never run: they are not even read. A formula counts as the value Excel saved with it.
"""

from __future__ import annotations

import re
import warnings
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import datetime, time
from decimal import Decimal
from io import BytesIO
from itertools import islice
from math import inf
from pathlib import Path
from typing import Any

import openpyxl

from lstdash.extracts.faults import SHOWN_PER_RULE, Fault, Notice, Unreadable, unreadable
from lstdash.extracts.reading.headings import HEAD_ROWS
from lstdash.extracts.reading.merges import Merges
from lstdash.extracts.reading.sheet_xml import look_through
from lstdash.extracts.reading.sheets import CELL_KINDS, DATE_CELL, NUMBER_CELL, Layout, TextBatch, text_batch, unnamed_fault

SAVE_AS = "Öppna filen i Excel och spara den som Excel-arbetsbok (.xlsx)."
EXPECTED = "en Excel-arbetsbok (.xlsx)"
MOST_UNPACKED = 500 << 20  # bytes; a million rows of seven columns unpack to about 300 MB
MOST_PARTS = 5000
BATCH = 2000
HIDDEN = "Bladet är dolt och läses inte. Visa bladet i Excel om det ska vara med."
LISTS_SHEET = "Listor"  # the template's own drop-down lists
GUIDE_SHEET = "Läs mig"
LITERAL = re.compile(
    r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]'
)  # what a number format shows as it stands, and its colours and conditions
ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")  # a character that XML cannot hold, or a carriage return
STRICT = b"http://purl.oclc.org/ooxml/"


class WorkbookSheet:
    """One visible sheet of a workbook."""

    def __init__(
        self, file: str, values: Any, formulas: Any | None, merged: Sequence[str], tell: Callable[[float], None]
    ) -> None:
        """`tell` is told of the last row that has been read, of infinity when all have."""
        self._tell = tell
        self.file, self.name = file, str(values.title)
        self.faults: list[Fault] = []
        self.notices: list[Notice] = []
        self._unnamed: set[str] = set()
        self._values, self._formulas, self._merged = values, formulas, merged
        self.head: Sequence[Sequence[str]] = [
            [_text(cell).lstrip(CELL_KINDS) for cell in row] for row in islice(self._rows(values, HEAD_ROWS), HEAD_ROWS)
        ]

    def batches(self, layout: Layout) -> Iterator[TextBatch]:
        """Read the rows below the headings, blank ones left out."""
        width = layout.width
        merges = Merges(self._merged, layout.head_row + 1, width, layout.repeatable)
        numbers: list[int] = []
        kept: list[list[str]] = []
        for number, row in self._texts(layout):
            merges.fill(number, row)
            if any(row):
                numbers.append(number)
                kept.append(row)
            if number % BATCH == 0:
                self._tell(number)
            if len(kept) == BATCH:
                yield text_batch(numbers, kept, width)
                numbers, kept = [], []
        if kept:
            yield text_batch(numbers, kept, width)
        self._tell(inf)
        self.faults += merges.faults(self.file, self.name)
        self.notices += merges.notices(self.file, self.name)

    def _texts(self, layout: Layout) -> Iterator[tuple[int, list[str]]]:
        """Every row below the headings with its number; errors and unsaved formulas become faults."""
        formulas = self._rows(self._formulas) if self._formulas else None
        for number, row in enumerate(self._rows(self._values), 1):
            formula_row = next(formulas, ()) if formulas else ()
            if number > layout.head_row + 1:
                for position, cell in enumerate(row):
                    if cell.value is not None and (position >= layout.width or position in layout.unnamed):
                        self._note_unnamed(number, cell)
                    elif position < layout.width:
                        self._check_cell(number, cell, formula_row[position] if position < len(formula_row) else None)
                yield number, [_text(cell) for cell in row[: layout.width]] + [""] * (layout.width - len(row))

    def _note_unnamed(self, number: int, cell: Any) -> None:
        if str(cell.value).strip() and cell.column_letter not in self._unnamed:
            self._unnamed.add(cell.column_letter)
            self.faults.append(unnamed_fault(self.file, self.name, number, cell.column_letter))

    def _check_cell(self, number: int, cell: Any, formula: Any | None) -> None:
        is_formula = formula is not None and formula.data_type == "f"
        if is_formula and cell.value is None and cell.data_type == "n":  # an empty text saved as the result is "str"
            action = "Öppna filen i Excel så att formeln räknas, och spara den."
            self._fault(number, formula, "en formel utan sparat värde", "ett värde", action)

    def _fault(self, number: int, cell: Any, found: str, expected: str, action: str) -> None:
        if len(self.faults) < SHOWN_PER_RULE:
            self.faults.append(Fault(self.file, self.name, number, cell.column_letter, found, expected, action))

    def _rows(self, sheet: Any, chunk: int = BATCH) -> Iterator[Sequence[Any]]:
        rows = iter(sheet.rows)
        while found := self._next(rows, chunk):
            yield from found

    def _next(self, rows: Iterator[Any], chunk: int) -> list[Any]:
        """Parse some more rows; openpyxl warns of dates it cannot read and raises many things on a broken part."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            try:
                return list(islice(rows, chunk))
            except Exception as error:
                raise _damaged(self.file, self.name) from error


def _teller(size: int, rows: int | None, on_read: Callable[[int], None]) -> Callable[[float], None]:
    """Tell `on_read` of a sheet's bytes as its rows are read; how many there are is what the file itself says."""
    told = 0

    def tell(row: float) -> None:
        nonlocal told
        reached = int(size * min(row / (rows or inf), 1.0)) if row < inf else size
        on_read(reached - told)
        told = reached

    return tell


def read_workbook(
    path: Path, file: str, on_read: Callable[[int], None] = lambda _: None
) -> tuple[list[WorkbookSheet], list[Notice]]:
    """Open a workbook; return its visible sheets and what was left out. Raises Unreadable when it is refused."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            notices = [Notice(file, "", None, "", text) for text in _inspect(path, file)]
            content = path.read_bytes()  # read once: openpyxl's read-only books keep a file open as long as they live
            book = openpyxl.load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)
            parts = {sheet.title: look_through(path, str(sheet._worksheet_path)) for sheet in book.worksheets}
            on_read(len(content))
            has_formulas = any(part.has_formulas for part in parts.values())
            written = openpyxl.load_workbook(BytesIO(content), read_only=True, keep_links=False) if has_formulas else None
        except Unreadable:
            raise
        except Exception as error:
            raise _damaged(file) from error
    sheets, unpacked = [], sum(part.size for part in parts.values())
    for values in book.worksheets:
        if values.title in (LISTS_SHEET, GUIDE_SHEET):
            continue
        if values.sheet_state != "visible":
            notices.append(Notice(file, values.title, None, "", HIDDEN))
            continue
        part = parts[values.title]
        notices += part.notices(file, values.title)
        formulas = written[values.title] if written and part.has_formulas else None
        tell = _teller(len(content) * part.size // max(unpacked, 1), values.max_row, on_read)
        for sheet in (values, formulas):
            if sheet is not None:
                sheet.reset_dimensions()  # other programs write wrong ones, and rows would be lost
        sheets.append(WorkbookSheet(file, values, formulas, tuple(part.merged), tell))
    return sheets, notices


def _inspect(path: Path, file: str) -> list[str]:
    """Refuse what is not a plain workbook; return what the reader should know of one that is."""
    _require_zip(path, file)
    with zipfile.ZipFile(path) as archive:
        parts = archive.infolist()
        names = {part.filename for part in parts}
        if "xl/workbook.bin" in names or "content.xml" in names:
            kind = "en binär arbetsbok (.xlsb)" if "xl/workbook.bin" in names else "ett OpenDocument-kalkylark"
            raise unreadable(file, kind, EXPECTED, SAVE_AS)
        if "xl/workbook.xml" not in names:
            raise unreadable(file, "en zip-fil som inte är en arbetsbok", EXPECTED, SAVE_AS)
        if any(part.flag_bits & 1 for part in parts):
            raise _protected(file)
        if sum(part.file_size for part in parts) > MOST_UNPACKED or len(parts) > MOST_PARTS:
            found = f"en fil som packas upp till mer än {MOST_UNPACKED >> 20} MB"
            raise unreadable(file, found, "en arbetsbok av vanlig storlek", "Spara tabellen som CSV UTF-8 i stället.")
        _refuse_xml(archive, file)
    has_macros = any(name.endswith("vbaProject.bin") for name in names)
    return ["Arbetsboken har makron. De körs aldrig; bara cellernas värden läses."] if has_macros else []


def _refuse_xml(archive: zipfile.ZipFile, file: str) -> None:
    """Refuse parts that are written in another way than a workbook's, or that bring entities of their own."""
    with archive.open("xl/workbook.xml") as stream:
        if STRICT in stream.read(4096):
            action = "Spara den i Excel som Excel-arbetsbok (.xlsx), inte som Strict Open XML."
            raise unreadable(file, "en arbetsbok i formatet Strict Open XML", EXPECTED, action)
    for part in archive.infolist():
        if part.filename.endswith((".xml", ".rels")):
            with archive.open(part) as stream:
                if b"<!DOCTYPE" in stream.read(1024):
                    raise unreadable(file, "en arbetsbok med otillåten XML", EXPECTED, SAVE_AS)


def _require_zip(path: Path, file: str) -> None:
    with path.open("rb") as stream:
        start = stream.read(8)
        if start.startswith(b"\xd0\xcf\x11\xe0"):
            if "EncryptedPackage".encode("utf-16-le") in stream.read(64 << 20):
                raise _protected(file)
            raise unreadable(file, "en arbetsbok i äldre format (.xls)", EXPECTED, SAVE_AS)
    if not start:
        raise unreadable(file, "en tom fil", EXPECTED, "Kontrollera att filen sparades.")
    if not zipfile.is_zipfile(path):
        raise unreadable(file, "en fil som inte är en arbetsbok", EXPECTED, "Ge filen rätt filändelse. " + SAVE_AS)


def _protected(file: str) -> Unreadable:
    return unreadable(file, "en lösenordsskyddad fil", "en arbetsbok utan lösenord", "Ta bort lösenordet i Excel och spara.")


def _damaged(file: str, sheet: str = "") -> Unreadable:
    return unreadable(file, "en skadad arbetsbok", EXPECTED, SAVE_AS, sheet=sheet)


def _text(cell: Any) -> str:
    """The value a cell holds, as the text an analyst would type; numbers and dates are marked as such."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, float | int):
        return NUMBER_CELL + _number_text(value, is_percent="%" in LITERAL.sub("", cell.number_format or ""))
    if isinstance(value, datetime):
        return DATE_CELL + (value.date().isoformat() if value.time() == time.min else value.isoformat(sep=" "))
    text = str(value).lstrip(CELL_KINDS)
    return ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def _number_text(value: float, *, is_percent: bool) -> str:
    written = format(value, ".15g")  # the digits Excel itself keeps
    with suppress(ArithmeticError):
        if is_percent:
            return f"{(Decimal(written) * 100).normalize():f}%"
    return str(int(value)) if float(value).is_integer() and abs(value) < 1e15 else written
