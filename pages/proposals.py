"""Vad hände med förslagen?"""

from __future__ import annotations

import streamlit as st

from lstdash import clock
from lstdash.questions.proposals.answers import events, proposals, words
from lstdash.questions.proposals.charts import exhibits
from lstdash.questions.proposals.views import controls, entry
from lstdash.views import cache, evidence, exhibit, heading, link, markdown, prose, site, url_state

heading.page(site.page("proposals").question)
entered = events.load()
answer = proposals.answer(cache.version(), entered, clock.today(), *controls.read())
evidence.headline(answer.headline)
if not answer.rows:
    st.stop()
prose.say(words.SURVIVORS if entered else words.NO_SHAME)
evidence.figures(answer.figures)

heading.section(answer.title)
exhibit.show(exhibits.by_addressee(answer), marks=False)
link.draw(link.to("sources", "Förslagen rad för rad bland källorna", visa="tabeller", tabell="proposals"))
heading.section("Förslagen ett för ett")
with st.container(horizontal=True, key="filters", vertical_alignment="bottom"):
    for control in controls.declared():
        url_state.select(control)
    url_state.reset(controls.declared(), "Återställ valen")
st.caption(markdown.plain(words.overdue_rule(answer.months)))
exhibit.table(exhibits.proposals(answer))
heading.section("Förslagen per område")
exhibit.show(exhibits.by_area(answer), marks=False)
link.draw(link.to("areas", "Var länsstyrelserna samordnar i dag"))

heading.section(answer.moved)
exhibit.taken(exhibits.moves(answer))

heading.section("Är principfrågorna besvarade?")
exhibit.table(exhibits.questions(answer))
heading.section("Vad hände med utredningens förslag 2024?")
exhibit.table(exhibits.inquiry(answer))
link.draw(
    link.to("yearly_account", "Årets redovisning"),
    link.to("inquiry", "Vad utredningen föreslår, och vem som säger ja"),
    link.to("governance", "Vem som driver samordningen"),
)

if entered:
    heading.section("Händelserna bakom")
    exhibit.table(exhibits.events(answer, entered))
tracked = [row.tracked for row in (*answer.rows, *answer.questions, *answer.inquiry)]
entry.draw(tracked, entered, events.load(withdrawn=True))
