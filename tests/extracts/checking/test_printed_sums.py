"""Sums that do not add up are a warning, and a source conflict when accepted, for as long as they do not."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from lstdash.extracts.checking.plan import prepare
from lstdash.extracts.checking.sums import HANDLING, Deviation
from lstdash.extracts.publishing.publish import publish
from lstdash.extracts.publishing.request import Request
from lstdash.published.versions import current_version
from tests.extracts.sample import PAPERS, Row, activity, area, group_total, participation, sample_rows, write_csv

AREAS_2026 = [area("ea", 2026, 20, 9, 2), area("it", 2026, 30, 12, 4)]


def total(year: int, coordinated: int, concentrated: int | None = None) -> Row:
    return {"year": year, "coordinated": coordinated, "concentrated": concentrated, **PAPERS}


def warnings(root: Path, *paths: Path) -> tuple[Deviation, ...]:
    with prepare(Request(paths, supplement=True), root) as plan:
        assert plan.faults == ()
        return plan.warnings


def conflicts(root: Path) -> dict[str, tuple[str, str]]:
    with duckdb.connect() as con:
        path = root / current_version(root) / "source_conflicts.parquet"
        rows = con.execute(f"select conflict, printed_a, printed_b from '{path}'").fetchall()
    return {key: (printed, recomputed) for key, printed, recomputed in rows if key.startswith("summa_")}


@pytest.fixture
def wrong(inbox: Path) -> Path:
    """A second year whose printed total is three short of its rows."""
    write_csv(inbox / "areas.csv", AREAS_2026)
    write_csv(inbox / "area_totals.csv", [total(2026, 47)])
    return inbox


def test_a_printed_total_that_its_rows_do_not_give(root: Path, wrong: Path) -> None:
    (found,) = warnings(root, wrong)
    assert str(found) == ("Summan av samordnade verksamheter 2026: Summaraden: 47. Raderna tillsammans: 50. Avsnitt 2.2.")
    assert (found.row.recomputed, found.row.handling, found.row.affects) == (
        "Skillnaden är 3.",
        HANDLING,
        "areas.coordinated area_totals.coordinated",
    )


def test_an_accepted_warning_becomes_a_conflict_and_is_not_asked_about_again(root: Path, wrong: Path, inbox: Path) -> None:
    publish(wrong, root=root)
    assert conflicts(root) == {"summa_area_totals_coordinated_2026": ("Summaraden: 47", "Raderna tillsammans: 50")}
    assert warnings(root, write_csv(inbox / "money.csv", sample_rows()["money"])) == ()
    publish(root=root)
    assert list(conflicts(root)) == ["summa_area_totals_coordinated_2026"]


def test_the_conflict_goes_when_the_sum_adds_up(root: Path, wrong: Path, inbox: Path) -> None:
    publish(wrong, root=root)
    publish(write_csv(inbox / "area_totals.csv", [total(2026, 50)]), root=root)
    assert conflicts(root) == {}


def test_another_deviation_in_the_same_place_is_asked_about_again(root: Path, wrong: Path, inbox: Path) -> None:
    publish(wrong, root=root)
    (found,) = warnings(root, write_csv(inbox / "area_totals.csv", [total(2026, 48)]))
    assert found.row.printed_a == "Summaraden: 48"
    publish(inbox / "area_totals.csv", root=root)
    assert conflicts(root)["summa_area_totals_coordinated_2026"] == ("Summaraden: 48", "Raderna tillsammans: 50")


def conflict(**given: str) -> Row:
    fixed = {"conflict": "hand", "title": "Känd", "section_a": "2.2", "section_b": "2.2", "handling": "Visas"}
    return {
        **fixed,
        "printed_a": "Summa 47",
        "printed_b": "Rader",
        "recomputed": "Ger 50",
        "affects": "areas",
        **PAPERS,
        **given,
    }


@pytest.mark.parametrize(
    ("given", "is_known"),
    [
        ({}, True),
        ({"affects": "area_totals.coordinated x"}, True),
        ({"affects": "money"}, False),
        ({"recomputed": "Ger 51"}, False),
    ],
)
def test_a_hand_written_conflict_that_names_both_numbers_is_enough(
    root: Path, wrong: Path, given: dict[str, str], is_known: bool
) -> None:
    write_csv(wrong / "source_conflicts.csv", [conflict(**given)])
    assert (warnings(root, wrong) == ()) == is_known


def test_other_sums(root: Path, inbox: Path) -> None:
    write_csv(
        inbox / "group_totals.csv",
        [
            group_total("storlek", "storre", 2026, 2, 12) | {"mean_printed": 6.4},
            group_total("konstellation", "norr", 2026, 3, 13),
        ],
    )
    write_csv(
        inbox / "money.csv",
        [
            {"money": "del_a", "name": "Del A", "value": 3000, "unit": "mkr", "parent": "kostnadsbas", **PAPERS},
            {"money": "del_b", "name": "Del B", "value": 0.5, "unit": "mdkr", "parent": "kostnadsbas", **PAPERS},
        ],
    )
    write_csv(inbox / "activities.csv", [activity("webben", 2026) | {"participants_low": 1, "participants_high": 1}])
    write_csv(
        inbox / "participations.csv",
        [
            participation("webben", "AB", 2026),
            participation("webben", "M", 2026),
            participation("webben", "X", 2026, role="observatör"),
        ],
    )
    assert {one.row.conflict: one.numbers for one in warnings(root, inbox)} == {
        "summa_group_totals_mean_storlek_storre_2026": ("6,4", "6"),
        "summa_group_totals_counties_konstellation_norr_2026": ("3", "2"),
        "summa_group_totals_participations_2026": ("12", "13"),
        "summa_money_kostnadsbas": ("3\u00a0450", "3\u00a0500"),
        "summa_activities_participants_webben_2026": ("1", "2"),
    }


def test_sums_that_agree_say_nothing(root: Path, inbox: Path) -> None:
    write_csv(inbox / "areas.csv", AREAS_2026)
    write_csv(inbox / "area_totals.csv", [total(2026, 50, 6)])
    write_csv(inbox / "group_totals.csv", [group_total("storlek", "storre", 2026, 2, 19)])
    assert warnings(root, inbox) == ()
