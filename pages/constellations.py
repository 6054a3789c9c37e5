"""Spelar det roll vilka man gör det med?"""

from __future__ import annotations

import streamlit as st

from lstdash.questions.constellations.answers import constellations as printed
from lstdash.questions.constellations.answers import counties, county, groups, pairs, what_if
from lstdash.questions.constellations.answers import map as constellations_map
from lstdash.questions.constellations.answers import members as constellations_members
from lstdash.questions.constellations.charts import constellations as charts
from lstdash.questions.constellations.charts import intervals
from lstdash.questions.constellations.views import controls, parts
from lstdash.views import cache, county_line, evidence, heading, site, url_state
from lstdash.views.controls import FOCUS

TITLE = site.page("constellations").question
heading.page(TITLE)
focus, choices, scenario = url_state.value(FOCUS), parts.choices(), parts.scenario()
answer = cache.answer(printed.answer, choices)
members = cache.answer(constellations_members.answer, choices, scenario)
evidence.headline(answer.headline)
if answer.missing_year:
    st.warning(answer.missing_year)
if answer.year is None:
    st.stop()
county_line.show(county.line, choices)
evidence.figures(answer.figures)
papers = parts.Papers(TITLE, answer.sources, answer.conflicts, controls.CONTROLS)

heading.section(members.title)
parts.what_if_controls()
parts.tried(members)
with st.container(horizontal=True, vertical_alignment="bottom"):
    colour = url_state.select(controls.COLOUR)
    url_state.reset(controls.CONTROLS, "Återställ allt")
parts.map_and_matrix(cache.answer(constellations_map.answer, colour, choices, scenario), members, papers)

if members.means:
    heading.section(says := what_if.means_title(members.means))
    table = ("Medeltal per konstellation", what_if.COLUMNS, what_if.table(members.means))
    parts.charted(intervals.means(members), "medeltal", says, intervals.means_alt(members), papers, table)
evidence.source_note(answer.sources)

bounds = cache.answer(counties.answer, choices)
heading.section(bounds.title)
st.markdown("Rapporten trycker inga tal för enskilda län. Spannen är allt som följer av gruppsummorna och uppgifterna nedan.")
parts.fact_controls(answer)
if bounds.trouble:
    parts.trouble(bounds.trouble)
else:
    st.markdown(evidence.plain(f"{answer.sum_sentence} {bounds.sentence}"))
    table = ("Spann per län", counties.COLUMNS, counties.table(bounds))
    facts = parts.stated_facts(answer.facts)
    parts.charted(
        intervals.counties(bounds, focus), "spann", bounds.title, intervals.counties_alt(bounds), papers, table, facts
    )

heading.section(answer.size_title)
table = ("De två tryckta tabellerna", groups.COLUMNS, groups.table(answer.groups))
if answer.effect:
    st.markdown(evidence.plain(answer.size_sentence))
    effect = ("Mindre minus större länsstyrelser", printed.EFFECT_COLUMNS, printed.effect_table(answer.effect))
    parts.charted(intervals.effect(answer), "storlek", answer.size_title, intervals.effect_alt(answer), papers, effect, table)
evidence.conflict_notes(answer.conflicts)
if len(answer.years) > 1:
    heading.section(says := f"Så har gruppernas medeltal ändrats {answer.years[0]}–{answer.years[-1]}")
    parts.charted(intervals.trend(answer), "utveckling", says, intervals.trend_alt(answer), papers, table)

together = cache.answer(pairs.answer, choices, members.counties)
heading.section(together.title)
st.markdown(evidence.plain(together.sentence))
table = ("Vem som samordnar med vem", pairs.COLUMNS, pairs.table(together))
parts.charted(
    charts.pairs(together, focus), "tillsammans", together.title, charts.pairs_alt(together), papers, table, is_wide=True
)
