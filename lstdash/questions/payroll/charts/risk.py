"""The distribution of the payback over the draws, "aldrig" counted as an outcome of its own."""

from __future__ import annotations

import plotly.graph_objects as go

from lstdash import formats
from lstdash.charts import style
from lstdash.charts.draft import Draft
from lstdash.charts.kept import kept
from lstdash.questions.payroll.answers.risk import RiskAnswer, chance
from lstdash.questions.payroll.answers.words import years_or_never
from lstdash.questions.payroll.charts.axes import PERCENT, percent
from lstdash.shared_model.triangular import Spread

NEVER_WIDTH = 0.8


@kept
def histogram(answer: RiskAnswer) -> go.Figure:
    """Bars of a quarter of a year; within the target filled, later hatched, never apart at the right."""
    scenario, found = answer.scenario, answer.simulation
    draft = style.draft(450, bargap=0, showlegend=True, barmode="overlay")
    early = [b for b in found.histogram if b.high_years <= scenario.target_years]
    late = [b for b in found.histogram if b.high_years > scenario.target_years]
    hatched = {"shape": "/", "fgcolor": style.WARNING, "solidity": 0.3, "size": 6}
    outline = {"color": style.WARNING, "width": 1}
    looks = (
        (early, "Inom målet", {"color": style.ACCENT}),
        (late, "Senare än målet", {"color": "#FFFFFF", "line": outline, "pattern": hatched}),
    )
    for bins, name, marker in looks:
        draft.add_bar(
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
    told = chance(found.share_never)
    draft.add_bar(
        x=[never],
        y=percent([found.share_never]),
        width=NEVER_WIDTH,
        marker={"color": style.GREY},
        showlegend=False,
        hovertemplate=f"Aldrig: {told}<extra></extra>",
    )
    place = {"x": never + NEVER_WIDTH / 2, "y": 100 * found.share_never, "xanchor": "right", "yanchor": "bottom"}
    draft.add_annotation(text=told, showarrow=False, **place)
    _lines(draft, answer)
    step = 2 if scenario.horizon_years <= 16 else 5
    ticks = list(range(0, int(scenario.horizon_years) + 1, step))
    draft.update_xaxes(
        title="återbetalningstid, år",
        tickvals=[*ticks, never],
        ticktext=[*map(str, ticks), "Aldrig"],
        tickangle=0,
        range=[0, never + 0.6],
        ticks="outside",
    )
    draft.update_yaxes(title="andel av utfallen", showgrid=True, gridcolor=style.PALE, **PERCENT)
    draft.update_layout(margin={"t": 110}, legend=style.LEGEND_ON_TOP)
    return draft.figure()


def _lines(draft: Draft, answer: RiskAnswer) -> None:
    """The target and the three quantiles, named in rows above the chart."""
    target, spread = answer.scenario.target_years, answer.simulation.payback_years
    draft.add_vline(x=target, line={"color": style.WARNING, "width": 1.5, "dash": "dot"})
    style.above(draft, target, f"Mål {formats.years(target, 0)}", 3, font={"color": style.WARNING})
    for row, (name, years) in enumerate(_quantiles(spread)):
        if years is not None:
            draft.add_vline(x=years, line={"color": style.INK, "width": 1})
            style.above(draft, years, f"{name} {formats.decimal(years, 1)}", row, font={"size": 13})


def histogram_alt(answer: RiskAnswer) -> str:
    """Say the conclusion and the three quantiles."""
    spread = answer.simulation.payback_years
    told = formats.listed([f"{name} {years_or_never(years, answer.scenario)}" for name, years in _quantiles(spread)])
    return f"{answer.title}. Fördelning av återbetalningstiden: {told}."


def _quantiles(spread: Spread) -> tuple[tuple[str, float | None], ...]:
    """Name what a tenth, a half and nine tenths of the outcomes stay within."""
    return ("1 av 10 inom", spread.p10), ("hälften inom", spread.p50), ("9 av 10 inom", spread.p90)
