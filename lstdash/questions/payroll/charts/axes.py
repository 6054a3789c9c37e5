"""Axes in Swedish: shares as `50 %` with a space, amounts in the scenario's unit."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from lstdash import formats
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
