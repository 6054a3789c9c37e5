"""The named activities over the published years."""

from __future__ import annotations

import plotly.graph_objects as go

from lstdash import formats
from lstdash.charts import style
from lstdash.charts.kept import kept
from lstdash.questions.areas.answers.activities_trend import ActivitiesTrend


@kept
def activity_lines(answer: ActivitiesTrend) -> go.Figure:
    """One line: how many activities are named each year, each point with its number."""
    figure = style.base(260)
    figure.add_scatter(
        x=[one.year for one in answer.counts],
        y=[one.activities for one in answer.counts],
        mode="lines+markers+text",
        line={"color": style.ACCENT, "width": 2},
        text=[formats.decimal(one.activities) for one in answer.counts],
        textposition="top center",
        cliponaxis=False,
        customdata=[formats.decimal(one.participations) for one in answer.counts],
        hovertemplate="%{x}: %{text} verksamheter, %{customdata} deltaganden<extra></extra>",
    )
    figure.update_xaxes(tickvals=list(answer.years), tickformat="d")
    figure.update_yaxes(range=[0, 1.15 * max((one.activities for one in answer.counts), default=1) or 1], visible=False)
    figure.update_layout(margin={"l": 8, "r": 30, "t": 30, "b": 8})
    return figure


def activity_lines_alt(answer: ActivitiesTrend) -> str:
    """Say the number of every year, and what has changed."""
    told = [f"{one.year} {formats.decimal(one.activities)}" for one in answer.counts]
    return f"Namngivna verksamheter: {'; '.join(told)}. {answer.sentence}"
