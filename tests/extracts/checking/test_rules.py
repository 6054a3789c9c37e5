"""Every rule of the catalogue on a good and a bad value, all at once, near misses with a suggestion."""

from __future__ import annotations

from pathlib import Path

import pytest

from lstdash.extracts.checking.plan import Plan, prepare
from lstdash.extracts.faults import SHOWN_PER_RULE, CheckFailed, Fault
from lstdash.extracts.publishing.publish import publish
from lstdash.extracts.publishing.request import Request
from lstdash.published.versions import current_version
from tests.extracts.sample import Row, activity, area, assumption, participation, write_csv


def check(root: Path, *paths: Path) -> Plan:
    with prepare(Request(paths), root) as plan:
        return plan


def faults(root: Path, inbox: Path, table: str, *rows: Row) -> tuple[Fault, ...]:
    return check(root, write_csv(inbox / f"{table}.csv", rows)).faults


GOOD = area("ea", 2026, 20, 9, 2)


@pytest.mark.parametrize(
    ("change", "column", "found", "expected"),
    [
        ({"coordinated": ""}, "coordinated", "", "ett heltal, minst 0"),
        ({"coordinated": "tjugo"}, "coordinated", "tjugo", "ett heltal, minst 0"),
        ({"coordinated": "20,5"}, "coordinated", "20,5", "ett heltal, minst 0"),
        ({"coordinated": -1, "all_counties": -2, "concentrated": ""}, "coordinated", "-1", "ett heltal, minst 0"),
        ({"year": 1889}, "year", "1889", "ett heltal från 1990 till 2100"),
        ({"area": "eaa"}, "area", "eaa", "ett av: ea, it, pa, registratur, info, juridik, ledning"),
        ({"name": " \u00a0"}, "name", "", "text"),
        ({"source": "rapprt"}, "source", "rapprt", "ett värde som finns i Källdokument (sources.source)"),
        ({"all_counties": 21}, "all_counties", "21", "högst lika många som de samordnade"),
    ],
)
def test_a_wrong_value_names_its_cell(root: Path, inbox: Path, change: Row, column: str, found: str, expected: str) -> None:
    named = [fault for fault in faults(root, inbox, "areas", GOOD | {"area": "it"}, GOOD | change) if fault.column == column]
    assert [(fault.file, fault.row, fault.found, fault.expected) for fault in named] == [("areas.csv", 3, found, expected)]
    assert named[0].action.endswith(".")


@pytest.mark.parametrize(
    ("table", "row", "suggestion"),
    [
        ("participations", participation("webben", "Skane"), "M, Skåne län"),
        ("participations", participation("webben", "Örebo län"), "T, Örebro län"),
        ("participations", participation("webben", "AB", role="deltager"), "deltar"),
        ("participations", participation("diaret", "AB"), "diariet"),
        ("areas", GOOD | {"source": "rapprt"}, "rapport"),
        ("areas", GOOD | {"area": "registrator"}, "registratur"),
        ("areas", GOOD | {"area": "qqqq"}, ""),
        ("areas", GOOD | {"coordinated": "ca 70"}, "70"),
        ("assumptions", assumption("saving_share", 0.4, 0.3, 0.5) | {"value": "0,42 (42 procent)"}, ""),
        ("assumptions", assumption("saving_share", 0.4, 0.3, 0.5) | {"value": "1.234,5"}, "1234,5"),
    ],
)
def test_a_near_miss_gets_a_suggestion(root: Path, inbox: Path, table: str, row: Row, suggestion: str) -> None:
    found = [fault.suggestion for fault in faults(root, inbox, table, row) if fault.row == 2]
    assert suggestion in found


def test_all_faults_at_once_in_order(root: Path, inbox: Path) -> None:
    write_csv(inbox / "areas.csv", [GOOD | {"area": "x", "coordinated": "y"}, GOOD | {"source": "z"}])
    write_csv(inbox / "participations.csv", [participation("webben", "Q", role="r")])
    found = check(root, inbox).faults
    assert [(fault.file, fault.row, fault.column) for fault in found] == [
        ("areas.csv", 2, "area"),
        ("areas.csv", 2, "coordinated"),
        ("areas.csv", 3, "source"),
        ("participations.csv", 2, "county"),
        ("participations.csv", 2, "role"),
    ]


def test_a_repeated_key_names_the_row_it_repeats(root: Path, inbox: Path) -> None:
    found = faults(root, inbox, "areas", GOOD, GOOD | {"area": "it"}, GOOD)
    assert [(fault.row, fault.column, fault.found) for fault in found] == [(4, "area, year", "ea, 2026")]
    assert "den står redan på rad 2" in found[0].expected


def test_a_key_repeated_across_files(root: Path, inbox: Path) -> None:
    write_csv(inbox / "areas a.csv", [GOOD])
    write_csv(inbox / "areas b.csv", [GOOD])
    assert [(fault.file, fault.row) for fault in check(root, inbox).faults] == [("areas b.csv", 2)]


def test_all_counties_and_one_of_them_is_a_repeated_key(root: Path, inbox: Path) -> None:
    rows = [participation("webben", "samtliga", 2026), participation("webben", "M", 2026)]
    write_csv(inbox / "activities.csv", [activity("webben", 2026)])
    write_csv(inbox / "participations.csv", rows)
    found = check(root, inbox).faults
    assert [(fault.row, fault.found) for fault in found] == [(3, "webben, M, deltar, 2026")]


def test_a_column_wrong_in_every_row_is_one_mistake(root: Path, inbox: Path) -> None:
    rows = [participation(f"v{number}", "AB") for number in range(500)]
    found = faults(root, inbox, "participations", *rows)
    assert len(found) == SHOWN_PER_RULE + 1
    assert any(fault.found == f"ytterligare {500 - SHOWN_PER_RULE} rader med samma fel" for fault in found)


def test_the_numbers_of_an_assumption_stand_in_order(root: Path, inbox: Path) -> None:
    rows = [assumption("a", 0.6, 0.3, 0.5), assumption("b", 0.2, 0.3, 0.5), assumption("c", 5, 4, 6, "mkr")]
    found = faults(root, inbox, "assumptions", *rows)
    assert [(fault.row, fault.column, fault.expected) for fault in found] == [
        (2, "value", "värdet är inte större än högt"),
        (3, "low", "lågt är inte större än värdet"),
        (4, "price_year", "ett prisår"),
    ]


def test_a_fault_publishes_nothing_and_says_everything(root: Path, inbox: Path) -> None:
    before = current_version(root)
    with pytest.raises(CheckFailed) as caught:
        publish(write_csv(inbox / "areas.csv", [GOOD | {"area": "x"}, GOOD | {"year": "y"}]), root=root)
    assert current_version(root) == before
    assert "areas.csv, rad 2, kolumn area: hittade x, väntade ett av: ea" in str(caught.value)
    assert "areas.csv, rad 3, kolumn year: hittade y" in str(caught.value)
    assert not list(root.glob(".draft*"))


CONTACT: Row = {
    "county": "AB",
    "contact_function": "Växel",
    "page": "https://www.lansstyrelsen.se/skane/kontakta-oss.html",
    "address": "",
}


@pytest.mark.parametrize(
    ("change", "column"),
    [
        ({}, ""),
        ({"contact_function": "Länsstyrelsen i Skåne län", "address": "skane@lansstyrelsen.se"}, ""),
        ({"contact_function": "Löneservice Skåne", "address": "lon.skane@example.invalid"}, ""),
        ({"contact_function": "Växel Skåne", "address": "vaxel@example.invalid"}, ""),
        ({"contact_function": "Växel Västra Götaland", "address": "reception.vastra-gotaland@example.invalid"}, ""),
        ({"contact_function": "IT-support", "address": "servicecenter-it@example.invalid"}, ""),
        ({"page": "https://lansstyrelsen.se/skane/kontakt/vaxel.html"}, ""),
        ({"contact_function": "Anna Andersson"}, "contact_function"),
        ({"contact_function": "anna andersson"}, "contact_function"),
        ({"contact_function": "Carl-Johan Bergman"}, "contact_function"),
        ({"contact_function": "Löneservice, Anna Andersson"}, "contact_function"),
        ({"contact_function": "Länsstyrelsen Anna"}, "contact_function"),
        ({"contact_function": "Skåne"}, "contact_function"),
        ({"address": "anna.andersson@example.invalid"}, "address"),
        ({"address": "anna@example.invalid"}, "address"),
        ({"address": "anna.andersson@info.example.invalid"}, "address"),
        ({"address": "anna.skane@example.invalid"}, "address"),
        ({"address": "anna.lon@example.invalid"}, "address"),
        ({"address": "skane@example.invalid"}, "address"),
        ({"page": "http://www.lansstyrelsen.se/kontakt"}, "page"),
        ({"page": "https://example.invalid/kontakt"}, "page"),
        ({"page": "https://lansstyrelsen.se.example.invalid/kontakt"}, "page"),
        ({"page": "https://www.lansstyrelsen.se/medarbetare/anna"}, "page"),
        ({"page": "https://www.lansstyrelsen.se/skane/personal/anna.html"}, "page"),
        ({"page": "https://www.lansstyrelsen.se/person/anna"}, "page"),
        ({"page": "https://www.lansstyrelsen.se/kontakt/anna-andersson.html"}, "page"),
    ],
)
def test_a_way_to_reach_a_board_is_never_a_person(root: Path, inbox: Path, change: Row, column: str) -> None:
    found = faults(root, inbox, "contacts", CONTACT | {"source": "rapport", "section": "1"} | change)
    assert [fault.column for fault in found] == [column] * bool(column)
    assert all("person" in f"{fault.expected} {fault.action}" or column == "page" for fault in found)
