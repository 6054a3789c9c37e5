"""What can be taken away from /omraden and the start page: the bars, the named activities, both over the years."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

import plotly.graph_objects as go

from lstdash.exports.content import Cell, Export, Kind, Series, Sheet, SlideChart, Stamp
from lstdash.questions.areas.answers import activities
from lstdash.questions.areas.answers import trend as areas_trend
from lstdash.questions.areas.answers.activities import COLUMNS as ACTIVITY_COLUMNS
from lstdash.questions.areas.answers.activities import ActivitiesAnswer
from lstdash.questions.areas.answers.activities import table as activities_table
from lstdash.questions.areas.answers.activities_trend import ActivitiesTrend
from lstdash.questions.areas.answers.areas import COLUMNS, AreasAnswer
from lstdash.questions.areas.charts import activities_trend as trend_charts
from lstdash.questions.areas.charts import areas as charts
from lstdash.questions.areas.views import controls
from lstdash.views import downloads
from lstdash.views.controls import FOCUS, Control

AUTO: Kind = "auto"
CHOICES = (*controls.FILTERS, FOCUS)


def stamp(page_title: str, year: int, shown: Iterable[Control] = CHOICES) -> Stamp:
    """Return the stamp of what is from one year: that year first, chosen or not."""
    return downloads.stamp(page_title, [("År", f"{year}"), *downloads.choices(shown)])


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


def grid_export(named: ActivitiesAnswer, year: int, version: str, figure: go.Figure, stamp: Stamp) -> Export:
    """Describe the named activities of a year: a table with the counties by role, and the grid as a picture."""
    rows: tuple[tuple[Cell, ...], ...] = tuple((year, *row) for row in activities_table(named))
    kinds: tuple[Kind, ...] = ("year", *[AUTO] * len(ACTIVITY_COLUMNS))
    return Export(
        title=f"Namngivna verksamheter och län {year}",
        headline=named.headline,
        alt=charts.grid_alt(named),
        data=Sheet("Verksamheter", ("År", *ACTIVITY_COLUMNS), rows, kinds),
        sources=downloads.sources(activities.sources(version, named)),
        conflicts=None,
        stamp=stamp,
        draw=lambda: figure,
        slide=None,
    )


def trend_sheet(answer: AreasAnswer) -> Sheet:
    """Return the coordinated activities by area, a column a year."""
    return Sheet("Områden år för år", ("Område", *map(str, answer.years)), tuple(areas_trend.rows(answer)))


def trend_export(answer: AreasAnswer, stamp: Stamp) -> Export:
    """Describe the areas over the years: every year in the table, the first and the last side by side in PowerPoint."""
    changes = areas_trend.changes(answer)
    first, last = (f"{answer.years[at]}" for at in (0, -1))
    series = (
        Series(first, tuple(one.before for one in changes), "context"),
        Series(last, tuple(one.after for one in changes)),
    )
    return Export(
        title="Samordnade verksamheter per område och år",
        headline=areas_trend.title(answer),
        alt=charts.trend_alt(answer),
        data=trend_sheet(answer),
        sources=downloads.sources(answer.sources),
        conflicts=downloads.conflicts(answer.conflicts),
        stamp=stamp,
        draw=partial(charts.trend, answer),
        slide=SlideChart("bar", series, tuple(one.short_name for one in changes), table_follows=True) if changes else None,
    )


def activities_trend_sheet(trend: ActivitiesTrend) -> Sheet:
    """Return one row per year."""
    rows = tuple((one.year, one.activities, one.participations) for one in trend.counts)
    columns = ("År", "Namngivna verksamheter", "Deltaganden med angivet län")
    return Sheet("Verksamheter år för år", columns, rows, ("year", "auto", "auto"))


def activities_trend_export(trend: ActivitiesTrend, named: ActivitiesAnswer, version: str, stamp: Stamp) -> Export:
    """Describe the named activities over the years: a native line in PowerPoint."""
    series = Series("Namngivna verksamheter", tuple(one.activities for one in trend.counts))
    return Export(
        title=trend.title,
        headline=trend.sentence,
        alt=trend_charts.lines_alt(trend),
        data=activities_trend_sheet(trend),
        sources=downloads.sources(activities.sources(version, named)),
        stamp=stamp,
        draw=partial(trend_charts.lines, trend),
        slide=SlideChart("line", (series,), tuple(f"{one.year}" for one in trend.counts), y_title="verksamheter"),
    )
