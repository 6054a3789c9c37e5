"""The map of counties, whatever a question colours it by: the figure, its words, and all that belongs to it."""

from __future__ import annotations

from functools import partial
from typing import Any

import plotly.graph_objects as go

from lstdash import formats
from lstdash.charts import style
from lstdash.charts.kept import kept
from lstdash.evidence import county_map
from lstdash.evidence.citations import Conflict, Source
from lstdash.evidence.county_map import CountyClass, CountyMap
from lstdash.exhibits import Exhibit, Sheet

# Names get colours that differ in lightness too; the accent's own steps are for scales. Warning and focus are kept free.
NAMED_COLOURS = ("#7A3E7A", "#C9CF94", style.ACCENT, style.ACCENT_LIGHT, "#D9B3D9", "#5B6B00")
SCALE = ("#F2F7F6", "#C0DAD7", "#7BB0AB", "#1A6661")
DARK = {"#7A3E7A", style.ACCENT, "#5B6B00", "#1A6661"}  # white letters on these
NOTHING = "#FFFFFF"
HEIGHT = 600


def exhibit(answer: CountyMap, says: str, sources: tuple[Source, ...], conflicts: tuple[Conflict, ...], focus: str) -> Exhibit:
    """The map with its classes as a list; PowerPoint has no such chart and shows a picture."""
    return Exhibit(
        stem="karta",
        title=answer.title,
        says=says,
        alt=alt(answer),
        table=Sheet(answer.title, county_map.COLUMNS, tuple(county_map.table(answer))),
        figure=partial(figure, answer, focus),
        key=key(answer),
        sources=sources,
        conflicts=conflicts,
    )


@kept
def figure(answer: CountyMap, focus: str = "") -> go.Figure:
    """Counties filled by class, occasional members hatched, each with its letter; the reader's county outlined."""
    drawn = style.base(HEIGHT, hovermode="closest")
    look = {county: paint for item, paint in zip(answer.classes, _paints(answer), strict=True) for county, paint in paint(item)}
    ordered = sorted(answer.outlines, key=lambda outline: outline.county == focus)  # the outlined one last, on top
    for outline in ordered:
        x, y = _path(outline.rings)
        own = outline.county == focus
        drawn.add_scatter(
            x=x,
            y=y,
            mode="lines",
            fill="toself",
            line={"color": style.FOCUS if own else style.GREY, "width": 3 if own else 0.8},
            hoverinfo="skip",
            **look.get(outline.county, {"fillcolor": NOTHING}),
        )
    drawn.add_scatter(
        x=[outline.x_km for outline in ordered],
        y=[outline.y_km for outline in ordered],
        mode="markers+text",
        marker={"size": 24, "opacity": 0},
        text=[f"<b>{outline.county}</b>" for outline in ordered],
        textfont={"color": [_ink(look.get(outline.county, {})) for outline in ordered], "size": 12},
        customdata=[outline.county for outline in ordered],
        hovertext=[f"{style.safe(answer.names[o.county])}: {style.safe(answer.values.get(o.county, ''))}" for o in ordered],
        hovertemplate="%{hovertext}<extra></extra>",
        unselected={"textfont": {"color": style.INK}},
        cliponaxis=False,
    )
    drawn.update_xaxes(visible=False)
    drawn.update_yaxes(visible=False, scaleanchor="x", scaleratio=1)
    return drawn


def alt(answer: CountyMap) -> str:
    """Say the same as the map: each class with its counties."""
    told = [
        f"{item.label}: {formats.listed([answer.names[c] for c in item.counties])}"
        + (f", tillfälligt {formats.listed([answer.names[c] for c in item.visitors])}" if item.visitors else "")
        for item in answer.classes
    ]
    return f"Karta över länen. {answer.title}{'. ' if told else ''}{'; '.join(told)}."


def key(answer: CountyMap) -> tuple[str, ...]:
    """Say whose letters are in each class and which county each is; a visitor's is hatched on the map."""
    told = [
        f"{item.label}: {', '.join((*item.counties, *(f'{letter} (tillfälligt, streckad)' for letter in item.visitors)))}"
        for item in answer.classes
    ]
    return (*((" · ".join(told),) if told else ()), *((style.letters(answer.names),) if answer.names else ()))


def _paints(answer: CountyMap) -> list[Any]:
    scale = SCALE[-len(answer.classes) :] if answer.is_ordered else NAMED_COLOURS
    return [_paint(NOTHING if item.is_outside else scale[index % len(scale)]) for index, item in enumerate(answer.classes)]


def _paint(colour: str) -> Any:
    def paint(item: CountyClass) -> list[tuple[str, dict[str, Any]]]:
        hatched = {"fillpattern": {"shape": "/", "fgcolor": colour, "bgcolor": NOTHING, "size": 7, "solidity": 0.35}}
        return [
            *((county, {"fillcolor": colour}) for county in item.counties),
            *((county, {"fillcolor": NOTHING, **hatched}) for county in item.visitors),
        ]

    return paint


def _ink(look: dict[str, Any]) -> str:
    return "#FFFFFF" if look.get("fillcolor") in DARK else style.INK


def _path(rings: Any) -> tuple[list[float | None], list[float | None]]:
    """Rings as one line with gaps, so that a county is one trace."""
    x: list[float | None] = []
    y: list[float | None] = []
    for ring in rings:
        x += [*(point[0] for point in ring), None]
        y += [*(point[1] for point in ring), None]
    return x[:-1], y[:-1]
