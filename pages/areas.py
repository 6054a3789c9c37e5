"""Var samordnar länsstyrelserna i dag?"""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import streamlit as st

from lstdash.questions.areas.answers import activities, activities_trend, areas, county
from lstdash.questions.areas.answers import trend as areas_trend
from lstdash.questions.areas.charts import activities_trend as trend_charts
from lstdash.questions.areas.charts import areas as charts
from lstdash.questions.areas.views import controls
from lstdash.questions.areas.views import files as take_away
from lstdash.views import cache, chart, county_line, downloads, evidence, heading, site, tables, url_state
from lstdash.views.controls import FOCUS

TITLE = site.page("areas").question
heading.page(TITLE)
wanted = int(url_state.value(controls.YEAR) or 0) or None
answer = cache.answer(areas.answer, wanted)
evidence.headline(answer.headline)
if answer.missing_year:
    st.warning(answer.missing_year)
county_line.show(county.line, answer.year)
evidence.figures(answer.figures)
if answer.year is None:
    st.stop()

heading.section(answer.chart_title)
bars = charts.bars(answer, url_state.value(controls.AREA))
chart.show(bars, "omraden", charts.bars_alt(answer), on_pick=lambda area: url_state.set_values([(controls.AREA, area)]))
over_years = downloads.stamp(TITLE, downloads.choices(take_away.CHOICES))
stamp = take_away.stamp(TITLE, answer.year)
downloads.row(partial(take_away.bars_export, answer, bars), "omraden", stamp)
tables.folded_table(areas.COLUMNS, partial(areas.table, answer), "Samordnade verksamheter per område", "areas-table")
evidence.source_note(answer.sources)
evidence.conflict_notes(answer.conflicts)
if len(answer.years) > 1:
    heading.section(areas_trend.title(answer))
    chart.show(charts.trend(answer), "utveckling", charts.trend_alt(answer))
    downloads.row(partial(take_away.trend_export, answer), "omraden-utveckling", over_years)
    downloads.table(take_away.trend_sheet(answer), "areas-trend", "Samordnade verksamheter per område och år")

filters = activities.Filters(answer.year, *(url_state.value(control) for control in controls.FILTERS))
trend = cache.answer(activities_trend.answer, filters)
years = sorted({*answer.years, *trend.years})
heading.section("Verksamheterna bakom siffrorna")
with st.container(horizontal=True, key="filters"):
    if len(years) > 1:
        url_state.select(controls.YEAR, [str(year) for year in years])
    for control in (controls.AREA, controls.FORM, controls.STATUS, controls.SCOPE, controls.COUNTY):
        url_state.select(control)
    url_state.search(controls.TEXT)
url_state.reset(controls.CONTROLS, "Återställ urvalet")
shown = activities_trend.shown_year(trend, wanted, answer.year)
if shown != answer.year:
    st.caption(activities_trend.other_year(shown, answer.year))
named = cache.answer(activities.answer, replace(filters, year=shown))
st.markdown(f"**{evidence.plain(named.headline)}**")
if named.activities:
    grid = charts.grid(named, url_state.value(FOCUS))
    with st.container(key="grid"):
        chart.show(grid, "lan-och-verksamheter", charts.grid_alt(named))
    described = partial(take_away.grid_export, named, shown, cache.version(), grid)
    downloads.row(described, "verksamheter", take_away.stamp(TITLE, shown))
if named.without_counties:
    with st.expander(f"Nämns utan uppgift om vilka län som deltar ({len(named.without_counties)})"):
        st.markdown(evidence.plain(" · ".join(item.name for item in named.without_counties)))
if named.activities or named.without_counties:
    tables.folded_table(activities.COLUMNS, partial(activities.table, named), "Namngivna verksamheter", "activities-table")
if trend.counts:
    heading.section(trend.title)
    st.markdown(evidence.plain(trend.sentence))
    chart.show(trend_charts.lines(trend), "verksamheternas-utveckling", trend_charts.lines_alt(trend))
    described = partial(take_away.activities_trend_export, trend, named, cache.version())
    downloads.row(described, "verksamheter-utveckling", over_years)
    downloads.table(take_away.activities_trend_sheet(trend), "activities-trend", trend.title)
