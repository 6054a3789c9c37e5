"""Var börjar vi, enligt gruppen?"""

from __future__ import annotations

import streamlit as st

from lstdash.errors import UserError
from lstdash.questions.start_here.answers import county
from lstdash.questions.workshop.answers import result as workshop_result
from lstdash.questions.workshop.answers import room as workshop_room
from lstdash.questions.workshop.answers.access import may_steer
from lstdash.questions.workshop.charts import exhibits
from lstdash.questions.workshop.views import controls, door
from lstdash.questions.workshop.views import record as sealing
from lstdash.questions.workshop.views import result as result_parts
from lstdash.questions.workshop.views import room as parts
from lstdash.views import cache, county_line, downloads, error_box, evidence, exhibit, heading, site, url_state

TITLE = site.page("workshop").question
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
        county_line.show(county.line)
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
        chosen = [("Workshop", room.title), ("Omgång", f"{number}"), ("Poäng från", group or "alla deltagare")]
        shown, stamp = (room, result, sliders), downloads.stamp(chosen)
        result_parts.picture(room, number, group, sliders, result)
        exhibit.files(exhibits.matrix(*shown), stamp)
        result_parts.filters(room, number, group)
        result_parts.disagreement(*shown, stamp)
        result_parts.movement(*shown, stamp)
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
