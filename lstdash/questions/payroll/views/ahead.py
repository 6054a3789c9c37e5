"""What /lonesamordning will want when a thumb that rests is let go, in the order the page asks for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial

from lstdash.charts.kept import as_json
from lstdash.questions.payroll.answers import payroll, risk
from lstdash.questions.payroll.answers.payroll import Choices, PayrollAnswer
from lstdash.questions.payroll.charts import grid, plots
from lstdash.questions.payroll.views import panel, tabs
from lstdash.views import cache
from lstdash.views.foresight import Ahead


def of(answer: PayrollAnswer) -> Ahead:
    """Return how the page's answers are made with other values of its sliders."""
    return partial(_steps, cache.version(), answer.choices)


def _steps(version: str, choices: Choices, values: Mapping[str, float]) -> Iterator[Callable[[], object]]:
    moved = replace(choices, levers=tuple((lever, values.get(lever, value)) for lever, value in choices.levers))
    yield partial(cache.prepared, version, payroll.answer, moved)
    yield partial(cache.prepared, version, risk.risk_answer, payroll.joint(moved))
    yield partial(cache.prepared, version, panel.packed, moved, True)
    yield partial(_draw_sensitivity, version, moved)


def _draw_sensitivity(version: str, moved: Choices) -> None:
    found = cache.prepared(version, tabs.sensitivity, moved)
    as_json(plots.tornado(found))
    if found.grid:
        as_json(grid.heat_map(found))
