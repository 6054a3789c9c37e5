"""The one reader of numbers: spellings with their value, or with the question that is asked; never a guess."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstdash import formats
from lstdash.numbers import UNIT_WORDS, Number, Question, clean, exact, in_unit, read, whole

NUMBERS = {
    "1234,5": ("1234.5", ""),
    "1 234,5": ("1234.5", ""),
    "1\u00a0234,5": ("1234.5", ""),
    "1\u202f234,5": ("1234.5", ""),
    "1\u2009234 567": ("1234567", ""),
    "  1234.5\u200b": ("1234.5", ""),
    "1234,567": ("1234.567", ""),
    "1 234,567": ("1234.567", ""),
    "0,125": ("0.125", ""),
    "0.125": ("0.125", ""),
    "-0,125": ("-0.125", ""),
    "0,000": ("0", ""),
    "-0": ("0", ""),
    "−3": ("-3", ""),
    "–3": ("-3", ""),
    "+2,5": ("2.5", ""),
    "007": ("7", ""),
    "16,0": ("16", ""),
    "1,2000": ("1.2", ""),
    "1e-07": ("0.0000001", ""),
    "1.234e+20": ("123400000000000000000", ""),
    "42 %": ("42", "%"),
    "42\u00a0%": ("42", "%"),
    "42%": ("42", "%"),
    "42 procent": ("42", "%"),
    "25 Mkr": ("25", "mkr"),
    "25mkr": ("25", "mkr"),
    "25 mnkr": ("25", "mkr"),
    "25 miljoner kronor": ("25", "mkr"),
    "3,45 mdkr": ("3.45", "mdkr"),
    "900 tkr": ("900", "tkr"),
    "12:-": ("12", "kr"),
    "1 200 kronor": ("1200", "kr"),
    "4,0 år": ("4", "år"),
}
QUESTIONS = {
    "1.200": ("1200", "1,2"),
    "1,000": ("1000", "1"),
    "12,345": ("12345", "12,3450"),
    "−1.200": ("-1200", "-1,2"),
    "10,000 %": ("10000 %", "10 %"),
    "1.234.567": ("1234567",),
    "1,234,567": ("1234567",),
    "1.234,5": ("1234,5",),
    "1,234.5": ("1234,5",),
    "1'234": ("1234",),
    "1’234,5": ("1234,5",),
    "1.200 Mkr": ("1200 mkr", "1,2 mkr"),
    "(12)": ("-12", "12"),
    "12-": ("-12", "12"),
    "−12*": ("-12",),
    "- 12": ("-12",),
    "ca 70": ("70",),
    "c:a −3 mkr": ("-3 mkr",),
    "16 st": ("16",),
    ",5": ("0,5",),
    "-.5": ("-0,5",),
    "5.": ("5",),
}
NEITHER = (
    "", " ", "–", "-", "+", "%", "kr", "1 2 0", "12 3456", "1234 567", "1,23,456", "1.2.3", "1_000", "٣", "１２", "½", "12²",
    "1/2", "1:5", "15-17", "15–17", "--5", "−-5", "(-12)", "12 (prel.)", "under 180", "mer än 12", "drygt 30", "1E+05",
    "1,23457E+11", "1e400", "nan", "inf", "#SAKNAS!", "#DIVISION/0!", "M-län", "2026-11-21", "42 procentenheter",
    "0x10", "9" * 61,
)  # fmt: skip
DECIMALS = st.decimals(min_value=-(10**12), max_value=10**12, allow_nan=False, allow_infinity=False, places=6)


@pytest.mark.parametrize(("text", "meant"), NUMBERS.items(), ids=ascii)
def test_a_number(text: str, meant: tuple[str, str]) -> None:
    assert read(text) == Number(Decimal(meant[0]), meant[1])


@pytest.mark.parametrize(("text", "meanings"), QUESTIONS.items(), ids=ascii)
def test_a_question(text: str, meanings: tuple[str, ...]) -> None:
    assert read(text) == Question(meanings)


@pytest.mark.parametrize("text", NEITHER, ids=ascii)
def test_no_number_and_no_advice(text: str) -> None:
    assert read(text) is None


def test_how_a_question_is_asked() -> None:
    assert str(read("1.200")) == "Menade du 1200 eller 1,2?"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("16,0", 16),
        ("16,5", None),
        ("16 %", None),
        ("16 kr", None),
        ("1.200", Question(("1200",))),
        ("1,000", Question(("1000",))),
        ("1.234,5", None),
        ("x", None),
    ],
)
def test_a_whole_number(text: str, found: int | Question | None) -> None:
    assert whole(read(text)) == found


@pytest.mark.parametrize(
    ("text", "unit", "found"),
    [
        ("25", "mkr", Decimal(25)),
        ("25 Mkr", "mkr", Decimal(25)),
        ("25 mkr", "Mkr", Decimal(25)),
        ("25 mkr", "mdkr", Question(("0,025",))),
        ("25 000 000 kr", "mkr", Question(("25",))),
        ("25 %", "mkr", None),
        ("42 %", "andel", Decimal("0.42")),
        ("42 procent", "andel", Decimal("0.42")),
        ("0,42", "andel", Decimal("0.42")),
        ("42 %", "%", Decimal(42)),
        ("42 %", "år", None),
        ("4 år", "år", Decimal(4)),
        ("1.200", "mkr", Question(("1200", "1,2"))),
        ("1.200 %", "mkr", None),
    ],
)
def test_a_number_in_a_unit(text: str, unit: str, found: Decimal | Question | None) -> None:
    assert in_unit(read(text), unit) == found


@given(DECIMALS, st.integers(0, 6))
def test_what_formats_writes_is_read_or_asked_about_with_the_right_meaning(value: Decimal, decimals: int) -> None:
    rounded = Decimal(formats.decimal(float(value), decimals).replace("\u00a0", "").replace(",", ".").replace("−", "-"))
    for written, unit in (
        (formats.decimal(float(value), decimals), ""),
        (formats.unit(float(value), "mkr", decimals), "mkr"),
        (formats.unit(float(value), "%", decimals), "%"),
        (formats.years(float(value), decimals), "år"),
    ):
        found = read(written)
        if isinstance(found, Question):
            assert decimals == 3 and 1 <= abs(rounded) < 1000
            assert Number(rounded, unit) in map(read, found.meanings)
        else:
            assert found == Number(rounded, unit)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_every_float_is_read_as_it_is_written_exactly(value: float) -> None:
    found = read(exact(value))
    assert isinstance(found, Number) and float(found.value) == value


@given(st.floats(allow_nan=False, allow_infinity=False, min_value=-1e15, max_value=1e15))
def test_a_float_as_programs_write_it_is_read_or_asked_about(value: float) -> None:
    for text in (repr(value), repr(value).replace(".", ",")):
        found = read(text)
        values = [read(one) for one in found.meanings] if isinstance(found, Question) else [found]
        assert value in [float(one.value) for one in values if isinstance(one, Number)]


SIGNS = st.text(alphabet="0123456789 .,-−–+()%*eE'’\u00a0\u202fkrmdå", max_size=14)


@given(st.one_of(st.text(max_size=20), SIGNS))
def test_any_text_has_an_answer_and_every_meaning_can_be_written(text: str) -> None:
    found = read(text)
    if isinstance(found, Question):
        assert found.meanings and all(isinstance(read(meaning), Number) for meaning in found.meanings)
        digits = [character for character in text if character.isdigit() and character != "0"]
        for meaning in found.meanings:  # no digit is invented or lost
            assert [character for character in meaning if character in "123456789"] == digits
    if isinstance(found, Number):
        assert read(exact(found.value) + f" {found.unit}") == found
        assert (found.value < 0) <= any(sign in text for sign in "-−–")


@given(SIGNS)
def test_the_sign_is_kept(text: str) -> None:
    found = read(text)
    if isinstance(found, Question) and len(found.meanings) == 1 and any(sign in text.rstrip("-−–") for sign in "-−–"):
        assert found.meanings[0].startswith("-")


@given(st.text(max_size=30))
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)


def test_every_unit_word_is_read() -> None:
    for word, unit in UNIT_WORDS.items():
        assert read(f"5 {word.upper()}") == Number(Decimal(5), unit)
