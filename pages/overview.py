"""Var står vi, och vad bör beslutas nu?"""

from __future__ import annotations

from functools import partial

import streamlit as st

from lstdash.questions.areas.answers import areas, county
from lstdash.questions.areas.charts import areas as charts
from lstdash.questions.areas.views import files as take_away
from lstdash.questions.overview.answers import overview
from lstdash.questions.overview.views import files as parts
from lstdash.views import cache, chart, county_line, downloads, evidence, heading, link, site, tables
from lstdash.views.controls import FOCUS

TITLE = site.page("overview").question
heading.page(TITLE)
answer = cache.answer(overview.answer)
evidence.headline(answer.headline)
if answer.areas.year is None:
    st.stop()
county_line.show(county.line, answer.areas.year)
evidence.figures(answer.figures)

heading.section("Att besluta nu")
decisions = st.container(key="decisions")  # three pages' models answer them: what does not wait for that is drawn first

heading.section(answer.areas.chart_title)
figure = charts.bars(answer.areas)
chart.show(figure, "omraden", charts.bars_alt(answer.areas))
stamp = take_away.stamp(TITLE, answer.areas.year, (FOCUS,))
downloads.row(partial(take_away.bars_export, answer.areas, figure), "omraden", stamp)
tables.folded_table(areas.COLUMNS, partial(areas.table, answer.areas), "Samordnade verksamheter per område", "overview-table")
link.draw(link.to("areas", "Se verksamheterna bakom staplarna"))
evidence.source_note(answer.areas.sources)
with decisions:
    cards = cache.answer(overview.decisions)
    evidence.decisions(cards)
    parts.files(answer, cards, stamp)
