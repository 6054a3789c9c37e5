"""Vad gör vårt län, vad gör de andra och vem ringer vi?"""

from __future__ import annotations

import streamlit as st

from lstdash.questions.constellations.answers import map as constellations_map
from lstdash.questions.constellations.views import parts as shared
from lstdash.questions.my_county.answers import gaps as my_county_gaps
from lstdash.questions.my_county.answers import my_county
from lstdash.questions.my_county.answers import nearest as my_county_nearest
from lstdash.questions.my_county.charts import my_county as charts
from lstdash.questions.my_county.views import controls, parts
from lstdash.views import cache, evidence, heading, site, url_state
from lstdash.views.controls import FOCUS

TITLE = site.page("my_county").question
heading.page(TITLE)
county = url_state.value(FOCUS)
if not county:
    evidence.headline(my_county.CHOOSE)
    parts.one_sheet()
    with parts.screen_only():
        parts.chooser(cache.answer(constellations_map.plain_map))
    st.stop()

answer = cache.answer(my_county.answer, county, parts.likenesses())
parts.one_sheet()
papers = shared.Papers(TITLE, answer.sources, (), controls.CONTROLS)
evidence.headline(answer.headline)
evidence.figures(answer.figures)
st.markdown(evidence.plain(" ".join(answer.lines)))

heading.section(answer.gap_title)
parts.gaps(f"Enligt rapporten är {answer.name} inte med", answer.shared(stated=True), answer.names, papers)
parts.gaps(f"Rapporten säger inget om {answer.name} (ej angivet)", answer.shared(stated=False), answer.names, papers)

heading.section(answer.own_title)
parts.own(my_county.own_lines(answer.own))
own = ("Vårt läns verksamheter", my_county.OWN_COLUMNS, my_county.own_table(answer))
elsewhere = my_county_gaps.gap_table(answer.elsewhere, answer.names)
beyond = ("Det som bara mindre lika län är med i", my_county_gaps.COLUMNS, elsewhere)
shared.charted(
    charts.beside(answer), "vi-och-de-andra", answer.own_title, charts.beside_alt(answer), papers, own, beyond, is_wide=True
)
evidence.source_note(answer.sources)

heading.section("Vad säger de andra sidorna?")
parts.page_lines(answer.pages)
st.caption(evidence.plain(answer.source_line))

with parts.screen_only():
    heading.section(answer.nearest.title)
    parts.likeness_controls()
    if answer.nearest.trouble:
        shared.trouble(answer.nearest.trouble)
    else:
        parts.reasons(answer.nearest)
        table = ("Likhet med vårt län", my_county_nearest.COLUMNS, my_county_nearest.table(answer.nearest))
        drawn, told = charts.nearest(answer.nearest), charts.nearest_alt(answer.nearest)
        native = parts.nearest_slide(answer.nearest)
        shared.charted(drawn, "likhet", answer.nearest.title, told, papers, table, slide=native)
