"""Rows in = rows published + rows named: counts every row of every file that a test hands in, with readers of its own.

The fixture `every_row_is_accounted_for` lets each check of the suite be counted.
"""

from __future__ import annotations

import contextlib
import csv
import io
import re
import warnings
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import openpyxl

from lstdash.extracts.checking.plan import Plan
from lstdash.extracts.faults import Fault, Notice
from lstdash.extracts.reading.files import TEXT_SUFFIXES, list_files
from lstdash.extracts.sql import literal, quoted
from tests.extracts.oracle import is_open_xml

Row = tuple[int, list[str]]


def lost_rows(plan: Plan) -> list[str]:
    """Return the rows of the files that are neither staged nor named by a fault or a notice; none when all is well."""
    if plan.request.is_source:
        return []
    said = [*plan.faults, *plan.notices]
    lost = []
    for path, file in list_files(plan.request.paths).named:
        about = [one for one in said if one.file == file]
        if any(_is_of_all(one, "") for one in about):
            continue
        for sheet, rows in _sheets(path, about):
            here = [one for one in about if one.sheet == sheet]
            if not any(_is_of_all(one, sheet) for one in here):
                lost += [f"{file} {sheet} {number}" for number in _missing(plan, file, sheet, rows, here)]
    return lost


def _missing(plan: Plan, file: str, sheet: str, rows: Sequence[Row], said: Sequence[Fault | Notice]) -> Iterator[int]:
    staged = _staged(plan, file, sheet)
    faults = [one for one in said if isinstance(one, Fault)]
    if any(one.found == "en okänd kolumn" for one in faults) or (faults and not staged):
        return  # refused as a whole, or for columns in which a row may have all it holds
    named = {number for one in said for number in _rows_of(one)}
    first = min(staged, default=None)
    for number, cells in rows:
        filled = sum(bool(cell.strip()) for cell in cells)
        is_above = (first is None or number < first) and (
            filled < 2 or sum(cell.rstrip().endswith(".") for cell in cells) * 2 > filled
        )
        if number not in staged and number not in named and not is_above and not _is_headings(plan, number, rows, first, named):
            yield number


def _is_headings(plan: Plan, number: int, rows: Sequence[Row], first: int | None, named: set[int]) -> bool:
    """The one row above the first staged one that nothing else explains, or the last one of a sheet without rows."""
    known = {form.casefold() for table in plan.declared.values() for one in table.columns for form in (one.label, one.name)}
    cells = next(cells for row, cells in rows if row == number)
    return sum(any(part.strip().casefold() in known for part in re.split(r"[\n()\[\]]", cell)) for cell in cells) >= 2 and (
        first is None or number < first
    )


def _staged(plan: Plan, file: str, sheet: str) -> set[int]:
    """Rows that stand among the staged ones, and so among those to be published when there is no fault."""
    where = f"where _file = {literal(file)} and _sheet = {literal(sheet)}"
    parts = [f"select {literal(name)}, _row from new.{quoted(name)} {where}" for name in plan.declared]
    found = set(plan.con.execute(" union all ".join(parts)).fetchall())
    for name in {name for name, _ in found} & set(plan.origins):
        main = plan.con.execute(f"select distinct _row from main.{quoted(name)} {where}").fetchall()
        assert {row for table, row in found if table == name} <= {row for (row,) in main}, f"{name}: staged and not published"
    return {row for _, row in found}


def _is_of_all(one: Fault | Notice, sheet: str) -> bool:
    """True for what is said of a whole file or sheet, or of rows too many to be listed."""
    if one.sheet != sheet or one.row is not None:
        return False
    return isinstance(one, Fault) or any(word in one.text for word in ("dolt", "tomt", "eget blad"))


def _rows_of(one: Fault | Notice) -> set[int]:
    text = one.found if isinstance(one, Fault) else one.text
    found = {one.row} if one.row else set()
    above = re.search(r"ovanför .*\(rad ([^)]*)\)", text)
    for low, high in re.findall(r"([0-9]+)(?:–([0-9]+))?", above[1]) if above else ():
        found |= set(range(int(low), int(high or low) + 1))
    return found


def _sheets(path: Path, said: Sequence[Fault | Notice]) -> Iterator[tuple[str, list[Row]]]:
    if path.suffix.lower() in TEXT_SUFFIXES:
        yield "", _csv_rows(path)
        return
    try:
        sheets = _book_rows(path)
    except Exception:
        assert any(isinstance(one, Fault) and one.row is None for one in said), said
        return
    for sheet, rows in sheets:
        if sheet not in ("Läs mig", "Listor"):
            numbered = [(number, [str(cell or "") for cell in row]) for number, row in enumerate(rows, 1)]
            yield sheet, [row for row in numbered if any(cell.strip() for cell in row[1])]


def _book_rows(path: Path) -> list[tuple[str, list[Sequence[Any]]]]:
    """The rows of each sheet, by openpyxl or, where it does not know the format or all that is in it, by calamine."""
    content = io.BytesIO(path.read_bytes())
    if is_open_xml(path):
        with contextlib.suppress(TypeError, ValueError), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(content, data_only=True)
            return [(sheet.title, list(sheet.iter_rows(values_only=True))) for sheet in book.worksheets]
    from python_calamine import CalamineWorkbook  # few tests need it

    content.seek(0)
    other = CalamineWorkbook.from_filelike(content)
    return [(name, other.get_sheet_by_name(name).to_python(skip_empty_area=False)) for name in other.sheet_names]


def _csv_rows(path: Path) -> list[Row]:
    raw = path.read_bytes()
    for encoding in ("utf-16",) if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "cp1252", "latin-1"):
        try:
            text = raw.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    ways = [list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)) for delimiter in ";,\t"]
    likely = max(ways, key=_most_alike)
    return [(number, row) for number, row in enumerate(likely, 1) if any(cell.strip("\u200b\ufeff \t\u00a0") for cell in row)]


def _most_alike(rows: Sequence[Sequence[str]]) -> int:
    """The cells of all rows that are as wide as most are; rows of one cell tell nothing."""
    return max((width * count for width, count in Counter(map(len, rows)).items() if width > 1), default=0)
