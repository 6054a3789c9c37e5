"""Hur stora är länsstyrelserna, då och nu?"""

from __future__ import annotations

import streamlit as st

from lstdash.evidence import size_relation
from lstdash.questions.size.answers import county, indicators, size, trend
from lstdash.questions.size.charts import exhibits
from lstdash.questions.size.views import controls
from lstdash.views import cache, county_line, evidence, exhibit, heading, prose, registers, site, url_state
from lstdash.views.controls import FOCUS, measures
from lstdash.views.registers import REGISTER, YEAR

heading.page(site.page("size").question)
wanted = int(url_state.value(YEAR) or 0) or None
answer = cache.answer(size.answer, url_state.value(REGISTER), wanted)
evidence.headline(answer.headline)
if answer.year is None:
    st.stop()
registers.stamped(answer.year)
county_line.show(county.line, answer.register.code, wanted)
evidence.figures(answer.figures)
focus = url_state.value(FOCUS)

heading.section(answer.title)
with st.container(horizontal=True, key="filters", vertical_alignment="bottom"):
    url_state.select(REGISTER)
    registers.years_of(answer.offered)
    url_state.reset(controls.declared(), "Återställ urvalet")
registers.not_offered(answer.register.label, answer.year)
exhibit.show(exhibits.boards(answer, focus))
prose.say(answer.reading, answer.depends, answer.missing)

over_years = cache.answer(trend.answer, answer.register.code, answer.year)
heading.section(over_years.title)
exhibit.show(exhibits.slopes(over_years, focus, answer), marks=False)
if over_years.women_title:
    heading.section(over_years.women_title)
    exhibit.show(exhibits.women(over_years, focus, answer), marks=False)

heading.section(
    "Säger storleken något om hur mycket man samordnar?",
    cache.answer(size_relation.of_choice, answer.register.code, answer.year).sentence,
)

heading.section("Andra mått")
measure, period = measures.measures()
shown = cache.answer(indicators.answer, url_state.value(measure), url_state.value(period))
if shown is None:
    st.markdown(indicators.NONE)
    st.stop()
with st.container(horizontal=True, key="filters-measures", vertical_alignment="bottom"):
    url_state.select(measure)
    url_state.select(period, list(reversed(shown.found.periods)))
prose.say(shown.words)
exhibit.show(exhibits.indicator(shown, focus))
