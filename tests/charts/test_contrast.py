"""Charts in contrast (WCAG 1.4.3 and 1.4.11): text at least 4.5:1 and every mark, or its edge, at least 3:1 on white.

axe cannot judge a drawing, so the house's colours are measured here, and then every figure that a page draws.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from lstdash.charts import county_map, style
from tests.lib.drawn import drawn_charts
from tests.pages.test_pages import open_page

TEXT, MARK = 4.5, 3.0
WHITE = "#FFFFFF"
ON_MARKS = ("inside", "middle center")
DRAWN: dict[str, dict[str, str]] = {
    "overview": {},
    "areas": {"lan": "M"},
    "start_here": {"reglage": "enkla"},
    "constellations": {"lan": "M"},
    "my_county": {"lan": "M"},
    "payroll": {"reglage": "enkla"},
}


def luminance(colour: str) -> float:
    """Relative luminance of #RRGGBB, 0 to 1 (WCAG 2.1)."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str = WHITE) -> float:
    """Contrast of two colours, 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def colours(given: object) -> list[str]:
    """The written colours of one colour or a list of them; numbers on a scale have none of their own."""
    return [each for each in (given if isinstance(given, list) else [given]) if isinstance(each, str) and each.startswith("#")]


def texts(figure: dict[str, Any]) -> Iterator[str]:
    """Colours of everything written on white in a figure."""
    layout = figure["layout"]
    fonts = [layout.get("font", {}), *(note.get("font", {}) for note in layout.get("annotations", []))]
    fonts += [layout[axis].get("tickfont", {}) for axis in layout if axis.startswith(("xaxis", "yaxis"))]
    # Letters on a map lie on their county, inside a bar on the bar.
    fonts += [
        trace.get("textfont", {})
        for trace in figure["data"]
        if trace["type"] in ("scatter", "bar")
        and trace.get("textposition") not in ON_MARKS
        and trace.get("marker", {}).get("opacity") != 0
    ]
    for font in fonts:
        yield from colours(font.get("color"))


def faint_marks(figure: dict[str, Any]) -> list[str]:
    """Marks that neither their fill nor their edge lifts from white."""
    faint = []
    for trace in figure["data"]:
        marker, line, mode = trace.get("marker", {}), trace.get("line", {}), trace.get("mode", "")
        if trace["type"] == "scatter" and "lines" in mode:
            faint += [
                f"line {colour}" for colour in colours(line.get("color")) if line.get("width", 2) and contrast(colour) < MARK
            ]
        if trace["type"] == "bar" or "markers" in mode:
            edges = colours(marker.get("line", {}).get("color"))
            if not edges or min(map(contrast, edges)) < MARK:
                faint += [f"{trace['type']} {colour}" for colour in colours(marker.get("color")) if contrast(colour) < MARK]
    return faint


def test_black_on_white_is_21_and_grey_is_known() -> None:
    assert contrast("#000000") == pytest.approx(21)
    assert contrast("#767676") == pytest.approx(4.54, abs=0.01)


def test_the_house_writes_in_colours_that_can_be_read() -> None:
    assert not [
        colour for colour in (style.INK, style.GREY, style.ACCENT, style.WARNING, style.FOCUS) if contrast(colour) < TEXT
    ]


def test_the_house_draws_in_colours_that_can_be_seen() -> None:
    drawn = [
        style.ACCENT,
        style.ACCENT_LIGHT,
        style.WARNING,
        style.FOCUS,
        style.GREY,
        *(mark[1] for mark in style.ROLE_MARKS.values()),
    ]
    assert not [colour for colour in drawn if contrast(colour) < MARK]


@pytest.mark.parametrize("fill", [*county_map.NAMED_COLOURS, *county_map.SCALE, county_map.NOTHING])
def test_a_countys_letter_can_be_read_on_its_county(fill: str) -> None:
    assert contrast(county_map._ink({"fillcolor": fill}), fill) >= TEXT


def test_no_role_is_told_by_colour_alone() -> None:
    assert len({symbol for symbol, _, _ in style.ROLE_MARKS.values()}) == len(style.ROLE_MARKS)
    assert len({sign for _, _, sign in style.ROLE_MARKS.values()}) == len(style.ROLE_MARKS)


@pytest.mark.parametrize("stem", DRAWN)
def test_every_figure_can_be_seen(stem: str, version: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LSTDASH_DATABASE_URL", f"sqlite:///{tmp_path / 'workshop.db'}")
    figures = [chart.figure for chart in drawn_charts(open_page(stem, **DRAWN[stem]))]
    assert figures, "the page draws nothing: take it out of DRAWN"
    assert not [colour for figure in figures for colour in texts(figure) if contrast(colour) < TEXT]
    assert not [mark for figure in figures for mark in faint_marks(figure)]


def test_a_faint_mark_is_found_and_an_edge_saves_it() -> None:
    faint: dict[str, Any] = {"type": "bar", "marker": {"color": ["#E3E5E1", style.ACCENT]}}
    assert faint_marks({"data": [faint]}) == ["bar #E3E5E1"]
    assert not faint_marks({"data": [{**faint, "marker": {"color": "#E3E5E1", "line": {"color": style.GREY}}}]})


def test_a_grid_is_calm_where_nothing_happens() -> None:
    markers = {role: style.role_marker(role) for role in style.ROLE_MARKS}
    quiet = [markers.pop(role) for role in ("deltar inte", "ej angivet")]
    assert {marker["color"] for marker in quiet} == {style.GREY, style.GREY_LIGHT}
    assert max(marker["size"] for marker in quiet) < min(marker["size"] for marker in markers.values())
