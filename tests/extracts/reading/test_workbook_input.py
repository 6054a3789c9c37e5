"""Excel as it comes: formulas, merges, hidden sheets, percent formats, escaped characters."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest
import xlsxwriter

from lstdash.catalog.whole import tables
from lstdash.extracts.checking.plan import Plan, prepare
from lstdash.extracts.publishing.publish import publish
from lstdash.extracts.publishing.request import Request
from lstdash.extracts.reading.books import cells
from lstdash.extracts.reading.sheets import NUMBER_CELL
from lstdash.published.versions import current_version
from tests.extracts.sample import area, assumption

AREAS = [column.name for column in tables()["areas"].columns]
LABELS = [column.label for column in tables()["areas"].columns]
AREA_ROW = [area("ea", 2026, 20, 9, 2)[name] for name in AREAS]


def check(root: Path, *paths: Path) -> Plan:
    with prepare(Request(paths), root) as plan:
        return plan


def found(plan: Plan) -> list[tuple[int | None, str, str]]:
    return [(fault.row, fault.column, fault.found) for fault in plan.faults]


def published(root: Path, table: str, columns: str) -> list[tuple[object, ...]]:
    with duckdb.connect() as con:
        return con.execute(f"select {columns} from '{root / current_version(root) / table}.parquet' order by all").fetchall()


def book(
    path: Path,
    rows: Sequence[Sequence[Any]],
    sheet: str = "Samordning per område",
    change: Callable[[Any, Any], None] | None = None,
) -> Path:
    """Write a workbook of one sheet; `change` may then do anything to it."""
    workbook = xlsxwriter.Workbook(path)
    worksheet = workbook.add_worksheet(sheet)
    for number, row in enumerate(rows):
        worksheet.write_row(number, 0, row)
    if change:
        change(workbook, worksheet)
    workbook.close()
    return path


def rewrite(path: Path, part: str, change: Callable[[bytes], bytes]) -> Path:
    """Change one part of a workbook, as other programs would write it."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[part] = change(parts[part])
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


@pytest.mark.parametrize("headings", [AREAS, LABELS])
@pytest.mark.parametrize("sheet", ["Samordning per område", "areas", "Samordning per område 2026", "Blad1"])
def test_headings_and_sheet_names(root: Path, inbox: Path, headings: list[str], sheet: str) -> None:
    publish(book(inbox / "Från Örebro.xlsx", [headings, AREA_ROW], sheet), root=root)
    assert published(root, "areas", "year, area, coordinated")[-1] == (2026, "ea", 20)


def test_cells_of_every_kind(root: Path, inbox: Path) -> None:
    columns = [column.name for column in tables()["assumptions"].columns]
    row = assumption("saving_share", 0.42, 0.1 + 0.2, 0.5)

    def change(workbook: Any, sheet: Any) -> None:
        percent, day = workbook.add_format({"num_format": "0 %"}), workbook.add_format({"num_format": "yyyy-mm-dd"})
        sheet.write_number(1, columns.index("value"), 0.42, percent)
        sheet.write_datetime(1, columns.index("next_review"), datetime(2007, 6, 30), day)
        sheet.write_formula(1, columns.index("high"), "=0.25*2", None, 0.5)
        sheet.write_number(1, columns.index("section"), 4.1)

    book(inbox / "a.xlsx", [columns, [row.get(name, "") for name in columns]], "Antaganden", change)
    publish(inbox / "a.xlsx", root=root, supplement=True)
    assert published(root, "assumptions", "assumption, value, low, high, next_review::varchar, section")[1] == (
        "saving_share", 0.42, 0.3, 0.5, "2007-06-30", "4.1",
    )  # fmt: skip


def test_formulas_count_as_their_saved_value(root: Path, inbox: Path) -> None:
    def change(workbook: Any, sheet: Any) -> None:
        sheet.write_formula(1, 3, "=10*2", None, 20)
        sheet.write_formula(2, 3, "=1/0", None, "#DIV/0!")
        sheet.write_formula(3, 3, "=A1")

    rows = [LABELS, AREA_ROW, ["it", *AREA_ROW[1:]], ["pa", *AREA_ROW[1:]]]
    path = book(inbox / "a.xlsx", rows, change=change)
    rewrite(path, "xl/worksheets/sheet1.xml", lambda xml: xml.replace(b"<f>A1</f><v>0</v>", b"<f>A1</f>"))
    assert found(check(root, path)) == [
        (3, "coordinated", "#DIV/0!"),
        (4, "D", "en formel utan sparat värde"),
        (4, "coordinated", ""),
    ]


def test_a_formula_that_gives_an_empty_text_is_blank(root: Path, inbox: Path) -> None:
    path = book(inbox / "a.xlsx", [LABELS, AREA_ROW], change=lambda _, sheet: sheet.write_formula(1, 5, '=""', None, ""))
    rewrite(path, "xl/worksheets/sheet1.xml", lambda xml: xml.replace(b'<c r="F2"><f>""</f>', b'<c r="F2" t="str"><f>""</f>'))
    publish(path, root=root)
    assert published(root, "areas", "year, concentrated")[-1] == (2026, None)


def test_merged_cells(root: Path, inbox: Path) -> None:
    def change(workbook: Any, sheet: Any) -> None:
        sheet.merge_range("B2:B3", 2026)
        sheet.merge_range("D2:D3", 20)
        sheet.merge_range("E4:F4", 3)

    rows = [LABELS, AREA_ROW, ["it", "", AREA_ROW[2], "", *AREA_ROW[4:]], ["pa", *AREA_ROW[1:4], "", "", *AREA_ROW[6:]]]
    plan = check(root, book(inbox / "a.xlsx", rows, change=change))
    assert found(plan) == [(2, "D", "sammanslagna celler D2:D3"), (3, "coordinated", ""), (4, "E", "sammanslagna celler E4:F4")]
    assert [notice.text for notice in plan.notices] == ["Cellerna B2:B3 är sammanslagna: ”2026” gäller varje rad."]


def test_hidden_sheets_are_named_and_left_out(root: Path, inbox: Path) -> None:
    def change(workbook: Any, sheet: Any) -> None:
        hidden = workbook.add_worksheet("Deltagande")
        hidden.write_row(0, 0, ["skräp"])
        hidden.hide()
        workbook.add_worksheet("Blad2")

    plan = check(root, book(inbox / "a.xlsx", [LABELS, AREA_ROW], change=change))
    assert plan.faults == () and set(plan.origins) == {"areas"}
    assert [(notice.sheet, notice.text.split(".")[0]) for notice in plan.notices] == [
        ("Deltagande", "Bladet är dolt och läses inte"),
        ("Blad2", "Bladet är tomt och ändrar inget"),
    ]


def test_an_unknown_sheet_is_a_fault_and_the_others_are_still_checked(root: Path, inbox: Path) -> None:
    def change(workbook: Any, sheet: Any) -> None:
        workbook.add_worksheet("Beräkningar").write_row(0, 0, ["a", "b"])

    plan = check(root, book(inbox / "a.xlsx", [LABELS, ["xx", *AREA_ROW[1:]]], change=change))
    assert {(fault.sheet, fault.found) for fault in plan.faults} == {
        ("Beräkningar", "en okänd tabell (Beräkningar) med rubrikerna a, b"),
        ("Samordning per område", "xx"),
    }


def test_values_outside_the_headings_are_not_lost_in_silence(root: Path, inbox: Path) -> None:
    plan = check(root, book(inbox / "a.xlsx", [LABELS, [*AREA_ROW, "", "utanför"], [*AREA_ROW, "", "igen"]]))
    assert (2, "J", "värden i en kolumn utan rubrik") in found(plan)
    assert sum("utan rubrik" in fault.found for fault in plan.faults) == 1


def test_wrong_dimensions_lose_no_rows(root: Path, inbox: Path) -> None:
    path = book(inbox / "a.xlsx", [LABELS, AREA_ROW, ["it", *AREA_ROW[1:]]])
    rewrite(path, "xl/worksheets/sheet1.xml", lambda xml: xml.replace(b'ref="A1:H3"', b'ref="A1"'))
    publish(path, root=root)
    assert len(published(root, "areas", "area")) == 4


def test_text_that_looks_like_a_formula_stays_text(root: Path, inbox: Path) -> None:
    row = list(AREA_ROW)
    row[2] = "=CMD|' /C calc'!A0"
    path = book(
        inbox / "a.xlsx", [LABELS], change=lambda _, sheet: [sheet.write_string(1, at, str(v)) for at, v in enumerate(row)]
    )
    publish(path, root=root)
    assert published(root, "areas", "year, name")[-1] == (2026, row[2])


@pytest.mark.parametrize(
    ("form", "wanted"),
    [('0" %"', 42), ("0\\%", 42), ('"%"0', 42), ("[Red]0", 42), ("0%", 4200), ("0.0 %", 4200), ('0%" av alla"', 4200)],
)
def test_a_percent_sign_shown_as_text_changes_no_number(form: str, wanted: int) -> None:
    assert cells.number(42, cells.kind_of(form)) == NUMBER_CELL + (f"{wanted}%" if wanted == 4200 else "42")


def test_a_number_with_a_percent_sign_for_decoration(root: Path, inbox: Path) -> None:
    columns = [column.name for column in tables()["areas"].columns]

    def change(workbook: Any, sheet: Any) -> None:
        sheet.write_number(1, columns.index("coordinated"), 42, workbook.add_format({"num_format": '0" %"'}))

    publish(book(inbox / "a.xlsx", [AREAS, AREA_ROW], change=change), root=root)
    assert (2026, 42) in published(root, "areas", "year, coordinated")


def test_escaped_characters_of_a_workbook(root: Path, inbox: Path) -> None:
    rows = [[*AREA_ROW[:2], name, *AREA_ROW[3:]] for name in ("två_x000D_\nrader", "_x0007_signal")]
    path = book(inbox / "a.xlsx", [AREAS, rows[0]])
    path = rewrite(path, "xl/sharedStrings.xml", lambda part: part.replace(b"_x005F_x000D_", b"_x000D_"))
    publish(path, root=root)
    assert (2026, "två rader") in published(root, "areas", "year, name")
    path = book(inbox / "b.xlsx", [AREAS, rows[1]])
    path = rewrite(path, "xl/sharedStrings.xml", lambda part: part.replace(b"_x005F_x0007_", b"_x0007_"))
    assert found(check(root, path)) == [(2, "name", "\\u0007signal")]


@pytest.mark.parametrize(("part", "words"), [("row", "rader (2)"), ("column", "kolumner (C)")])
def test_hidden_rows_and_columns_are_read_and_told_of(root: Path, inbox: Path, part: str, words: str) -> None:
    def change(_: Any, sheet: Any) -> None:
        if part == "row":
            sheet.set_row(1, None, None, {"hidden": True})
        else:
            sheet.set_column(2, 2, None, None, {"hidden": True})

    path = book(inbox / "a.xlsx", [AREAS, AREA_ROW], change=change)
    plan = check(root, path)
    assert [one.text for one in plan.notices] == [f"Dolda {words} läses som de andra."]
    publish(path, root=root)
    assert (2026, "ea") in published(root, "areas", "year, area")
