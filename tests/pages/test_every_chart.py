"""Every chart, on every page and tab: words for those who do not see it, and files to take along."""

from __future__ import annotations

import io
from typing import Any

import pytest
from pptx import Presentation

from lstdash import formats
from tests.lib.drawn import drawn_charts, headings
from tests.lib.taken import built, offered
from tests.pages.test_pages import STEMS, open_page

TEXT_PAD, LINE, SMALLEST = 3, 1.3, 11.5  # pixels around a text in a bar; a line of it, of its size; what is read
CHOOSERS = {"valj-pa-kartan"}  # a control that happens to be a map: the choice is what it gives
WHERE = (
    *((stem, {}) for stem in STEMS),
    ("my_county", {"lan": "M"}),
    ("start_here", {"reglage": "enkla"}),
    ("payroll", {"reglage": "enkla"}),
    *(("payroll", {"flik": tab}) for tab in ("hanger", "sakert", "vem", "jamfor")),
)


def counts_too_small(figure: dict[str, Any]) -> list[float]:
    """The heights of texts that Plotly would shrink into lying bars until nobody reads them."""
    layout, found = figure["layout"], list[float]()
    margin = layout["margin"]
    for bar in figure["data"]:
        if bar.get("orientation") != "h" or bar.get("textposition") != "inside" or layout.get("barmode") != "stack":
            continue
        room = (layout["height"] - margin["t"] - margin["b"]) / len(bar["y"]) * (1 - layout["bargap"]) - 2 * TEXT_PAD
        size = (bar.get("insidetextfont") or bar["textfont"]).get("size", 14)
        found += [height for height in [min(size, room / LINE)] if height < SMALLEST]
    return found


@pytest.mark.parametrize(("stem", "params"), WHERE, ids=lambda value: str(value))
def test_a_chart_has_words_and_a_slide(stem: str, params: dict[str, str], version: str) -> None:
    app = open_page(stem, **params)
    assert not app.exception
    charts = [chart for chart in drawn_charts(app) if chart.name.split("_")[0] not in CHOOSERS]
    page = formats.slug(headings(app, 1)[0])
    slides = {name for name in offered(app) if name.endswith(".pptx") and not name.startswith(page)}
    assert all(len(chart.alt) > 40 for chart in charts)
    assert [small for chart in charts for small in counts_too_small(chart.figure)] == []
    assert len(slides) >= len({chart.name for chart in charts})


@pytest.mark.parametrize(
    ("stem", "params", "said", "listed"),
    [
        ("overview", {}, "År 2005 samordnade länsstyrelserna 72", "Läget och besluten"),
        ("constellations", {}, "Länen kan inte rangordnas", "Medlemmar"),
        ("my_county", {"lan": "M"}, "Halland liknar Skåne mest", "Enligt rapporten var Skåne inte med"),
        ("payroll", {"flik": "jamfor"}, "I hälften av utfallen har lönesamordningen", "Svaren sida vid sida"),
        ("payroll", {}, "Hemtagen andel flyttar återbetalningstiden mest", "Ett antagande i taget"),
    ],
)
def test_a_slide_says_what_its_own_chart_says_and_tables_stand_in_the_appendix(
    stem: str, params: dict[str, str], said: str, listed: str, version: str
) -> None:
    app = open_page(stem, **params)
    slides = Presentation(io.BytesIO(built(offered(app), f"{formats.slug(headings(app, 1)[0])}-bilaga", "pptx"))).slides
    titles = [slide.shapes.title.text_frame.text for slide in slides]
    assert any(title.startswith(said) for title in titles)
    text = " ".join(shape.text_frame.text for slide in slides for shape in slide.shapes if shape.has_text_frame)
    assert listed in text


def test_the_distribution_is_columns_that_sum_to_every_draw(version: str) -> None:
    app = open_page("payroll", flik="sakert")
    slides = Presentation(io.BytesIO(built(offered(app), "lonesamordning-fordelning", "pptx"))).slides
    chart = next(shape.chart for slide in slides for shape in slide.shapes if shape.has_chart)
    (shares,) = (series.values for series in chart.plots[0].series)
    assert list(chart.plots[0].categories) == [*map(str, range(1, 16)), "aldrig"]
    assert sum(shares) == pytest.approx(1) and min(shares) >= 0
