"""Var står vi, och vad bör beslutas nu?"""

from __future__ import annotations

from functools import partial

import streamlit as st

from lstdash.answers import areas, overview
from lstdash.charts import areas as charts
from lstdash.views import areas as take_away
from lstdash.views import cache, chart, downloads, evidence, heading, link, tables, url_state
from lstdash.views.controls import FOCUS

TITLE = "Var står vi, och vad bör beslutas nu?"
heading.page(TITLE)
answer = cache.answer(overview.answer, url_state.value(FOCUS))
evidence.headline(answer.headline)
if answer.areas.year is None:
    st.stop()
if answer.county_line:
    st.markdown(f"▸ {evidence.plain(answer.county_line)}")
evidence.figures(answer.figures)

heading.section("Att besluta nu")
evidence.decisions(answer.cards)

heading.section(answer.areas.chart_title)
figure = charts.bars(answer.areas)
chart.show(figure, "omraden", charts.bars_alt(answer.areas))
stamp = downloads.stamp(TITLE, downloads.choices((FOCUS,)))
downloads.row(partial(take_away.bars_export, answer.areas, figure), "omraden", stamp)
tables.folded_table(areas.COLUMNS, partial(areas.table, answer.areas), "Samordnade verksamheter per område", "overview-table")
link.draw(link.to("areas", "Se verksamheterna bakom staplarna"))
evidence.source_note(answer.areas.sources)
