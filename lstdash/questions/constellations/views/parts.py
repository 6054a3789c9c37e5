"""The parts of /konstellationer: what is tried, which facts count, and what to say when they cannot hold together."""

from __future__ import annotations

import streamlit as st

from lstdash.evidence.county_map import CountyClass, CountyMap
from lstdash.evidence.survey import Choices
from lstdash.questions.constellations.answers.constellations import ConstellationsAnswer
from lstdash.questions.constellations.answers.members import MembersAnswer
from lstdash.questions.constellations.answers.what_if import Scenario
from lstdash.questions.constellations.charts import exhibits
from lstdash.questions.constellations.views import controls
from lstdash.views import error_box, exhibit, prose, url_state
from lstdash.views.controls import FOCUS
from lstdash.views.controls.year import SURVEY
from lstdash.views.markdown import plain


def choices() -> Choices:
    """Return which facts count, as chosen."""
    north = url_state.value(controls.NORTH)
    year = url_state.value(SURVEY)
    return Choices(
        url_state.value(controls.EAST),
        "" if north == controls.NORTH.default else north,
        url_state.value(controls.WITHOUT),
        int(year) if year else None,
    )


def scenario() -> Scenario:
    """Return what is tried, as chosen."""
    return Scenario(*(url_state.value(control) for control in controls.WHAT_IF))


def what_if_controls() -> None:
    """Draw what can be tried, in one row."""
    with st.container(horizontal=True, key="filters-tried", vertical_alignment="bottom"):
        url_state.multiselect(controls.PROPOSALS)
        url_state.multiselect(controls.MOVED)
        url_state.select(controls.TARGET)
        url_state.multiselect(controls.MERGED)


def fact_controls(answer: ConstellationsAnswer) -> None:
    """Draw which facts count, in one row, with the way back."""
    with st.container(horizontal=True, key="filters-facts", vertical_alignment="bottom"):
        if len(answer.years) > 1:
            url_state.select(SURVEY, [str(year) for year in answer.years])
        url_state.select(controls.EAST)
        url_state.select(controls.NORTH)
        url_state.multiselect(controls.WITHOUT)


def tried(answer: MembersAnswer) -> None:
    """Say what the tried changes lead to, what is missing, or why they cannot be made."""
    for text in (answer.sentence, answer.hint):
        if text:
            st.info(plain(text))
    if answer.trouble:
        error_box.show_trouble(answer.trouble.what, answer.trouble.lines)


def map_and_matrix(answer: ConstellationsAnswer, drawn: CountyMap, members: MembersAnswer) -> None:
    """Show the map with its list, and who belongs to what, beside each other."""
    focus = url_state.value(FOCUS)
    left, right = st.columns([2, 3])
    with left:
        prose.strong(drawn.title)
        exhibit.show(exhibits.places(answer, drawn, members, focus), on_pick=_choose_county, marks=False)
        prose.named(_listed(drawn, item) for item in drawn.classes)
    with right:
        prose.strong("Vem som är med i vad")
        exhibit.show(exhibits.matrix(answer, members, focus), marks=False)
        prose.say(members.overlap_sentence)


def _listed(drawn: CountyMap, item: CountyClass) -> tuple[str, str]:
    held, visiting = (", ".join(drawn.names[county] for county in found) for found in (item.counties, item.visitors))
    return item.label, f"{held} (tillfälligt {visiting})" if visiting else held


def _choose_county(county: str) -> None:
    url_state.set_values([(FOCUS, county)])
