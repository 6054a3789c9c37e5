"""Swedish notation, word for word."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from lstdash import formats

NB = "\u00a0"


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [(1234.5, 1, f"1{NB}234,5"), (0.0, 0, "0"), (-0.04, 1, "0,0"), (2.5, 0, "3"), (-3.25, 1, "\u22123,3"), (None, 2, "–")],
)
def test_decimal(value: float | None, decimals: int, text: str) -> None:
    assert formats.decimal(value, decimals) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.42, "0,42"),
        (3.0, "3"),
        (1.68, "1,68"),
        (-0.00001, "0"),
        (-0.5, "\u22120,5"),
        (12345.67891, f"12{NB}345,6789"),
        (0, "0"),
    ],
)
def test_plain(value: float, text: str) -> None:
    assert formats.plain(value) == text


def test_units() -> None:
    assert formats.share(0.42) == f"42{NB}%"
    assert formats.years(4.0) == f"4,0{NB}år"
    assert formats.unit(3.45, "mdkr", 2) == f"3,45{NB}mdkr"
    assert formats.count(1, "län") == f"1{NB}län"
    assert formats.day(date(2006, 11, 21)) == "21 november 2006"


def test_lists_and_intervals() -> None:
    assert formats.listed(["A", "B", "C"]) == "A, B och C"
    assert formats.interval(15, 17) == "15–17"
    assert formats.interval(4, 4) == "4"
    assert formats.interval(-0.2, 1.9, 1) == "\u22120,2 till 1,9"


def test_slug_is_stable_ascii() -> None:
    assert formats.slug("Östra Mellansverige") == "ostra-mellansverige"
    assert formats.slug("deltar inte") == "deltar-inte"


@given(some.floats(-1e12, 1e12, allow_nan=False), some.integers(0, 4))
def test_a_formatted_number_never_has_a_point_or_a_plain_space(value: float, decimals: int) -> None:
    text = formats.decimal(value, decimals)
    assert "." not in text and " " not in text
    assert ("," in text) == (decimals > 0)
