"""Marks, lines and words of a figure as points on two axes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

import plotly.graph_objects as go

from lstdash import formats
from lstdash.exhibits import Beside, Look, Series, SlideChart
from lstdash.exports import slide_axis
from lstdash.exports.slide_axis import Axis
from lstdash.exports.slide_read import look, said, unit

MOST_ROWS = 26  # of a grid: with more, nobody reads its names on a slide
MARGIN = 0.02
WIDEST = 110  # letters above the columns of a grid
LETTER = 0.009  # of the chart's width
LETTERS = (12, 11, 10, 9)  # points of a grid's words, the largest first that there is room for
ROOM, ROWS_HIGH = 590, 255  # points across the narrowest grid, beside figures, and down its rows
NAME_LETTER, COLUMN_LETTER, APART, LINE_HIGH = 0.5, 0.6, 4, 1.2  # of a letter's points: as wide; between columns; as high
LEAST_GRID, MOST_NAMES = 0.5, 0.7  # of the width: what stands beside the names where it has no columns, and the names
THICK = 5  # pixels: a line that is a span
BEFORE = 0.3  # of a column: where a row's line ends
LINE = 0.06  # of its height: a line of words in a chart
NEAREST = 0.014  # of its width: a letter where there are figures beside the chart
ANCHORS: dict[tuple[str, str], Beside] = {
    ("left", ""): "right",
    ("right", ""): "left",
    ("", "bottom"): "above",
    ("", "top"): "below",
}
GAP: dict[Beside, str] = {"right": f"{formats.NBSP}{formats.NBSP}{{}}", "left": f"{{}}{formats.NBSP}{formats.NBSP}"}
ASIDE = {"right": (0.012, 0), "left": (-0.012, 0), "above": (0, 0.025), "below": (0, -0.025)}  # parts of the chart
PLACES: dict[str, Beside] = {"top": "above", "bottom": "below", "middle": "middle"}
Point = tuple[float, float, str]


def points(figure: go.Figure) -> SlideChart | None:
    """Return the figure's scatters, straight lines and labels; None for a grid with too many rows."""
    x, y = (slide_axis.of(figure, name) for name in "xy")
    if len(y.words) > MOST_ROWS or max((len(text) for _, text in x.words), default=0) * len(x.words) > WIDEST:
        return None
    letters, share = _fitted(x, y) if y.words else (12, 0.0)
    edge = x.low - share / (1 - share) * (x.high - x.low)
    top = y.high + 0.08 * (y.high - y.low) if x.words else y.high
    drawn = [*_rows(figure, x, y), *_lines(figure, x, y), *_marks(figure, x, y), *_notes(figure, x, y)]
    if y.words and not x.words and figure.layout.xaxis.showticklabels is not False:  # numbers would run on below the names
        drawn.append(_words([(at, y.low, formats.decimal(at)) for at in slide_axis.steps(x)], "below"))
    if y.words:
        drawn.append(_words([(edge, y.at(place), text) for place, text in y.words], "right"))
    if x.words:
        drawn.append(_words([(x.at(place), top, text) for place, text in x.words], "middle"))
    has_percent = slide_axis.is_percent(figure.layout.yaxis)
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
        letters=letters,
    )


def _fitted(x: Axis, y: Axis) -> tuple[int, float]:
    """Return the points of a grid's words that its rows, longest name and columns have room for, and the names' share."""
    longest, column = (max((len(text) for _, text in axis.words), default=0) for axis in (y, x))
    for size in LETTERS:
        names = size * (NAME_LETTER * longest + 2)
        grid = max(LEAST_GRID * ROOM * (not x.words), len(x.words) * (COLUMN_LETTER * size * column + APART))
        if names + grid <= ROOM and len(y.words) * size * LINE_HIGH <= ROWS_HIGH:
            break
    return size, min(names / ROOM, MOST_NAMES)


def _rows(figure: go.Figure, x: Axis, y: Axis) -> Iterator[Series]:
    """A pale line for every row of a grid, from its name to its first mark, which it must not cross; all are one series."""
    if y.words:
        marks = [
            (x.at(a), y.at(b)) for trace in figure.data for a, b in zip(trace.x, trace.y, strict=True) if None not in (a, b)
        ]
        places = [y.at(place) for place, _ in y.words]
        ends = {level: min((at - BEFORE for at, row in marks if row == level), default=x.high) for level in places}
        path = [(at, level, "") for level in sorted(places) for at in (x.low, max(x.low, ends[level]), x.low)]
        yield replace(_series("", path, "pale", "line"), about="Rader")


def _marks(figure: go.Figure, x: Axis, y: Axis) -> Iterator[Series]:
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


def _lines(figure: go.Figure, x: Axis, y: Axis) -> Iterator[Series]:
    for trace in figure.data:
        if "lines" in (trace.mode or ""):
            name = said(trace.name) if figure.layout.showlegend and trace.showlegend is not False else ""
            is_edge = trace.line.width == 0
            painted: Look = "light" if is_edge else look(trace.line.color)
            for part, ends in enumerate(_unbroken(trace.x, trace.y)):
                drawn = _series("" if part else name, [(x.at(a), y.at(b), "") for a, b in ends], painted, "line")
                yield replace(drawn, about=said(trace.name), is_thick=(trace.line.width or 0) >= THICK)
    for shape in figure.layout.shapes:
        if shape.line.width != 0:
            yield _series("", [(a, b, "") for a, b in _corners(shape, x, y)], look(shape.line.color), "line")


def _corners(shape: Any, x: Axis, y: Axis) -> list[tuple[float, float]]:
    left, right = (_end(place, shape.xref, x) for place in (shape.x0, shape.x1))
    bottom, top = (_end(place, shape.yref, y) for place in (shape.y0, shape.y1))
    if shape.type == "line":
        return [(left, bottom), (right, top)]
    return [(left, bottom), (right, bottom), (right, top), (left, top), (left, bottom)]


def _end(place: Any, ref: str | None, axis: Axis) -> float:
    """Return a number of the axis for a place that may be a part of its length."""
    if ref and ("domain" in ref or ref == "paper"):
        return axis.low + min(1.0, max(0.0, float(place))) * (axis.high - axis.low)
    return min(axis.high, max(axis.low, axis.at(place)))


def _notes(figure: go.Figure, x: Axis, y: Axis) -> Iterator[Series]:
    """Labels of the figure, those on the same side of their place together."""
    found: dict[tuple[Beside, bool], list[Point]] = {}
    for note in figure.layout.annotations:
        if text := said(note.text):
            across, beside = _side(note)
            at, level = _end(note.x, note.xref, x), _end(note.y, note.yref, y)
            if beside == "right" and at >= x.high:
                beside = "above"
            at += across * len(text) * LETTER / 2 * (x.high - x.low)
            if note.yanchor == "top" and beside in GAP:
                level -= LINE / 2 * (y.high - y.low)
            if note.bgcolor:  # which would cover a part of the mark that it names
                right, up = ASIDE.get(beside, (0, 0))
                at, level = at + right * (x.high - x.low), level + up * (y.high - y.low)
            else:
                text = GAP.get(beside, "{}").format(text)
            found.setdefault((beside, bool(note.bgcolor)), []).append((at, level, text))
    for (beside, has_paper), kept in found.items():
        yield replace(_words(_apart(kept, x, y), beside), has_paper=has_paper)


def _apart(kept: Sequence[Point], x: Axis, y: Axis) -> list[Point]:
    """Return labels of one line with those that would run into the one before a line lower."""
    placed: list[Point] = []
    for at, level, text in sorted(kept, key=lambda point: (-point[1], point[0])):
        near = [one for one in placed if one[1] == level and at - one[0] < NEAREST * len(one[2]) * (x.high - x.low)]
        placed.append((at, level - LINE * (y.high - y.low) if near else level, text))
    return placed


def _side(note: Any) -> tuple[int, Beside]:
    """Return on which side of its place a label is written, and how many half widths it is moved: up and to the left is above.

    PowerPoint writes beside a place or above it, and on a line's end both would be struck through.
    """
    across = note.xanchor if note.xanchor in ("left", "right") else ""
    if note.yshift and not (note.yanchor or note.xshift):
        return {"left": 1, "right": -1}.get(across, 0), "above" if note.yshift > 0 else "below"
    if note.ay and note.showarrow is not False:
        return {"left": 1, "right": -1}.get(across, 0), "below" if note.ay > 0 else "above"
    if across and note.yanchor == "bottom":
        return 1 if across == "left" else -1, "above"
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
