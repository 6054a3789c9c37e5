"""Where a figure's axis begins and ends, and the words along it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from lstdash.exports.slide_read import said

MOST_STEPS = 8


@dataclass(frozen=True, slots=True)
class Axis:
    """Where a figure's axis begins and ends, its words, and how a place on it becomes a number."""

    low: float
    high: float
    order: dict[str, float]
    words: tuple[tuple[float, str], ...]
    is_turned: bool  # drawn from the highest to the lowest

    def at(self, place: Any) -> float:
        number = self.order[place] if isinstance(place, str) else float(place)
        return self.low + self.high - number if self.is_turned else number


def of(figure: go.Figure, name: str) -> Axis:
    """Return the axis `x` or `y` as it is drawn, its ends on even numbers where the figure gives none."""
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
    if name == "y" and figure.layout.meta:
        told = list(enumerate(map(said, figure.layout.meta)))
    if not told and order:
        told = [(place, text) for text, place in order.items()]
    return Axis(min(low, high), max(low, high), order, tuple(told), low > high)


def _round(low: float, high: float) -> tuple[float, float]:
    """Return ends on even numbers around what is drawn."""
    step = _step(low, high)
    return step * (low // step), step * -(-high // step)


def _step(low: float, high: float) -> float:
    span = high - low or 1.0
    return next(step for step in (10.0**p * f for p in range(-6, 12) for f in (1, 2, 5)) if span / step <= MOST_STEPS)


def steps(axis: Axis) -> list[float]:
    """Return the even numbers along an axis."""
    first, _ = _round(axis.low, axis.high)
    step = _step(axis.low, axis.high)
    return [at for n in range(10) if axis.low <= (at := first + n * step) <= axis.high]


def is_percent(axis: Any) -> bool:
    """Whether its numbers are shares."""
    return str(axis.tickformat or "").endswith("%")
