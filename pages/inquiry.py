"""Vad föreslås, vem säger ja, och vad händer med självstyrelsen?"""

from __future__ import annotations

import streamlit as st

from lstdash.questions.inquiry.answers import dialogue, inquiry, links, words
from lstdash.questions.inquiry.charts import exhibits
from lstdash.questions.inquiry.views import controls, parts
from lstdash.views import cache, evidence, exhibit, heading, link, prose, site, tables, url_state

heading.page(site.page("inquiry").question)
answer, only = cache.answer(inquiry.answer, controls.read()), controls.meant(controls.ANSWER)
evidence.headline(answer.headline)
with st.container(horizontal=True, key="filters", vertical_alignment="bottom"):
    for control in controls.declared():
        url_state.select(control)
    url_state.reset(controls.declared(), "Återställ urvalet")
evidence.figures(answer.figures)
heading.section(answer.title)
exhibit.show(exhibits.topics(answer), marks=False)
prose.say(f"{words.SILENCE} {words.ONE_ANSWER if len(answer.respondents) == 1 else ''}")

if answer.touching:
    heading.section("Vad händer med självstyrelsen?")
    parts.self_government(answer)

by_proposal = exhibits.proposals(answer, only)
heading.section(by_proposal.says)
link.draw(link.to("proposals", "Vad hände med förslagen?"))
exhibit.show(by_proposal, marks=False)
parts.proposals(answer, only)
said = exhibits.positions(answer, only)
tables.folded("Svaren rad för rad", "positions-fold", lambda: exhibit.table(said))
if len(answer.respondents) > 1:
    every = exhibits.respondents(answer)
    tables.folded("Remissinstans för remissinstans", "respondents-fold", lambda: exhibit.table(every))

if answer.recurring:
    heading.section("Villkor som återkommer")
    parts.conditions(answer)
    exhibit.files(exhibits.conditions(answer))
parts.beyond(answer)

touched = cache.answer(links.answer)
if touched.links:
    heading.section(touched.title, words.LINKS)
    parts.links(touched.links)
    exhibit.behind(exhibits.links(touched))
    exhibit.files(exhibits.links(touched))

thread = cache.answer(dialogue.answer)
if thread.steps:
    heading.section(thread.title)
    parts.dialogue(thread.steps)
    exhibit.files(exhibits.dialogue(thread))
