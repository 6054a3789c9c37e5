"""What /lonesamordning will want when a thumb that rests is let go, in the order the page asks for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial

from lstdash import clock
from lstdash.questions.payroll.answers import payroll, risk
from lstdash.questions.payroll.answers.inputs import inputs
from lstdash.questions.payroll.answers.payroll import Choices, PayrollAnswer
from lstdash.questions.payroll.charts import exhibits
from lstdash.questions.payroll.views import panel, tabs
from lstdash.views import cache, exhibit
from lstdash.views.foresight import Ahead


def of(answer: PayrollAnswer) -> Ahead:
    """Return how the page's answers are made with other values of its sliders."""
    return partial(_steps, cache.version(), answer.choices)


def _steps(version: str, choices: Choices, values: Mapping[str, float]) -> Iterator[Callable[[], object]]:
    moved = replace(choices, levers=tuple((lever, values.get(lever, value)) for lever, value in choices.levers))
    yield partial(cache.prepared, version, payroll.answer, moved)
    yield partial(cache.prepared, version, risk.risk_answer, payroll.joint(moved))
    yield partial(cache.prepared, version, panel.packed, moved, True)
    yield partial(_draw, version, moved)


def _draw(version: str, moved: Choices) -> None:
    on = exhibits.foundation(inputs(version), clock.today())
    answer = cache.prepared(version, payroll.answer, moved)
    exhibits.curve(on, answer, cache.prepared(version, risk.risk_answer, payroll.joint(moved)), panel.title(answer))
    found = cache.prepared(version, tabs.sensitivity, moved)
    exhibit.ahead(exhibits.swings(on, found), *([exhibits.grid(on, found)] if found.grid else []))
