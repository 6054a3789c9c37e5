"""Pack a drawing for the panel: axes with Swedish tick texts, and every answer's curve or places.

Pure. A number to draw takes two characters: its place among 8 000 steps of the span of all answers, below a pixel. As a list
of numbers it would take six, and a page of sliders would not stay within its 150 kB.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import Any, TypeVar

import numpy as np
from numpy.typing import ArrayLike

from lstdash.views.panel.states import Chart, CurveChart, CurveState, Mark, MarksChart, MarksState, State

STEPS = 8000
# Printable ASCII that JSON does not escape; `draw.js` reads the same 90 characters.
ALPHABET = np.array([c for c in range(33, 125) if chr(c) not in '"\\'], dtype=np.uint8)
TICKS = 5
MAX_TICKS = 60

Pack = Callable[[Sequence[State]], dict[str, Any]]
T = TypeVar("T", bound=State)


@dataclass(frozen=True)
class Scale:
    """The lowest number of all answers and the size of one step."""

    low: float
    unit: float

    @classmethod
    def over(cls, span: tuple[float, float]) -> Scale:
        """Return the scale from one number to another."""
        return cls(span[0], (span[1] - span[0]) / STEPS)

    def pack(self, lists: Iterable[ArrayLike]) -> list[str]:
        """Return one text a list, two characters a number; all in one go, which is ten times faster than list by list."""
        arrays = [np.ravel(np.asarray(numbers, float)) for numbers in lists]
        steps = np.rint((np.concatenate(arrays) - self.low) / self.unit).astype(int)
        packed = str(ALPHABET[np.stack(np.divmod(steps, len(ALPHABET)), axis=-1)].tobytes(), "ascii")
        ends = np.cumsum([0, *(2 * array.size for array in arrays)]).tolist()
        return [packed[start:end] for start, end in pairwise(ends)]


class Texts:
    """Every text once; the rest of the payload refers to it by number."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def number(self, text: str) -> int:
        return self._numbers.setdefault(text, len(self._numbers))

    def all(self) -> list[str]:
        return list(self._numbers)


def curve(chart: CurveChart, everything: Sequence[State], texts: Texts) -> tuple[dict[str, Any], Pack]:
    """Return the chart's frame and the function that packs states of it; the first state sets the axis."""
    curves = [_as(CurveState, state) for state in everything]
    compared = _compared(chart)
    shown = _span([[0.0], curves[0].y, *chain.from_iterable(compared.values())])
    span = _span([shown, *(state.y for state in curves)])
    scale = Scale.over(span)
    frame = {
        "kind": "curve",
        **_words(chart),
        "curve_label": chart.curve_label,
        **vars(scale),
        "x0": chart.x0,
        "dx": chart.dx,
        "x_texts": [chart.x_text(chart.x0 + i * chart.dx) for i in range(max(len(state.y) for state in curves))],
        "y_ticks": [[tick, chart.y_text(tick)] for tick in _ticks(shown, span)],
    }
    labels = {"reference": chart.reference and chart.reference.label, "band": chart.band and chart.band.label}
    frame |= {name: {"label": labels[name], "y": scale.pack(lines)} for name, lines in compared.items()}
    return frame, lambda some: _pack_curves(some, scale, texts)


def plane(chart: MarksChart, everything: Sequence[State], texts: Texts) -> tuple[dict[str, Any], Pack]:
    """Return the chart's frame and the function that packs states of it."""
    (left, right), (bottom, top) = chart.x_range, chart.y_range
    if len(chart.areas) not in (0, len(chart.items)):
        raise ValueError("areas are for every item or for none")
    places = [np.ravel(_as(MarksState, state).xy) for state in everything]
    scale = Scale.over(_span([[left, right, bottom, top], *places]))
    frame = {
        "kind": "marks",
        **_words(chart),
        **vars(scale),
        "x_range": [left, right],
        "y_range": [bottom, top],
        "x_ticks": [[tick, chart.x_text(tick)] for tick in _ticks(chart.x_range, chart.x_range)],
        "y_ticks": [[tick, chart.y_text(tick)] for tick in _ticks(chart.y_range, chart.y_range)],
        "items": list(chart.items),
        "quadrants": list(chart.quadrants),
        "strong": chart.strong,
        "strong_quadrant": chart.strong_quadrant,
        "areas": [[*map(float, (*area.x, *area.y)), int(area.is_cell)] for area in chart.areas],
        "cell_label": chart.cell_label,
        "span_label": chart.span_label,
    }
    return frame, lambda some: _pack_planes(some, len(chart.items), scale, texts)


def _compared(chart: CurveChart) -> dict[str, list[Sequence[float]]]:
    reference = {} if chart.reference is None else {"reference": [chart.reference.y]}
    return reference | ({} if chart.band is None else {"band": [chart.band.low, chart.band.high]})


def _pack_curves(some: Sequence[State], scale: Scale, texts: Texts) -> dict[str, Any]:
    def mark(one: Mark | None) -> list[Any] | int:
        return 0 if one is None else [None if one.x is None else round(float(one.x), 3), texts.number(one.text)]

    curves = [_as(CurveState, state) for state in some]
    return {
        "cells": _cells(curves, texts),
        "y": scale.pack(state.y for state in curves),
        "point": [mark(state.point) for state in curves],
        "lines": [[mark(line) for line in state.lines] for state in curves],
        **_titles(curves, texts),
    }


def _pack_planes(some: Sequence[State], items: int, scale: Scale, texts: Texts) -> dict[str, Any]:
    planes = [_as(MarksState, state) for state in some]
    if any(len(state.xy) != items for state in planes):
        raise ValueError("every item needs a place in every state")
    return {
        "cells": _cells(planes, texts),
        "xy": scale.pack(state.xy for state in planes),
        "thresholds": [[round(float(value), 3) for value in state.thresholds] for state in planes],
        "strong": [sorted(state.strong) for state in planes],
        **_titles(planes, texts),
    }


def _titles(states: Sequence[State], texts: Texts) -> dict[str, list[int]]:
    return {"title": [texts.number(state.title) for state in states]} if any(state.title for state in states) else {}


def _cells(states: Iterable[State], texts: Texts) -> list[list[int]]:
    return [[texts.number(text) for cell in state.cells for text in (cell.value, cell.sub)] for state in states]


def _words(chart: Chart) -> dict[str, str]:
    return {"title": chart.title, "alt": chart.alt, "x_label": chart.x_label, "y_label": chart.y_label}


def _as(kind: type[T], state: State) -> T:
    if not isinstance(state, kind):
        raise ValueError(f"{type(state).__name__} does not belong in this chart")
    return state


def _span(lists: Sequence[ArrayLike]) -> tuple[float, float]:
    """Return lowest and highest; raises ValueError for a number that is not finite, which no axis can show."""
    values = np.concatenate([np.asarray(numbers, float) for numbers in lists])
    if not np.isfinite(values).all():
        raise ValueError("a curve holds a number that is not finite")
    low, high = float(values.min()), float(values.max())
    return (low, high) if high > low else (low - 1.0, high + 1.0)


def _ticks(shown: tuple[float, float], span: tuple[float, float]) -> list[float]:
    """Return round numbers, about `TICKS` over what is first shown, from below the whole span to above it."""
    (first, last), (low, high) = shown, span
    rough = max((last - first) / TICKS, (high - low) / MAX_TICKS)
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * factor for factor in (1, 2, 5, 10) if power * factor >= rough * (1 - 1e-9))
    return [round(i * step, 12) for i in range(math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9) + 1)]
