"""Var börjar vi, enligt gruppen?"""

from __future__ import annotations

import streamlit as st

from lstdash.answers import county_line as lines
from lstdash.answers import workshop_result, workshop_room
from lstdash.answers.workshop_access import may_steer
from lstdash.errors import UserError
from lstdash.views import cache, county_line, error_box, evidence, heading, url_state, workshop_files
from lstdash.views import workshop as door
from lstdash.views import workshop_record as sealing
from lstdash.views import workshop_result as result_parts
from lstdash.views import workshop_room as parts
from lstdash.views.controls import workshop as controls

TITLE = "Var börjar vi, enligt gruppen?"
wanted = url_state.value(controls.ROOM)
try:
    allowed = bool(wanted) and may_steer(wanted, door.cookie(wanted))
    # The counter before the room: what changes in between is noticed by the first poll.
    stage = workshop_room.pulse(wanted).stages if allowed else 0
    room = workshop_room.room(wanted) if allowed else None
except UserError as error:
    heading.page(TITLE)
    error_box.show_error(error)
    st.stop()
if room is None:
    heading.page(TITLE)
    evidence.headline(door.STRANGER if wanted else door.START)
    if not wanted:
        county_line.show(lines.start_here)
        door.start()
    door.enter()
    st.stop()

door.look(bool(url_state.value(controls.PROJECTOR)))
heading.page(room.title)
parts.problem()
if room.is_open and room.round not in room.revealed_rounds:
    evidence.headline(parts.headline(room))
    parts.how_to_join(room)
    parts.steps(room)
elif room.revealed_rounds and not room.is_purged:
    number = result_parts.shown_round(room)
    sliders = result_parts.what_if(room)
    group = result_parts.shown_group(room, number)
    try:
        result = cache.answer(workshop_result.answer, room, number, group, sliders)
    except UserError as error:
        error_box.show_error(error)
        result_parts.filters(room, number, group)
    else:
        evidence.headline(result.headline)
        papers = workshop_files.papers(TITLE, room, number, group, sliders, result)
        result_parts.picture(room, number, group, sliders, result)
        workshop_files.matrix(papers)
        result_parts.filters(room, number, group)
        result_parts.disagreement(papers)
        result_parts.movement(papers)
        result_parts.ranked(result)
        if room.is_open:
            parts.next_round(room, result_parts.divided(result))
            parts.steps(room)
if room.is_open:
    parts.live(room, stage)
    parts.more(room)
    sealing.close(room)
else:
    sealing.sealed_link(room)
