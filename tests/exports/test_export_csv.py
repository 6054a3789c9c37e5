"""The CSV as a Swedish Excel reads it."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstdash.exhibits import Sheet
from lstdash.exports.csv_file import to_csv


def _read(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_semicolons_decimal_comma_byte_order_mark_and_nothing_but_the_rows(sheet: Sheet) -> None:
    data = to_csv(sheet)
    assert data.startswith(b"\xef\xbb\xbf") and data.endswith(b"\r\n")
    header, first, second, third = _read(data)
    assert header == [*sheet.columns[:4], "Andel", *sheet.columns[5:]]
    assert first == ["Åre & Öland <b>", "2005", "1234567", "3,5", "0,425", "2006-01-02", "ja"]
    assert second == ["Styrning", "2005", "4", "", "1", "", "nej"]
    assert third[1:] == ["2005", "-4", "-1234,25", "0", "2006-03-04", ""]


def test_the_heading_of_a_share_says_so_since_its_numbers_have_no_sign() -> None:
    sheet = Sheet("Tabell", ("Län", "Besparing", "Andel av personalen"), (("Dalarna", 0.42, 0.5),), ("auto", "share", "share"))
    assert _read(to_csv(sheet)) == [["Län", "Besparing, andel", "Andel av personalen"], ["Dalarna", "0,42", "0,5"]]


def test_no_text_is_a_formula_neither_in_rows_nor_in_the_header() -> None:
    header, row = _read(to_csv(Sheet("Tabell", ("=1+1", "Län"), (("@SUM(A1)", '+cmd|"x"'),))))
    assert header == ["'=1+1", "Län"]
    assert row == ["'@SUM(A1)", '\'+cmd|"x"']


def test_separators_quotes_and_line_breaks_stay_in_their_cell() -> None:
    text = 'Skåne; "Kalmar"\nBlekinge'
    assert _read(to_csv(Sheet("Tabell", ("Län", "Antal"), ((text, 1),))))[1] == [text, "1"]


@pytest.mark.parametrize(
    ("value", "expected"),
    [(0.1 + 0.2, "0,3"), (1e-7, "0,0000001"), (1e15, "1000000000000000"), (float("nan"), ""), (-0.5, "-0,5")],
)
def test_numbers_are_written_out(value: float, expected: str) -> None:
    assert _read(to_csv(Sheet("Tabell", ("Tal",), ((value,),))))[1:] == [[expected]]


@given(st.floats(min_value=-1e9, max_value=1e9, allow_nan=False))
def test_a_number_comes_back_as_it_was(value: float) -> None:
    field = _read(to_csv(Sheet("Tabell", ("Tal",), ((value,),))))[1][0]
    assert "." not in field and float(field.replace(",", ".")) == pytest.approx(value, rel=1e-11)
