"""A bar per assumption: which side is filled, where the texts stand, and that nothing falls outside the axis."""

from __future__ import annotations

import pytest

from lstdash.charts.tornado import Axis, Bar, swing_bars

BARS = [Bar("Hemtagen andel", (0.5, "50 %"), (1.3, "100 %")), Bar("Rabatt", (2.0, "1 år"), (1.1, "8 år"))]
SHORTER = Axis("år", 1.3, "Nu 1,3 år", "Kortare än nu", "Längre än nu", is_more_better=False)
MORE = Axis("år", 1.3, "Nu 1,3 år", "Färre år än nu", "Fler år än nu", is_more_better=True, target=(1.0, "Mål 1 år"))


@pytest.mark.parametrize(("axis", "hatched"), [(SHORTER, "Längre än nu"), (MORE, "Färre år än nu")])
def test_the_worse_side_is_hatched(axis: Axis, hatched: str) -> None:
    figure = swing_bars(BARS, axis)
    assert [bar.name for bar in figure.data if bar.marker.pattern.shape] == [hatched]
    less, more = figure.data
    assert list(less.y) == ["Rabatt", "Hemtagen andel"]  # the first is drawn last, on top
    assert list(less.base) == [1.1, 0.5] and list(less.x) == pytest.approx([0.2, 0.8])
    assert list(more.base) == [1.3, 1.3] and list(more.x) == pytest.approx([0.7, 0.0])


def test_every_end_has_its_text_on_its_outer_side_and_the_target_stands_in_a_row_of_its_own() -> None:
    texts = {note.text: note for note in swing_bars(BARS, MORE).layout.annotations}
    assert (texts["8 år"].xanchor, texts["1 år"].xanchor) == ("right", "left")
    assert texts["<b>Nu 1,3 år</b>"].yshift != texts["Mål 1 år"].yshift


@pytest.mark.parametrize("ends", [(0.0, 0.0), (0.02, 0.3), (0.0, 140.0), (4.0, 4.0)])
def test_the_axis_holds_every_bar_and_its_texts(ends: tuple[float, float]) -> None:
    axis = Axis("år", ends[0], "Nu", "Färre", "Fler", is_more_better=True)
    figure = swing_bars([Bar("Rabatt", (ends[0], "0 %"), (ends[1], "50 %"))], axis)
    low, high = figure.layout.xaxis.range
    assert low < ends[0] or low == 0 < ends[0]
    assert high > ends[1] and 2 <= len(figure.layout.xaxis.tickvals) <= 9
    assert all(0 <= tick <= high for tick in figure.layout.xaxis.tickvals)


@pytest.mark.parametrize(("text", "pixels"), [("50 %", 8), ("198 %", 16), ("5 %: aldrig", 64)])
def test_a_long_text_after_the_longest_bar_has_room_beside_the_axis(text: str, pixels: int) -> None:
    figure = swing_bars([Bar("Rabatt", (2.0, text), (1.0, "en lång text till vänster"))], SHORTER)
    assert figure.layout.margin.r == pixels
