"""The analyst's workbook: one sheet a table, made from the catalogue, empty or with the published rows.

Each sheet has its title, a row of explanations, and one heading row with the Swedish label and the technical name in the
same cell. Reading it back needs nothing else (headings.py). Coded columns and references have drop-down lists, kept on
a hidden sheet; ranges and whole numbers are checked as they are typed.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from lstdash.catalog.shape import Column, Table
from lstdash.catalog.whole import expected
from lstdash.errors import DataError
from lstdash.extracts.faults import reason
from lstdash.extracts.reading.above import stamp
from lstdash.extracts.reading.headings import sheet_name
from lstdash.extracts.reading.workbooks import GUIDE_SHEET, LISTS_SHEET
from lstdash.extracts.sql import literal, quoted

HEAD_ROW = 2  # index of the heading row
MOST_ROWS = 1_048_576 - HEAD_ROW - 1  # that Excel has room for
LISTED = 5000  # longest drop-down list
LARGE = 2 << 20  # bytes of Parquet above which the workbook is written row by row to disk
PREPARED = 2000  # empty rows with drop-down lists
GUIDE = (
    "Så här använder du arbetsboken",
    "Ett blad per tabell. Fyll bara i de blad som ska ändras: ett tomt blad ändrar inget.",
    "Rubrikraden har den svenska rubriken och det tekniska namnet. Ändra den inte, men kolumnerna får byta ordning.",
    "Ett blad som är ifyllt ersätter tabellen, eller de år i tabellen som finns på bladet.",
    "Rader försvinner aldrig av sig själva: det måste begäras med --ersatt när filen publiceras.",
    "Tal skrivs med decimalkomma, andelar som 0,42 eller 42 %, datum som 2026-11-21, ja eller nej i ja/nej-kolumner.",
    "Län skrivs med länsbokstav eller namn. På bladet Deltagande betyder samtliga alla 21 län.",
    "Kontrollera: python -m lstdash kontrollera FIL. Jämför: python -m lstdash jamfor FIL.",
    "Publicera: python -m lstdash publicera FIL.",
)


def write_template(
    path: Path,
    declared: Mapping[str, Table],
    version: Path | None = None,
    *,
    with_data: bool = False,
    overwrite: bool = False,
    progress: Callable[[str, float], None] = lambda _what, _share: None,
) -> list[str]:
    """Write the workbook; `version` is the folder of a published version, for the lists and the rows.

    Returns what did not fit. Raises DataError when the file exists already or cannot be written.
    """
    if path.suffix.lower() != ".xlsx":
        raise DataError(
            "Mallen är en Excel-arbetsbok.", str(path), "ett filnamn som slutar på .xlsx", path.suffix or "ingen ändelse"
        )
    if path.exists() and not overwrite:
        action = "Välj ett annat namn, eller ange --skriv-over om filen får ersättas."
        raise DataError("Filen finns redan och skrivs inte över.", str(path), "ett ledigt filnamn", "en fil", action)
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with duckdb.connect(":memory:") as con:
            left_out = _Book(draft, declared, version, con, progress).write(with_data=with_data)
        os.replace(draft, path)
    except (OSError, xlsxwriter.exceptions.XlsxWriterException) as error:
        action = "Kontrollera sökväg, behörighet och ledigt utrymme."
        raise DataError("Mallen kunde inte skrivas.", str(path), "en skrivbar mapp", reason(error), action) from error
    finally:
        draft.unlink(missing_ok=True)
    return left_out


class _Book:
    """One workbook under construction."""

    def __init__(
        self,
        path: Path,
        declared: Mapping[str, Table],
        version: Path | None,
        con: duckdb.DuckDBPyConnection,
        progress: Callable[[str, float], None],
    ) -> None:
        is_large = version is not None and any(file.stat().st_size > LARGE for file in version.glob("*.parquet"))
        options = {"constant_memory": is_large, "strings_to_formulas": False, "strings_to_urls": False}
        self.book = xlsxwriter.Workbook(path, options)
        self.declared, self.version, self.con, self.progress = declared, version, con, progress
        make = self.book.add_format
        self.title = make({"bold": True, "font_size": 14})
        self.explain = make({"italic": True, "font_color": "#444444", "text_wrap": True, "valign": "top"})
        self.label, self.technical = make({"bold": True}), make({"font_color": "#777777", "font_size": 9})
        self.head = make({"bold": True, "bg_color": "#E6EEF2", "bottom": 1, "text_wrap": True, "valign": "top"})
        self.formats = {"date": make({"num_format": "yyyy-mm-dd"}), "text": make({"num_format": "@"})}
        self.lists: dict[str, str] = {}

    def write(self, *, with_data: bool) -> list[str]:
        """Write every sheet; return what did not fit."""
        guide = self.book.add_worksheet(GUIDE_SHEET)
        guide.set_column(0, 0, 110, self.book.add_format({"text_wrap": True}))
        for row, text in enumerate(GUIDE):
            guide.write_string(row, 0, text, self.title if row == 0 else None)
        sheets = {table.name: self.book.add_worksheet(sheet_name(table)) for table in self.declared.values()}
        self._write_lists()
        left_out = []
        for index, table in enumerate(self.declared.values()):
            self.progress("Skriver mallen", index / len(self.declared))
            left_out += self._write_sheet(sheets[table.name], table, with_data=with_data)
        self.progress("Skriver mallen", 1.0)
        guide.activate()
        self.book.close()
        return left_out

    def _write_lists(self) -> None:
        """The drop-down lists, one column each; constant memory wants them written row by row."""
        columns = {f"{table.name}.{column.name}": column for table in self.declared.values() for column in table.columns}
        lists = {name: values for name, column in columns.items() if (values := self._listed(column))}
        sheet = self.book.add_worksheet(LISTS_SHEET)
        sheet.hide()
        for row in range(max(map(len, lists.values()), default=0)):
            for position, values in enumerate(lists.values()):
                if row < len(values):
                    sheet.write_string(row, position, values[row])
        for position, (name, values) in enumerate(lists.items()):
            letter = xl_col_to_name(position, col_abs=True)
            self.lists[name] = f"={LISTS_SHEET}!{letter}$1:{letter}${len(values)}"

    def _listed(self, column: Column) -> list[str]:
        if column.values:
            return list(column.values)
        if column.kind == "bool":
            return ["ja", "nej"]
        if not column.references or self.version is None:
            return []
        target, key = column.references.split(".")
        path = self.version / f"{target}.parquet"
        if not path.is_file():
            return []
        rows = self.con.execute(
            f"select distinct {quoted(key)} as value from read_parquet({literal(str(path))}) order by value limit {LISTED}"
        ).fetchall()
        return (["samtliga"] if column.takes_all else []) + [value for (value,) in rows]

    def _write_sheet(self, sheet: Any, table: Table, *, with_data: bool) -> list[str]:
        for position, column in enumerate(table.columns):
            sheet.set_column(position, position, _width(column), self.formats.get(_format(column)))
        made_from = f" {stamp(self.version.name)}" if self.version else ""
        sheet.write_string(0, 0, f"{table.label} [{table.name}]. {table.description}{made_from}", self.title)
        sheet.set_row(1, 90)
        for position, column in enumerate(table.columns):
            sheet.write_string(1, position, _explanation(column, table), self.explain)
        sheet.set_row(HEAD_ROW, 32)
        for position, column in enumerate(table.columns):
            sheet.write_rich_string(HEAD_ROW, position, self.label, column.label, self.technical, f"\n{column.name}", self.head)
        rows = self._rows(table) if with_data else []
        for number, row in enumerate(rows[:MOST_ROWS], HEAD_ROW + 1):
            for position, (value, column) in enumerate(zip(row, table.columns, strict=True)):
                self._write_cell(sheet, number, position, value, column)
        sheet.freeze_panes(HEAD_ROW + 1, len(table.key))
        sheet.autofilter(HEAD_ROW, 0, HEAD_ROW + max(len(rows), 1), len(table.columns) - 1)
        self._validate(sheet, table, HEAD_ROW + min(len(rows), MOST_ROWS) + PREPARED)
        if len(rows) > MOST_ROWS:
            return [f"{table.label} ryms inte i ett blad. Använd CSV-filen {self.version}/source/{table.name}.csv."]
        return []

    def _rows(self, table: Table) -> list[tuple[Any, ...]]:
        path = self.version / f"{table.name}.parquet" if self.version else None
        if path is None or not path.is_file():
            return []
        source = f"read_parquet({literal(str(path))})"
        there = {name for name, *_ in self.con.execute(f"describe from {source}").fetchall()}  # an older version has its own
        columns = ", ".join(quoted(column.name) if column.name in there else "null" for column in table.columns)
        return self.con.execute(f"select {columns} from {source} limit {MOST_ROWS + 1}").fetchall()

    def _write_cell(self, sheet: Any, row: int, position: int, value: Any, column: Column) -> None:
        """Texts are written as texts: a name that begins with `=` is a name."""
        if value is None:
            return
        if isinstance(value, bool):
            sheet.write_string(row, position, "ja" if value else "nej")
        elif isinstance(value, date):
            sheet.write_datetime(row, position, value, self.formats["date"])
        elif isinstance(value, int | float):
            sheet.write_number(row, position, value)
        else:
            sheet.write_string(row, position, str(value))

    def _validate(self, sheet: Any, table: Table, last: int) -> None:
        for position, column in enumerate(table.columns):
            rule = self._validation(table, column)
            if rule:
                note = {"error_title": "Väntat värde", "error_message": expected(column)[:255]}
                sheet.data_validation(HEAD_ROW + 1, position, last, position, rule | note)

    def _validation(self, table: Table, column: Column) -> dict[str, Any]:
        """A coded value must be one of its list; other rules only warn, since the check has the last word."""
        source = self.lists.get(f"{table.name}.{column.name}")
        if source:
            return {"validate": "list", "source": source, "error_type": "stop" if column.values else "warning"}
        kind = {"int": "integer", "number": "decimal"}.get(column.kind)
        if kind is None or column.low is None:
            return {}
        bounds = {"criteria": ">=", "value": column.low}
        if column.high is not None:
            bounds = {"criteria": "between", "minimum": column.low, "maximum": column.high}
        return {"validate": kind, "error_type": "warning", **bounds}


def _format(column: Column) -> str:
    return column.kind if column.kind == "date" else "text" if column.kind in ("text", "code", "ref") else ""


def _width(column: Column) -> int:
    return {"text": 34, "code": 20, "ref": 20}.get(column.kind, 14)


def _explanation(column: Column, table: Table) -> str:
    parts = [
        f"{column.description.rstrip('.')}." if column.description else "",
        f"Enhet: {column.unit}." if column.unit else "",
        expected(column)[0].upper() + expected(column)[1:] + ".",
        "Del av nyckeln." if column.name in table.key else "" if column.required else "Får vara tom.",
    ]
    return " ".join(part for part in parts if part)
