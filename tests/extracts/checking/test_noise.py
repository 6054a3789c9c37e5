"""A sum, a footnote or the headings once more is one fault, not one a column; a row that only has faults keeps them all."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.extracts.reading.test_csv_input import LABELS, cells, check, text
from tests.extracts.reading.test_workbook_input import AREA_ROW, book
from tests.extracts.sample import area

ROW = cells(area("ea", 2026, 20, 9, 2))
WIDTH = len(LABELS)


def lines(*rows: list[str]) -> list[list[str]]:
    return [LABELS, ROW, *([*row, *[""] * (WIDTH - len(row))] for row in rows)]


@pytest.mark.parametrize(
    ("row", "found"),
    [
        (["Summa", "", "", "72", "35", "12"], "en summarad (”Summa”)"),
        (["Totalt:", "", "", "72"], "en summarad (”Totalt:”)"),
        (["", "", "Delsumma stöd", "72"], "en summarad (”Delsumma stöd”)"),
        (["* preliminära uppgifter"], "en rad med bara ett värde (”* preliminära uppgifter”)"),
        (["", "", "", "", "", "", "", "se bilaga 2"], "en rad med bara ett värde (”se bilaga 2”)"),
        (LABELS, "rubrikraden en gång till (”Område”)"),
        ([label.upper() for label in LABELS], "rubrikraden en gång till (”OMRÅDE”)"),
    ],
)
def test_one_fault_a_row(root: Path, inbox: Path, row: list[str], found: str) -> None:
    (inbox / "areas.csv").write_text(text(lines(row)), encoding="utf-8")
    assert [(fault.row, fault.found) for fault in check(root, inbox / "areas.csv").faults] == [(3, found)]
    plan = check(root, book(inbox / "areas.xlsx", lines(row)))
    assert [(fault.row, fault.found) for fault in plan.faults] == [(3, found)]


def test_faults_of_other_rows_are_still_told_and_counted(root: Path, inbox: Path) -> None:
    wrong = [cells(area("xx", 2026, 20, 9, 2)), cells(area("it", 2026, 20, 9, 2) | {"coordinated": "tjugo"})]
    (inbox / "areas.csv").write_text(text(lines(["Summa"], *wrong)), encoding="utf-8")
    assert [(fault.row, fault.column) for fault in check(root, inbox / "areas.csv").faults] == [
        (3, ""),
        (4, "area"),
        (5, "coordinated"),
    ]


def test_a_row_with_many_faults_is_told_column_by_column(root: Path, inbox: Path) -> None:
    (inbox / "areas.csv").write_text(text(lines(["xx", "i år", "Namn", "tjugo"])), encoding="utf-8")
    columns = [fault.column for fault in check(root, inbox / "areas.csv").faults]
    assert columns == ["all_counties", "area", "coordinated", "section", "source", "year"]


def test_a_row_that_follows_every_rule_is_a_row(root: Path, inbox: Path) -> None:
    plan = check(root, book(inbox / "areas.xlsx", [LABELS, [*AREA_ROW[:2], "Summa", *AREA_ROW[3:]]]))
    assert plan.faults == ()
