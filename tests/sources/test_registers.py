"""The registers as they were carried over: every figure against the public files where they are at hand, and what they tell."""

from __future__ import annotations

import csv
from collections import Counter
from functools import cache

import pytest
from readings import ROOT, first

PUBLIC = ROOT.parent / "shared" / "data"
AGV, ESV, STKT = "arbetsgivarverket", "esv", "statskontoret"
ESV_MEASURES = ("anstallda", "arsarbetskrafter")


@cache
def staff() -> dict[tuple[str, str, str, int], float]:
    """(register, measure, county, year) -> value."""
    rows = first("county_staff")
    return {(row["register"], row["measure"], row["county"], int(row["year"])): float(row["value"]) for row in rows}


def total(register: str, measure: str, year: int) -> float:
    return sum(value for (r, m, _, y), value in staff().items() if (r, m, y) == (register, measure, year))


def public(name: str) -> list[dict[str, str]]:
    path = PUBLIC / name
    if not path.exists():
        pytest.skip(f"{path.name} is not beside this checkout: the figures are not compared with the public file")
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_staff_figure_is_the_registers_own() -> None:
    given = {(r["register"], r["measure"], r["county"], int(r["year"])): float(r["value"]) for r in public("county_staff.csv")}
    assert {key: round(value, 2) for key, value in given.items()} == staff()


def test_every_procurement_is_the_registers_own() -> None:
    given = public("county_procurements_2021.csv")
    ours = {row["procurement"]: row for row in first("county_procurements")}
    assert len(given) == len(ours) == 247
    for row in given:
        own = ours[row["procurement"]]
        assert (own["county"], own["published"], own["kind"]) == (row["county"], row["published"], row["kind"])
        assert f"{own['cpv_code']} {own['cpv_name']}" == row["cpv_code"]
        assert f"{own['cpv_group']} {own['cpv_group_name']}".strip() == row["cpv_group"]
        assert f"{own['cpv_code'][:2]}000000 {own['cpv_main_name']}" == row["cpv_main"]
        assert (own["procedure"], own["agreement"], own["contract_value_sek"]) == (
            row["procedure"],
            row["agreement"],
            row["contract_value_sek"],
        )
        assert own["is_joint"] == {"False": "nej", "True": "ja"}[row["is_joint"]]


def test_the_totals_are_the_known_ones() -> None:
    assert (total(AGV, "anstallda", 2005), total(AGV, "anstallda", 2025)) == (5803, 6944)
    assert (total(AGV, "kvinnor", 2025), total(AGV, "anstallda", 2021)) == (4531, 7083)
    assert (total(ESV, "anstallda", 2005), total(ESV, "anstallda", 2025)) == (5325, 6439)
    assert (total(ESV, "arsarbetskrafter", 2005), total(ESV, "arsarbetskrafter", 2025)) == (4661, 5989)
    assert total(STKT, "arsarbetskrafter", 2025) == pytest.approx(6164.59)


def test_missing_boards_are_missing_and_not_zero() -> None:
    counties = {row["county"] for row in first("counties")}
    keys = {(register, measure, year) for register, measure, _, year in staff()}
    gaps = {
        (register, year, county)
        for register, measure, year in keys
        for county in counties
        if (register, measure, county, year) not in staff()
    }
    assert gaps == {(ESV, 2007, "I"), (ESV, 2008, "I"), (ESV, 2009, "Z")}
    assert all(value > 0 for value in staff().values())


def test_figures_that_are_not_of_their_own_year_or_kind_are_marked() -> None:
    carried, headcount = "överförd från året innan", "antal i stället för årsarbetskrafter"
    marks = {(r["register"], r["measure"], r["county"], int(r["year"])): r["mark"] for r in first("county_staff")}
    own = staff()
    for (register, measure, county, year), mark in marks.items():
        pairs = ((own.get((register, m, county, year)), own.get((register, m, county, year - 1))) for m in ESV_MEASURES)
        before = list(pairs)
        is_carried = register == ESV and all(now == then for now, then in before)
        is_headcount = register == ESV and measure == "arsarbetskrafter" and before[0][0] == before[1][0]
        assert mark == (carried if is_carried else headcount if is_headcount else ""), (register, measure, county, year)
    assert sum(year == 2026 and mark == carried for (_, _, _, year), mark in marks.items()) == 42
    assert {c for (_, m, c, y), mark in marks.items() if y == 2025 and mark == headcount} == {"O", "U"}


def test_each_call_has_a_marked_code() -> None:
    marks = {row["cpv_code"]: row["mark"] for row in first("cpv_marks")}
    calls = Counter(marks[row["cpv_code"]] for row in first("county_procurements"))
    assert calls == {"platsbunden": 109, "samlingsbar": 72, "oklar": 66}
    assert set(marks) == {row["cpv_code"] for row in first("county_procurements")}


def test_the_shipped_indicators_are_made_of_the_registers() -> None:
    calls = Counter(row["county"] for row in first("county_procurements"))
    for row in first("indicator_values"):
        county, year = row["county"], int(row["period"])
        counted = calls[county] if row["indicator"] == "upphandlingar_per_anstalld" else staff()[AGV, "kvinnor", county, year]
        assert (float(row["numerator"]), float(row["denominator"])) == (counted, staff()[AGV, "anstallda", county, year])
