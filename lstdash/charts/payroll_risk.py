"""The distribution of the payback over the draws, "aldrig" counted as an outcome of its own."""

from __future__ import annotations

import plotly.graph_objects as go

from lstdash import formats
from lstdash.answers.payroll_risk import RiskAnswer, chance
from lstdash.answers.payroll_words import years_or_never
from lstdash.charts import style
from lstdash.charts.payroll_axes import PERCENT, percent

NEVER_WIDTH = 0.8


def histogram(answer: RiskAnswer) -> go.Figure:
    """Bars of a quarter of a year; within the target filled, later hatched, never apart at the right."""
    scenario, found = answer.scenario, answer.simulation
    figure = style.base(420, bargap=0, showlegend=True, barmode="overlay")
    early = [b for b in found.histogram if b.high_years <= scenario.target_years]
    late = [b for b in found.histogram if b.high_years > scenario.target_years]
    hatched = {"shape": "/", "fgcolor": style.WARNING, "solidity": 0.3, "size": 6}
    outline = {"color": style.WARNING, "width": 1}
    looks = (
        (early, "Inom målet", {"color": style.ACCENT}),
        (late, "Senare än målet", {"color": "#FFFFFF", "line": outline, "pattern": hatched}),
    )
    for bins, name, marker in looks:
        figure.add_bar(
            x=[(b.low_years + b.high_years) / 2 for b in bins],
            y=percent(b.share for b in bins),
            width=[b.high_years - b.low_years for b in bins],
            name=name,
            marker=marker,
            customdata=[
                f"{formats.decimal(b.low_years, 2)}–{formats.decimal(b.high_years, 2)} år: {chance(b.share)}" for b in bins
            ],
            hovertemplate="%{customdata}<extra></extra>",
        )
    never = scenario.horizon_years + 1
    figure.add_bar(
        x=[never],
        y=percent([found.share_never]),
        width=NEVER_WIDTH,
        marker={"color": style.GREY},
        text=[chance(found.share_never)],
        textposition="outside",
        textfont={"size": 13},
        constraintext="none",
        cliponaxis=False,
        showlegend=False,
        hovertemplate="Aldrig: %{text}<extra></extra>",
    )
    figure.add_vline(x=scenario.target_years, line={"color": style.WARNING, "width": 1.5, "dash": "dot"})
    _quantiles(figure, answer)
    ticks = [year for year in range(int(scenario.horizon_years) + 1) if scenario.horizon_years <= 15 or year % 5 == 0]
    figure.update_xaxes(
        title="återbetalningstid, år",
        tickvals=[*ticks, never],
        ticktext=[*map(str, ticks), "Aldrig"],
        range=[0, never + 0.6],
        ticks="outside",
    )
    figure.update_yaxes(title="andel av utfallen", showgrid=True, gridcolor=style.PALE, **PERCENT)
    figure.update_layout(margin={"t": 64}, legend={"y": 1.1, "yanchor": "bottom"})
    return figure


def _quantiles(figure: go.Figure, answer: RiskAnswer) -> None:
    spread = answer.simulation.payback_years
    for name, years in (("P10", spread.p10), ("P50", spread.p50), ("P90", spread.p90)):
        if years is None:
            continue
        figure.add_vline(x=years, line={"color": style.INK, "width": 1})
        figure.add_annotation(
            x=years,
            y=1,
            yref="paper",
            yanchor="bottom",
            text=f"{name} {formats.decimal(years, 1)}",
            showarrow=False,
            font={"size": 13},
        )


def histogram_alt(answer: RiskAnswer) -> str:
    """Say the conclusion and the three quantiles."""
    spread = answer.simulation.payback_years
    p10, p50, p90 = (years_or_never(years, answer.scenario) for years in (spread.p10, spread.p50, spread.p90))
    return f"{answer.title}. Fördelning av återbetalningstiden: P10 {p10}, P50 {p50}, P90 {p90}."
