"""A county however it is written, and never one that is not meant."""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstdash.catalog.counties import FORMER, ORGANISATIONS
from lstdash.extracts.reading.counties import Counties
from lstdash.extracts.reading.intake import SOURCE_DIR

with (SOURCE_DIR / "counties.csv").open(encoding="utf-8-sig") as file:
    ROWS = list(csv.DictReader(file))
COUNTIES = Counties.of((row["county"], row["name"], row["short_name"], row["scb_code"]) for row in ROWS)
PADDING = st.text(alphabet=[" ", "\u00a0", "\t", "\u200b"], max_size=2)
CASES = st.sampled_from([str, str.upper, str.lower, str.title])


def forms(row: dict[str, str]) -> list[str]:
    """Every way that people write a county."""
    letter, name, short, scb = row["county"], row["name"], row["short_name"], row["scb_code"]
    names = [name, short, f"{short} län", f"Länsstyrelsen i {name}", f"Länsstyrelsen {short}", f"Lst {short}"]
    codes = [letter, scb, str(int(scb)), f"{letter}-län", f"{letter} län"]
    both = [f"{code}{mark}{written}" for code in (letter, scb) for mark in (" ", ", ", " - ") for written in (name, short)]
    number = ORGANISATIONS[letter]
    english = [
        f"{short} County",
        f"{short} county",
        f"Administrative Board of {short} County",
        f"{short} County Administration",
    ]
    english += [f"County Administrative Board of {short}", f"County administration {short}"]
    codes += [number, number.replace("-", "")]
    names += english
    return [*names, *codes, *both, f"{short} ({letter})", f"{name} ({scb})"]


@given(st.sampled_from(ROWS), PADDING, CASES, st.data())
def test_a_county_is_read_however_it_is_written(
    row: dict[str, str], padding: str, case: Callable[[str], str], data: st.DataObject
) -> None:
    written = case(data.draw(st.sampled_from(forms(row))))
    assert COUNTIES.letter(padding + written + padding) == row["county"]
    assert COUNTIES.letter(unicodedata.normalize("NFD", written)) == row["county"]


@pytest.mark.parametrize(
    "text",
    [
        "", "Sverige", "Norrland", "samtliga", "Länsstyrelsen", "Länsstyrelsen i", "län", "20 Skåne län", "M Kalmar",
        "Skåne, Blekinge",
        "Malmöhus län", "Kopparbergs län", "16",
        "AB C", "0180 Stockholm", "0180", "180", "99", "P-län", "L", "Region Skåne", "Skane", "M1", "1,0", "Skåne 2026",
    ],
)  # fmt: skip
def test_what_names_no_county_or_two_is_none(text: str) -> None:
    assert COUNTIES.letter(text) == ""


@given(st.text(alphabet=st.characters(categories=["L", "N", "Z", "P"]), max_size=14))
def test_any_text_is_a_county_or_none(text: str) -> None:
    assert COUNTIES.letter(text) in {"", *(row["county"] for row in ROWS)}
    assert COUNTIES.near(text) in {"", *(row["county"] for row in ROWS)}


def test_other_names_can_be_added() -> None:
    known = Counties.of([("M", "Skåne län", "Skåne", "12")], [("LSKANE", "M"), ("Malmöhus län", "M")])
    assert [known.letter(text) for text in ("lskane", "malmöhus län", "202100-2354")] == ["M", "M", ""]


def test_organisation_numbers_have_their_check_digit() -> None:
    assert set(ORGANISATIONS) == {row["county"] for row in ROWS} and len(set(ORGANISATIONS.values())) == len(ROWS)
    for number in ORGANISATIONS.values():
        doubled = [int(digit) * (2 - place % 2) for place, digit in enumerate(number.replace("-", ""))]
        assert sum(value // 10 + value % 10 for value in doubled) % 10 == 0, number


def test_a_county_that_is_no_more_is_named_and_stands_for_none_that_is() -> None:
    for one in FORMER:
        for written in (one.name, one.name.upper(), f"Länsstyrelsen i {one.name}", one.letter, one.scb_code):
            if written:
                assert COUNTIES.former(written) == one and not COUNTIES.letter(written) and not COUNTIES.near(written), written
        became = "heter sedan dess Dalarna" if one.name == "Kopparbergs län" else f"blev en del av {one.became}"
        assert became in one.told
    assert COUNTIES.former("R Skaraborgs län") and not COUNTIES.letter("R Skaraborgs län")
    assert COUNTIES.former("Skåne") is None and COUNTIES.former("M") is None and COUNTIES.former("Region Skaraborg") is None


@pytest.mark.parametrize(
    ("text", "letter"),
    [
        ("Skane", "M"),
        ("Örebo län", "T"),
        ("Dalrna", "W"),
        ("W Dalrna", "W"),
        ("M Dalrna", ""),
        ("Västerland", ""),
        ("Norland", ""),
        ("Region Skane", ""),
        ("Stockholms stad", ""),
        ("Kalmar kommun", ""),
        ("M-lån", ""),
        ("Q", ""),
    ],
)
def test_a_misspelled_county(text: str, letter: str) -> None:
    assert COUNTIES.near(text) == letter


@given(st.sampled_from(ROWS), st.data())
def test_one_wrong_letter_never_leads_to_another_county(row: dict[str, str], data: st.DataObject) -> None:
    name = data.draw(st.sampled_from([row["name"], row["short_name"]]))
    at = data.draw(st.integers(0, len(name) - 1))
    wrong = data.draw(
        st.sampled_from([name[:at] + name[at + 1 :], name[:at] + "x" + name[at + 1 :], name[:at] + "e" + name[at:]])
    )
    assert COUNTIES.letter(wrong) in ("", row["county"])
    assert COUNTIES.near(wrong) in ("", row["county"])
