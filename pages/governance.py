"""Vem driver samordningen, och var saknas det någon?"""

from __future__ import annotations

from contextlib import nullcontext

import streamlit as st

from lstdash.questions.governance.answers import gaps, governance, regions
from lstdash.questions.governance.charts import exhibits
from lstdash.questions.governance.views import controls
from lstdash.views import cache, county_line, evidence, exhibit, heading, link, site, url_state

heading.page(site.page("governance").question)
answer = cache.answer(governance.answer)
evidence.headline(answer.headline)
county_line.show(regions.line)
if not answer.groups:
    st.stop()
evidence.figures(answer.figures)

heading.section(answer.title)
exhibit.show(exhibits.coverage(answer))

heading.section("Vad fattas av rapportens tre nyckelord?")
found = cache.answer(gaps.gaps)
for gap in found:
    heading.small(gap.name, gap.stood, gap.missing)
exhibit.taken(exhibits.gaps(found))

heading.section("Kedjan som föreslogs: från uppdrag till genomförande")
exhibit.table(cache.answer(exhibits.chain))
link.draw(link.to("proposals", "Vad hände med förslagen?"))

chosen = controls.ROWS.get(url_state.value(controls.AREA), "")
listed = exhibits.groups(answer, chosen)
with nullcontext() if chosen else st.container(key="screen-only"):  # all of them are folded away
    heading.section("Vilka grupper nämns?")
    with st.container(horizontal=True, key="filters", vertical_alignment="bottom"):
        url_state.select(controls.AREA)
        url_state.reset(controls.declared(), "Återställ urvalet")
    if chosen:
        exhibit.table(listed)
    else:
        exhibit.taken(listed)
