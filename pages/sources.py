"""Vad vilar uppgifterna på?"""

from __future__ import annotations

import streamlit as st

from lstdash.questions.sources.answers import county, sources
from lstdash.questions.sources.charts import exhibits
from lstdash.questions.sources.views import controls, explained, rows
from lstdash.views import cache, county_line, downloads, evidence, exhibit, heading, prose, site, tables, url_state

heading.page(site.page("sources").question)
answer = cache.answer(sources.answer)
evidence.headline(answer.headline)
downloads.figured(answer.figures)
downloads.carried(exhibits.weight(answer))
county_line.show(county.line)

wanted = url_state.value(controls.ROW)
if wanted:
    rows.opened(wanted, cache.answer(sources.row, wanted))
    st.button("Stäng raden", on_click=lambda: url_state.set_values([(controls.ROW, "")]))

with st.container(horizontal=True, vertical_alignment="bottom", key="choose"):
    view = url_state.segments(controls.VIEW)
    url_state.reset(controls.declared())
if view == "ordlista":
    exhibit.table(exhibits.glossary(answer), downloads.stamp(()))
elif view == "version":
    rows.papers(answer)
elif view == "sa-raknar-vi":
    explained.show()
else:
    name, title = controls.CARDS.get(view, (url_state.value(controls.TABLE), ""))
    if not title:
        name = url_state.select(controls.TABLE)
    shown = cache.answer(sources.table, name, url_state.search(controls.TEXT))
    stamp = downloads.stamp(downloads.choices(controls.declared()))
    heading.small(shown.label)
    prose.say(shown.description)
    with st.expander("Vad kolumnerna betyder och vilka värden som godtas"):
        exhibit.table(exhibits.columns(shown), stamp)
    if title:
        rows.folded(shown, title)
    else:
        tables.data_table(shown.columns, shown.rows, shown.label, f"table-{shown.name}")
    exhibit.files(exhibits.rows(shown), stamp)
