"""Spelar det roll vilka man gör det med?"""

from __future__ import annotations

from functools import partial

import streamlit as st

from lstdash.questions.constellations.answers import (
    constellations,
    counties,
    county,
    county_map,
    members,
    pairs,
    regrouped,
    what_if,
)
from lstdash.questions.constellations.charts import exhibits
from lstdash.questions.constellations.views import controls, parts
from lstdash.views import cache, county_line, error_box, evidence, exhibit, heading, prose, registers, site, url_state
from lstdash.views.controls import FOCUS

show = partial(exhibit.show, marks=False)  # the page says once what all of it rests on
heading.page(site.page("constellations").question)
registers.stamp_size()
focus, choices, scenario = url_state.value(FOCUS), parts.choices(), parts.scenario()
answer = cache.answer(constellations.answer, choices)
grouped = cache.answer(members.answer, choices, scenario)
evidence.headline(answer.headline)
if answer.missing_year:
    st.warning(answer.missing_year)
if answer.year is None:
    st.stop()
county_line.show(county.line, choices)
evidence.figures(answer.figures)

heading.section(grouped.title)
parts.what_if_controls()
parts.tried(grouped)
with st.container(horizontal=True, vertical_alignment="bottom"):
    colour = url_state.select(controls.COLOUR)
    url_state.reset(controls.declared(), "Återställ allt")
parts.map_and_matrix(answer, cache.answer(county_map.answer, colour, choices, scenario), grouped)

if grouped.means:
    heading.section(what_if.means_title(grouped.means, answer.year))
    show(exhibits.means(answer, grouped))
evidence.source_note(answer.sources)

bounds = cache.answer(counties.answer, choices)
heading.section(
    bounds.title,
    "Rapporten trycker inga tal för enskilda län. Spannen är allt som följer av gruppsummorna och uppgifterna nedan.",
)
parts.fact_controls(answer)
if bounds.trouble:
    error_box.show_trouble(bounds.trouble.what, bounds.trouble.lines)
else:
    prose.say(f"{answer.sum_sentence} {bounds.sentence}")
    show(exhibits.spans(answer, bounds, focus))

heading.section(answer.size_title)
if answer.effect:
    prose.say(answer.size_sentence)
    show(exhibits.effect(answer))
evidence.conflict_notes(answer.conflicts)
size = registers.chooser()
if regroup := cache.answer(regrouped.answer, choices, size):
    prose.say(f"{regroup.title}. {regroup.sentence}")
    show(exhibits.regrouped(answer, regroup))
if len(answer.years) > 1:
    heading.section(constellations.trend_title(answer))
    show(exhibits.trend(answer))

together = cache.answer(pairs.answer, choices, grouped.counties)
heading.section(together.title, together.sentence)
show(exhibits.pairs(answer, together, focus))
