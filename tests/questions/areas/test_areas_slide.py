"""The slide of the named activities counts as many as its title says."""

from __future__ import annotations

from lstdash.questions.areas.answers import activities
from lstdash.questions.areas.answers.activities import Filters
from lstdash.questions.areas.charts import exhibits


def test_the_bars_of_a_grid_too_tall_for_a_slide_count_those_whose_counties_are_not_named_too(version: str) -> None:
    named = activities.answer(version, Filters(2005))
    slide = exhibits.grid(named, 2005).slide
    assert slide and named.without_counties
    counted = sum(value or 0 for series in slide.series for value in series.values)
    assert f"{counted:.0f}\u00a0namngivna" in named.headline
