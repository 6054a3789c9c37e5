"""The draws of the page as it opens are made before its first reader comes: else it is drawn without them, and again."""

from __future__ import annotations

from lstdash.questions.payroll.answers import payroll
from lstdash.questions.payroll.answers.risk import risk_answer
from lstdash.questions.payroll.views import choose, panel
from lstdash.views import ahead, cache


@ahead.later
def as_it_opens(version: str) -> None:
    """Answer it, make its draws and pack its panel."""
    opened = choose.read(lambda control: control.parse([]))
    cache.prepared(version, payroll.answer, opened)
    cache.prepared(version, risk_answer, payroll.joint(opened))
    cache.prepared(version, panel.packed, opened, True)
