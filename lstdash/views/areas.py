"""What can be taken away from /omraden and the start page: the bars, and the named activities."""

from __future__ import annotations

import plotly.graph_objects as go

from lstdash.answers.activities import COLUMNS as ACTIVITY_COLUMNS
from lstdash.answers.activities import ActivitiesAnswer
from lstdash.answers.activities import table as activities_table
from lstdash.answers.areas import COLUMNS, AreasAnswer
from lstdash.charts import areas as charts
from lstdash.exports.content import Export, Series, Sheet, SlideChart, Stamp
from lstdash.views import downloads
from lstdash.views.controls import FOCUS
from lstdash.views.controls import areas as controls

CHOICES = (*controls.CONTROLS, FOCUS)


def bars_export(answer: AreasAnswer, figure: go.Figure, stamp: Stamp) -> Export:
    """Describe the bars per area: native stacked bars in PowerPoint, numbers in Excel."""
    rows = tuple((a.name, a.year, a.coordinated, a.all_counties, a.concentrated) for a in answer.areas)
    names = tuple(a.short_name for a in answer.areas)
    series = (
        Series("Alla 21 länsstyrelser deltar", tuple(a.all_counties for a in answer.areas)),
        Series("Några länsstyrelser deltar", tuple(a.some_counties for a in answer.areas), "hatched"),
    )
    return Export(
        title=answer.chart_title,
        headline=answer.headline,
        alt=charts.bars_alt(answer),
        data=Sheet("Samordning per område", COLUMNS, rows, ("auto", "year", "auto", "auto", "auto")),
        sources=downloads.sources(answer.sources),
        conflicts=downloads.conflicts(answer.conflicts),
        stamp=stamp,
        draw=lambda: figure,
        slide=SlideChart("stacked", series, names),
    )


def grid_export(named: ActivitiesAnswer, answer: AreasAnswer, figure: go.Figure, stamp: Stamp) -> Export:
    """Describe the named activities: a table with the counties by role, and the grid as a picture."""
    return Export(
        title="Namngivna verksamheter och län",
        headline=named.headline,
        alt=charts.grid_alt(named),
        data=Sheet("Verksamheter", ACTIVITY_COLUMNS, tuple(activities_table(named))),
        sources=downloads.sources(answer.sources),
        conflicts=None,
        stamp=stamp,
        draw=lambda: figure,
        slide=None,
    )
