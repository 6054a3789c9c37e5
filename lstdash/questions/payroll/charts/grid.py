"""Saving against one-off cost: payback for every pair, with the printed four years and the target as lines."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from lstdash import formats
from lstdash.charts import style
from lstdash.charts.draft import Draft
from lstdash.charts.kept import kept
from lstdash.questions.payroll.answers.sensitivity import SensitivityAnswer
from lstdash.questions.payroll.charts.axes import PERCENT
from lstdash.questions.payroll.model.sensitivity import TwoWay

RAMP = [[0, "#9FC6C2"], [0.35, "#DCEBE9"], [1, "#FFFFFF"]]  # light enough for dark text everywhere
PAPER = "rgba(255,255,255,.8)"
LABEL_AT = 0.85  # how far to the right the lines are named


@kept
def heat_map(answer: SensitivityAnswer) -> go.Figure:
    """Darker is faster; the hatched corner never pays back; the ring is where the sliders stand."""
    grid = answer.grid
    assert grid is not None
    scenario, printed = answer.payroll.scenario, answer.payroll.printed_payback_years
    horizon = scenario.horizon_years
    draft = style.draft(460, plot_bgcolor=style.PALE)
    draft.add_heatmap(
        x=_axis(grid.columns),
        y=_axis(grid.rows),
        z=_packed(grid, np.nan),
        zmin=0,
        zmax=horizon,
        colorscale=RAMP,
        showscale=False,
        hovertemplate="Besparing %{y:.1f} %, engångskostnad %{x:.0f} %: %{z:.1f} år<extra></extra>",
    )
    lines = {printed: ("solid", style.ACCENT), scenario.target_years: ("dot", style.WARNING)}
    for years, (dash, colour) in sorted(lines.items()):
        _line(draft, grid, years, horizon, dash, colour)
    if any(years is None for line in grid.payback_years for years in line):
        right, low = grid.columns[-1] * 100, grid.rows[0] * 100
        never = f"Aldrig inom {formats.years(horizon, 0)}"
        draft.add_annotation(
            x=right, y=low, text=never, showarrow=False, xanchor="right", yanchor="bottom", xshift=-8, yshift=6
        )
    marker = {"size": 16, "symbol": "circle-open", "color": style.INK, "line": {"width": 3}}
    x, y = scenario.one_off_cost * 100, scenario.saving_share * 100
    draft.add_scatter(x=[x], y=[y], mode="markers", marker=marker, hoverinfo="skip")
    here = "<b>Här står reglagen</b>"
    draft.add_annotation(x=x, y=y, text=here, showarrow=False, xanchor="left", xshift=14, bgcolor=PAPER)
    draft.update_xaxes(title="engångskostnad, del av årskostnad", ticks="outside", automargin=False, **PERCENT)
    draft.update_yaxes(title="besparing", ticks="outside", automargin=False, **PERCENT)
    draft.update_layout(margin=style.still())
    return draft.figure()


def _line(draft: Draft, grid: TwoWay, years: float, horizon: float, dash: str, colour: str) -> None:
    filled = _packed(grid, horizon + 1)
    draft.add_contour(
        x=_axis(grid.columns),
        y=_axis(grid.rows),
        z=filled,
        contours={"start": years, "end": years, "size": 1, "coloring": "lines"},
        colorscale=[[0, colour], [1, colour]],
        line={"width": 3, "dash": dash},
        showscale=False,
        hoverinfo="skip",
    )
    at = int(LABEL_AT * (len(grid.columns) - 1))
    while at >= 0:
        found = _crossing(filled[:, at].tolist(), grid.rows, years)
        if found is not None:
            text = f"<b>{formats.years(years, 0)}</b>"
            draft.add_annotation(
                x=grid.columns[at] * 100,
                y=found * 100,
                text=text,
                showarrow=False,
                font={"color": colour},
                bgcolor=PAPER,
            )
            return
        at -= 1


def _packed(grid: TwoWay, never: float) -> NDArray[np.float32]:
    """Payback [row, column] as Plotly sends it in one piece; `never` stands where the cost is never recovered."""
    return np.array([[never if years is None else years for years in line] for line in grid.payback_years], np.float32)


def _axis(shares: tuple[float, ...]) -> list[float]:
    return [round(100 * share, 3) for share in shares]


def _crossing(column: list[float], rows: tuple[float, ...], years: float) -> float | None:
    """The saving at which a column of the grid passes a number of years; more saving is never slower."""
    for (slow, fast), (low, high) in zip(pairwise(column), pairwise(rows), strict=True):
        if slow > years >= fast:
            return low + (high - low) * (slow - years) / (slow - fast)
    return None


def heat_map_alt(answer: SensitivityAnswer) -> str:
    """Say the heat map's conclusion."""
    return f"{answer.grid_title}. Karta över återbetalningstiden för varje par av besparing och engångskostnad."
