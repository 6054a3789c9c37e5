"""What the live panel shows at every position of every slider: the model's own answers, in words (issue, Feel)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import numpy as np

from lstdash import formats
from lstdash.answers.payroll import Choices, scenario_of, shown_levers
from lstdash.answers.payroll_inputs import inputs
from lstdash.answers.payroll_levers import Lever
from lstdash.answers.payroll_words import amount, amounts_are, years_or_never
from lstdash.model.payroll import sweep
from lstdash.model.payroll_cash_flow import TOLERANCE, FloatArray
from lstdash.model.payroll_scenario import PayrollScenario

FIGURES = ("Återbetalningstid", "Nuvärde", "Största utlägg")


@dataclass(frozen=True, slots=True)
class Position:
    """One answer: three figures with the line under each, the cumulative curve, where it turns for good, the target."""

    figures: tuple[tuple[str, str], ...]
    curve: tuple[float, ...]
    payback_years: float | None
    payback_text: str
    target_years: float


def positions(version: str, choices: Choices, grids: tuple[tuple[str, tuple[float, ...]], ...]) -> Mapping[str, list[Position]]:
    """Return the answer at each value of each lever, the others where they stand. Raises ScenarioError."""
    scenario = scenario_of(inputs(version), choices)
    return {lever: _along(scenario, lever, values) for lever, values in grids}


def present(version: str, choices: Choices) -> Position:
    """Return the answer where everything stands. Raises ScenarioError."""
    scenario = scenario_of(inputs(version), choices)
    return _along(scenario, "target_years", (scenario.target_years,))[0]


def levers_of(version: str, choices: Choices) -> tuple[Lever, ...]:
    """Return the levers that have a slider."""
    return shown_levers(inputs(version), choices)


def _along(scenario: PayrollScenario, lever: str, values: tuple[float, ...]) -> list[Position]:
    found = sweep(scenario, lever, values)
    curves = np.asarray(found.cumulative)
    return [
        _position(_moved(scenario, lever, value), years, curve)
        for value, years, curve in zip(values, found.payback_years, curves, strict=True)
    ]


def _moved(scenario: PayrollScenario, lever: str, value: float) -> PayrollScenario:
    changed: dict[str, Any] = {lever: value}
    return replace(scenario, **changed)


def _position(scenario: PayrollScenario, years: float | None, curve: FloatArray) -> Position:
    kept = curve[: int(scenario.horizon_years) + 1].tolist()
    paid, npv, outlay = _words(
        None if years is None else round(years, 6),
        round(kept[-1], 9),
        round(max(0.0, -min(kept)), 9),
        replace(scenario, members=()),
    )
    return Position((paid, npv, outlay), tuple(kept), years, paid[0], scenario.target_years)


@lru_cache(maxsize=4096)
def _words(years: float | None, npv: float, outlay: float, scenario: PayrollScenario) -> tuple[tuple[str, str], ...]:
    target, unit = formats.years(scenario.target_years, 0), amounts_are(scenario)
    met = years is not None and years <= scenario.target_years + TOLERANCE
    return (
        (years_or_never(years, scenario), f"inom målet {target}" if met else f"senare än målet {target}"),
        (amount(scenario, npv), f"{unit}, över {formats.years(scenario.horizon_years, 0)}"),
        (amount(scenario, outlay), unit),
    )
