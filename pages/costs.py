"""Vad finns att hämta, och hur många års sparbeting räcker det till?"""

from __future__ import annotations

import streamlit as st

from lstdash import clock
from lstdash.errors import ScenarioError
from lstdash.questions.costs.answers import costs, county, words
from lstdash.questions.costs.answers.inputs import inputs
from lstdash.questions.costs.charts import exhibits
from lstdash.questions.costs.views import controls, panel, parts
from lstdash.views import cache, county_line, evidence, exhibit, heading, markdown, reference_cases, site, url_state
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
    st.markdown(markdown.plain(answer.sourced))
    evidence.headline(answer.headline)
    county_line.show(county.line)
    with st.container(horizontal=True, key="filters", vertical_alignment="bottom"):
        url_state.select(controls.COALITION)
        if is_short := len(choices.without) <= controls.MOST_BESIDE:
            url_state.multiselect(controls.WITHOUT)
        url_state.select(controls.BASE)
        url_state.reset(controls.CONTROLS, "Återställ")
    if not is_short:
        url_state.multiselect(controls.WITHOUT)
present = panel.render(answer)
known, version = inputs(cache.version()), cache.version()
on = exhibits.assumptions(version, clock.today())
shown = exhibits.years(answer, present, on)
if is_simple():
    exhibit.drawn(shown)
exhibit.files(shown)
exhibit.behind(shown)
for text in answer.notes:
    st.markdown(markdown.plain(text))
controls.sizes()

heading.section(exhibits.tree(version, known).says)
exhibit.show(exhibits.tree(version, known))
by_area = exhibits.areas(version, known, answer, on)
heading.section(by_area.says)
exhibit.show(by_area, marks=False)

by_base = exhibits.bases(answer, on)
heading.section(by_base.says)
exhibit.show(by_base, marks=False)
hangs_on = exhibits.swings(version, answer, on)
heading.section(hangs_on.says)
exhibit.show(hangs_on, marks=False)

heading.section("Pengar som kommer en gång")
st.markdown("Jämförs bara med ett års sparbeting. De två första är redan hemtagna.")
exhibit.table(exhibits.once(known, answer, on))

panel.saved(answer, on)
reference_cases.show(words.forecast(answer.at))
