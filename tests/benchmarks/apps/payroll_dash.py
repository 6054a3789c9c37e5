"""The payroll page in Dash: every lever a slider, the same model, three figures and the curve.

`python -m tests.benchmarks.apps.payroll_dash PORT drag|mouseup` (needs requirements-benchmarks.txt).
"""

from __future__ import annotations

import logging
import sys
from dataclasses import replace
from typing import Any

import plotly.graph_objects as go
from dash import Dash, Input, Output, dcc, html

from lstdash import formats, store
from lstdash.questions.payroll.answers import payroll
from lstdash.questions.payroll.answers.inputs import inputs
from lstdash.questions.payroll.model.payroll import outcome

Y_RANGE = (-4, 10)  # fixed, as otherwise a straight line is redrawn where it was


def app(update_mode: str) -> Dash:
    """Build the page; `update_mode` is when Dash tells the server: while dragging or on release."""
    version = store.current_version()
    known, choices = inputs(version), payroll.Choices()
    start = payroll.scenario_of(known, choices)
    levers = payroll.shown_levers(known, choices)
    sliders = [html.Div([html.Label(lever.label), _slider(lever, getattr(start, lever.key), update_mode)]) for lever in levers]
    made = Dash(__name__)
    made.layout = html.Div(
        [html.H1("När har satsningen betalat sig?"), html.P(id="figures"), dcc.Graph(id="curve"), html.Div(sliders)]
    )

    @made.callback(Output("figures", "children"), Output("curve", "figure"), [Input(lever.key, "value") for lever in levers])
    def answer(*values: float) -> tuple[str, go.Figure]:
        moved: dict[str, Any] = dict(zip((lever.key for lever in levers), values, strict=True))
        found = outcome(replace(start, **moved))
        years = "aldrig" if found.payback_years is None else formats.years(found.payback_years, 2)
        curve = go.Scatter(y=[row.discounted for row in found.rows])
        return f"{years} · {formats.share(found.npv, 1)}", go.Figure(curve).update_yaxes(range=Y_RANGE)

    return made


def _slider(lever: Any, value: float, update_mode: str) -> Any:
    return dcc.Slider(lever.low, lever.high, lever.step, value=value, id=lever.key, updatemode=update_mode, marks=None)


if __name__ == "__main__":
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    app(sys.argv[2]).run(host="127.0.0.1", port=int(sys.argv[1]), debug=False)
