"""Headings and sheet names as people write them find their column and table, and a renamed one is recognised as such."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstdash.catalog.shape import Column, Table
from lstdash.catalog.whole import tables
from lstdash.extracts.reading.headings import best_row, find_table, find_table_by_headings, headings, near_table, sheet_name
from lstdash.extracts.reading.values import fold

DECLARED = tables()
TABLES = st.sampled_from(list(DECLARED.values()))
PADDING = st.sampled_from(["", " ", "\u00a0", "  ", "\n"])
FORMS = {
    "technical": lambda column: column.name,
    "label": lambda column: column.label,
    "template": lambda column: f"{column.label}\n{column.name}",
    "brackets": lambda column: f"{column.label} ({column.name})",
    "square": lambda column: f"{column.label} [{column.name}]",
}


@given(TABLES, st.sampled_from(sorted(FORMS)), st.randoms(use_true_random=False), PADDING, st.booleans())
def test_every_way_to_write_the_headings_finds_every_column(
    table: Table, form: str, random: object, padding: str, upper: bool
) -> None:
    columns = list(table.columns)
    random.shuffle(columns)  # type: ignore[attr-defined]
    row = [padding + (text.upper() if upper else text) + padding for text in map(FORMS[form], columns)]
    assert [heading.column for heading in headings(row, table)] == columns


@given(TABLES, st.lists(st.lists(st.text(max_size=8), max_size=6), max_size=5))
def test_the_heading_row_is_found_below_other_rows(table: Table, above: list[list[str]]) -> None:
    names = {fold(form) for column in table.columns for form in (column.name, column.label)}
    above = [[cell for cell in row if fold(cell) not in names] for row in above]
    head = [*above, [column.name for column in table.columns], ["x"] * len(table.columns)]
    assert best_row(head, table) == (len(above), len(table.columns))


@given(TABLES, st.data())
def test_one_wrong_letter_is_recognised_and_never_accepted(table: Table, data: st.DataObject) -> None:
    column: Column = data.draw(st.sampled_from([column for column in table.columns if len(fold(column.label)) > 6]))
    at = data.draw(st.integers(0, len(column.label) - 1))
    wrong = column.label[:at] + column.label[at + 1 :]
    row = [wrong if one is column else one.label for one in table.columns]
    heading = headings(row, table)[table.columns.index(column)]
    if fold(wrong) == fold(column.label):
        assert heading.column is column
    else:
        # another figure is another thing, and olämplig is not lämplig
        is_decisive = column.label[at].isdigit() or (at == 0 and fold(column.label)[0] == "o")
        assert heading.column is None and heading.near is (None if is_decisive else column)


def test_an_unknown_and_an_ignored_column() -> None:
    table = DECLARED["areas"]
    found = headings(["Område", "Kommentar", "Vattenstånd", ""], table)
    assert found[1].is_ignored and not found[2].is_ignored
    assert (found[2].column, found[2].near, found[3].text) == (None, None, "")


def test_labels_and_names_are_unique_in_every_table() -> None:
    for table in DECLARED.values():
        assert len({fold(column.label) for column in table.columns}) == len(table.columns), table.name
    assert len({fold(sheet_name(table)) for table in DECLARED.values()}) == len(DECLARED)
    assert all(not set("[]:*?/\\'") & set(sheet_name(table)) for table in DECLARED.values())


@given(TABLES, st.sampled_from(["", " 2026", "_2026", " (kopia)", "-v2"]), st.booleans())
def test_a_table_is_found_by_its_names(table: Table, tail: str, upper: bool) -> None:
    for name in (table.name, table.label, sheet_name(table)):
        text = name + tail
        assert find_table(text.upper() if upper else text, DECLARED) is table


@pytest.mark.parametrize("name", ["Blad1", "", "Län", "omr"])
def test_other_names_find_no_table(name: str) -> None:
    assert find_table(name, DECLARED) is None


def test_a_misspelled_table_is_suggested() -> None:
    assert near_table("Deltagane", DECLARED) == "Deltagande"
    assert near_table("participation", DECLARED) == "Deltagande"
    assert near_table("xyz", DECLARED) == ""


@given(TABLES)
def test_a_nameless_sheet_is_recognised_by_its_headings(table: Table) -> None:
    head = [[column.label for column in table.columns]]
    found = find_table_by_headings(head, DECLARED)
    assert found is table or found is None
    assert find_table_by_headings([["a", "b"]], DECLARED) is None


def test_the_common_tables_are_recognised_by_their_headings() -> None:
    for name in ("areas", "activities", "participations", "group_totals", "assumptions", "money"):
        table = DECLARED[name]
        assert find_table_by_headings([[column.label for column in table.columns]], DECLARED) is table
