"""A figure is drafted as plain values and made by Plotly once, whole.

Plotly checks every value at every change, and all earlier annotations again with each new one: a chart with forty labels took
ten times as long to draw as one that is given whole. The methods are named as Plotly's own.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import plotly.graph_objects as go


class Draft:
    """Traces, labels, lines and layout of a figure to be."""

    def __init__(self, layout: Mapping[str, Any]) -> None:
        self._layout: dict[str, Any] = dict(layout)
        self._traces: list[dict[str, Any]] = []
        self._annotations: list[dict[str, Any]] = []
        self._shapes: list[dict[str, Any]] = []

    def add_bar(self, **trace: Any) -> None:
        self._traces.append({"type": "bar", **trace})

    def add_scatter(self, **trace: Any) -> None:
        self._traces.append({"type": "scatter", **trace})

    def add_heatmap(self, **trace: Any) -> None:
        self._traces.append({"type": "heatmap", **trace})

    def add_contour(self, **trace: Any) -> None:
        self._traces.append({"type": "contour", **trace})

    def add_annotation(self, **annotation: Any) -> None:
        self._annotations.append(annotation)

    def add_vline(self, x: float, line: Mapping[str, Any]) -> None:
        """A line from the bottom to the top of the chart."""
        self._shapes.append(
            {"type": "line", "x0": x, "x1": x, "xref": "x", "y0": 0, "y1": 1, "yref": "y domain", "line": dict(line)}
        )

    def add_hline(self, y: float, line: Mapping[str, Any]) -> None:
        """A line from the left to the right of the chart."""
        self._shapes.append(
            {"type": "line", "x0": 0, "x1": 1, "xref": "x domain", "y0": y, "y1": y, "yref": "y", "line": dict(line)}
        )

    def update_layout(self, **layout: Any) -> None:
        self._layout = _merged(self._layout, layout)

    def update_xaxes(self, **axis: Any) -> None:
        self.update_layout(xaxis=axis)

    def update_yaxes(self, **axis: Any) -> None:
        self.update_layout(yaxis=axis)

    def figure(self) -> go.Figure:
        """Return what has been drafted; ValueError for what Plotly does not know."""
        listed = {"annotations": self._annotations, "shapes": self._shapes}
        return go.Figure(self._traces, self._layout | {name: found for name, found in listed.items() if found})


def _merged(before: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, Any]:
    """Return the new values on top of the old, part by part."""
    merged = dict(before)
    for name, value in new.items():
        old = merged.get(name)
        merged[name] = _merged(old, value) if isinstance(old, Mapping) and isinstance(value, Mapping) else value
    return merged
