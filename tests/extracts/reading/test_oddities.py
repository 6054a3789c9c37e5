"""What a spreadsheet program put in place of what was typed is a fault or a notice, in CSV as in a workbook."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from lstdash.catalog.whole import tables
from lstdash.extracts.publishing.publish import publish
from lstdash.extracts.reading import oddities
from lstdash.extracts.reading.sheets import NUMBER_CELL
from tests.extracts.reading.test_csv_input import LABELS, cells, check, only_fault, published, text
from tests.extracts.reading.test_workbook_input import AREA_ROW, book
from tests.extracts.sample import Row, area, assumption, sample_rows, write_csv

ERRORS = [
    "#REFERENS!",
    "#SAKNAS!",
    "#DIVISION/0!",
    "#VÄRDEFEL!",
    "#NAMN?",
    "#OGILTIGT!",
    "#N/A",
    "#REF!",
    "#DIV/0!",
    "########",
    "Err:502",
]


@pytest.mark.parametrize("error", ERRORS)
@pytest.mark.parametrize("column", ["name", "coordinated", "area", "source", "section"])
def test_an_error_value_is_the_same_fault_in_every_column(root: Path, inbox: Path, error: str, column: str) -> None:
    fault = only_fault(root, write_csv(inbox / "areas.csv", [area("ea", 2026, 20, 9, 2) | {column: error}]))
    assert (fault.row, fault.column, fault.found, fault.expected) == (2, column, error, "ett värde utan formelfel")
    assert fault.advice == "Rätta formeln i cellen."


@pytest.mark.parametrize("text", ["#1", "# rubrik", "#", "##", "SAKNAS!", "C#", "Err: 5"])
def test_other_text_with_such_signs_is_text(text: str) -> None:
    assert not oddities.is_error(text)


@pytest.mark.parametrize("written", ["02-feb", "2-okt", "okt-24", "feb-02", "5-MAJ"])
def test_a_section_that_became_a_date(root: Path, inbox: Path, written: str) -> None:
    row = area("ea", 2026, 20, 9, 2)
    fault = only_fault(root, write_csv(inbox / "areas.csv", [row | {"section": written}]))
    assert (fault.column, fault.found) == ("section", written) and "datum" in fault.expected
    plan = check(root, write_csv(inbox / "areas.csv", [row | {"name": written}]))
    assert plan.faults == () and [(one.row, one.column) for one in plan.notices] == [(2, "Namn")]


def test_date_and_number_cells_in_columns_of_text(root: Path, inbox: Path) -> None:
    def change(workbook: Any, sheet: Any) -> None:
        day = workbook.add_format({"num_format": "d mmm"})
        sheet.write_datetime(1, 7, datetime(2006, 2, 2), day)
        sheet.write_number(2, 7, 5.1)
        sheet.write_number(3, 7, 5)
        sheet.write_number(4, 7, 4.3)

    rows = [LABELS, *([name, *AREA_ROW[1:]] for name in ("ea", "it", "pa", "info"))]
    plan = check(root, book(inbox / "a.xlsx", rows, change=change))
    assert [(fault.row, fault.column, fault.found) for fault in plan.faults] == [(2, "section", "2006-02-02")]
    assert [(one.row, one.column) for one in plan.notices] == [(3, "Avsnitt")]
    assert "(5.1)" in plan.notices[0].text and "1\u00a0värde till" in plan.notices[0].text


def test_what_to_say_of_a_cell() -> None:
    assert oddities.remark(NUMBER_CELL + "5") == ""
    assert "5.1" in oddities.remark(NUMBER_CELL + "5.1")
    assert oddities.remark("2.2") == oddities.remark("Kommunfeb-02") == ""


@pytest.mark.parametrize("written", ["\x01", "a\x9fb", "x\ufffe", "\ue123"])
def test_what_cannot_be_shown_is_refused(root: Path, inbox: Path, written: str) -> None:
    fault = only_fault(root, write_csv(inbox / "areas.csv", [area("ea", 2026, 20, 9, 2) | {"name": f"Namn{written}"}]))
    assert fault.column == "name" and fault.expected == "tecken som går att visa"


def whole_rows(name: str) -> list[Row]:
    """The sample's rows of a table, with every column it has."""
    return [{column.name: row.get(column.name) for column in tables()[name].columns} for row in sample_rows()[name]]


@pytest.mark.parametrize("written", ["1", '="01"', "01", " 1 "])
def test_a_code_of_figures_gets_its_zeros_back(root: Path, inbox: Path, written: str) -> None:
    rows = whole_rows("counties")
    rows[0]["scb_code"] = written
    (inbox / "counties.csv").write_text(
        text([list(rows[0]), *([str(value or "") for value in row.values()] for row in rows)]), encoding="utf-8"
    )
    publish(inbox / "counties.csv", root=root)
    assert ("AB", "01") in published(root, "counties", "county, scb_code")


def test_a_code_of_figures_from_a_number_cell(root: Path, inbox: Path) -> None:
    rows = whole_rows("counties")
    lines: list[list[Any]] = [list(rows[0]), *(list(row.values()) for row in rows)]
    at = lines[0].index("scb_code")
    for line in lines[1:]:
        line[at] = int(line[at])
    publish(book(inbox / "a.xlsx", lines, "Länsstyrelser"), root=root)
    assert [code for (code,) in published(root, "counties", "scb_code")] == [f"{number:02}" for number in range(1, 22)]


@pytest.mark.parametrize("written", ["AB", "001", "1.0", "1a"])
def test_another_code_is_a_fault(root: Path, inbox: Path, written: str) -> None:
    rows = whole_rows("counties")
    rows[0]["scb_code"] = written
    fault = only_fault(root, write_csv(inbox / "counties.csv", rows))
    assert (fault.row, fault.column, fault.expected) == (2, "scb_code", "2 siffror, till exempel 01")


def test_a_number_cell_with_three_decimals_is_no_question(root: Path, inbox: Path) -> None:
    row = whole_rows("assumptions")[0] | assumption("saving_share", 1.234, 0.125, 2.5)
    columns = list(row)
    publish(book(inbox / "a.xlsx", [columns, list(row.values())], "Antaganden"), root=root, supplement=True)
    assert ("saving_share", 1.234, 0.125) in published(root, "assumptions", "assumption, value, low")


def test_the_same_number_as_text_is_a_question(root: Path, inbox: Path) -> None:
    row = cells(area("ea", 2026, 20, 9, 2) | {"coordinated": "1.200"})
    (inbox / "areas.csv").write_text(text([LABELS, row]), encoding="utf-8")
    fault = only_fault(root, inbox / "areas.csv")
    assert fault.advice == "Menade du ”1200”? Skriv värdet på det väntade sättet."
