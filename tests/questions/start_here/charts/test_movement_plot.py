"""What has moved between two rounds: no number lies on another, and only what has moved has an arrow."""

from __future__ import annotations

import math
from itertools import combinations

from lstdash.questions.start_here.answers.spreads import Movement
from lstdash.questions.start_here.charts import room_plots
from lstdash.questions.start_here.charts.layout import GAP, PIXELS

PIXEL = (PIXELS[0] / 4, PIXELS[1] / 4)  # of a step


def test_numbers_that_stand_in_one_place_stand_beside_each_other() -> None:
    came = tuple(
        Movement(number, f"forslag-{number}", "Växel", (2.0, 2.0 if number else 3.0), (3.0, 3.0), 0.5, 0.4)
        for number in range(6)
    )
    stays = Movement(6, "forslag-6", "Telefoni", (3.0, 3.0), (3.0, 3.0), 0.5, 0.4)
    figure = room_plots.movement((*came, stays)).to_plotly_json()
    now = next(one for one in figure["data"] if one["name"] == room_plots.AFTER)
    places = [(x * PIXEL[0], y * PIXEL[1]) for x, y in zip(now["x"], now["y"], strict=True)]
    assert all(math.dist(*pair) >= GAP - 0.001 for pair in combinations(places, 2))
    assert (now["x"][0], now["y"][0]) == (3.0, 3.0)
    arrows = [one for one in figure["layout"]["annotations"] if one["showarrow"]]
    assert [(one["x"], one["y"]) for one in arrows] == list(zip(now["x"], now["y"], strict=True))[:6]
