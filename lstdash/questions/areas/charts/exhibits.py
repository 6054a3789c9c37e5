"""What is shown and taken away from /omraden and the start page: the bars, the named activities, both over the years."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from lstdash.charts import activity_grid, style
from lstdash.evidence.activities import Activity
from lstdash.exhibits import Cell, Exhibit, Look, Notation, Series, Sheet, SlideChart
from lstdash.questions.areas.answers import activities, areas
from lstdash.questions.areas.answers.activities import ActivitiesAnswer
from lstdash.questions.areas.answers.activities_trend import ActivitiesTrend
from lstdash.questions.areas.answers.areas import AreasAnswer
from lstdash.questions.areas.answers.trend import first_to_last, trend_rows, trend_title
from lstdash.questions.areas.charts import plots
from lstdash.questions.areas.charts.activities_trend import activity_lines, activity_lines_alt
from lstdash.same import same

AUTO: Notation = "auto"
MOST_NAMED = 26  # rows of a grid that can be read on a slide
LOOKS: tuple[Look, ...] = ("accent", "light", "focus", "hatched", "context")


@same
def bars(answer: AreasAnswer, chosen: str = "") -> Exhibit:
    """The areas of a year, one of them chosen: native stacked bars in PowerPoint, numbers in Excel."""
    rows = tuple((a.name, a.year, a.coordinated, a.all_counties, a.concentrated) for a in answer.areas)
    series = (
        Series("Alla 21 länsstyrelser deltar", tuple(a.all_counties for a in answer.areas)),
        Series("Några länsstyrelser deltar", tuple(a.some_counties for a in answer.areas), "hatched"),
    )
    table = Sheet("Samordning per område", areas.COLUMNS, rows, (AUTO, "year", AUTO, AUTO, AUTO))
    return Exhibit(
        stem="omraden",
        title=answer.chart_title,
        says=answer.headline,
        alt=plots.bars_alt(answer),
        table=table,
        figure=partial(plots.bars, answer, chosen),
        slide=SlideChart("stacked", series, tuple(a.short_name for a in answer.areas)),
        sources=answer.sources,
        conflicts=answer.conflicts,
        reading=lambda: replace(table, name="Samordnade verksamheter per område"),
    )


@same
def grid(named: ActivitiesAnswer, year: int, focus: str = "") -> Exhibit:
    """The named activities of a year: a table with the counties by role, and the grid as a picture where counties are named."""
    rows: tuple[tuple[Cell, ...], ...] = tuple((year, *row) for row in activities.table(named))
    kinds: tuple[Notation, ...] = ("year", *[AUTO] * len(activities.COLUMNS))
    listed = (
        *named.activities,
        *named.without_counties,
    )  # the grid shows the first, the sentence counts both
    return Exhibit(
        stem="verksamheter",
        of=str(year),
        title=f"Namngivna verksamheter och län {year}",
        says=named.headline,
        alt=activity_grid.grid_alt(named.activities, named.county_names),
        table=Sheet("Verksamheter", ("År", *activities.COLUMNS), rows, kinds),
        figure=partial(activity_grid.grid, named.activities, named.county_names, focus) if named.activities else None,
        key=(style.letters(named.county_names),),
        slide=_counted(listed) if len(named.activities) > MOST_NAMED else None,
        sources=named.sources,
        is_wide=True,
        reading=lambda: Sheet("Namngivna verksamheter", activities.COLUMNS, tuple(activities.table(named))),
    )


def _counted(named: Sequence[Activity]) -> SlideChart:
    """A grid that is too tall for a slide as bars: how many of each form, by where they stand."""
    forms, states = ([*dict.fromkeys(getattr(one, part) for one in named)] for part in ("form", "status"))
    series = tuple(
        Series(
            state.capitalize(),
            tuple(float(sum((one.form, one.status) == (form, state) for one in named)) for form in forms),
            look,
        )
        for state, look in zip(
            sorted(states, key=lambda state: -sum(one.status == state for one in named)), LOOKS, strict=False
        )
    )
    return SlideChart("stacked", series, tuple(form.capitalize() for form in forms))


@same
def trend(answer: AreasAnswer) -> Exhibit:
    """The areas over the years: every year in the table, the first and the last side by side in PowerPoint."""
    changes = first_to_last(answer)
    first, last = (f"{answer.years[at]}" for at in (0, -1))
    series = (
        Series(first, tuple(one.before for one in changes), "context"),
        Series(last, tuple(one.after for one in changes)),
    )
    return Exhibit(
        stem="omraden-utveckling",
        title="Samordnade verksamheter per område och år",
        says=trend_title(answer),
        alt=plots.trend_alt(answer),
        table=Sheet("Områden år för år", ("Område", *map(str, answer.years)), tuple(trend_rows(answer))),
        figure=partial(plots.trend, answer),
        slide=SlideChart("bar", series, tuple(one.short_name for one in changes)) if changes else None,
        sources=answer.sources,
        conflicts=answer.conflicts,
    )


@same
def activities_trend(trend: ActivitiesTrend, named: ActivitiesAnswer) -> Exhibit:
    """The named activities over the years: a native line in PowerPoint."""
    rows = tuple((one.year, one.activities, one.participations) for one in trend.counts)
    columns = ("År", "Namngivna verksamheter", "Deltaganden med angivet län")
    series = Series("Namngivna verksamheter", tuple(one.activities for one in trend.counts))
    return Exhibit(
        stem="verksamheter-utveckling",
        title=trend.title,
        says=trend.sentence,
        alt=activity_lines_alt(trend),
        table=Sheet("Verksamheter år för år", columns, rows, ("year", AUTO, AUTO)),
        figure=partial(activity_lines, trend),
        slide=SlideChart("line", (series,), tuple(f"{one.year}" for one in trend.counts), y_title="verksamheter"),
        sources=named.sources,
    )
