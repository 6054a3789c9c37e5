"""När har satsningen betalat sig, för vem, och vad hänger det på?"""

from __future__ import annotations

import streamlit as st

from lstdash import clock
from lstdash.errors import ScenarioError
from lstdash.questions.payroll.answers import county, payroll
from lstdash.questions.payroll.answers.inputs import inputs
from lstdash.questions.payroll.answers.lead import lead
from lstdash.questions.payroll.answers.words import ground, turn
from lstdash.questions.payroll.charts import exhibits
from lstdash.questions.payroll.views import ahead as payroll_ahead
from lstdash.questions.payroll.views import choices as payroll_choices
from lstdash.questions.payroll.views import draws as payroll_draws
from lstdash.questions.payroll.views import einvoice as payroll_einvoice
from lstdash.questions.payroll.views import panel as payroll_panel
from lstdash.questions.payroll.views import tabs as payroll_tabs
from lstdash.views import cache, county_line, error_box, evidence, exhibit, heading, markdown, site
from lstdash.views.panel import panel

heading.page(site.page("payroll").question)
known = inputs(cache.version())
choices = payroll_choices.read()
if payroll_einvoice.is_waiting(choices):
    payroll_einvoice.render(known, choices)
    st.stop()
try:
    answer = cache.answer(payroll.answer, choices)
except ScenarioError as error:
    error_box.show_error(error)
    payroll_choices.render(known, choices)
    payroll_choices.members(known, choices)
    payroll_choices.keys_and_host()
    st.stop()

risk = payroll_draws.found(choices)
with st.container(gap="xsmall"):
    simulation = risk.simulation if risk else None
    sentence = evidence.headline(lead(answer, simulation))
    words = st.empty()
    words.markdown(markdown.plain(f"{turn(answer)} {ground(answer, simulation)}"))
    if risk is None and (risk := payroll_draws.follow(choices)):
        evidence.restate(sentence, lead(answer, risk.simulation))
        words.markdown(markdown.plain(f"{turn(answer)} {ground(answer, risk.simulation)}"))
    payroll_choices.render(known, choices)
payroll_panel.render(answer, risk, payroll_ahead.of(answer))
on = exhibits.foundation(known, clock.today())
curve = exhibits.curve(on, answer, risk, payroll_panel.title(answer))
if panel.is_simple():
    exhibit.drawn(curve)
county_line.show(county.line)
stamp = payroll_tabs.stamp_of(answer.choices)
exhibit.files(curve, stamp)
payroll_tabs.assumptions(known, on, stamp)
payroll_choices.members(known, choices)

payroll_tabs.render(on, risk)
payroll_tabs.benefits(answer)
payroll_tabs.staff(answer)
payroll_tabs.for_others(answer, stamp)
payroll_tabs.foundation(on, answer, curve, stamp)
payroll_draws.finish(choices)
