"""A figure of the page as a chart that PowerPoint draws itself: its lines, marks, spans, targets and names, not its pixels.

What is drawn of marks and lines becomes points on two axes, and bars that begin elsewhere than at zero become floating ones.
Maps, heat maps, a grid too tall to be read on a slide, and bars that begin at zero (their room describes them) are left.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import plotly.graph_objects as go

from lstdash import formats
from lstdash.exhibits import Series, SlideChart
from lstdash.exports import slide_points
from lstdash.exports.slide_read import look, said, unit

ONE_LINE = 24  # letters of a bar's name and what is written at it: longer, they are a line each


def redrawn(figure: go.Figure) -> SlideChart | None:
    """Return the figure as a native chart, None where PowerPoint has no such chart or nobody could read it."""
    kinds = {trace.type for trace in figure.data}
    if kinds == {"bar"} and all(trace.orientation == "h" and trace.base is not None for trace in figure.data):
        return _floating(figure)
    is_map = any(trace.fill == "toself" for trace in figure.data if trace.type == "scatter")
    return slide_points.points(figure) if kinds == {"scatter"} and not is_map else None


def _floating(figure: go.Figure) -> SlideChart | None:
    names = _names(figure)
    spans: dict[Any, list[tuple[float, float, int]]] = {key: [] for key in names}
    for at, trace in enumerate(figure.data):
        for key, low, length in zip(trace.y, trace.base, trace.x, strict=True):
            if length:
                spans[key].append((float(low), float(low + length), at))
    if any(len(found) > 1 and min(found)[0] < 0 for found in spans.values()):
        return None  # bars below zero stack the other way
    keys = list(names)[::-1]
    series = [Series(" ", tuple(_room(spans[key]) for key in keys), "hidden")]
    series += [found for at, trace in enumerate(figure.data) for found in _parts(trace, [spans[key] for key in keys], at)]
    axis = figure.layout.xaxis
    return SlideChart(
        "floating",
        tuple(series),
        tuple(names[key] for key in keys),
        unit=unit(axis),
        x_title="",
        y_title=". ".join(filter(None, (said(axis.title.text), *_told(figure)))),
    )


def _told(figure: go.Figure) -> list[str]:
    """Return the words above the figure's upright lines (now, target), which PowerPoint's bars cannot draw."""
    return [
        _placed(said(note.text), note.x)
        for note in figure.layout.annotations
        if note.yref and ("paper" in note.yref or "domain" in note.yref)
    ]


def _placed(text: str, at: float) -> str:
    """Return a line's words with where it stands, which they may say themselves: `0: ingen skillnad`, `Mål 5 år`."""
    return text if any(map(str.isdigit, text)) else f"{formats.decimal(at)}: {text}"


def _names(figure: go.Figure) -> dict[Any, str]:
    """Return every bar by where it stands, the lowest first: its name and what is written at it."""
    axis = figure.layout.yaxis
    given = axis.categoryarray if axis.categoryarray is not None else [key for trace in figure.data for key in trace.y]
    told = dict(zip(axis.tickvals if axis.ticktext else (), axis.ticktext or (), strict=True))
    return {key: _name(figure, key, told.get(key, key)) for key in dict.fromkeys(given)}


def _name(figure: go.Figure, key: Any, name: Any) -> str:
    ends = sorted((note.x, said(note.text)) for note in figure.layout.annotations if note.y == key and note.yref in (None, "y"))
    inside = [said(text) for trace in figure.data for at, text in zip(trace.y, trace.text or (), strict=False) if at == key]
    written = " – ".join(dict.fromkeys(text for _, text in ends)) or ", ".join(filter(None, inside))
    told = f"{said(name)}: {written}"
    if not written:
        return said(name)
    return told if len(told) <= ONE_LINE else f"{said(name)}:\n{written}"


def _room(found: Sequence[tuple[float, float, int]]) -> float | None:
    """Return how far from zero the first span begins; a span on both sides of it begins there."""
    if not found:
        return None
    low, high, _ = min(found)
    return low if low > 0 else high if high < 0 else None


def _parts(trace: Any, spans: Sequence[Sequence[tuple[float, float, int]]], at: int) -> Iterator[Series]:
    """One series for what lies above zero, and one without a name for what lies below it."""
    own = [next(((low, high) for low, high, number in found if number == at), None) for found in spans]
    above = tuple(max(0.0, span[1] - max(span[0], 0.0)) if span else 0.0 for span in own)
    below = tuple(min(0.0, span[0] - min(span[1], 0.0)) if span else 0.0 for span in own)
    if not any(high and low for high, low in zip(above, below, strict=True)):  # no span on both sides of zero
        above, below = tuple(high or low for high, low in zip(above, below, strict=True)), ()
    for number, lengths in enumerate(side for side in (above, below) if any(side)):
        yield Series("" if number else said(trace.name), tuple(length or None for length in lengths), look(trace.marker.color))
