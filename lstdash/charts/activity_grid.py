"""Which county has which role in which activity, as a grid that can be read without colour."""

from __future__ import annotations

from collections.abc import Mapping

import plotly.graph_objects as go

from lstdash.charts import style
from lstdash.charts.kept import kept
from lstdash.evidence.activities import Activity

ROW_HEIGHT, NAME_WIDTH, NAME_SIZE = 32, 27, 12  # two lines of a name: a phone shows names and marks side by side
TOP = 120  # pixels over the grid: the legend in a few lines, and the counties' letters


@kept
def grid(activities: tuple[Activity, ...], counties: Mapping[str, str], focus: str = "") -> go.Figure:
    """County x activity: one mark per role, each with its own shape; the reader's county is outlined.

    `counties` are the names by letter, in the order shown.
    """
    rows = activities[::-1]
    codes = list(counties)
    figure = style.base(TOP + 8 + ROW_HEIGHT * len(rows), showlegend=True)
    labels = [style.wrapped(item.name, NAME_WIDTH) for item in rows]
    for role in style.ROLE_MARKS:
        cells = [(x, y) for y, item in enumerate(rows) for x, code in enumerate(codes) if item.role(code) == role]
        if not cells:
            continue
        figure.add_scatter(
            x=[x for x, _ in cells],
            y=[y for _, y in cells],
            mode="markers",
            name=role,
            marker=style.role_marker(role),
            customdata=[[style.safe(counties[codes[x]]), style.safe(rows[y].name)] for x, y in cells],
            hovertemplate=f"%{{customdata[1]}}<br>%{{customdata[0]}}: {role}<extra></extra>",
        )
    ticks = [style.marked(code, code == focus) for code in codes]
    figure.update_xaxes(**style.on_top(ticks), tickfont={"size": 11})  # two letters side by side on a tablet
    figure.update_yaxes(**style.lined(labels), tickfont={"size": NAME_SIZE})
    # Over the names, too: as wide as the chart, where a phone shows it whole.
    legend = {"xref": "container", "x": 0, "y": 1.0 + 24 / (ROW_HEIGHT * max(len(rows), 1)), "entrywidth": 84}
    names = [part for label in labels for part in label.split("<br>")]
    figure.update_layout(legend=legend, margin=style.still(names, NAME_SIZE, t=TOP, b=8))
    figure.update_layout(meta=[style.safe(item.name) for item in rows])  # whole, for a slide, which has room for them
    if focus in codes:
        at = codes.index(focus)
        figure.add_vrect(x0=at - 0.5, x1=at + 0.5, **style.OUTLINED)
    return figure


def grid_alt(activities: tuple[Activity, ...], counties: Mapping[str, str]) -> str:
    """Say what the grid holds; every cell stands in the table below it."""
    roles = {role: sum(item.role(code) == role for item in activities for code in counties) for role in style.ROLE_MARKS}
    told = "; ".join(f"{role} {number}" for role, number in roles.items() if number)
    return f"Rutnät med {len(activities)} verksamheter och {len(counties)} län. Antal rutor: {told}."
