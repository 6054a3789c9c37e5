"""Names beside marks: none covers another, and a name at the chart's edge turns inwards."""

from __future__ import annotations

from typing import Any

from lstdash.questions.equality.charts.names import Named, beside


def test_a_lone_name_stands_to_the_right_and_at_the_edge_to_the_left() -> None:
    assert [place["xanchor"] for place in beside([Named("Kalmar", 0.2, 0.5), Named("Skåne", 0.98, 0.5)])] == ["left", "right"]


def test_three_that_crowd_get_three_sides() -> None:
    marks = [Named("Örebro", 0.21, 0.74), Named("Kronoberg", 0.197, 0.745), Named("Kalmar", 0.25, 0.75)]
    assert [_side(place) for place in beside(marks)] == ["below", "right", "above"]


def test_a_name_does_not_cover_a_mark_without_a_name() -> None:
    assert [_side(place) for place in beside([Named("Kalmar", 0.5, 0.5)], [Named("", 0.6, 0.5)])] == ["left"]


def test_names_of_one_place_take_its_four_sides_and_the_fifth_the_first() -> None:
    alike = [Named("Gävleborg", 0.5, 0.5) for _ in range(5)]
    assert [_side(place) for place in beside(alike)] == ["right", "left", "above", "below", "right"]


def _side(place: dict[str, Any]) -> str:
    sides = {("left", None): "right", ("right", None): "left", ("center", "bottom"): "above", ("center", "top"): "below"}
    return sides[place["xanchor"], place.get("yanchor")]
