"""What /lonesamordning will want when a thumb that rests is let go, in the order the page asks for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial

from lstdash.answers import payroll, payroll_risk
from lstdash.answers.payroll import Choices, PayrollAnswer
from lstdash.charts import payroll as charts
from lstdash.charts import payroll_grid
from lstdash.charts.kept import as_json
from lstdash.views import cache, payroll_panel, payroll_tabs
from lstdash.views.foresight import Ahead


def of(answer: PayrollAnswer) -> Ahead:
    """Return how the page's answers are made with other values of its sliders."""
    names = {lever.key: lever.name for lever in answer.levers}
    return partial(_steps, cache.version(), answer.choices, names)


def _steps(
    version: str, choices: Choices, names: Mapping[str, str], values: Mapping[str, float]
) -> Iterator[Callable[[], object]]:
    levers = tuple((lever, values[names[lever]] if lever in names else value) for lever, value in choices.levers)
    moved = replace(choices, levers=levers)
    yield partial(cache.prepared, version, payroll.answer, moved)
    yield partial(cache.prepared, version, payroll_risk.answer, payroll.joint(moved))
    yield partial(cache.prepared, version, payroll_panel.packed, moved, True)
    yield partial(_draw_sensitivity, version, moved)


def _draw_sensitivity(version: str, moved: Choices) -> None:
    found = cache.prepared(version, payroll_tabs.sensitivity, moved)
    as_json(charts.tornado(found))
    if found.grid:
        as_json(payroll_grid.heat_map(found))
