"""När har satsningen betalat sig, för vem, och vad hänger det på?"""

from __future__ import annotations

import streamlit as st

from lstdash import clock
from lstdash.questions.payroll.answers import county, payroll
from lstdash.questions.payroll.answers.inputs import inputs
from lstdash.questions.payroll.answers.lead import lead
from lstdash.questions.payroll.answers.words import ground, turn
from lstdash.questions.payroll.charts import exhibits
from lstdash.questions.payroll.views import ahead, choose, draws, einvoice, panel, tabs
from lstdash.views import cache, county_line, evidence, exhibit, heading, prose, site
from lstdash.views.controls import answerable
from lstdash.views.panel.panel import is_simple

heading.page(site.page("payroll").question)
known = inputs(cache.version())
asked = choose.read()
if einvoice.is_waiting(asked):
    einvoice.render(known, asked)
    st.stop()
choices, fault = answerable.latest(payroll.answer, asked, payroll.Choices(), choose.pairs)
answer = cache.answer(payroll.answer, choices)

risk = draws.found(choices)
with st.container(gap="xsmall"):
    simulation = risk.simulation if risk else None
    sentence = evidence.headline(lead(answer, simulation))
    words = st.html(prose.paragraph(f"{turn(answer)} {ground(answer, simulation)}"))
    if risk is None and (risk := draws.follow(choices)):
        evidence.restate(sentence, lead(answer, risk.simulation))
        words.html(prose.paragraph(f"{turn(answer)} {ground(answer, risk.simulation)}"))
    choose.render(known, asked)
    answerable.told(fault)
panel.render(answer, risk, ahead.of(answer))
on = exhibits.foundation(known, clock.today())
curve = exhibits.curve(on, answer, risk, panel.title(answer))
if is_simple():
    exhibit.drawn(curve)
county_line.show(county.line)
stamp = tabs.stamp_of(answer.choices)
exhibit.files(curve, stamp)
tabs.assumptions(known, on, stamp)
choose.members(known, asked)

tabs.render(on, risk)
tabs.benefits(answer)
tabs.staff(answer)
tabs.for_others(answer, stamp)
tabs.foundation(on, answer, curve, stamp)
draws.finish(choices)
