"""Who gains and who loses: each county's net present value as an interval, its verdict in shape and colour."""

from __future__ import annotations

import plotly.graph_objects as go

from lstdash.answers.payroll_counties import CountiesAnswer, CountyLine, amount_text, between
from lstdash.answers.payroll_words import unit_label
from lstdash.charts import style
from lstdash.model.payroll_counties import Verdict

ROW_HEIGHT = 34
LOOKS: dict[Verdict, dict[str, object]] = {
    Verdict.GAINS: {"color": style.ACCENT},
    Verdict.UNDECIDED: {"color": "#FFFFFF", "line": {"color": style.GREY, "width": 2}},
    Verdict.LOSES: {
        "color": "#FFFFFF",
        "line": {"color": style.WARNING, "width": 1},
        "pattern": {"shape": "/", "fgcolor": style.WARNING, "solidity": 0.3, "size": 6},
    },
}
NAMES = {Verdict.GAINS: "Vinner", Verdict.UNDECIDED: "Kan inte avgöras", Verdict.LOSES: "Förlorar"}


def intervals(answer: CountiesAnswer, focus: str = "") -> go.Figure:
    """One bar per county from lowest to highest; the reader's county in bold."""
    lines = answer.lines[::-1]
    figure = style.base(110 + ROW_HEIGHT * len(lines), barmode="overlay", bargap=0.5, showlegend=True)
    for verdict, marker in LOOKS.items():
        mine = [line for line in lines if line.result.verdict is verdict]
        if not mine:
            continue
        figure.add_bar(
            y=[_name(line, focus) for line in mine],
            base=[line.result.npv.low for line in mine],
            x=[(line.result.npv.high or 0) - (line.result.npv.low or 0) for line in mine],
            orientation="h",
            name=NAMES[verdict],
            marker=marker,
            customdata=[f"{line.name}: {between(answer.scenario, line.result.npv)}" for line in mine],
            hovertemplate="%{customdata}<extra></extra>",
        )
    for line in lines:
        _ends(figure, answer, line, _name(line, focus))
    low = min((line.result.npv.low or 0 for line in lines), default=0)
    high = max((line.result.npv.high or 0 for line in lines), default=1)
    room = max(high - min(low, 0), 1e-9) * 0.16
    figure.add_vline(x=0, line={"color": style.INK, "width": 1.5})
    tickformat = ",.0f" if answer.scenario.cost_base_mkr else ".0%"
    figure.update_xaxes(
        title=f"nuvärde, {unit_label(answer.scenario)}", tickformat=tickformat, range=[min(low - room, 0), max(high + room, 0)]
    )
    figure.update_yaxes(
        ticks="", tickfont={"size": 14}, categoryorder="array", categoryarray=[_name(line, focus) for line in lines]
    )
    figure.update_layout(margin={"t": 44})
    return figure


def _name(line: CountyLine, focus: str) -> str:
    name = style.safe(line.name)
    return f"<b>{name}</b>" if focus and line.result.county == focus else name


def _ends(figure: go.Figure, answer: CountiesAnswer, line: CountyLine, name: str) -> None:
    low, high = line.result.npv.low or 0.0, line.result.npv.high or 0.0
    told = (low, high) if amount_text(answer.scenario, low) != amount_text(answer.scenario, high) else (high,)
    for value in told:
        is_left = value == low and len(told) > 1
        figure.add_annotation(
            x=value,
            y=name,
            text=amount_text(answer.scenario, value),
            showarrow=False,
            xanchor="right" if is_left else "left",
            xshift=-6 if is_left else 6,
            font={"size": 12},
        )


def intervals_alt(answer: CountiesAnswer) -> str:
    """Say every county's verdict and interval."""
    told = [f"{line.name} {line.result.verdict}, {between(answer.scenario, line.result.npv)}" for line in answer.lines]
    return f"{answer.title}. " + "; ".join(told) + "."
