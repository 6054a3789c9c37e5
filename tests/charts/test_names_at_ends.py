"""Lines are named where they end: the one a title is about too, no name far from its line, and no line short for it."""

from __future__ import annotations

import pytest

from lstdash.charts import style
from lstdash.charts.trend import lines
from lstdash.formats import decimal
from lstdash.questions.size.answers import trend
from lstdash.questions.size.charts.plots import slopes, women

AGV = "agv-anstallda"


@pytest.mark.parametrize(
    ("wanted", "given"),
    [
        ([], []),
        ([5, 60], [5, 60]),
        ([100, 100, 100], [82, 100, 118]),
        ([100, 110, 300], [96, 114, 300]),
        ([100, 101, 102, 125], [80, 98, 116, 134]),
        ([0, 1], [0, 18]),
    ],
    ids=["none", "far apart", "the same place", "two of three", "almost a neighbour too", "at the bottom"],
)
def test_names_that_meet_stand_around_their_middle(wanted: list[float], given: list[float]) -> None:
    assert style.apart(wanted, 18) == pytest.approx(given)


def test_the_line_that_the_title_is_about_is_named(version: str) -> None:
    answer = trend.answer(version, AGV, 2025)
    assert answer.most and f"mest {answer.most.name}" in answer.title
    assert any(note.text.startswith(answer.most.name) for note in slopes(answer).layout.annotations)


def test_lines_reach_as_far_as_the_years_do_whatever_their_names(version: str) -> None:
    answer = trend.answer(version, AGV, 2025)
    assert women(answer).layout.xaxis.range == (answer.women_years[0], answer.women_years[-1])
    assert slopes(answer).layout.xaxis.range == (-0.1, 1.1)
    low, high = lines(300, [("Ekonomi", {2005: 16.0, 2015: 3.0})], decimal).layout.xaxis.range
    assert (low, high) == pytest.approx((2005, 2015), abs=0.5)
