"""Axes in Swedish: shares as `50 %` with a space, amounts in the scenario's unit."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from lstdash import formats
from lstdash.charts.draft import Draft
from lstdash.questions.payroll.model.scenario import PayrollScenario

PERCENT: dict[str, Any] = {"tickformat": ",.0f", "ticksuffix": f"{formats.NBSP}%"}
WHOLE: dict[str, Any] = {"tickformat": ",.0f"}


def percent(shares: Iterable[float | None]) -> list[float | None]:
    """Return shares (0-1) as percent."""
    return [None if share is None else share * 100 for share in shares]


def amounts(scenario: PayrollScenario, values: Iterable[float | None]) -> list[float | None]:
    """Return amounts as drawn: mkr, or percent of the yearly cost."""
    return list(values) if scenario.cost_base_mkr is not None else percent(values)


def amount_axis(scenario: PayrollScenario) -> dict[str, Any]:
    """Return how the amounts' axis is written."""
    return WHOLE if scenario.cost_base_mkr is not None else PERCENT


LEGEND_ON_TOP: dict[str, Any] = {"yref": "container", "y": 1, "yanchor": "top", "x": 0, "xanchor": "left"}
LABEL_ROW = 18  # px between the rows of labels above a chart


def above(draft: Draft, at: float, text: str, row: int = 0, **look: Any) -> None:
    """Name a vertical line above the chart; rows keep close neighbours apart."""
    place = {"x": at, "y": 1, "yref": "paper", "yanchor": "bottom", "yshift": row * LABEL_ROW, "showarrow": False}
    draft.add_annotation(text=text, **place, **look)
