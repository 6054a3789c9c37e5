"""What Swedish files write becomes the value they mean, or nothing; never another value."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstdash.extracts.reading import values
from tests.extracts.sample import county_rows

NAMES = values.county_names((row["county"], row["name"], row["short_name"]) for row in county_rows())
SPACES = [" ", "\u00a0", "\u2009", "\u202f", "\u2007"]
PADDING = st.text(alphabet=[*SPACES, "\t", "\u200b", "\ufeff"], max_size=3)


def grouped(whole: int, space: str) -> str:
    return f"{abs(whole):,}".replace(",", space)


@given(
    st.integers(-(10**12), 10**12), st.integers(0, 999), st.sampled_from(SPACES), st.sampled_from(",."), PADDING, PADDING,
    st.sampled_from(["-", "\u2212", "\u2013"]), st.booleans(),
)  # fmt: skip
def test_a_number_is_read_however_it_is_spaced(
    whole: int, thousandths: int, space: str, mark: str, before: str, after: str, minus: str, is_grouped: bool
) -> None:
    digits = grouped(whole, space) if is_grouped else str(abs(whole))
    text = f"{before}{minus if whole < 0 else ''}{digits}{mark}{thousandths:03}{after}"
    read = values.number(text)
    assert read is not None
    assert read.value == pytest.approx((abs(whole) + thousandths / 1000) * (-1 if whole < 0 else 1), rel=1e-15, abs=1e-12)


@given(st.floats(allow_nan=False, allow_infinity=False, min_value=-1e15, max_value=1e15))
def test_every_float_comes_back_from_how_python_and_excel_write_it(value: float) -> None:
    for text in (repr(value), repr(value).replace(".", ",")):
        read = values.number(text)
        assert read is not None and read.value == value


@given(st.integers(0, 10_000), st.sampled_from(["%", " %", "\u00a0%"]))
def test_per_cent_is_a_hundredth(hundredths: int, sign: str) -> None:
    read = values.number(f"{hundredths / 100:.2f}".replace(".", ",") + sign)
    assert read is not None and read.is_percent
    assert read.value == pytest.approx(hundredths / 10_000, abs=1e-12)


@given(st.text(max_size=20))
def test_any_text_is_a_number_or_none_and_never_an_error(text: str) -> None:
    read = values.number(text)
    assert read is None or any(character.isdigit() for character in text)
    whole = values.whole(text)
    assert whole is None or (read is not None and whole == read.value)
    assert values.day(text) is None or any(character.isdigit() for character in text)
    assert values.truth(text) in (True, False, None)


@pytest.mark.parametrize(
    "text", ["", "–", "-", "ca 70", "12 3456", "1,234,567", "1.234,5", "1,234.5", "3,45 mdkr", "nan", "inf", "1_000", "٣"]
)  # fmt: skip
def test_what_could_be_misread_is_not_read(text: str) -> None:
    assert values.number(text) is None


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


@given(st.sampled_from(county_rows()), PADDING, st.sampled_from([str, str.upper, str.lower, str.title]), st.data())
def test_a_county_is_read_by_code_name_and_name_with_lan(
    row: dict[str, str], padding: str, case: object, data: st.DataObject
) -> None:
    code, name, short = row["county"], row["name"], row["short_name"]
    forms = [
        code,
        name,
        short,
        f"{short} län",
        f"Länsstyrelsen i {name}",
        f"Länsstyrelsen {short}",
        f"{code}, {name}",
        f"{code} {short}",
    ]
    form = data.draw(st.sampled_from(forms))
    assert callable(case)
    assert values.county(padding + case(form) + padding, NAMES) == code


@given(st.sampled_from(county_rows()))
def test_a_county_name_in_decomposed_letters_is_the_same_name(row: dict[str, str]) -> None:
    import unicodedata

    assert values.county(unicodedata.normalize("NFD", row["name"]), NAMES) == row["county"]


@given(st.text(alphabet=st.characters(categories=["L", "N"]), min_size=1, max_size=12))
def test_a_text_that_names_no_county_stays_as_it_is(text: str) -> None:
    read = values.county(text, NAMES)
    assert read == values.clean(text) or text.casefold() in NAMES


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


@given(st.text(max_size=30))
def test_cleaning_twice_changes_nothing(text: str) -> None:
    once = values.clean(text)
    assert values.clean(once) == once


def test_a_code_is_read_in_any_case() -> None:
    assert values.code("  Deltar   INTE ", ("deltar", "deltar inte")) == "deltar inte"
    assert values.code("deltog", ("deltar", "deltar inte")) == "deltog"
