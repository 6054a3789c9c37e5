"""Advice is given only when it is safe: of two hundred near misses none leads to another sign, size, county or meaning."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from lstdash.extracts.checking import check
from lstdash.extracts.checking.plan import prepare
from lstdash.extracts.publishing.request import Request
from lstdash.extracts.reading.counties import Counties
from tests.extracts.sample import county_rows, sample_rows, write_csv

FEWEST = 200
NUMBERS = {  # a column of numbers without a unit: what is written -> what may be suggested
    "1.200": {"1200", "1,2"},
    "1,000": {"1000", "1"},
    "−1.200": {"-1200", "-1,2"},
    "1.234,5": {"1234,5"},
    "1,234.5": {"1234,5"},
    "1.234.567": {"1234567"},
    "1'234": {"1234"},
    "(12)": {"-12", "12"},
    "12-": {"-12", "12"},
    "−12*": {"-12"},
    "12*": {"12"},
    "- 12": {"-12"},
    "ca 70": {"70"},
    "ca −70": {"-70"},
    "16 st": {"16"},
    ",5": {"0,5"},
    "5.": {"5"},
}
NUMBER_COLUMNS = (
    ("group_totals", "mean_printed", False, False),
    ("group_totals", "participations", True, False),
    ("assumptions", "low", False, True),
)
NO_NUMBERS = (
    "tjugo",
    "drygt 30",
    "under 180",
    "över 250",
    "högst 5",
    "minst 5",
    "mer än 12",
    "15-17",
    "15–17",
    "1 2 0",
    "12 3456",
    "3 av 21",
    "42 (41)",
    "12 tusen",
    "2 milj",
    "1/2",
    "½",
    "1:5",
    "1E+05",
    "1,2E+11",
    "#DIVISION/0!",
    "#SAKNAS!",
    "#VÄRDEFEL!",
    "########",
    "42 %",
    "42 procent",
    "42 procentenheter",
    "12 kr",
    "25 Mkr",
    "4 år",
    "2026-11-21",
    "O,5",
    "l2",
    "1O",
    "nej",
    "–",
    "12 34 56",
)
CODES = {  # (table, column): what is written -> what may be suggested
    ("participations", "role"): {
        "deltager": "deltar",
        "deltar ej": "",
        "deltar icke": "",
        "deltog inte": "deltar inte",
        "deltar intee": "deltar inte",
        "inte": "",
        "observator": "observatör",
        "obs": "",
        "tar mot": "tar emot",
        "lämnar": "",
        "värdd": "",
        "samverkar": "",
        "avlämna": "avlämnar",
    },
    ("activities", "form"): {
        "samordnning": "samordning",
        "samverkn": "samverkan",
        "koncentraton": "koncentration",
        "sam": "",
        "samarbete": "",
        "dekoncentration": "",
    },
    ("activities", "status"): {
        "i dritf": "i drift",
        "drift": "i drift",
        "pågår ej": "",
        "planerat": "planerad",
        "ej planerad": "",
        "föreslaget": "föreslagen",
    },
    ("activities", "participation_basis"): {
        "samtliga utom M": "samtliga utom",
        "samtligaa": "samtliga",
        "länslistan": "länslista",
        "ant": "",
        "ingen konstellation": "",
    },
    ("assumptions", "unit"): {
        "mdkr": "",
        "mkrr": "",
        "procent": "",
        "kr": "",
        "årskostnad": "årskostnader",
        "personer 2": "",
        "antall": "antal",
    },
    ("money", "unit"): {
        "mdr": "",
        "mkrs": "",
        "tkr": "",
        "kr per år": "",
        "procent per år": "% per år",
        "år 5": "",
        "procent": "%",
    },
    ("group_totals", "grouping"): {"storlekk": "storlek", "konstelation": "konstellation", "stor": ""},
    ("activities", "scope"): {"stödd": "", "kärnan": "kärna", "ej kärna": "", "stod": "stöd"},
    ("areas", "source"): {"raport": "rapport", "uppfoljnin": "uppfoljning", "rapport 2": "", "ej rapport": ""},
}


def misspelled(name: str) -> Iterator[str]:
    """A letter lost, doubled, moved and another one."""
    at = len(name) // 2
    yield name[: at - 1] + name[at:]
    yield name[:at] + name[at - 1] + name[at:]
    yield name[: at - 1] + name[at] + name[at - 1] + name[at + 1 :]
    yield name[: at - 1] + "q" + name[at:]


def advice(root: Path, inbox: Path, table: str, column: str, wrong: list[str]) -> Mapping[str, tuple[str, ...]]:
    """What a check suggests for each wrong value of a column."""
    row = next(one for one in sample_rows()[table])
    path = write_csv(inbox / f"{table}.csv", [row | {column: value} for value in wrong])
    with prepare(Request((path,)), root) as plan:
        found = {fault.row: fault.suggestions for fault in plan.faults if fault.column == column and fault.row}
    return {value: found[number] for number, value in enumerate(wrong, 2) if number in found}


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check, "SHOWN_PER_RULE", 10_000)


def _is_whole(one: str, meant: set[str]) -> bool:
    """A whole number, and not one that would have been written with three decimals."""
    return "," not in one and f"{one}000" not in meant


@pytest.mark.usefixtures("counted")
def test_two_hundred_near_misses(root: Path, inbox: Path) -> None:
    walked, unsafe = 0, []

    def walk(table: str, column: str, meant: Mapping[str, set[str]]) -> Mapping[str, tuple[str, ...]]:
        nonlocal walked
        given = advice(root, inbox, table, column, list(meant))
        walked += len(given)
        unsafe.extend((value, given[value]) for value in given if given[value] and set(given[value]) != meant[value])
        return given

    for table, column, is_whole, is_signed in NUMBER_COLUMNS:
        truths = {value: {one for one in meant if not is_whole or _is_whole(one, meant)} for value, meant in NUMBERS.items()}
        if not is_signed:  # what may be less than the least is neither advised nor chosen away in silence
            truths = {value: set() if any("-" in one for one in meant) else meant for value, meant in truths.items()}
        given = walk(table, column, truths | dict.fromkeys(NO_NUMBERS, set()))
        assert all(given[value] for value, meant in truths.items() if meant)
    for (table, column), pairs in CODES.items():
        given = walk(table, column, {value: {meant} - {""} for value, meant in pairs.items()})
        assert all(given[value] for value, meant in pairs.items() if meant), given
    names = {wrong: f"{one['county']}, {one['name']}" for one in county_rows() for wrong in misspelled(one["short_name"])}
    known = Counties.of((one["county"], one["name"], one["short_name"], one["scb_code"]) for one in county_rows())
    names = {wrong: county for wrong, county in names.items() if not known.letter(wrong)}
    other = {
        "M-lan",
        "P-län",
        "Q",
        "Region Skåne",
        "Stockholms stad",
        "Norrland",
        "20 Skåne län",
        "0180",
        "M Kalmar",
        "Skåne, Halland",
    }
    given = walk("participations", "county", {wrong: {county} for wrong, county in names.items()} | dict.fromkeys(other, set()))
    assert sum(bool(given[wrong]) for wrong in names) > len(names) * 0.9
    assert unsafe == []
    assert walked >= FEWEST
