"""Charts of /omraden: bars per area, and the trend over years."""

from __future__ import annotations

import plotly.graph_objects as go

from lstdash import formats
from lstdash.charts import style
from lstdash.charts.kept import kept
from lstdash.charts.trend import lines
from lstdash.questions.areas.answers.areas import AreasAnswer

TREND_HEIGHT = 420  # pixels


@kept
def bars(answer: AreasAnswer, chosen: str = "") -> go.Figure:
    """One bar per area: all 21 filled, the rest hatched, concentrated as a diamond; the chosen area in bold."""
    areas = answer.areas[::-1]
    names = [style.marked(a.short_name, a.area == chosen) for a in areas]
    figure = style.base(48 + 44 * len(areas), barmode="stack", bargap=0.38, showlegend=True)
    figure.add_bar(
        y=names,
        x=[a.all_counties for a in areas],
        orientation="h",
        name="Alla 21 länsstyrelser deltar",
        marker={"color": style.ACCENT},
        text=[formats.decimal(a.all_counties) for a in areas],
        textposition="inside",
        textangle=0,
        insidetextanchor="middle",
        textfont={"color": "#FFFFFF"},
        customdata=[a.area for a in areas],
        hovertemplate="%{y}: alla 21 deltar i %{x}<extra></extra>",
    )
    figure.add_bar(
        y=names,
        x=[a.some_counties for a in areas],
        orientation="h",
        name="Några länsstyrelser deltar",
        marker={
            "color": "#FFFFFF",
            "line": {"color": style.ACCENT, "width": 1},
            "pattern": {"shape": "/", "fgcolor": style.ACCENT, "solidity": 0.25, "size": 7},
        },
        text=[f"<b>{formats.decimal(a.coordinated)}</b>" for a in areas],
        textposition="outside",
        cliponaxis=False,
        customdata=[a.area for a in areas],
        hovertemplate="%{y}: några deltar i %{x}<extra></extra>",
    )
    top = max((a.coordinated for a in areas), default=1)
    figure.add_scatter(
        y=[name for name, a in zip(names, areas, strict=True) if a.concentrated],
        x=[top * 1.3 for a in areas if a.concentrated],
        mode="markers+text",
        name="Koncentrerade verksamheter",
        marker={"symbol": "diamond", "size": 13, "color": style.WARNING},
        text=[formats.NBSP + formats.decimal(a.concentrated) for a in areas if a.concentrated],
        textposition="middle right",
        cliponaxis=False,
        customdata=[a.area for a in areas if a.concentrated],
        hovertemplate="%{y}: %{text} koncentrerade<extra></extra>",
    )
    figure.update_xaxes(visible=False, range=[0, top * 1.45])
    figure.update_yaxes(ticks="", tickfont={"size": 15})
    figure.update_layout(legend_traceorder="normal", clickmode="event+select")
    return figure


def bars_alt(answer: AreasAnswer) -> str:
    """Say the same as the bars, in words."""
    parts = [
        f"{a.short_name}: {a.coordinated} samordnade, varav alla 21 deltog i {a.all_counties}, "
        + (f"{a.concentrated} koncentrerade" if a.concentrated is not None else "koncentrerade ej angivet")
        for a in answer.areas
    ]
    return f"Liggande staplar per område{_of(answer)}. " + "; ".join(parts) + "."


def _of(answer: AreasAnswer) -> str:
    return f" {answer.year}" if answer.year else ""


@kept
def trend(answer: AreasAnswer) -> go.Figure:
    """One line per area over the published years, named at its last point."""
    areas = {a.area: a.short_name for a in answer.trend}
    found = [(name, {a.year: a.coordinated for a in answer.trend if a.area == area}) for area, name in areas.items()]
    return lines(TREND_HEIGHT, found, formats.decimal)


def trend_alt(answer: AreasAnswer) -> str:
    """Say how each area moved from the first year to the last."""
    first, last = min(answer.years), max(answer.years)
    counts = {(a.area, a.year): a.coordinated for a in answer.trend}
    moves = [
        f"{a.short_name} från {counts.get((a.area, first), formats.MISSING)} till {counts.get((a.area, last), formats.MISSING)}"
        for a in answer.areas
    ]
    return f"Samordnade verksamheter {first}–{last}: " + "; ".join(moves) + "."
