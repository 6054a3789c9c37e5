"""Vem berörs, och räcker pensionsavgångarna?"""

from __future__ import annotations

import streamlit as st

from lstdash import clock
from lstdash.questions.staff.answers import county, staff, words
from lstdash.questions.staff.answers.inputs import Choices, inputs
from lstdash.questions.staff.charts import exhibits
from lstdash.questions.staff.views import controls, panel, parts
from lstdash.views import cache, county_line, evidence, exhibit, heading, prose, reference_cases, site, url_state
from lstdash.views.controls import FOCUS, answerable
from lstdash.views.panel.panel import is_simple

heading.page(site.page("staff").question)
known, asked, focus = inputs(cache.version()), controls.read(), url_state.value(FOCUS)
choices, fault = answerable.latest(staff.answer, asked, Choices(), controls.pairs)
controls.stamped(choices)
answer = cache.answer(staff.answer, choices)
evidence.headline(answer.headline)
county_line.show(county.line, choices)
parts.choose(asked)
answerable.told(fault)
if not answer.lines:  # nobody to count: every figure below would be of somebody else
    st.stop()
present = panel.render(choices)
on = exhibits.assumptions(cache.version(), clock.today())
curve = exhibits.attrition(present, on)
if is_simple():
    exhibit.drawn(curve)
exhibit.taken(curve)
if told := words.surprise(known, answer.at, answer.outcome, answer.one_off_years):
    prose.strong(told)
    parts.to_payroll(answer)

heading.section("Vem berörs?")
if known.profile:
    prose.say(words.inside(known.profile, answer.outcome.need_share))
parts.registers_row(choices)
if answer.missing:
    prose.say(answer.missing)
exhibit.show(exhibits.counties(answer, on, focus))
heading.section("Hur säkert är det?", "Alla antaganden slumpade inom sina spann, som är vår bedömning.")
drawn = cache.answer(staff.spread, choices)
if told := words.outside(known, answer.at, answer.outcome, drawn):
    prose.say(told)
exhibit.table(exhibits.draws(drawn, answer, on))
parts.four_r(answer)
parts.not_concluded()
parts.compare(answer, on)
reference_cases.show(words.forecast(answer.at, answer.outcome))
