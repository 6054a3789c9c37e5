"""Vad har hänt sedan förra året?"""

from __future__ import annotations

import streamlit as st

from lstdash import clock
from lstdash.questions.promised_benefits.answers.register import read
from lstdash.questions.proposals.answers import events
from lstdash.questions.yearly_account.answers import yearly_account
from lstdash.questions.yearly_account.charts import exhibits
from lstdash.questions.yearly_account.views import controls
from lstdash.views import cache, evidence, exhibit, heading, link, site, url_state

heading.page(site.page("yearly_account").question)
answer = cache.answer(yearly_account.answer, events.load(), read(), clock.today(), controls.read())
evidence.headline(answer.headline)
with st.container(horizontal=True, key="filters", vertical_alignment="bottom"):
    url_state.select(controls.shown())
    url_state.reset(controls.declared(), "Återställ året")
evidence.figures(answer.figures)

heading.section("Året per område")
exhibit.table(exhibits.account(answer))
evidence.source_note(answer.surveys.sources)
if answer.is_compared:
    heading.section(answer.survey)
    exhibit.table(exhibits.survey(answer))
for title, part in (
    ("Vad rörde sig?", exhibits.moved(answer)),
    ("Vad hände under året?", exhibits.events(answer)),
    ("Hur står det till med nyttorna i dag?", exhibits.promised(answer)),
    ("Vad är förfallet för uppföljning?", exhibits.due(answer)),
):
    if part.table.rows:  # the headline says what there is none of
        heading.section(title)
        exhibit.table(part)
link.draw(
    link.to("proposals", "Vad hände med förslagen?"),
    link.to("promised_benefits", "Kom vinsten, och vad användes den till?"),
    link.to("areas", "Var samordnade länsstyrelserna 2005?"),
)
