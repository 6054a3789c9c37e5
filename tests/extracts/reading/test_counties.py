"""A county however it is written, and never one that is not meant."""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
    known = Counties.of([("M", "Skåne län", "Skåne", "12")], [("202100-2353", "M"), ("Malmöhus län", "M")])
    assert [known.letter(text) for text in ("202100-2353", "malmöhus län", "202100-2354")] == ["M", "M", ""]


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
