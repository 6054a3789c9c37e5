"""What a slider accepts from a link, and what it writes into one."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstdash import formats
from lstdash.views.controls import NotUnderstood
from lstdash.views.controls.slider import Slider, code

SAVING = Slider("besparing", "Besparing", "Hjälp.", 0.05, 0.7, 0.01, 0.42, formats.share)
RAMP = Slider("infasning", "Infasning", "Hjälp.", 0, 5, 1, 0, lambda years: formats.years(years, 0))
BALANCE = Slider("saldo", "Saldo", "Hjälp.", -0.3, 0.3, 0.1, 0, formats.share)


def test_positions_are_the_decimals_they_look_like() -> None:
    assert SAVING.positions[0:2] == (0.05, 0.06)
    assert SAVING.positions[-1] == 0.7
    assert len(SAVING.positions) == 66
    assert BALANCE.positions == (-0.3, -0.2, -0.1, 0, 0.1, 0.2, 0.3)
    assert (SAVING.index(0.42), RAMP.index(5)) == (37, 5)


@pytest.mark.parametrize(("value", "text"), [(0.42, "0.42"), (5.0, "5"), (0.0, "0"), (-0.3, "-0.3"), (0.00001, "0.00001")])
def test_the_address_writes_plain_numbers(value: float, text: str) -> None:
    assert code(value) == text


@given(st.sampled_from([*((SAVING, p) for p in SAVING.positions), *((BALANCE, p) for p in BALANCE.positions)]))
def test_what_is_written_is_what_is_read(case: tuple[Slider, float]) -> None:
    slider, value = case
    assert slider.parse(slider.encode(value)) == value
    assert slider.encode(value) == [] or value != slider.default


@pytest.mark.parametrize("raw", ["0,42", "0.42", "0.420", " 0.42 ", "0,42\u200b", "+0.42", "42e-2"])
def test_comma_and_point_both_work(raw: str) -> None:
    assert SAVING.parse([raw]) == 0.42


LARGE = Slider("belopp", "Belopp", "Hjälp.", 0, 2, 0.125, 1, formats.plain)


def test_three_decimals_are_written_so_that_they_are_read_and_asked_about_when_they_are_not() -> None:
    assert LARGE.encode(1.125) == ["1.1250"] and LARGE.parse(["1.1250"]) == 1.125
    with pytest.raises(NotUnderstood, match=r"i steg om 0,125 \(menade du 1125 eller 1,1250\?\)"):
        LARGE.parse(["1.125"])
    assert all(LARGE.parse(LARGE.encode(position)) == position for position in LARGE.positions)


def test_minus_nought_is_nought() -> None:
    assert math.copysign(1, BALANCE.parse(["-0"])) == 1


@pytest.mark.parametrize(
    "raw",
    [
        "",
        " ",
        "9",
        "0.04",
        "0.71",
        "-0.42",
        "0.425",
        "abc",
        "nan",
        "inf",
        "0_1",
        "٠.٤",
        "42 %",
        "0.42 mkr",
        "0.1.1",
        "0x1",
        "9" * 400,
    ],
)
def test_anything_off_the_grid_is_refused_with_what_was_expected(raw: str) -> None:
    with pytest.raises(NotUnderstood, match="ett tal från 0,05 till 0,7 i steg om 0,01"):
        SAVING.parse([raw])


def test_what_a_slider_moves_is_its_name_unless_said() -> None:
    assert (SAVING.key, replace(SAVING, key="saving_share").key) == ("besparing", "saving_share")


def test_two_values_for_one_slider_are_refused() -> None:
    with pytest.raises(NotUnderstood):
        SAVING.parse(["0.3", "0.4"])


@given(st.text(max_size=20))
def test_no_text_breaks_the_parser(raw: str) -> None:
    try:
        assert SAVING.parse([raw]) in SAVING.positions
    except NotUnderstood as error:
        assert str(error)


def test_a_flip_falls_between_positions_and_outside_it_has_no_place() -> None:
    assert SAVING.place(0.336) == pytest.approx(28.6)
    assert SAVING.place(0.8) is None
    assert RAMP.place(3) == 3


@pytest.mark.parametrize(
    "wrong",
    [
        {"low": 1, "high": 0},
        {"step": 0},
        {"name": "Räv"},
        {"name": "reglage"},
        {"default": 0.423},
        {"high": 0.705},
        {"step": 0.0001, "default": 0.42},
    ],
)
def test_a_grid_that_does_not_add_up_is_a_bug(wrong: dict[str, object]) -> None:
    sound = {
        "name": "a",
        "label": "A",
        "help": "",
        "low": 0.05,
        "high": 0.7,
        "step": 0.01,
        "default": 0.42,
        "text": formats.share,
    }
    with pytest.raises(ValueError, match="slider"):
        Slider(**{**sound, **wrong})  # type: ignore[arg-type]
