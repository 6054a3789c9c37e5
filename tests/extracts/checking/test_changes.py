"""What would change: rows added, removed and changed per table and year, and how the headline figures move."""

from __future__ import annotations

import re
from pathlib import Path

import duckdb
import pytest

from lstdash.catalog.whole import tables
from lstdash.extracts.checking.changes import SHOWN, Change, RowChange, compare
from lstdash.extracts.checking.headlines import FIGURES
from lstdash.extracts.checking.plan import Plan, prepare
from lstdash.extracts.checking.workspace import WHOLE, parts
from lstdash.extracts.publishing.request import Request
from tests.extracts.sample import area, assumption, participation, sample_rows, write_csv


def compared(root: Path, *paths: Path, **options: object) -> Plan:
    with prepare(Request(paths, **options), root) as plan:  # type: ignore[arg-type]
        assert plan.faults == ()
        return plan


def changes(plan: Plan) -> list[Change]:
    return [change for change in plan.changes if change]


def values(name: str, *numbers: int) -> list[tuple[str, str]]:
    """What is filled in of a row of areas besides its key, as it is shown."""
    labels = ("Namn", "Samordnade", "Alla 21 deltar", "Koncentrerade", "Källa", "Avsnitt")
    return list(zip(labels, (name, *map(str, numbers), "rapport", "2.2"), strict=True))


def test_nothing_differs_from_what_is_published(root: Path, source: Path) -> None:
    assert changes(compared(root)) == []
    assert changes(compared(root, source)) == []


def test_rows_added_removed_and_changed_in_their_year(root: Path, inbox: Path) -> None:
    rows = [area("ea", 2005, 17, 6, None), area("pa", 2005, 4, 4, 0), area("ea", 2026, 20, 9, 2)]
    plan = compared(root, write_csv(inbox / "areas.csv", rows))
    of_2005, of_2026 = (change for change in changes(plan) if change.table == "areas")
    assert (of_2005.part, of_2005.added, of_2005.removed, of_2005.changed) == ("2005", 1, 1, 1)
    assert of_2005.rows == (
        RowChange("borttagen", "it, 2005", tuple((label, value, "") for label, value in values("IT", 22, 11, 2))),
        RowChange("tillagd", "pa, 2005", tuple((label, "", value) for label, value in values("PA", 4, 4, 0))),
        RowChange("ändrad", "ea, 2005", (("Samordnade", "16", "17"), ("Koncentrerade", "1", ""))),
    )
    assert (of_2026.part, of_2026.added, of_2026.removed, of_2026.changed) == ("2026", 1, 0, 0)
    new = tuple((label, "", value) for label, value in values("EA", 20, 9, 2))
    assert of_2026.rows == (RowChange("tillagd", "ea, 2026", new),)


def test_of_a_new_year_the_first_rows_are_shown_in_the_order_of_the_key(
    root: Path, inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lstdash.extracts.checking.changes.SHOWN", 2)
    rows = [area(name, 2026, 4, 4, 0) for name in ("pa", "it", "ea")]
    plan = compared(root, write_csv(inbox / "areas.csv", rows))
    of_2026 = next(change for change in changes(plan) if change.table == "areas" and change.part == "2026")
    assert of_2026.added == 3 and [row.key for row in of_2026.rows] == ["ea, 2026", "it, 2026"]


def test_headline_figures_before_and_after(root: Path, inbox: Path) -> None:
    write_csv(inbox / "areas.csv", [area("ea", 2005, 17, 6, 1), area("it", 2005, 22, 11, 2), area("ea", 2026, 20, 9, 2)])
    write_csv(
        inbox / "assumptions.csv",
        [
            assumption("saving_share", 0.35, 0.3, 0.5),
            assumption("one_off_cost", 1.68, 1.2, 2.5, "årskostnader"),
        ],
    )
    moved = {one.label: (one.shown(one.before), one.shown(one.after)) for one in compared(root, inbox).headlines if one.moves}
    assert moved == {
        "Samordnade verksamheter, raderna 2005": ("38", "39"),
        "Samordnade verksamheter, raderna 2026": ("–", "20"),
        "Därav alla 21 deltar 2026": ("–", "9"),
        "Koncentrerade verksamheter 2026": ("–", "2"),
        "Antagande: Saving_Share": ("0,42\u00a0andel", "0,35\u00a0andel"),
        "Motsägelser i källorna": ("1", "2"),
    }


def test_a_long_list_of_changes_is_cut_and_counted(root: Path, inbox: Path) -> None:
    rows = [participation("webben", letter) for letter in ("AB", "C", "D", "E", "F", "G", "H", "I", "K", "M", "N")] * 1
    rows += [
        participation("diariet", letter, role="observatör")
        for letter in ("O", "S", "T", "U", "W", "X", "Y", "Z", "AC", "BD", "D")
    ]
    (change,) = changes(compared(root, write_csv(inbox / "participations.csv", rows), supplement=True))
    assert (change.added, len(change.rows)) == (22, SHOWN)


def test_the_first_version_is_all_new(source: Path, tmp_path: Path) -> None:
    plan = compared(tmp_path / "empty")
    given = sample_rows()
    assert {change.table: change.added for change in plan.changes if not change.part} == {
        change.table: len(given[change.table]) for change in plan.changes if not change.part
    }
    assert all(change.rows == () for change in plan.changes)


def test_numbers_are_shown_as_they_are_written_in_swedish(root: Path, inbox: Path) -> None:
    rows = [assumption("saving_share", 0.35, 0.3, 0.5, review="2008-01-01")]
    (change,) = changes(compared(root, write_csv(inbox / "assumptions.csv", rows), supplement=True))
    assert change.rows[0].fields == (("Värde", "0,42", "0,35"), ("Nästa översyn", "2007-06-30", "2008-01-01"))


def test_a_headline_figure_is_read_from_the_one_table_it_is_of() -> None:
    assert [re.findall(r"from (\w+)", sql) for _, sql in FIGURES] == [[table] for table, _ in FIGURES]


def test_a_column_may_be_called_part() -> None:
    """The tables' columns are the analysts' words; none of them is taken for one of ours."""
    table = tables()["commission_chain"]
    assert "part" in {column.name for column in table.columns}
    others = [column.name for column in table.columns if column.name not in ("link", "part")]
    columns = ", ".join(f'null::varchar as "{name}"' for name in (*others, "_raw_step"))
    with duckdb.connect() as con:
        for schema, said in (("main", "'utför'"), ("published", "'beställer'")):
            con.execute(f"create schema if not exists {schema}")
            rows = f"from (values ('a', 'beställer'), ('b', {said})) as v(link, part)"
            con.execute(f"create table {schema}.commission_chain as select *, {columns} {rows}")
        assert parts(con, "main.commission_chain", table) == {WHOLE: 2}
        (change,) = compare(con, table)
    assert (change.part, change.added, change.removed, change.changed) == (WHOLE, 0, 0, 1)
