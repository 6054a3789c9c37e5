"""Var samordnade länsstyrelserna 2005?"""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from lstdash.questions.areas.answers import activities, activities_trend, areas, county
from lstdash.questions.areas.answers.trend import trend_title
from lstdash.questions.areas.charts import exhibits
from lstdash.questions.areas.views import controls
from lstdash.views import cache, cards, county_line, downloads, evidence, exhibit, heading, link, prose, site, url_state
from lstdash.views.controls import FOCUS
from lstdash.views.controls.year import SURVEY

heading.page(site.page("areas").question)
wanted = int(url_state.value(SURVEY) or 0) or None
answer = cache.answer(areas.answer, wanted)
evidence.headline(answer.headline)
if answer.missing_year:
    st.warning(answer.missing_year)
county_line.show(county.line, answer.year)
evidence.figures(answer.figures)
if answer.year is None:
    st.stop()

heading.section(answer.chart_title)
chosen = downloads.choices((*controls.FILTERS, FOCUS))
bars = exhibits.bars(answer, url_state.value(controls.AREA))
of_year = downloads.stamp([("År", f"{answer.year}"), *chosen])
exhibit.show(bars, stamp=of_year, on_pick=lambda area: url_state.set_values([(controls.AREA, area)]))
link.draw(link.to("proposals", "Vad hände med förslagen i områdena?"))
if len(answer.years) > 1:
    heading.section(trend_title(answer))
    exhibit.show(exhibits.trend(answer), stamp=downloads.stamp(chosen), marks=False)

filters = activities.Filters(answer.year, *(url_state.value(control) for control in controls.FILTERS))
trend = cache.answer(activities_trend.answer, filters)
years = sorted({*answer.years, *trend.years})
heading.section("Verksamheterna bakom siffrorna")
with st.container(horizontal=True, key="filters"):
    if len(years) > 1:
        url_state.select(SURVEY, [str(year) for year in years])
    for control in (controls.AREA, controls.FORM, controls.STATUS, controls.SCOPE, controls.COUNTY):
        url_state.select(control)
    url_state.search(controls.TEXT)
url_state.reset(controls.declared(), "Återställ urvalet")
shown = activities_trend.shown_year(trend, wanted, answer.year)
if shown != answer.year:
    st.caption(activities_trend.other_year(shown, answer.year))
named = cache.answer(activities.answer, replace(filters, year=shown))
prose.strong(named.headline)
if named.activities or named.without_counties:
    of_shown = downloads.stamp([("År", f"{shown}"), *chosen])
    exhibit.show(exhibits.grid(named, shown, url_state.value(FOCUS)), stamp=of_shown, marks=False)
if named.without_counties:
    label = f"Nämns utan uppgift om vilka län som deltar ({len(named.without_counties)})"
    cards.draw(cards.fold(label, prose.paragraph(" · ".join(item.name for item in named.without_counties))))
if trend.counts:
    heading.section(trend.title, trend.sentence)
    exhibit.show(exhibits.activities_trend(trend, named), stamp=downloads.stamp(chosen), marks=False)
