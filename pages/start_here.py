"""Var börjar vi?"""

from __future__ import annotations

import streamlit as st

from lstdash.errors import ScenarioError
from lstdash.questions.start_here.answers import county, start_here
from lstdash.questions.start_here.answers.items import catalog
from lstdash.questions.start_here.charts import exhibits
from lstdash.questions.start_here.views import controls, panel, parts
from lstdash.views import (
    cache,
    county_line,
    downloads,
    error_box,
    evidence,
    exhibit,
    heading,
    link,
    prose,
    site,
    url_state,
)

heading.page(site.page("start_here").question)
sliders, own = parts.chosen()
try:
    answer = cache.answer(start_here.answer, sliders, own)
except ScenarioError as error:
    evidence.headline("Vikterna går inte att räkna med.")
    error_box.show_error(error)
    parts.reset()
    st.stop()
evidence.headline(answer.headline)
parts.matrix(answer, sliders, own)
county_line.show(county.line)
prose.say(start_here.READING if answer.has_scores else f"{start_here.READING} {start_here.UNSCORED}")
exhibit.files(exhibits.public(answer, sliders, cache.answer(catalog).criteria), downloads.stamp(()))

heading.section("Ordningen och hur säker den är")
with st.container(horizontal=True, vertical_alignment="bottom", key="filters-list"):
    url_state.select(controls.UNIFORM)
    parts.reset()
if sliders.uniform_weights and not answer.has_scores:
    prose.say(start_here.UNIFORM_IDLE)
panel.ranked_list(answer.assessment, start_here.table(answer.assessment), start_here.COLUMNS, "start-here-list")
panel.agenda(answer.assessment)
parts.own_scores(own)
link.draw(
    link.to("workshop", "Låt en grupp poängsätta: starta en workshop"),
    link.to("factors", "Vilket motstånd, ett steg svagare, vänder läget?"),
)

evidence.source_note(answer.sources)
evidence.conflict_notes(answer.conflicts)
