"""Var står vi, och vad bör beslutas nu?"""

from __future__ import annotations

from functools import partial

import streamlit as st

from lstdash import clock
from lstdash.questions.areas.answers import county
from lstdash.questions.areas.charts.exhibits import bars
from lstdash.questions.overview.answers import overdue, overview
from lstdash.questions.overview.answers.cards import cards
from lstdash.questions.overview.charts import exhibits
from lstdash.questions.overview.views import briefing
from lstdash.views import cache, county_line, downloads, evidence, exhibit, heading, link, prose, site
from lstdash.views.controls import FOCUS

heading.page(site.page("overview").question)
answer = cache.answer(overview.answer)
evidence.headline(answer.headline)
if answer.areas.year is None:
    st.stop()
county_line.show(county.line, answer.areas.year)
evidence.figures(answer.figures)

heading.section("Att besluta nu")
to_decide = st.container(key="decisions")  # many pages' models answer them: all else is drawn before those are even loaded

heading.section(answer.areas.chart_title)
stamp = downloads.stamp([("År", f"{answer.areas.year}"), *downloads.choices((FOCUS,))])
exhibit.show(bars(answer.areas), stamp=stamp, marks=False)
link.draw(link.to("areas", "Se verksamheterna bakom staplarna"))
evidence.source_note(answer.areas.sources)
with to_decide:
    to_take = cache.answer(cards)
    evidence.decisions(to_take)
    exhibit.files(exhibits.position(answer, to_take), stamp)
    downloads.briefing(partial(briefing.slides, cache.version(), to_take, clock.today()))

if late := overdue.overdue(cache.version(), clock.today()):
    heading.section("Att följa upp nu")
    for stem, said in late:
        prose.say(said)
        link.draw(link.to(stem, site.page(stem).question))
