"""Charts of /mitt-lan: our county beside those most like it, and how like they are."""

from __future__ import annotations

import plotly.graph_objects as go

from lstdash import formats
from lstdash.charts import style
from lstdash.charts.kept import kept
from lstdash.evidence.activities import Activity
from lstdash.questions.my_county.answers.my_county import MyCountyAnswer
from lstdash.questions.my_county.answers.nearest import NearestAnswer

ROW_HEIGHT, LABEL_WIDTH, LABEL_SIZE = 36, 26, 13


@kept
def beside(answer: MyCountyAnswer) -> go.Figure:
    """Activities x (our county, comparable counties): one mark per role, our column outlined."""
    counties = [answer.county, *answer.nearest.comparable]
    rows = _rows(answer)[::-1]
    figure = style.base(110 + ROW_HEIGHT * len(rows), showlegend=True)
    for role in style.ROLE_MARKS:
        cells = [(x, y) for x, county in enumerate(counties) for y, item in enumerate(rows) if item.role(county) == role]
        if cells:
            figure.add_scatter(
                x=[x for x, _ in cells],
                y=[y for _, y in cells],
                mode="markers",
                name=role,
                marker=style.role_marker(role),
                customdata=[[style.safe(rows[y].name), style.safe(answer.names[counties[x]])] for x, y in cells],
                hovertemplate=f"%{{customdata[0]}}<br>%{{customdata[1]}}: {role}<extra></extra>",
            )
    figure.update_xaxes(
        side="top",
        tickvals=list(range(len(counties))),
        ticktext=[f"<b>{counties[0]}</b>", *counties[1:]],
        tickangle=0,
        range=[-0.6, len(counties) - 0.4],
        ticks="",
    )
    figure.update_yaxes(
        tickvals=list(range(len(rows))),
        ticktext=[style.wrapped(item.name, LABEL_WIDTH) for item in rows],
        tickfont={"size": LABEL_SIZE},
        range=[-0.6, len(rows) - 0.4],
        showgrid=True,
        gridcolor=style.PALE,
        ticks="",
    )
    figure.update_layout(legend={"yanchor": "top", "y": -0.01}, margin={"b": 60})
    figure.add_vrect(x0=-0.5, x1=0.5, line={"color": style.FOCUS, "width": 2}, fillcolor="rgba(0,0,0,0)")
    return figure


def beside_alt(answer: MyCountyAnswer) -> str:
    """Say what the grid holds, for our county in full."""
    own = formats.listed([f"{own.activity.name} ({own.role})" for own in answer.own]) or "ingen"
    near = formats.listed([answer.names[county] for county in answer.nearest.comparable]) or "inga andra län"
    return f"Verksamheter som {answer.name} är med i: {own}. Jämfört med {near}. {answer.gap_title}."


@kept
def nearest(answer: NearestAnswer) -> go.Figure:
    """One bar per other county, most alike first; the comparable ones filled, our own county as the measure."""
    rows = answer.nearest[::-1]
    names = [*(style.safe(row.name) for row in rows), f"<b>{style.safe(answer.name)}</b>"]
    figure = style.base(30 + 24 * len(names), bargap=0.3)
    figure.add_bar(
        y=names,
        x=[*(row.score_share for row in rows), 1.0],
        orientation="h",
        marker={
            "color": [*(style.ACCENT if row.is_comparable else style.ACCENT_LIGHT for row in rows), style.FOCUS],
        },
        text=[*(formats.share(row.score_share) for row in rows), ""],
        textposition="outside",
        cliponaxis=False,
        customdata=[*(row.reasons for row in rows), "vårt län"],
        hovertemplate="%{y}: %{text} %{customdata}<extra></extra>",
    )
    figure.update_xaxes(visible=False, range=[0, 1.05])
    figure.update_yaxes(ticks="")
    return figure


def nearest_alt(answer: NearestAnswer) -> str:
    """Say how like each comparable county is, and why."""
    told = [f"{row.name} {formats.share(row.score_share)} ({row.reasons})" for row in answer.nearest if row.is_comparable]
    return f"{answer.title}. Jämförbara län: {'; '.join(told)}."


def _rows(answer: MyCountyAnswer) -> list[Activity]:
    """Ours first, then what comparable counties share without us."""
    return [*(own.activity for own in answer.own), *(gap.activity for gap in answer.gaps if gap.peers)]
