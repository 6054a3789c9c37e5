"""The analyst's workbook: everything the catalogue knows, empty or filled, and back again without a change."""

from __future__ import annotations

from pathlib import Path

import duckdb
import openpyxl
import pytest

from lstdash.catalog.whole import tables
from lstdash.errors import DataError
from lstdash.extracts import template
from lstdash.extracts.checking.plan import Plan, prepare
from lstdash.extracts.publishing.publish import publish
from lstdash.extracts.publishing.request import Request
from lstdash.extracts.reading.headings import sheet_name
from lstdash.extracts.template import HEAD_ROW, write_template
from lstdash.published import versions
from tests.extracts.sample import sample_rows, write_csv


def make(root: Path, path: Path, **options: bool) -> Path:
    write_template(path, tables(), root / versions.current_version(root), **options)
    return path


def check(root: Path, path: Path) -> Plan:
    with prepare(Request((path,)), root) as plan:
        return plan


def test_one_sheet_a_table_with_label_technical_name_explanation_and_unit(root: Path, inbox: Path) -> None:
    book = openpyxl.load_workbook(make(root, inbox / "mall.xlsx"))
    assert book.sheetnames == ["Läs mig", *(sheet_name(table) for table in tables().values()), "Listor"]
    assert book["Listor"].sheet_state == "hidden"
    for table in tables().values():
        sheet = book[sheet_name(table)]
        assert f"[{table.name}]" in sheet["A1"].value
        head = [cell.value for cell in sheet[HEAD_ROW + 1]]
        assert head == [f"{column.label}\n{column.name}" for column in table.columns]
        assert all(sheet.cell(2, position).value for position in range(1, len(head) + 1))
        assert sheet.max_row == HEAD_ROW + 1  # empty, without examples
    year = book[sheet_name(tables()["areas"])]["B2"].value
    assert year == "Det år uppgiften avser. Ett heltal från 1990 till 2100. Del av nyckeln."
    staff = tables()["county_staff"]
    value = book[sheet_name(staff)].cell(2, 1 + staff.columns.index(staff.column("value"))).value
    assert "Enhet: personer eller årsarbetskrafter." in value and "minst 0" in value


def test_every_coded_column_has_its_list(root: Path, inbox: Path) -> None:
    book = openpyxl.load_workbook(make(root, inbox / "mall.xlsx"))
    lists = book["Listor"]
    for table in tables().values():
        rules = {
            min(one.min_col for one in rule.sqref.ranges): rule
            for rule in book[sheet_name(table)].data_validations.dataValidation
        }
        for position, column in enumerate(table.columns, 1):
            if column.values or column.kind == "bool" or column.references:
                assert rules[position].type == "list", f"{table.name}.{column.name}"
                cells = lists[rules[position].formula1.removeprefix("Listor!").replace("$", "")]
                listed = [row[0].value for row in (cells if isinstance(cells, tuple) else ((cells,),))]
                assert list(column.values) == listed or not column.values
                assert (rules[position].errorStyle or "stop") == ("stop" if column.values else "warning")
            if column.takes_all:
                assert listed[0] == "samtliga" and len(listed) == 22


def test_an_empty_template_is_right_and_changes_nothing(root: Path, inbox: Path) -> None:
    plan = check(root, make(root, inbox / "mall.xlsx"))
    assert (plan.faults, plan.origins, any(plan.changes)) == ((), {}, False)
    assert len(plan.unfilled) == len(tables())


def test_a_filled_template_comes_back_without_a_change(root: Path, inbox: Path) -> None:
    plan = check(root, make(root, inbox / "mall.xlsx", with_data=True))
    assert plan.faults == () and plan.notices == () and not any(plan.changes)
    assert set(plan.origins) == {name for name, rows in sample_rows().items() if rows}


def test_a_version_made_with_another_column_fills_the_columns_of_today(root: Path, inbox: Path) -> None:
    path = root / versions.current_version(root) / "areas.parquet"
    rest = "select * exclude (concentrated) from"
    duckdb.sql(f"copy (select 7 as ended, source, * exclude (source) from ({rest} '{path}')) to '{path}.new' (format parquet)")
    path.with_name("areas.parquet.new").replace(path)
    sheet = openpyxl.load_workbook(make(root, inbox / "mall.xlsx", with_data=True))["Samordning per område"]
    names = [cell.value.partition("\n")[2] for cell in sheet[HEAD_ROW + 1]]
    row = dict(zip(names, (cell.value for cell in sheet[HEAD_ROW + 2]), strict=True))
    assert row["concentrated"] is None and row["source"] == "rapport" and isinstance(row["coordinated"], int)


def test_a_new_year_is_an_edit(root: Path, inbox: Path) -> None:
    path = make(root, inbox / "mall.xlsx", with_data=True)
    book = openpyxl.load_workbook(path)
    sheet = book["Samordning per område"]
    for row in (HEAD_ROW + 2, HEAD_ROW + 3):
        sheet.cell(row, 2).value = 2026
        sheet.cell(row, 4).value += 5
    book.save(path)
    plan = check(root, path)
    assert [(change.table, change.part, change.added) for change in plan.changes if change] == [("areas", "2026", 2)]
    assert publish(path, root=root).tables["areas"].rows == 4


def test_a_name_that_looks_like_a_formula_stays_a_name(root: Path, inbox: Path) -> None:
    rows = sample_rows()["money"]
    publish(write_csv(inbox / "money.csv", [rows[0] | {"name": "=HYPERLINK(1)", "note": "{=1+1}"}]), root=root)
    sheet = openpyxl.load_workbook(make(root, inbox / "mall.xlsx", with_data=True))["Belopp och andelar"]
    cells = [sheet.cell(HEAD_ROW + 2, position) for position in (2, 9)]
    assert [(cell.value, cell.data_type) for cell in cells] == [("=HYPERLINK(1)", "s"), ("{=1+1}", "s")] or [
        cell.value for cell in cells
    ] == ["=HYPERLINK(1)", "{=1+1}"]
    assert not any(change for change in check(root, inbox / "mall.xlsx").changes)


def test_nothing_is_overwritten_unasked(root: Path, inbox: Path) -> None:
    path = make(root, inbox / "mall.xlsx")
    before = path.read_bytes()
    with pytest.raises(DataError, match="skriv-over"):
        make(root, path)
    assert path.read_bytes() == before
    make(root, path, with_data=True, overwrite=True)
    assert path.read_bytes() != before
    assert [one.name for one in inbox.iterdir()] == ["mall.xlsx"]


def test_a_place_where_nothing_can_be_written(root: Path, inbox: Path) -> None:
    with pytest.raises(DataError, match="kunde inte skrivas"):
        make(root, inbox / "finns inte" / "mall.xlsx")
    with pytest.raises(DataError, match=".xlsx"):
        make(root, inbox / "mall.csv")


def test_without_anything_published_the_template_is_still_made(inbox: Path) -> None:
    assert write_template(inbox / "mall.xlsx", tables()) == []
    assert openpyxl.load_workbook(inbox / "mall.xlsx")["Deltagande"].max_row == HEAD_ROW + 1


def test_rows_that_excel_has_no_room_for_are_pointed_to(root: Path, inbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(template, "MOST_ROWS", 2)
    left_out = write_template(inbox / "m.xlsx", tables(), root / versions.current_version(root), with_data=True)
    assert any("Deltagande ryms inte i ett blad" in text and "participations.csv" in text for text in left_out)
