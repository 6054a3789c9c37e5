"""Vad vilar uppgifterna på?"""

from __future__ import annotations

import streamlit as st

from lstdash.answers import county_line as lines
from lstdash.answers import sources
from lstdash.views import cache, county_line, evidence, heading, source_rows, url_state
from lstdash.views.controls import sources as controls

TITLE = "Vad vilar uppgifterna på?"
heading.page(TITLE)
answer = cache.answer(sources.answer)
evidence.headline(answer.headline)
county_line.show(lines.sources)

wanted = url_state.value(controls.ROW)
if wanted:
    source_rows.opened(wanted, cache.answer(sources.row, wanted))
    st.button("Stäng raden", on_click=lambda: url_state.set_values([(controls.ROW, "")]))

with st.container(horizontal=True, vertical_alignment="bottom", key="choose"):
    view = url_state.segments(controls.VIEW)
    url_state.reset(controls.CONTROLS)
if view == "ordlista":
    source_rows.glossary(answer, TITLE)
elif view == "version":
    source_rows.papers(answer)
else:
    name, title = controls.CARDS.get(view, (url_state.value(controls.TABLE), ""))
    if not title:
        name = url_state.select(controls.TABLE)
    shown = cache.answer(sources.table, name, url_state.search(controls.TEXT))
    heading.small(shown.label)
    st.markdown(evidence.plain(shown.description))
    with st.expander("Vad kolumnerna betyder och vilka värden som godtas"):
        source_rows.columns(shown, TITLE)
    if title:
        source_rows.folded(shown, title)
        source_rows.files(shown, TITLE)
    else:
        source_rows.whole(shown, TITLE)
