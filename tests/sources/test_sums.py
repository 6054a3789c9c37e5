"""Every printed sum, mean and count, worked out again from the rows it stands over."""

from __future__ import annotations

from collections import Counter, defaultdict
from decimal import ROUND_HALF_UP, Decimal

import pytest
from readings import Row, counties, county_set, first, span

TAKES_PART = {"deltar", "tar emot", "avlämnar"}
LEADS = {"värd", "tar emot"}
ENOUGH_FOR_ALL = {"samtliga", "samtliga utom"}
MKR = {"mkr": Decimal(1), "mdkr": Decimal(1000)}


def total(table: str, column: str, **where: str) -> int:
    return sum(int(row[column] or 0) for row in first(table) if all(row[name] == value for name, value in where.items()))


def by_role(activity: str) -> dict[str, set[str]]:
    """Counties by role in an activity."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for row in first("participations"):
        if row["activity"] == activity:
            found[row["role"]].add(row["county"])
    return found


def taking_part(activity: str) -> set[str]:
    return {county for role, letters in by_role(activity).items() if role in TAKES_PART for county in letters}


def named(row: Row) -> str:
    return row["activity"]


def test_the_rows_of_the_areas_do_not_make_their_printed_sum() -> None:
    (printed,) = first("area_totals")
    assert (total("areas", "coordinated"), printed["coordinated"]) == (72, "69")
    assert (total("areas", "all_counties"), printed["all_counties"]) == (35, "")
    assert (total("areas", "concentrated"), printed["concentrated"]) == (12, "12")


def test_no_area_has_more_with_all_counties_than_it_has() -> None:
    assert all(int(row["all_counties"]) <= int(row["coordinated"]) for row in first("areas"))


def test_the_two_groupings_differ_by_one_participation() -> None:
    assert total("group_totals", "participations", grouping="storlek") == 225
    assert total("group_totals", "participations", grouping="konstellation") == 226


@pytest.mark.parametrize("row", first("group_totals"), ids=lambda row: row["group_code"])
def test_every_printed_mean_is_its_total_over_its_size(row: Row) -> None:
    mean = Decimal(row["participations"]) / Decimal(row["counties"])
    assert mean.quantize(Decimal("0.1"), ROUND_HALF_UP) == Decimal(row["mean_printed"])


def test_both_groupings_count_every_county_once() -> None:
    sizes = {(row["grouping"], row["group_code"]): int(row["counties"]) for row in first("group_totals")}
    assert Counter((row["grouping"], row["group_code"]) for row in first("group_members")) == sizes
    for grouping in ("storlek", "konstellation"):
        members = [row["county"] for row in first("group_members") if row["grouping"] == grouping]
        assert sorted(members) == sorted(counties())


def test_size_classes_are_the_groups_of_the_size_table() -> None:
    folded = {row["county"]: row["size_class"].replace("ö", "o") for row in first("counties")}
    assert folded == {row["county"]: row["group_code"] for row in first("group_members") if row["grouping"] == "storlek"}


def test_the_cost_tree_adds_up() -> None:
    amounts = {row["money"]: Decimal(row["value"]) * MKR[row["unit"]] for row in first("money") if row["unit"] in MKR}
    parts = [(row["parent"], amounts[row["money"]]) for row in first("money") if row["parent"]]
    sums = {parent: sum(amount for name, amount in parts if name == parent) for parent, _ in parts}
    assert sums == {"kostnadsbas": 240 + 716, "kostnadsbas_administration": 260 + 273 + 183}
    assert sums["kostnadsbas_administration"] == amounts["kostnadsbas_administration"] == 716
    assert amounts["kostnadsbas"] - sums["kostnadsbas"] == 2494


@pytest.mark.parametrize("row", first("activities"), ids=named)
def test_participations_follow_how_they_are_stated(row: Row) -> None:
    roles, part = by_role(row["activity"]), taking_part(row["activity"])
    basis = row["participation_basis"]
    if basis == "samtliga":
        assert roles["deltar"] == counties()
    if basis == "samtliga utom":
        assert roles["deltar"] | roles["deltar inte"] == counties() and roles["deltar inte"]
    if basis == "länslista":
        assert part
    if basis in ("konstellation", "ej angivet"):
        assert not roles and (basis == "ej angivet" or row["constellation"])
    assert not roles["deltar inte"] & set().union(*(found for role, found in roles.items() if role != "deltar inte"))


@pytest.mark.parametrize("row", first("activities"), ids=named)
def test_an_exhaustive_list_speaks_of_all_21_and_no_other_list_does(row: Row) -> None:
    roles = by_role(row["activity"])
    everyone = set().union(*roles.values())
    if row["list_is_exhaustive"] == "ja":
        assert everyone == counties()
    else:
        assert not roles["deltar inte"] and row["participation_basis"] not in ENOUGH_FOR_ALL


@pytest.mark.parametrize("row", first("activities"), ids=named)
def test_a_stated_number_bounds_the_counties_listed(row: Row) -> None:
    stated, listed = span(row), len(taking_part(row["activity"]))
    if not stated:
        assert not row["participants_low"] and not row["participants_high"]
    elif row["participation_basis"] == "länslista":
        assert listed == int(row["participants_low"]) == int(row["participants_high"])
    else:
        assert row["participation_basis"] == "antal" and listed <= int(row["participants_low"]) <= int(row["participants_high"])


@pytest.mark.parametrize("row", [row for row in first("activities") if row["lead_county"]], ids=named)
def test_the_responsible_county_has_the_role(row: Row) -> None:
    assert any(row["lead_county"] in by_role(row["activity"])[role] for role in LEADS)


@pytest.mark.parametrize("table", ["activity_mentions", "procurements"])
def test_every_printed_list_is_in_the_participations_and_has_its_number(table: str) -> None:
    # The IT managers of all counties take part in a dialogue; the network itself says nothing of who is in it.
    elsewhere = {"it_chefer"}
    for row in first(table):
        printed = county_set(row["counties_as_printed"])
        if not printed or row["activity"] in elsewhere:
            continue
        assert printed <= taking_part(row["activity"]) | by_role(row["activity"])["värd"], row
        if row["participants_low"] and row["participants_low"] == row["participants_high"]:
            assert len(printed) == int(row["participants_low"]), row


def test_every_county_listed_in_an_activity_is_printed_at_some_mention() -> None:
    printed: defaultdict[str, set[str]] = defaultdict(set)
    for row in first("activity_mentions"):
        printed[row["activity"]] |= county_set(row["counties_as_printed"])
    for row in first("activities"):
        assert taking_part(row["activity"]) <= printed[row["activity"]], row["activity"]


def test_observers_are_the_rest_of_the_web_project() -> None:
    intranet, web = by_role("intranatprojektet"), by_role("webbytarprojektet")
    assert (len(intranet["deltar"]), len(intranet["observatör"]), len(web["deltar"])) == (8, 5, 13)
    assert intranet["deltar"] | intranet["observatör"] == web["deltar"]
    (bought,) = (row for row in first("procurements") if row["activity"] == "intranatprojektet")
    assert county_set(bought["observers_as_printed"]) == intranet["observatör"]


def test_the_seven_of_the_payroll_study_are_the_seven_who_pay_for_the_officer() -> None:
    seven = {row["county"] for row in first("constellation_members") if row["constellation"] == "lonesamordning_sju"}
    assert seven == taking_part("loner_sydlanen") == taking_part("beredskapshandlaggare_goteborg")
    assert len(seven) == 7


def test_mentions_are_numbered_without_gaps() -> None:
    numbers: defaultdict[str, list[int]] = defaultdict(list)
    for row in first("activity_mentions"):
        numbers[row["activity"]].append(int(row["mention"]))
    assert all(found == list(range(1, len(found) + 1)) for found in numbers.values())
    assert set(numbers) == {row["activity"] for row in first("activities")}


def test_men_and_those_over_55_are_part_of_the_staff() -> None:
    staff = {row["measure"]: int(row["value"]) for row in first("staff_profile")}
    assert staff["antal_man"] + staff["over_55"] <= staff["antal_medarbetare"] == 50
