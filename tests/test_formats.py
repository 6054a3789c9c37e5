"""Swedish notation, word for word."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
        (0.00025, "0,0003"),
        (100, "100"),
    ],
)
def test_plain(value: float, text: str) -> None:
    assert formats.plain(value) == text


def half_up(number: Decimal, decimals: int) -> str:
    """The promise, written without the product: decimal arithmetic from the digits themselves."""
    return f"{number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP):f}".replace(".", ",")


@pytest.mark.parametrize("decimals", [0, 1, 2])
def test_every_share_with_one_decimal_rounds_half_up(decimals: int) -> None:
    tenths = [Decimal(number).scaleb(-3) for number in range(2001)]
    wrong = {
        str(exact): formats.share(float(exact), decimals)
        for exact in tenths
        if formats.share(float(exact), decimals) != half_up(exact.scaleb(2), decimals) + f"{NB}%"
    }
    assert not wrong


@given(st.integers(-(10**9), 10**9), st.integers(0, 6), st.integers(0, 4))
def test_a_written_number_rounds_half_up(digits: int, scale: int, decimals: int) -> None:
    exact = Decimal(digits).scaleb(-scale)
    expected = exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    assert formats.rounded(float(exact), decimals) == expected
    text = formats.decimal(float(exact), decimals).replace(NB, "").replace("\u2212", "-")
    assert text == half_up(expected or abs(expected), decimals)


@pytest.mark.parametrize("noisy", [0.57 - 0.285, 1 - 0.715, sum([0.095] * 3)])
def test_noise_of_binary_sums_turns_no_figure(noisy: float) -> None:
    assert formats.share(noisy) == f"29{NB}%"


@pytest.mark.parametrize(
    ("value", "most", "text"),
    [(0.29, 1, "29"), (0.3, 1, "30"), (0.005, 1, "0,5"), (0.0065, 2, "0,65"), (0.0065, 1, "0,7"), (0, 1, "0"), (1, 1, "100")],
)
def test_a_share_has_the_decimals_it_needs(value: float, most: int, text: str) -> None:
    assert formats.plain_share(value, most) == f"{text}{NB}%"


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [(2.5, 1, "+2,5"), (-2.5, 1, "\u22122,5"), (0.04, 1, "0,0"), (-0.04, 1, "0,0"), (0.05, 1, "+0,1"), (0, 0, "0")],
)
def test_what_prints_as_zero_has_no_sign(value: float, decimals: int, text: str) -> None:
    assert formats.signed(value, decimals) == text


@pytest.mark.parametrize(
    ("difference", "text"),
    [
        (0.04, "+4 procentenheter"),
        (0.01, "+1 procentenhet"),
        (-0.01, "\u22121 procentenhet"),
        (0.004, "0 procentenheter"),
        (-0.285, "\u221229 procentenheter"),
    ],
)
def test_differences_of_shares(difference: float, text: str) -> None:
    assert formats.points(difference) == text.replace(" ", NB)


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
    assert formats.interval(-0.001, 5) == "0–5"


@pytest.mark.parametrize(
    ("value", "mark", "written"),
    [
        (0.987, 1, "0,99 år"),
        (0.9972, 1, "0,997 år"),
        (1.004, 1, "1,004 år"),
        (1, 1, "1,0 år"),
        (1 + 1e-12, 1, "1,0 år"),
        (3.4, 1, "3,4 år"),
    ],
)
def test_a_number_beside_a_mark_never_prints_as_the_mark_it_is_not(value: float, mark: float, written: str) -> None:
    assert formats.years_beside(value, mark).replace(formats.NBSP, " ") == written


def test_a_share_beside_the_whole() -> None:
    assert formats.share_beside(0.9996, 1) == f"99,96{formats.NBSP}%" and formats.share_beside(1.0, 1) == f"100{formats.NBSP}%"
    assert formats.share_beside(0.419, 1) == f"42{formats.NBSP}%"


@given(st.floats(0, 60, allow_nan=False), st.integers(0, 60))
def test_it_stands_on_the_marks_right_side(value: float, mark: int) -> None:
    printed = formats.rounded(value, formats.telling(value, (mark,), 1))
    exact = formats.rounded(value, formats.SURE_DECIMALS)
    assert (printed > mark, printed < mark) == (exact > mark, exact < mark)


def test_slug_is_stable_ascii() -> None:
    assert formats.slug("Östra Mellansverige") == "ostra-mellansverige"
    assert formats.slug("deltar inte") == "deltar-inte"


@given(st.floats(-1e12, 1e12, allow_nan=False), st.integers(0, 4))
def test_a_formatted_number_never_has_a_point_or_a_plain_space(value: float, decimals: int) -> None:
    text = formats.decimal(value, decimals)
    assert "." not in text and " " not in text
    assert ("," in text) == (decimals > 0)
