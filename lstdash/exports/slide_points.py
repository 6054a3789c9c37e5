"""Marks, lines and words of a figure as points on two axes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import plotly.graph_objects as go

from lstdash import formats
from lstdash.exhibits import Beside, Look, Series, SlideChart
from lstdash.exports.slide_read import look, said, unit

MOST_ROWS = 26  # of a grid: with more, nobody reads its names on a slide
MOST_STEPS = 8
MARGIN = 0.02
WIDEST = 110  # letters above the columns of a grid
LETTER = 0.009  # of the chart's width
NAMES_SHARE = 0.8  # room for the names of rows, as a part of the grid beside them
LETTERS = ((12, 12), (18, 10), (MOST_ROWS, 8))  # up to so many rows: points
ANCHORS: dict[tuple[str, str], Beside] = {
    ("left", ""): "right",
    ("right", ""): "left",
    ("", "bottom"): "above",
    ("", "top"): "below",
}
PLACES: dict[str, Beside] = {"top": "above", "bottom": "below", "middle": "middle"}
Point = tuple[float, float, str]


@dataclass(frozen=True, slots=True)
class _Axis:
    """Where a figure's axis begins and ends, its words, and how a place on it becomes a number."""

    low: float
    high: float
    order: dict[str, float]
    words: tuple[tuple[float, str], ...]
    is_turned: bool  # drawn from the highest to the lowest

    def at(self, place: Any) -> float:
        number = self.order[place] if isinstance(place, str) else float(place)
        return self.low + self.high - number if self.is_turned else number


def points(figure: go.Figure) -> SlideChart | None:
    """Return the figure's scatters, straight lines and labels; None for a grid with too many rows."""
    x, y = (_axis(figure, name) for name in "xy")
    if len(y.words) > MOST_ROWS or max((len(text) for _, text in x.words), default=0) * len(x.words) > WIDEST:
        return None
    edge = x.low - NAMES_SHARE * (x.high - x.low) if y.words else x.low
    top = y.high + 0.08 * (y.high - y.low) if x.words else y.high
    drawn = [*_rows(x, y), *_lines(figure, x, y), *_marks(figure, x, y), *_notes(figure, x, y)]
    if y.words and not x.words:  # numbers would run on below the names
        drawn.append(_words([(at, y.low, formats.decimal(at)) for at in _steps(x)], "below"))
    if y.words:
        drawn.append(_words([(edge, y.at(place), text) for place, text in y.words], "right"))
    if x.words:
        drawn.append(_words([(x.at(place), top, text) for place, text in x.words], "middle"))
    has_percent = _percent(figure.layout.yaxis)
    return SlideChart(
        "scatter",
        tuple(drawn),
        unit="" if has_percent else unit(figure.layout.yaxis),
        is_share=has_percent,
        x_title="" if x.words else said(figure.layout.xaxis.title.text),
        y_title="" if y.words else said(figure.layout.yaxis.title.text),
        x_range=(edge - MARGIN * (x.high - edge) * bool(y.words), x.high),  # a point on the very edge may be left out
        y_range=(y.low - MARGIN * (top - y.low) * bool(y.words), top + MARGIN * (top - y.low) * bool(x.words)),
        bare="x" * bool(x.words or y.words) + "y" * bool(y.words),  # type: ignore[arg-type]
        letters=next((size for most, size in LETTERS if len(y.words) <= most), 0) if y.words else 12,
    )


def _rows(x: _Axis, y: _Axis) -> Iterator[Series]:
    """A pale line for every row of a grid, from its name to its last mark."""
    for place, _ in y.words:
        yield _series("", [(x.low, y.at(place), ""), (x.high, y.at(place), "")], "pale", "line")


def _steps(axis: _Axis) -> list[float]:
    """Return the even numbers along an axis."""
    first, _ = _round(axis.low, axis.high)
    step = _step(axis.low, axis.high)
    return [at for n in range(10) if axis.low <= (at := first + n * step) <= axis.high]


def _percent(axis: Any) -> bool:
    return str(axis.tickformat or "").endswith("%")


def _axis(figure: go.Figure, name: str) -> _Axis:
    axis = figure.layout[f"{name}axis"]
    every = [place for trace in figure.data for place in trace[name] if place is not None]
    order = {
        text: float(at) for at, text in enumerate(axis.categoryarray or dict.fromkeys(p for p in every if isinstance(p, str)))
    }
    numbers = [order[place] if isinstance(place, str) else float(place) for place in every] or [0.0, 1.0]
    low, high = (float(end) for end in (axis.range or _round(min(numbers), max(numbers))))
    told = [
        (order.get(place, place), said(text)) for place, text in zip(axis.tickvals or (), axis.ticktext or (), strict=False)
    ]
    if not told and order:
        told = [(place, text) for text, place in order.items()]
    return _Axis(min(low, high), max(low, high), order, tuple(told), low > high)


def _round(low: float, high: float) -> tuple[float, float]:
    """Return ends on even numbers around what is drawn."""
    step = _step(low, high)
    return step * (low // step), step * -(-high // step)


def _step(low: float, high: float) -> float:
    span = high - low or 1.0
    return next(step for step in (10.0**p * f for p in range(-6, 12) for f in (1, 2, 5)) if span / step <= MOST_STEPS)


def _marks(figure: go.Figure, x: _Axis, y: _Axis) -> Iterator[Series]:
    """Marks that look the same and have the same name are one series."""
    found: dict[tuple[str, Look, Beside, str], list[Point]] = {}
    for trace in figure.data:
        if "markers" in (trace.mode or "markers"):
            texts = trace.text if isinstance(trace.text, (tuple, list)) else [trace.text or ""] * len(trace.x)
            shown = [said(text) for text in texts] if "text" in (trace.mode or "") else [""] * len(trace.x)
            place = str(trace.textposition or "").split()
            beside: Beside = PLACES.get(place[0] if place else "", "right")
            if place[:1] == ["middle"]:
                beside = {"right": "right", "left": "left"}.get(place[1], "middle")  # type: ignore[assignment]
            name = said(trace.name) if figure.layout.showlegend and trace.showlegend is not False else ""
            kept = [(x.at(a), y.at(b), text) for a, b, text in zip(trace.x, trace.y, shown, strict=True) if None not in (a, b)]
            found.setdefault((name, look(trace.marker.color), beside, _shape(trace.marker)), []).extend(kept)
    for (name, painted, beside, shape), kept in found.items():
        yield replace(_series(name, kept, "accent" if painted == "hatched" else painted, "marks", beside), mark=shape)


def _shape(marker: Any) -> str:
    """Return the mark's shape; a white one is open."""
    shape = str(marker.symbol or "circle")
    return f"{shape}-open" if marker.color == "#FFFFFF" and not shape.endswith("-open") else shape


def _lines(figure: go.Figure, x: _Axis, y: _Axis) -> Iterator[Series]:
    for trace in figure.data:
        if "lines" in (trace.mode or ""):
            name = said(trace.name) if figure.layout.showlegend and trace.showlegend is not False else ""
            is_edge = trace.line.width == 0
            painted: Look = "light" if is_edge else look(trace.line.color)
            for part, ends in enumerate(_unbroken(trace.x, trace.y)):
                drawn = _series("" if part else name, [(x.at(a), y.at(b), "") for a, b in ends], painted, "line")
                yield replace(drawn, about=said(trace.name))
    for shape in figure.layout.shapes:
        if shape.line.width != 0:
            yield _series("", [(a, b, "") for a, b in _corners(shape, x, y)], look(shape.line.color), "line")


def _corners(shape: Any, x: _Axis, y: _Axis) -> list[tuple[float, float]]:
    left, right = (_end(place, shape.xref, x) for place in (shape.x0, shape.x1))
    bottom, top = (_end(place, shape.yref, y) for place in (shape.y0, shape.y1))
    if shape.type == "line":
        return [(left, bottom), (right, top)]
    return [(left, bottom), (right, bottom), (right, top), (left, top), (left, bottom)]


def _end(place: Any, ref: str | None, axis: _Axis) -> float:
    """Return a number of the axis for a place that may be a part of its length."""
    if ref and ("domain" in ref or ref == "paper"):
        return axis.low + min(1.0, max(0.0, float(place))) * (axis.high - axis.low)
    return min(axis.high, max(axis.low, axis.at(place)))


def _notes(figure: go.Figure, x: _Axis, y: _Axis) -> Iterator[Series]:
    """Labels of the figure, those on the same side of their place together."""
    found: dict[Beside, list[Point]] = {}
    for note in figure.layout.annotations:
        if text := said(note.text):
            across, beside = _side(note)
            at = _end(note.x, note.xref, x)
            if beside == "right" and at >= x.high:
                beside = "above"
            at += across * len(text) * LETTER / 2 * (x.high - x.low)
            found.setdefault(beside, []).append((at, _end(note.y, note.yref, y), text))
    yield from (_words(kept, beside) for beside, kept in found.items())


def _side(note: Any) -> tuple[int, Beside]:
    """Return on which side of its place a label is written, and how many half widths it is moved: up and to the left is above.

    PowerPoint writes beside a place or above it, and on a line's end both would be struck through.
    """
    across = note.xanchor if note.xanchor in ("left", "right") else ""
    if note.ay and note.showarrow is not False:
        return {"left": 1, "right": -1}.get(across, 0), "below" if note.ay > 0 else "above"
    if across and note.yanchor in ("top", "bottom"):
        return 1 if across == "left" else -1, ANCHORS["", note.yanchor]
    return 0, ANCHORS.get((across, "")) or ANCHORS.get(("", note.yanchor or ""), "middle")


def _words(kept: Sequence[Point], beside: Beside) -> Series:
    return _series("", kept, "context", "words", beside)


def _series(name: str, kept: Sequence[Point], painted: Look, draws: Any, beside: Beside = "right") -> Series:
    return Series(
        name,
        tuple(y for _, y, _ in kept),
        painted,
        tuple(x for x, _, _ in kept),
        tuple(text for *_, text in kept) if any(text for *_, text in kept) else (),
        draws,
        beside,
    )


def _unbroken(xs: Iterable[Any], ys: Iterable[Any]) -> Iterator[list[tuple[Any, Any]]]:
    """Return the stretches of a line between its gaps."""
    part: list[tuple[Any, Any]] = []
    for x, y in zip(xs, ys, strict=True):
        if x is None or y is None:
            if part:
                yield part
            part = []
        else:
            part.append((x, y))
    if part:
        yield part
