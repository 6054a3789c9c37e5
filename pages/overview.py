"""Var står vi, och vad bör beslutas nu?"""

from __future__ import annotations

import streamlit as st

from lstdash.answers import areas, overview
from lstdash.charts import areas as charts
from lstdash.views import areas as take_away
from lstdash.views import cache, chart, downloads, evidence, tables, url_state
from lstdash.views.controls import FOCUS

TITLE = "Var står vi, och vad bör beslutas nu?"
st.title(TITLE, anchor=False)
answer = cache.answer(overview.answer, url_state.value(FOCUS))
evidence.headline(answer.headline)
if answer.areas.year is None:
    st.stop()
if answer.county_line:
    st.markdown(f"▸ {evidence.plain(answer.county_line)}")
evidence.figures(answer.figures, "overview")

st.header("Att besluta nu", anchor=False)
evidence.decision_cards(answer.cards)

st.header(answer.areas.chart_title, anchor=False)
figure = charts.bars(answer.areas)
chart.show(figure, "omraden", charts.bars_alt(answer.areas))
downloads.row(take_away.bars_export(answer.areas, figure, TITLE, (FOCUS,)), "omraden")
tables.folded_table(areas.COLUMNS, areas.table(answer.areas), "Samordnade verksamheter per område", "overview-table")
st.page_link("areas.py", label="Se verksamheterna bakom staplarna")
evidence.source_note(answer.areas.sources)
