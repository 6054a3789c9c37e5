"""Vad finns att hämta, och hur många års sparbeting räcker det till?"""

from __future__ import annotations

import streamlit as st

from lstdash import clock
from lstdash.errors import ScenarioError
from lstdash.questions.costs.answers import costs, county, words
from lstdash.questions.costs.charts import exhibits
from lstdash.questions.costs.views import controls, panel, parts
from lstdash.views import cache, county_line, evidence, exhibit, heading, prose, reference_cases, site, url_state
from lstdash.views.panel.panel import is_simple

heading.page(site.page("costs").question)
choices = controls.read()
try:
    answer = cache.answer(costs.answer, choices)
except ScenarioError as error:
    parts.without_sizes(choices, error)
    st.stop()
if answer is None:
    evidence.headline(costs.NOTHING)
    st.stop()
with st.container(gap="xsmall"):
    evidence.headline(answer.headline)
    prose.say(answer.sourced)
    county_line.show(county.line, choices)
    with st.container(horizontal=True, key="filters", vertical_alignment="bottom"):
        url_state.select(controls.COALITION)
        if is_short := len(choices.without) <= controls.MOST_BESIDE:
            url_state.multiselect(controls.WITHOUT)
        url_state.select(controls.BASE)
        url_state.reset(controls.declared(), "Återställ")
    if not is_short:
        url_state.multiselect(controls.WITHOUT)
present = panel.render(answer)
on = exhibits.assumptions(cache.version(), clock.today())
shown = exhibits.years(answer, present, on)
if is_simple():
    exhibit.drawn(shown)
exhibit.taken(shown)
prose.say(*answer.notes)
controls.sizes()
parts.below(answer, on)
panel.saved(answer, on)
reference_cases.show(words.forecast(answer.at))
