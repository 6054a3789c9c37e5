"""What the title of the areas' trend says, and which areas it compares."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from lstdash.charts import style
from lstdash.questions.areas.answers import areas, trend
from lstdash.questions.areas.answers.areas import AreasAnswer
from lstdash.questions.areas.charts import plots
from tests.lib.tiny import tiny_version

NAMES = {"it": "IT", "pa": "Personal", "ea": "Ekonomi"}
BOOK = {"source": "bok", "title": "Boken", "short_title": "Boken (2006)", "year": 2006, "kind": "rapport"}
Publish = Callable[..., AreasAnswer]


@pytest.fixture
def publish(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Publish:
    """Publish areas as area=(2005, 2026, ...), None where a year does not have it."""
    monkeypatch.setenv("LSTDASH_EXTRACTS", str(tmp_path))

    def published(**counts: tuple[int | None, ...]) -> AreasAnswer:
        rows = [
            {
                "area": area, "year": 2005 + 21 * at, "name": NAMES[area], "coordinated": count, "all_counties": 0,
                "concentrated": None, "source": "bok", "section": "2.2",
            }
            for area, along in counts.items()
            for at, count in enumerate(along)
            if count is not None
        ]  # fmt: skip
        return areas.answer(tiny_version(tmp_path, sources=[BOOK], areas=rows))

    return published


@pytest.mark.parametrize(
    ("it", "pa", "title"),
    [
        ((22, 25), (16, 18), "IT och tele har ökat mest 2005–2026, från 22 till 25"),
        ((22, 25), (16, 19), "IT och tele och Personal har ökat mest 2005–2026, med 3 var"),
        ((22, 21), (16, 12), "Personal har minskat mest 2005–2026, från 16 till 12; inget område har ökat"),
        ((22, 22), (16, 12), "Personal har minskat mest 2005–2026, från 16 till 12; inget område har ökat"),
        ((22, 22), (16, 16), "Inget område har ändrats 2005–2026"),
        ((22, None), (None, 16), "Inget område är mätt både 2005 och 2026"),
        ((22, None), (16, 17), "Personal har ökat mest 2005–2026, från 16 till 17"),
        ((22, 30, 23), (16, 16, 18), "Personal har ökat mest 2005–2047, från 16 till 18"),
    ],
)
def test_the_title_compares_the_first_and_the_last_year(
    it: tuple[int | None, ...], pa: tuple[int | None, ...], title: str, publish: Publish
) -> None:
    assert trend.trend_title(publish(it=it, pa=pa)) == title


def test_a_year_without_the_area_is_a_gap(publish: Publish) -> None:
    found = publish(it=(22, None, 23), pa=(None, 16, 18))
    assert trend.trend_rows(found) == [("IT", 22, None, 23), ("Personal", None, 16, 18)]


def test_areas_that_end_alike_are_named_above_each_other(publish: Publish) -> None:
    figure = plots.trend(publish(it=(22, 1), pa=(16, 1), ea=(5, 1)))
    heights = [-label.ay for label in figure.layout.annotations]
    assert {label.y for label in figure.layout.annotations} == {1}
    assert [after - before for before, after in zip(heights, heights[1:], strict=False)] == pytest.approx([style.LABEL_ROW] * 2)
