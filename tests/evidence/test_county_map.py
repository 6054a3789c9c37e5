"""Classes and outlines of the map of counties."""

from __future__ import annotations

from pathlib import Path

import pytest

from lstdash.charts.county_map import key
from lstdash.evidence import county_map
from lstdash.evidence.county_map import CountyClass, CountyMap
from tests.questions.constellations.answers.constellations_world import world


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("LSTDASH_EXTRACTS", str(tmp_path))
    return world(tmp_path)


@pytest.mark.parametrize(
    ("numbers", "labels"),
    [
        ({}, []),
        ({"A": 5, "B": 5}, ["5"]),
        ({"A": 1, "B": 2, "C": 9}, ["1–2", "9"]),
        ({"A": 1, "B": 2, "C": 3, "D": 4, "E": 5}, ["1–2", "3–4", "5"]),
    ],
)
def test_steps_are_even_and_name_what_they_hold(numbers: dict[str, int], labels: list[str]) -> None:
    assert [item.label for item in county_map.steps(numbers)] == labels


def test_the_letter_stands_in_the_middle_of_the_county(small: str) -> None:
    outline = next(item for item in county_map.outlines(small) if item.county == "M")
    assert (outline.x_km, outline.y_km) == pytest.approx((5, 5))


def test_a_picture_of_the_map_says_whose_letters_are_in_each_class() -> None:
    classes = (CountyClass("Norr", ("Z", "Y")), CountyClass("Syd", ("M",), ("E",)))
    assert key(CountyMap((), classes, False, {}, {}, "Grupper")) == ("Norr: Z, Y · Syd: M, E (tillfälligt, streckad)",)
    assert key(CountyMap((), (), False, {}, {}, "Välj län")) == ()
    named = CountyMap((), (), False, {}, {"M": "Skåne", "Z": "Jämtland"}, "Välj län")
    assert key(named) == ("M\u00a0Skåne · Z\u00a0Jämtland",)
