"""Workbooks of other formats: older Excel (.xls) and OpenDocument (.ods), with the checks that xlsx has."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Sequence
from datetime import date, time
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import pytest
import xlwt

from lstdash.extracts.publishing.publish import publish
from lstdash.extracts.reading.sheets import DATE_CELL, NUMBER_CELL, UNSAVED_CELL
from tests.extracts.oracle import ours
from tests.extracts.reading.test_workbook_input import AREA_ROW, LABELS, check, found, published, rewrite

SHEET = "Samordning per område"
PER_CENT, DECORATED, DAY = "0.0%", '0" %"', "yyyy-mm-dd"


def xls(path: Path, rows: Sequence[Sequence[Any]], change: Callable[[Any], None] = lambda _: None) -> Path:
    """Write an older workbook."""
    book = xlwt.Workbook()
    sheet = book.add_sheet(SHEET)
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            if value is not None and value != "":
                sheet.write(number, column, value)
    change(sheet)
    book.save(path)
    return path


def cell(value: Any, more: str = "") -> str:
    """One cell of OpenDocument."""
    if value is None or value == "":
        return f"<table:table-cell{more}/>"
    if isinstance(value, int | float):
        number = f'office:value-type="float" office:value="{value}"'
        return f"<table:table-cell {number}{more}><text:p>{value}</text:p></table:table-cell>"
    return f'<table:table-cell office:value-type="string"{more}><text:p>{escape(value)}</text:p></table:table-cell>'


def line(*cells: str, more: str = "") -> str:
    """One row of OpenDocument."""
    return f"<table:table-row{more}>{''.join(cells)}</table:table-row>"


def ods(
    path: Path, *rows: str, columns: str = "", styles: str = "", name: str = SHEET, style: str = "", after: str = ""
) -> Path:
    """Write an OpenDocument spreadsheet as LibreOffice does: blank rows to the end of the sheet."""
    spaces = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
        for short, long in (("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"), ("draw", "drawing"))
    )
    blank = line('<table:table-cell table:number-columns-repeated="16384"/>', more=' table:number-rows-repeated="1048000"')
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces} xmlns:calcext="urn:org:documentfoundation:'
        f'names:experimental:calc:xmlns:calcext:1.0"><office:automatic-styles>{styles}</office:automatic-styles>'
        f'<office:body><office:spreadsheet><table:table table:name="{SHEET}">{columns}{"".join(rows)}{blank}'
        f"</table:table>{after}</office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        archive.writestr("content.xml", content)
        archive.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        )
    return path


def one(path: Path) -> dict[tuple[int, int], str]:
    """The cells of the first sheet."""
    return dict(ours(path)[0].cells)


def test_an_older_workbook_is_published(root: Path, inbox: Path) -> None:
    publish(xls(inbox / "a.xls", [LABELS, AREA_ROW]), root=root)
    assert published(root, "areas", "year, area, coordinated")[-1] == (2026, "ea", 20)


def test_an_open_document_is_published(root: Path, inbox: Path) -> None:
    publish(ods(inbox / "a.ods", line(*map(cell, LABELS)), line(*map(cell, AREA_ROW))), root=root)
    assert published(root, "areas", "year, area, coordinated")[-1] == (2026, "ea", 20)


def test_a_folder_with_all_three_is_read_whole(root: Path, inbox: Path) -> None:
    xls(inbox / "a.xls", [LABELS, AREA_ROW])
    ods(inbox / "b.ods", line(*map(cell, LABELS)), line(*map(cell, ["it", *AREA_ROW[1:]])))
    plan = check(root, inbox)
    assert plan.faults == () and plan.notices == () and plan.origins["areas"] == "a.xls, b.ods"


def test_cells_of_an_older_workbook(tmp_path: Path) -> None:
    def change(sheet: Any) -> None:
        sheet.write(1, 0, 0.425, xlwt.easyxf(num_format_str=PER_CENT))
        sheet.write(1, 1, 42, xlwt.easyxf(num_format_str=DECORATED))
        sheet.write(1, 2, date(2007, 6, 30), xlwt.easyxf(num_format_str=DAY))
        sheet.write(1, 3, time(5, 2), xlwt.easyxf(num_format_str="hh:mm"))
        sheet.row(1).set_cell_error(4, "#DIV/0!")
        sheet.row(1).set_cell_boolean(5, True)
        sheet.write_merge(2, 3, 0, 1, 7)
        sheet.row(4).hidden = True
        sheet.col(2).hidden = True
        sheet.write(4, 0, "gömd")

    (seen,) = ours(xls(tmp_path / "a.xls", [["a", 1.5]], change))
    assert seen.cells == {
        (1, 1): "a", (1, 2): NUMBER_CELL + "1.5", (2, 1): NUMBER_CELL + "42.5%", (2, 2): NUMBER_CELL + "42",
        (2, 3): DATE_CELL + "2007-06-30", (2, 4): DATE_CELL + "05:02:00", (2, 5): "#DIV/0!", (2, 6): "ja",
        (3, 1): NUMBER_CELL + "7", (5, 1): "gömd",
    }  # fmt: skip
    assert (seen.merged, seen.hidden_rows, seen.hidden_columns) == ({(3, 1, 4, 2)}, {5}, {3})


def test_cells_of_an_open_document(tmp_path: Path) -> None:
    typed = '<table:table-cell office:value-type="{0}" office:{1}="{2}"><text:p>{3}</text:p></table:table-cell>'
    row = [
        typed.format("percentage", "value", "0.425", "42,5 %"),
        typed.format("currency", "value", "42", "42 kr"),
        typed.format("date", "date-value", "2007-06-30", "30 juni 2007"),
        typed.format("time", "time-value", "PT05H02M00S", "05:02"),
        typed.format("boolean", "boolean-value", "true", "SANT"),
        '<table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value="" '
        'calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>',
        '<table:table-cell table:formula="of:=A1"/>',
        '<table:table-cell office:value-type="string"><office:annotation><text:p>en not</text:p></office:annotation>'
        '<text:p>två<text:s text:c="2"/>ord</text:p><text:p>och <text:span>en rad</text:span></text:p></table:table-cell>',
        '<table:table-cell office:value-type="float" office:value="3" table:number-columns-repeated="2"/>',
    ]
    hidden = line(cell("gömd"), more=' table:visibility="filter"')
    merged = line(cell(7, ' table:number-rows-spanned="2"'), more=' table:number-rows-repeated="1"')
    path = ods(
        tmp_path / "a.ods", line(*row), merged, line("<table:covered-table-cell/>"), hidden,
        line(cell("x"), more=' table:number-rows-repeated="2"'), columns='<table:table-column table:visibility="collapse"/>',
    )  # fmt: skip
    (seen,) = ours(path)
    assert seen.cells == {
        (1, 1): NUMBER_CELL + "42.5%", (1, 2): NUMBER_CELL + "42", (1, 3): DATE_CELL + "2007-06-30",
        (1, 4): DATE_CELL + "5:02:00", (1, 5): "ja", (1, 6): "#DIV/0!", (1, 7): UNSAVED_CELL, (1, 8): "två  ord\noch en rad",
        (1, 9): NUMBER_CELL + "3", (1, 10): NUMBER_CELL + "3", (2, 1): NUMBER_CELL + "7", (4, 1): "gömd",
        (5, 1): "x", (6, 1): "x",
    }  # fmt: skip
    assert (seen.merged, seen.hidden_rows, seen.hidden_columns) == ({(2, 1, 3, 1)}, {4}, {1})


def test_an_error_value_is_a_fault_in_every_format(root: Path, inbox: Path) -> None:
    def change(sheet: Any) -> None:
        sheet.row(1).set_cell_error(3, "#REF!")

    row = list(map(cell, AREA_ROW))
    row[3] = (
        '<table:table-cell table:formula="of:=1/0" office:value-type="float" office:value="0">'
        "<text:p>#REF!</text:p></table:table-cell>"
    )
    paths = [
        xls(inbox / "a.xls", [LABELS, [*AREA_ROW[:3], None, *AREA_ROW[4:]]], change),
        ods(inbox / "b.ods", line(*map(cell, LABELS)), line(*row)),
    ]
    for path in paths:
        assert found(check(root, path)) == [(2, "coordinated", "#REF!")]


def test_a_formula_without_an_answer_in_an_older_workbook_is_told_of(root: Path, inbox: Path) -> None:
    """The format writes a formula that was never counted as one whose text is empty: it is no blank cell to pass over."""

    def change(sheet: Any) -> None:
        sheet.write(1, 5, xlwt.Formula("1+1"))
        sheet.write(2, 2, xlwt.Formula("A1"))

    path = xls(inbox / "a.xls", [LABELS, [*AREA_ROW[:5], None, *AREA_ROW[6:]]], change)
    (notice,) = [one for one in check(root, path).notices if "formel" in one.text]
    assert (notice.sheet, notice.row, notice.column) == (SHEET, 2, "F") and "Så är det i 1\u00a0cell till." in notice.text
    publish(xls(inbox / "a.xls", [LABELS, AREA_ROW]), root=root)
    assert not any("formel" in one.text for one in check(root, path.with_name("a.xls")).notices)


def test_a_hidden_sheet_of_an_open_document_is_left_out(root: Path, inbox: Path) -> None:
    shown = '<style:style style:name="ta1" style:family="table"><style:table-properties table:display="false"/></style:style>'
    hidden = '<table:table table:name="Deltagande" table:style-name="ta1"><table:table-row/></table:table>'
    path = ods(inbox / "a.ods", line(*map(cell, LABELS)), line(*map(cell, AREA_ROW)), styles=shown, after=hidden)
    plan = check(root, path)
    assert plan.faults == () and [(one.sheet, one.text[:15]) for one in plan.notices] == [("Deltagande", "Bladet är dolt ")]


def test_repeated_cells_that_fill_a_sheet_are_refused(root: Path, inbox: Path) -> None:
    bomb = cell("x", ' table:number-columns-repeated="16384"')
    path = ods(inbox / "a.ods", line(*map(cell, LABELS)), line(bomb, more=' table:number-rows-repeated="1048576"'))
    assert found(check(root, path)) == [(None, "", "en fil som packas upp till mer än 500 MB")]


@pytest.mark.parametrize("make", [xls, lambda path, rows: ods(path, *(line(*map(cell, row)) for row in rows))])
@pytest.mark.parametrize("cut", [0.3, 0.6, 0.95])
def test_a_file_cut_short_is_told_of(root: Path, inbox: Path, make: Callable[..., Path], cut: float) -> None:
    path = make(inbox / "a.ods", [LABELS, *([AREA_ROW] * 300)])
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * cut)])
    (fault,) = check(root, path).faults
    assert fault.file == "a.ods" and fault.found in ("en skadad arbetsbok", "en fil som inte är en arbetsbok")


def test_a_locked_open_document_is_named(root: Path, inbox: Path) -> None:
    path = ods(inbox / "a.ods", line(*map(cell, LABELS)))
    rewrite(path, "META-INF/manifest.xml", lambda _: b"<manifest:encryption-data/>")
    assert found(check(root, path)) == [(None, "", "en lösenordsskyddad fil")]


def test_a_format_is_known_by_its_content(root: Path, inbox: Path) -> None:
    old = xls(inbox / "a.xls", [LABELS, AREA_ROW]).rename(inbox / "a.xlsx")
    assert check(root, old).faults == ()
