"""Rows above the headings are never lost in silence; a title, explanations and blank rows are still fine there."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from lstdash.catalog.whole import tables
from lstdash.extracts.checking.plan import prepare
from lstdash.extracts.publishing.request import Request
from tests.extracts.reading.test_csv_input import cells, check, only_fault, text
from tests.extracts.sample import area

HEADINGS = [column.label for column in tables()["areas"].columns]


def rows(*names: str) -> list[list[str]]:
    return [cells(area(name, 2026, 20, 9, 2)) for name in names]


def sheet(inbox: Path, lines: Sequence[Sequence[str]]) -> Path:
    path = inbox / "areas.csv"
    path.write_text(text(lines), encoding="utf-8")
    return path


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_rows_sorted_together_with_their_headings(root: Path, inbox: Path, kind: str) -> None:
    lines = [*rows("ea", "it"), HEADINGS, *rows("pa", "registratur")]
    path = sheet(inbox, lines)
    if kind == "xlsx":
        from tests.extracts.reading.test_workbook_input import book

        path = book(inbox / "areas.xlsx", lines)
    fault = only_fault(root, path)
    assert fault.found == "2\u00a0rader med uppgifter ovanför rubrikraden (rad 1–2)"
    assert "rad 3" in fault.action


def test_a_block_above_whose_heading_has_another_name(root: Path, inbox: Path) -> None:
    renamed = ["Område", "År", "Namn", "Antal samordnade", *HEADINGS[4:]]
    fault = only_fault(root, sheet(inbox, [renamed, *rows("ea", "it"), [], HEADINGS, *rows("pa")]))
    assert fault.found.endswith("(rad 2–3)") and "rad 5" in fault.action


def test_new_rows_pasted_above_one_of_them_wrong(root: Path, inbox: Path) -> None:
    wrong = cells(area("ea", 2026, 20, 9, 2) | {"coordinated": "tjugo"})
    fault = only_fault(root, sheet(inbox, [["Samordning per område"], wrong, [""], *rows("it"), HEADINGS, *rows("pa")]))
    assert fault.found.endswith("(rad 2 och 4)") and fault.row == 2


def test_every_table_misses_its_rows_above_the_headings(root: Path, source: Path, inbox: Path) -> None:
    missed = []
    for path in sorted(source.glob("*.csv")):
        headings, *data = path.read_text(encoding="utf-8").splitlines()
        if data and "\n" not in "".join(data):
            (inbox / path.name).write_text("\n".join([*data, headings]) + "\n", encoding="utf-8")
            plan = check(root, inbox / path.name)
            missed += [path.name] if not any("ovanför rubrikraden" in fault.found for fault in plan.faults) else []
    assert missed == []


@pytest.mark.parametrize(
    "above",
    [
        [],
        [["Samordning per område"]],
        [["Samordning per område"], [], ["Enkäten 2026"]],
        [["2026"]],
        [["sep=;"]],
        [[f"{column.label} fylls i så här: ett värde per rad." for column in tables()["areas"].columns]],
    ],
)
def test_titles_and_explanations_are_fine(root: Path, inbox: Path, above: list[list[str]]) -> None:
    path = sheet(inbox, [*above, HEADINGS, *rows("ea")])
    path.write_text(path.read_text(encoding="utf-8").replace('"sep=;"', "sep=;"), encoding="utf-8")
    with prepare(Request((path,)), root) as plan:
        assert (plan.faults, plan.notices) == ((), ())


def test_other_things_above_are_named(root: Path, inbox: Path) -> None:
    plan = check(root, sheet(inbox, [["Länsstyrelse", "Skåne"], ["Version", "3"], HEADINGS, *rows("ea")]))
    assert plan.faults == ()
    assert [str(one) for one in plan.notices] == ["areas.csv, rad 1: Det som står ovanför rubrikraden läses inte (rad 1–2)."]


def test_what_is_neither_data_nor_text_is_named_beside_the_fault(root: Path, inbox: Path) -> None:
    plan = check(root, sheet(inbox, [*rows("ea"), ["–", "–"], HEADINGS, *rows("pa")]))
    assert [fault.row for fault in plan.faults] == [1]
    assert [notice.row for notice in plan.notices] == [2] and "(rad 2)" in plan.notices[0].text
