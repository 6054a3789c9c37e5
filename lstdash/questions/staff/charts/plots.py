"""Charts of /personal: who is affected county by county, and leaving against the reduction."""

from __future__ import annotations

import plotly.graph_objects as go

from lstdash import formats
from lstdash.charts import style
from lstdash.charts.kept import kept
from lstdash.questions.staff.answers import panel, words
from lstdash.questions.staff.answers.panel import Position
from lstdash.questions.staff.answers.staff import Line, StaffAnswer

ROW_HEIGHT, CURVE_HEIGHT = 34, 380


@kept
def counties(found: StaffAnswer, focus: str = "") -> go.Figure:
    """One bar a county: the fewest women hatched, the rest filled, the interval as a line; small and missing ones in words."""
    lines = found.lines[::-1]
    names = [style.marked(line.name, line.county == focus) for line in lines]
    is_shown = [line.is_shown for line in lines]
    sizes = [line.affected.value if line.affected and seen else 0.0 for line, seen in zip(lines, is_shown, strict=True)]
    women = [min(line.women_low or 0.0, size) if line.is_women_shown else 0.0 for line, size in zip(lines, sizes, strict=True)]
    ends = [(line.affected.low, line.affected.high) if line.affected else (0.0, 0.0) for line in lines]
    figure = style.base(72 + ROW_HEIGHT * max(len(lines), 1), barmode="stack", bargap=0.35, showlegend=True)
    hatched = {"shape": "/", "fgcolor": style.ACCENT, "solidity": 0.25, "size": 7}
    figure.add_bar(
        y=names,
        x=women,
        orientation="h",
        name="kvinnor, minst",
        marker={"color": "#FFFFFF", "line": {"color": style.ACCENT, "width": 1}, "pattern": hatched},
        hovertemplate="%{y}: minst %{x:.0f} kvinnor<extra></extra>",
    )
    figure.add_bar(
        y=names,
        x=[size - least for size, least in zip(sizes, women, strict=True)],
        orientation="h",
        name="kvinnor eller män",
        marker={"color": style.ACCENT_LIGHT},
        error_x={
            "type": "data",
            "symmetric": False,
            "array": [high - size if size else 0.0 for (_, high), size in zip(ends, sizes, strict=True)],
            "arrayminus": [size - low if size else 0.0 for (low, _), size in zip(ends, sizes, strict=True)],
            "color": style.INK,
            "thickness": 1.5,
        },
        hovertemplate="%{y}<extra></extra>",
    )
    for name, line, (_, high), seen in zip(names, lines, ends, is_shown, strict=True):
        text = words.shown(line.affected, line.is_shown)
        figure.add_annotation(y=name, x=high if seen else 0, text=text, showarrow=False, xanchor="left", xshift=8)
    top = max([high for (_, high), seen in zip(ends, is_shown, strict=True) if seen], default=1.0)
    figure.update_xaxes(visible=False, range=[0, top * 1.6])  # words beside the longest, also on a phone
    figure.update_yaxes(ticks="", tickfont={"size": 14})
    figure.update_layout(legend_traceorder="normal")
    return figure


def counties_alt(found: StaffAnswer) -> str:
    """Say the same as the bars, in words."""
    told = [f"{line.name}: {words.shown(line.affected, line.is_shown)}{_women(line)}" for line in found.lines]
    return "Liggande staplar per län med spann. " + "; ".join(told) + "."


def _women(line: Line) -> str:
    if line.affected is None:
        return ""
    if line.women_low is None:
        return ", kvinnor ej angivet"
    return f", minst {words.persons(line.women_low)} kvinnor" if line.is_women_shown else ""


@kept
def attrition(found: Position) -> go.Figure:
    """How much more has left than is needed, year by year: below zero until the reduction is reached."""
    years = list(range(len(found.curve)))
    figure = style.base(CURVE_HEIGHT)
    figure.add_scatter(
        x=years,
        y=list(found.curve),
        mode="lines",
        line={"color": style.ACCENT, "width": 3},
        hovertemplate="År %{x}: %{y:.0%}<extra></extra>",
    )
    figure.add_hline(y=0, line={"color": style.INK, "width": 1})
    dotted = {"color": style.WARNING, "width": 2, "dash": "dot"}
    figure.add_vline(x=found.target_years, line=dotted, annotation_text=panel.within(found))
    if found.payback_years is not None and found.payback_years <= panel.SHOWN_YEARS:
        text = f"Återbetalning {formats.years(found.payback_years)}"
        figure.add_vline(x=found.payback_years, line=dotted | {"color": style.GREY}, annotation_text=text)
    figure.update_xaxes(title="år", tickvals=years)
    figure.update_yaxes(title="har slutat, minus minskningen", tickformat=".0%", showgrid=True, gridcolor=style.PALE)
    return figure


def attrition_alt(found: Position) -> str:
    """Say what the curve shows, in words."""
    paid = "aldrig" if found.payback_years is None else f"efter {formats.years(found.payback_years)}"
    return (
        f"Linje över {panel.SHOWN_YEARS} år: hur stor andel av de berörda som har slutat minus minskningen, från "
        f"{formats.share(found.curve[0])} till {formats.share(found.curve[-1])}. {panel.title(found)}. "
        f"Väntar besparingen på avgångarna har den betalat sig {paid}."
    )
