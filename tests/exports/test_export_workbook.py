"""The workbook, read back with another library than the one that wrote it."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import datetime

from openpyxl import Workbook, load_workbook

from lstdash.evidence.citations import Source
from lstdash.exhibits import Sheet
from lstdash.exports.content import Export
from lstdash.exports.workbook import to_xlsx
from tests.lib.exhibited import changed


def _book(export: Export) -> Workbook:
    return load_workbook(io.BytesIO(to_xlsx(export)))


def test_data_assumptions_sources_contradictions_and_stamp_each_have_a_sheet(export: Export) -> None:
    assert _book(export).sheetnames == ["Data", "Antaganden", "Källor", "Motsägelser", "Om uttaget"]
    bare = changed(export, assumptions=None, conflicts=())
    assert _book(bare).sheetnames == ["Data", "Källor", "Om uttaget"]


def test_numbers_are_numbers_with_swedish_formats_and_text_stays_text(export: Export) -> None:
    page = _book(export)["Data"]
    assert [cell.value for cell in page[1]] == list(export.exhibit.table.columns)
    name, year, money, mean, share, day, complete = page[2]
    assert (name.value, year.value, money.value, mean.value, share.value) == ("Åre & Öland <b>", 2005, 1234567, 3.5, 0.425)
    assert [cell.data_type for cell in (name, year, money, mean, share)] == ["s", "n", "n", "n", "n"]
    assert [cell.number_format for cell in (year, money, mean, share)] == [
        "[$-41D]0",
        "[$-41D]#,##0",
        "[$-41D]#,##0.00",
        "[$-41D]0.0 %",
    ]
    assert day.value == datetime(2006, 1, 2) and day.is_date and day.number_format == "yyyy-mm-dd"
    assert complete.value == "ja"
    assert [cell.value for cell in page[3]][3:] == [None, 1, None, "nej"]


def test_no_name_becomes_a_formula_or_a_link(export: Export) -> None:
    data = to_xlsx(changed(export, sources=(Source("=1+1", "https://example.invalid"), Source("", "external:x.xlsx"))))
    book = load_workbook(io.BytesIO(data))
    cells = [cell for page in book.worksheets for row in page.iter_rows() for cell in row]
    assert not [cell.coordinate for cell in cells if cell.data_type == "f" or cell.hyperlink]
    assert book["Data"]["A4"].value == export.exhibit.table.rows[2][0]  # the text itself, unchanged
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        assert not [name for name in parts.namelist() if name.endswith(".xml") and b"<f>" in parts.read(name)]


def test_the_stamp_and_the_conclusion_stand_on_their_own_sheet(export: Export) -> None:
    rows = {row[0].value: row[1].value for row in _book(export)["Om uttaget"].iter_rows(min_row=2)}
    assert rows["Slutsats"] == export.exhibit.says and rows["Dataversion"] == export.stamp.data_version
    assert rows["Område"] == "Ekonomi" and rows["Uttaget"] == "21 november 2006 kl. 14.05"
    assert rows["Länk"] == export.stamp.link and rows["Rader i data"] == "3"


def test_the_header_is_frozen_filtered_printed_on_each_page_and_columns_fit(export: Export) -> None:
    page = _book(export)["Data"]
    assert page.freeze_panes == "A2" and page.auto_filter.ref == "A1:G4"
    assert page.print_title_rows == "$1:$1" and page.page_setup.orientation == "landscape"
    assert page.column_dimensions["A"].width > page.column_dimensions["B"].width >= 9
    assert "Dataversion: 20261121T040452-c73af9d9" in page.oddFooter.left.text


def test_long_texts_wrap_in_a_row_high_enough(export: Export) -> None:
    page = _book(changed(export, sources=(Source("", "ord " * 60),)))["Källor"]
    assert page["A2"].alignment.wrap_text and page.column_dimensions["A"].width <= 61
    assert page.row_dimensions[2].height == 4 * 15


def test_an_empty_table_and_control_characters_make_a_readable_file(export: Export) -> None:
    odd = "Åre & \x00\x07 <b>"
    stamp = replace(export.stamp, page_title=odd, choices=((odd, odd),))
    book = _book(replace(changed(export, table=Sheet("Tom", (odd,), ()), title=odd, says=odd), stamp=stamp))
    assert book["Data"].max_row == 1 and book["Data"]["A1"].value == "Åre &  <b>" == book.properties.title
