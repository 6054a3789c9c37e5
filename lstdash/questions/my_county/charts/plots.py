"""Charts of /mitt-lan: our county beside those most like it, and how like they are."""

from __future__ import annotations

import plotly.graph_objects as go

from lstdash import formats
from lstdash.charts import activity_grid, bars, style
from lstdash.charts.kept import kept
from lstdash.questions.my_county.answers.my_county import MyCountyAnswer
from lstdash.questions.my_county.answers.nearest import NearestAnswer


def beside(answer: MyCountyAnswer) -> go.Figure:
    """Activities x (our county, comparable counties): ours first, then what comparable counties share without us."""
    activities = (*(own.activity for own in answer.own), *(gap.activity for gap in answer.gaps if gap.peers))
    counties = (answer.county, *answer.nearest.comparable)
    return activity_grid.grid(activities, {county: answer.names[county] for county in counties}, answer.county)


def beside_alt(answer: MyCountyAnswer) -> str:
    """Say what the grid holds, for our county in full."""
    own = formats.listed([f"{own.activity.name} ({own.role})" for own in answer.own]) or "ingen"
    near = formats.listed([answer.names[county] for county in answer.nearest.comparable]) or "inga andra län"
    return f"Verksamheter som {answer.name} var med i: {own}. Jämfört med {near}. {answer.gap_title}."


@kept
def nearest(answer: NearestAnswer) -> go.Figure:
    """One bar per other county, most alike first; the comparable ones filled, our own county as the measure."""
    rows = answer.nearest[::-1]
    names = [*(style.safe(row.name) for row in rows), f"<b>{style.safe(answer.name)}</b>"]
    colours = [*(style.ACCENT if row.is_comparable else style.ACCENT_LIGHT for row in rows), style.FOCUS]
    told = [*(formats.share(row.score_share) for row in rows), ""]
    reasons = [*(row.reasons for row in rows), "vårt län"]
    hover = {"hoverinfo": "all", "customdata": reasons, "hovertemplate": "%{y}: %{text} %{customdata}<extra></extra>"}
    values = [*(row.score_share for row in rows), 1.0]
    return bars.valued(30 + 24 * len(names), names, values, told, room=1.05, marker={"color": colours}, **hover).figure()


def nearest_alt(answer: NearestAnswer) -> str:
    """Say how like each comparable county is, and why."""
    told = [f"{row.name} {formats.share(row.score_share)} ({row.reasons})" for row in answer.nearest if row.is_comparable]
    return f"{answer.title}. Jämförbara län: {'; '.join(told)}."
