"""What would only undo another's figures is a warning of its own, whoever hands in an older template."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from lstdash.catalog.whole import tables
from lstdash.extracts.checking.backwards import WouldGoBack
from lstdash.extracts.checking.changes import RowChange
from lstdash.extracts.checking.plan import Plan, prepare
from lstdash.extracts.publishing.publish import publish
from lstdash.extracts.publishing.request import Request
from lstdash.extracts.publishing.upkeep import clean
from lstdash.extracts.template import HEAD_ROW, write_template
from lstdash.published import versions
from tests.extracts.reading.test_csv_input import published
from tests.extracts.sample import area, write_csv

EA, IT = HEAD_ROW + 2, HEAD_ROW + 3  # rows of the sheet of areas


def template(root: Path, path: Path, change: Callable[[Any], None]) -> Path:
    """A template made from the current version, then edited."""
    write_template(path, tables(), root / versions.current_version(root), with_data=True)
    book = openpyxl.load_workbook(path)
    change(book["Samordning per område"])
    book.save(path)
    return path


def set_it(sheet: Any) -> None:
    """What B does: one figure of one row."""
    sheet.cell(IT, 4).value = 25


def check(root: Path, path: Path) -> Plan:
    with prepare(Request((path,)), root) as plan:
        return plan


def a_publishes(root: Path, inbox: Path, coordinated: int = 19) -> None:
    publish(write_csv(inbox / "areas.csv", [area("ea", 2005, coordinated, 6, 1)]), root=root, supplement=True)


def test_a_row_that_goes_back_is_told_with_both_values(root: Path, inbox: Path) -> None:
    first = versions.current_version(root)
    path = template(root, inbox / "b.xlsx", set_it)
    a_publishes(root, inbox)
    (back,) = check(root, path).backwards
    assert (back.table, back.file, back.version, back.count) == ("areas", "b.xlsx", first, 1)
    assert back.rows == (RowChange("ändrad", "ea, 2005", (("Samordnade", "19", "16"),)),)


def test_only_the_values_left_alone_count(root: Path, inbox: Path) -> None:
    def both(sheet: Any) -> None:
        sheet.cell(EA, 5).value = 7  # of the row that A changes elsewhere

    path = template(root, inbox / "b.xlsx", both)
    a_publishes(root, inbox)
    (back,) = check(root, path).backwards
    assert back.rows == (RowChange("ändrad", "ea, 2005", (("Samordnade", "19", "16"),)),)


def test_it_stops_a_publish_until_it_is_asked_for(root: Path, inbox: Path) -> None:
    path = template(root, inbox / "b.xlsx", set_it)
    a_publishes(root, inbox)
    before = versions.current_version(root)
    with pytest.raises(WouldGoBack, match="--tillbaka"):
        publish(path, root=root)
    assert versions.current_version(root) == before
    publish(path, root=root, backwards=True)
    assert published(root, "areas", "area, coordinated") == [("ea", 16), ("it", 25)]


def test_a_row_that_comes_back(root: Path, inbox: Path) -> None:
    path = template(root, inbox / "b.xlsx", lambda sheet: None)
    publish(write_csv(inbox / "areas.csv", [area("ea", 2005, 16, 6, 1)]), root=root, replace=["areas:2005"])
    assert [one.rows for one in check(root, path).backwards] == [(RowChange("tillagd", "it, 2005"),)]


@pytest.mark.parametrize("coordinated", [16, 25])
def test_what_does_not_go_back_says_nothing(root: Path, inbox: Path, coordinated: int) -> None:
    """Nobody has changed the row since, or B changed the very value that A changed."""

    def change(sheet: Any) -> None:
        sheet.cell(EA, 4).value = coordinated if coordinated != 16 else 30

    path = template(root, inbox / "b.xlsx", change)
    if coordinated != 16:
        a_publishes(root, inbox)
    assert check(root, path).backwards == ()


def test_the_sheet_saved_as_csv_knows_its_version_too(root: Path, inbox: Path) -> None:
    path = template(root, inbox / "b.xlsx", set_it)
    rows = [[cell.value for cell in row] for row in openpyxl.load_workbook(path)["Samordning per område"].iter_rows()]
    write = inbox / "Samordning per område.csv"
    import csv

    with write.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows(rows)
    a_publishes(root, inbox)
    assert [one.count for one in check(root, write).backwards] == [1]


def test_a_template_whose_version_is_gone_is_told(root: Path, inbox: Path) -> None:
    path = template(root, inbox / "b.xlsx", set_it)
    a_publishes(root, inbox)
    clean(1, (), root)
    plan = check(root, path)
    assert plan.backwards == () and any("finns inte kvar" in one.text for one in plan.notices)
