"""Vad borde köpas tillsammans, och hur få räcker?"""

from __future__ import annotations

import streamlit as st

from lstdash import clock
from lstdash.questions.joint_procurement.answers import cars, county, joint_procurement, meeting, words
from lstdash.questions.joint_procurement.charts import exhibits
from lstdash.questions.joint_procurement.views import controls, panel
from lstdash.views import cache, county_line, evidence, exhibit, heading, prose, registers, site, url_state
from lstdash.views.controls import FOCUS
from lstdash.views.panel.panel import is_simple
from lstdash.views.registers import REGISTER

heading.page(site.page("joint_procurement").question)
choices, focus = controls.read(), url_state.value(FOCUS)
answer = cache.answer(joint_procurement.answer, choices)
evidence.headline(answer.headline)
if not answer.year:
    st.stop()
county_line.show(county.line, choices)
evidence.figures(answer.figures)

with st.container(horizontal=True, key="filters", vertical_alignment="bottom"):
    url_state.select(controls.BAND)
    url_state.select(controls.LEVEL)
    url_state.select(controls.WINDOW)
    url_state.reset(controls.declared(), "Återställ urvalet")
heading.section(answer.title)
exhibit.show(exhibits.chances(answer, focus), marks=False)
prose.say(answer.not_joint, words.LADDER, *answer.notes)
evidence.source_note(answer.sources)

heading.section("Hur få räcker?", "Arbete och rabatt är vår bedömning: ingen källa anger dem.")
present = panel.render(choices)
on = exhibits.assumptions(cache.version(), clock.today())
shown = exhibits.work(present, on)
if is_simple():
    exhibit.drawn(shown)
exhibit.taken(shown)
panel.how_sure(choices, on)

with st.container(horizontal=True, key="filters-register", vertical_alignment="bottom"):
    url_state.select(REGISTER)
    registers.years_of(cache.answer(cars.offered, choices))
found = cache.answer(cars.answer, choices)
if found.staff:
    registers.not_offered(found.staff.register.label, found.staff.year)
heading.section(found.gain_title, " ".join(text for text in (found.needed, found.missing) if text))
exhibit.show(exhibits.gains(found, focus, on), marks=False)

heading.section("Håller rapportens räkneexempel med bilar?", found.sentence)
exhibit.show(exhibits.cars(found))

listed = meeting.meeting(cache.version(), answer, focus)
heading.section(listed.title)
if listed.rows:
    exhibit.table(exhibits.meeting(listed))
panel.saved(choices, on)
