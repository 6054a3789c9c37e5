"""On a phone a wide chart shows its names and some of its marks side by side, and no label lies over another."""

from __future__ import annotations

from lstdash.charts import activity_grid
from lstdash.evidence.survey import Choices
from lstdash.questions.areas.answers import activities, areas
from lstdash.questions.areas.charts.plots import bars
from lstdash.questions.constellations.answers import members
from lstdash.questions.constellations.answers.what_if import Scenario
from lstdash.questions.constellations.charts.plots import matrix

SHARE_OF_A_PHONE = 200  # of 328 pixels
BESIDE_NAMES = 220
LINES = 2


def test_the_names_of_the_grid_leave_room_for_marks(version: str) -> None:
    named = activities.answer(version, activities.Filters(2006))
    grid = activity_grid.grid(named.activities, named.county_names)
    names, axis = grid.layout.yaxis.ticktext, grid.layout.yaxis
    assert grid.layout.margin.autoexpand is False and grid.layout.margin.l <= SHARE_OF_A_PHONE
    assert all(name.count("<br>") < LINES for name in names)
    assert axis.tickfont.size * 1.3 * LINES <= activity_grid.ROW_HEIGHT, "two lines fit in a row"


def test_numbers_in_bars_stand_upright(version: str) -> None:
    assert bars(areas.answer(version)).data[0].textangle == 0


def test_what_stands_beside_the_bars_has_room_on_a_phone(version: str) -> None:
    figure = bars(areas.answer(version))
    marks, most = figure.data[2].x[0], max(figure.data[0].x[y] + figure.data[1].x[y] for y in range(len(figure.data[0].x)))
    pixel = figure.layout.xaxis.range[1] / BESIDE_NAMES
    assert marks - most >= 24 * pixel, "a number in bold and half a mark"
    assert figure.layout.xaxis.range[1] - marks >= 20 * pixel, "half a mark and its number"


def test_each_constellation_is_one_line_over_its_column(version: str) -> None:
    columns = matrix(members.answer(version, Choices(), Scenario())).layout.xaxis.ticktext
    assert len(columns) == len(set(columns)) and not any("<br>" in name for name in columns)
