"""Vilka system, blanketter och mallar delas redan, och vem står utanför?"""

from __future__ import annotations

from contextlib import nullcontext

import streamlit as st

from lstdash.questions.shared_systems.answers import county, shared_systems, words
from lstdash.questions.shared_systems.answers.shared_systems import Choices
from lstdash.questions.shared_systems.answers.standing import standing
from lstdash.questions.shared_systems.charts import exhibits
from lstdash.questions.shared_systems.views import controls
from lstdash.views import cache, cards, county_line, evidence, exhibit, heading, markdown, prose, registers, site, url_state
from lstdash.views.controls import FOCUS

heading.page(site.page("shared_systems").question)
year = int(url_state.value(controls.YEAR) or 0) or None
choices = Choices(url_state.value(registers.REGISTER), year, url_state.value(controls.KIND), url_state.value(controls.SHOWN))
answer = cache.answer(shared_systems.answer, choices)
focus = url_state.value(FOCUS)
registers.stamped(answer.staff.year if answer.staff else None, controls.YEAR)
evidence.headline(answer.headline)
county_line.show(county.line, choices)
if answer.objects:
    evidence.figures(answer.figures)

with st.container(horizontal=True, key="filters", vertical_alignment="bottom"):
    url_state.select(controls.KIND)
    url_state.select(controls.SHOWN)
    url_state.reset(controls.declared(), "Återställ urvalet")
if not answer.objects:
    st.stop()
heading.section(answer.title)
exhibit.show(exhibits.matrix(answer, focus), is_open=True)
with st.container(horizontal=True, key="filters-registers", vertical_alignment="bottom"):
    url_state.select(registers.REGISTER)
    url_state.select(controls.YEAR, [str(year) for year in reversed(answer.offered)])
for text in words.notes(answer.staff, answer.names, year):
    st.caption(markdown.plain(text))

found = cache.answer(standing, choices)
heading.section(found.title)
exhibit.show(exhibits.outside(found, focus), marks=False)

heading.section("Vad måste komma först?")
prose.listed(words.first((*answer.objects, *answer.coming)))
if answer.unnamed:
    label = f"Delas enligt rapporten, men vilka länsstyrelser sägs inte ({len(answer.unnamed)})"
    cards.draw(cards.fold(label, prose.paragraph(" · ".join(words.unnamed(answer.unnamed)))))
if answer.coming:
    prose.say(words.coming(answer.coming))
with nullcontext() if focus in answer.names else st.container(key="screen-only"):
    heading.section("Att ta med till mötet: ett län")
    if focus in answer.names:
        exhibit.table(exhibits.county(answer, focus))
    else:
        st.markdown("Välj ett län under *Mitt län* i sidofältet för en lista att skriva ut.")
