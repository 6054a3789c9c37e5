"""What is sent to the browser: every answer once, small, and nothing that does not fit together."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest

from lstdash import formats
from lstdash.views.controls.slider import Slider
from lstdash.views.panel.frames import ALPHABET, Scale
from lstdash.views.panel.payload import MAX_BYTES, build
from lstdash.views.panel.states import Band, Cell, CurveChart, CurveState, Flip, Line, Mark, MarksChart, MarksState

SAVING = Slider("besparing", "Besparing", "Hjälp.", 0, 1, 0.25, 0.5, formats.share)
CHART = CurveChart("Titel", "Kurvan stiger.", "år", "procent", "Valt", formats.share, formats.decimal)
PLANE = MarksChart(
    "Titel",
    "Tre.",
    "Insats",
    "Nytta",
    (1, 5),
    (1, 5),
    formats.decimal,
    formats.decimal,
    ("A", "B"),
    ("1", "2", "3", "4"),
    "Börja här",
)


def state(saving: float, years: int = 4) -> CurveState:
    y = saving * np.arange(years + 1) - 1
    point = Mark(1 / saving, f"efter {formats.years(1 / saving)}") if saving else None
    return CurveState((Cell(formats.share(saving), "av kostnaden"),), y, point, (Mark(2.0, "Mål"),))


def unpack(frame: dict, packed: str) -> np.ndarray:
    """Read back as `draw.js` does."""
    place = {chr(c): i for i, c in enumerate(ALPHABET)}
    digits = [place[c] for c in packed]
    steps = [high * len(ALPHABET) + low for high, low in zip(digits[::2], digits[1::2], strict=True)]
    return frame["low"] + frame["unit"] * np.array(steps)


def payload(chart=CHART, now=None, answers=None, flips=None):
    given = {"besparing": [state(p) for p in SAVING.positions]} if answers is None else answers
    return build([SAVING], {"besparing": 0.5}, ["Besparing"], now or state(0.5), given, chart, flips or {})


def test_every_position_has_its_texts_and_its_curve() -> None:
    sent = payload()
    answers, texts, frame = sent["answers"]["besparing"], sent["texts"], sent["chart"]
    for i, saving in enumerate(SAVING.positions):
        assert texts[answers["cells"][i][0]] == formats.share(saving)
        assert unpack(frame, answers["y"][i]) == pytest.approx(state(saving).y, abs=frame["unit"])
    assert answers["point"][0] == 0
    assert answers["point"][2][0] == 2.0
    assert sent["base"]["cells"][0] == answers["cells"][2]


def test_positions_are_sent_as_the_address_writes_them() -> None:
    (slider,) = payload(flips={"besparing": Flip(0.336, "Vänder vid 33,6 %.")})["sliders"]
    assert slider["codes"] == ["0", "0.25", "0.5", "0.75", "1"]
    assert (slider["at"], slider["default"], slider["flip"], slider["flip_text"]) == (2, 2, 1.344, "Vänder vid 33,6 %.")


def test_ticks_are_round_swedish_and_cover_every_answer() -> None:
    ticks = payload()["chart"]["y_ticks"]
    assert ticks[0] == [-1.0, formats.share(-1)]
    assert ticks[-1][0] >= 3
    assert [0.0, "0\u00a0%"] in ticks
    steps = np.diff([value for value, _ in ticks])
    assert steps == pytest.approx(np.full(len(steps), steps[0]))


def test_reference_and_band_share_the_curves_unit() -> None:
    y = np.asarray(state(0.5).y)
    frame = payload(replace(CHART, reference=Line(y, "Utgångsläge"), band=Band(y - 1, y + 1, "P10–P90")))["chart"]
    assert unpack(frame, frame["reference"]["y"][0]) == pytest.approx(y, abs=frame["unit"])
    assert frame["band"]["label"] == "P10–P90"
    assert len(frame["band"]["y"]) == 2


def test_the_ends_of_the_scale_fit_in_two_characters() -> None:
    assert len(ALPHABET) == 90
    assert Scale.over((-5, 7)).pack([[-5, 7], [], [7]]) == ["!!" + (top := chr(ALPHABET[88]) + chr(ALPHABET[80])), "", top]


def test_a_flat_curve_still_has_an_axis() -> None:
    flat = CurveState((Cell("0"),), [0.0] * 5)
    assert len(payload(now=flat, answers={})["chart"]["y_ticks"]) > 2


def test_marks_keep_their_order() -> None:
    now = MarksState((Cell("1"),), [(2, 4), (3.25, 1.5)], (3, 3), frozenset({0}))
    sent = payload(PLANE, now, {})
    assert unpack(sent["chart"], sent["base"]["xy"][0]) == pytest.approx([2, 4, 3.25, 1.5], abs=0.001)
    assert (sent["base"]["thresholds"], sent["base"]["strong"]) == ([[3, 3]], [[0]])
    assert [tick for tick, _ in sent["chart"]["x_ticks"]] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize("bad", [float("nan"), float("inf")])
def test_a_number_no_axis_can_show_is_a_bug(bad: float) -> None:
    with pytest.raises(ValueError, match="not finite"):
        payload(now=CurveState((Cell("0"),), [0.0, bad]), answers={})


def test_states_that_do_not_fit_are_bugs() -> None:
    with pytest.raises(ValueError, match="3 answers for 5 positions"):
        payload(answers={"besparing": [state(0.5)] * 3})
    with pytest.raises(ValueError, match="not the present answer"):
        payload(answers={"besparing": [state(0.25)] * 5})
    with pytest.raises(ValueError, match="cells for 1 figures"):
        payload(now=replace(state(0.5), cells=()), answers={})
    with pytest.raises(ValueError, match="does not belong"):
        payload(PLANE)
    with pytest.raises(ValueError, match="every item"):
        payload(PLANE, MarksState((Cell("1"),), [(2, 4)], (3, 3)), {})


def test_ten_sliders_of_66_positions_over_30_years_stay_within_the_limit() -> None:
    sliders = [Slider(f"s{i}", f"Reglage {i}", "Hjälp " * 30, 0.05, 0.7, 0.01, 0.42, formats.share) for i in range(10)]

    def answer(value: float) -> CurveState:
        figures = tuple(Cell(formats.decimal(value * k, 1), f"av {formats.decimal(value * k * 3, 1)}") for k in (7, 11, 13, 17))
        y = np.cumsum(value * np.sin(np.arange(31)) * 0.7123)
        return CurveState(figures, y, Mark(value, formats.years(value)), (Mark(5.0, "Mål 5 år"),))

    answers = {slider.name: [answer(position) for position in slider.positions] for slider in sliders}
    values = {slider.name: 0.42 for slider in sliders}
    sent = build(sliders, values, ["A", "B", "C", "D"], answer(0.42), answers, CHART, {})
    size = len(json.dumps(sent))
    print(f"{size} bytes")
    assert size <= MAX_BYTES
