"""One cell, every notation: as Swedish text, as a spreadsheet's number format, and never as a formula."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from lstdash import formats
from lstdash.exhibits import Cell, Notation, Sheet
from lstdash.formats import Told

MOST: Mapping[Notation, int] = {"auto": 4, "share": 1, "tenths": 1, "hundredths": 2}  # decimals; of a percent for a share
SWEDISH = "[$-41D]"  # the language of a number format
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")  # the wide ones count in some locales
_SIGNED = re.compile(r"[+-]\d[\d\u00a0\u202f ,]*[ \u00a0][a-zåäö]+")  # a difference with its unit can call nothing
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")  # not allowed in XML


def number(cell: Cell) -> int | float | None:
    """Return the cell's number; None when it is text, a date, yes or no, or no finite number."""
    if isinstance(cell, bool) or not isinstance(cell, (int, float)) or not math.isfinite(cell):
        return None
    return cell


def is_missing(cell: Cell) -> bool:
    """A missing value: None, or a number that is none."""
    return cell is None or (isinstance(cell, float) and not math.isfinite(cell))


def clean(text: str) -> str:
    """Return the text without the control characters that no office file can hold."""
    return _CONTROL.sub("", text)


def neutral(text: str) -> str:
    """Return text that no spreadsheet takes for a formula: an apostrophe in front where it could be one."""
    shown = clean(text)
    if _SIGNED.fullmatch(shown):
        return shown
    return f"'{shown}" if shown.startswith(_FORMULA_STARTS) or shown.lstrip().startswith(_FORMULA_STARTS) else shown


def apart(sheet: Sheet) -> Sheet:
    """Return the sheet as files hold it: a number told in words is that number, and its unit stands in a column beside it."""
    columns: list[tuple[str, Notation, list[Cell]]] = []
    for at, name in enumerate(sheet.columns):
        found = sheet.cells(at)
        columns.append((name, sheet.kind(at), [cell.value if isinstance(cell, Told) else cell for cell in found]))
        if any(isinstance(cell, Told) and cell.unit for cell in found):
            units: list[Cell] = [(cell.unit or None) if isinstance(cell, Told) else None for cell in found]
            columns.append((f"{name}, enhet", "auto", units))
    names, kinds, held = zip(*columns, strict=True)
    return replace(sheet, columns=names, kinds=kinds, rows=tuple(zip(*held, strict=True)))


def decimals(cells: Iterable[Cell], kind: Notation = "auto") -> int:
    """Return the decimals that a column needs, the same for all: at most four, of hundredths two, of tenths and percent one."""
    if kind == "year":
        return 0
    most, factor = MOST[kind], 100 if kind == "share" else 1
    found = (value * factor for cell in cells if (value := number(cell)) is not None)
    return max((_needed(value, most) for value in found), default=0)


def _needed(value: float, most: int) -> int:
    return next(places for places in range(most + 1) if round(value, places) == round(value, most))


def pattern(kind: Notation, places: int) -> str:
    """Return the spreadsheet pattern of a number, in its own notation: `#,##0.0`, `0 %`, for a year `0`."""
    if kind == "year":
        return "0"
    fraction = "." + "0" * places if places else ""
    return f"0{fraction} %" if kind == "share" else f"#,##0{fraction}"


def number_format(kind: Notation, places: int) -> str:
    """Return the pattern marked as Swedish: the program writes it with a space and a decimal comma."""
    return SWEDISH + pattern(kind, places)


def text(cell: Cell, kind: Notation = "auto", places: int = 0) -> str:
    """Return the cell as a Swedish reader expects it: `1 234,5`, `42 %`, `ja`, `2026-11-21`, a dash when missing."""
    if is_missing(cell):
        return formats.MISSING
    value = number(cell)
    if value is None:
        return _words(cell)
    if kind == "year":
        return f"{value:.0f}"
    return formats.share(value, places) if kind == "share" else formats.decimal(value, places)


def _words(cell: Cell) -> str:
    if isinstance(cell, bool):
        return "ja" if cell else "nej"
    return cell.isoformat() if isinstance(cell, date) else clean(str(cell))


def texts(sheet: Sheet) -> tuple[tuple[str, ...], ...]:
    """Return the sheet's rows as Swedish text, each column with the decimals it needs."""
    columns = range(len(sheet.columns))
    places = [decimals(sheet.cells(column), sheet.kind(column)) for column in columns]
    return tuple(tuple(text(row[column], sheet.kind(column), places[column]) for column in columns) for row in sheet.rows)


def is_numeric(sheet: Sheet, column: int) -> bool:
    """A column to align right: it holds numbers and nothing else."""
    present = [cell for cell in sheet.cells(column) if not is_missing(cell)]
    return bool(present) and all(number(cell) is not None for cell in present)
