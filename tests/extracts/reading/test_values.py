"""What Swedish files write becomes the value they mean, or nothing; never another value."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstdash.extracts.reading import values
from lstdash.extracts.reading.sheets import DATE_CELL, NUMBER_CELL
from lstdash.numbers import Number

SPACES = [" ", "\u00a0", "\u2009", "\u202f", "\u2007"]
PADDING = st.text(alphabet=[*SPACES, "\t", "\u200b", "\ufeff"], max_size=3)


@pytest.mark.parametrize("cell", ["inf", "-Infinity", "nan", "sNaN", "1e999999999", "1e309%"])
def test_a_cell_whose_number_no_file_can_hold_holds_none(cell: str) -> None:
    assert values.number(NUMBER_CELL + cell) is values.whole(NUMBER_CELL + cell) is None


@given(st.text(max_size=20))
def test_any_text_is_a_value_or_none_and_never_an_error(text: str) -> None:
    for mark in ("", NUMBER_CELL, DATE_CELL):
        whole = values.whole(mark + text)
        assert whole is None or any(character.isdigit() for character in text)
    assert values.day(text) is None or any(character.isdigit() for character in text)
    assert values.truth(text) in (True, False, None)


@pytest.mark.parametrize(
    ("cell", "value", "unit"), [("1.234", "1.234", ""), ("-3", "-3", ""), ("42%", "42", "%"), ("1e-07", "1e-7", "")]
)
def test_a_cell_that_holds_a_number_is_that_number(cell: str, value: str, unit: str) -> None:
    assert values.number(NUMBER_CELL + cell) == Number(Decimal(value), unit)
    assert values.number(cell) != Number(Decimal(value), unit) or cell != "1.234"  # as text it may be 1234


def test_a_number_that_a_spreadsheet_program_was_told_is_text() -> None:
    assert values.plain('="01"') == "01"
    assert values.whole('="12"') == 12
    assert values.plain('="a" & "b"') == '="a" & "b"'


@pytest.mark.parametrize(
    ("text", "is_whole", "unit", "meanings"),
    [
        ("1.200", True, "", ("1200",)),
        ("1,000", True, "", ("1000",)),
        ("1.200", False, "", ("1200", "1,2")),
        ("42 procent", True, "", ()),
        ("ca 70", True, "", ("70",)),
        ("(12)", True, "", ("-12", "12")),
        ("#DIVISION/0!", True, "", ()),
        ("5 mkr", False, "år", ()),
    ],
)
def test_what_a_text_that_is_no_number_may_mean(text: str, is_whole: bool, unit: str, meanings: tuple[str, ...]) -> None:
    assert values.ask(text, is_whole=is_whole, unit=unit) == meanings


@pytest.mark.parametrize("text", ["16,5", "42 %", "3000000000", "1e400"])
def test_not_a_whole_number(text: str) -> None:
    assert values.whole(text) is None


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)), PADDING)
def test_a_date_is_read_however_it_is_typed(day: date, padding: str) -> None:
    month = values.MONTHS[day.month - 1]
    forms = [
        day.isoformat(), f"{day.isoformat()} 00:00:00", f"{day:%Y%m%d}", f"{day.day}/{day.month}/{day.year}",
        f"{day.day}.{day.month}.{day.year}", f"{day.day} {month} {day.year}", f"{day.day} {month.upper()[:4]} {day.year}",
    ]  # fmt: skip
    assert {values.day(padding + form + padding) for form in forms} == {day}


@given(st.integers(1, 3_000))
def test_a_day_that_does_not_exist_is_no_date(offset: int) -> None:
    day = date(2003, 2, 28) + timedelta(days=offset)
    assert values.day(f"{day.year}-{day.month:02}-32") is None
    assert values.day(f"{day.year}-13-01") is None


@pytest.mark.parametrize("text", ["2026-02-29", "26-11-21", "21/11/26", "11/21/2026", "2026", "november 2026", "46000"])
def test_a_date_that_could_be_misread_is_not_read(text: str) -> None:
    assert values.day(text) is None


@pytest.mark.parametrize("text", ["samtliga", "Samtliga ", "ALLA", "21 av 21", "21\u00a0av\u00a021", "samtliga län"])
def test_all_counties(text: str) -> None:
    assert values.is_all_counties(text)


@pytest.mark.parametrize("text", ["samtliga utom M", "20 av 21", "alla 13", ""])
def test_not_all_counties(text: str) -> None:
    assert not values.is_all_counties(text)


@pytest.mark.parametrize(
    ("text", "expected"), [("Ja", True), ("SANT", True), ("1", True), ("nej", False), ("FALSKT", False), ("kanske", None)]
)
def test_yes_and_no(text: str, expected: bool | None) -> None:
    assert values.truth(text) is expected


def test_a_code_is_read_in_any_case() -> None:
    assert values.code("  Deltar   INTE ", ("deltar", "deltar inte")) == "deltar inte"
    assert values.code("deltog", ("deltar", "deltar inte")) == "deltog"
