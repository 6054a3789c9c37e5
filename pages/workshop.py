"""Vad säger gruppen?"""

from __future__ import annotations

import streamlit as st

from lstdash.errors import UserError
from lstdash.questions.workshop.answers import rooms
from lstdash.questions.workshop.answers.access import may_steer
from lstdash.questions.workshop.views import controls, door, every, parts, record, shown, upkeep
from lstdash.views import county_line, error_box, evidence, heading, site, url_state
from lstdash.views.kinds import drawn

TITLE = site.page("workshop").question
wanted = url_state.value(controls.ROOM)
try:
    allowed = bool(wanted) and may_steer(wanted, door.cookie(wanted))
    # The counter before the room: what changes in between is noticed by the first poll.
    stage = rooms.pulse(wanted).stages if allowed else 0
    room = rooms.room(wanted) if allowed else None
except UserError as error:
    heading.page(TITLE)
    error_box.show_error(error)
    st.stop()
if room is None:
    heading.page(TITLE)
    evidence.headline(door.STRANGER if wanted else door.START)
    if not wanted:
        county_line.show(drawn(door.kind()).county)
        door.mine()
    with st.container(key="screen-only"):
        if not wanted:
            door.start()
        door.enter()
    if not wanted:
        every.show()
    st.stop()

door.look()
heading.page(room.title)
parts.problem()
if room.is_open and not room.round.is_revealed:
    evidence.headline(parts.headline(room))
    parts.how_to_join(room)
    parts.steps(room)
elif room.revealed_rounds and not room.is_purged:
    screen = shown.screen(room)
    try:
        result = drawn(room.kind).shown(screen)
    except UserError as error:
        error_box.show_error(error)
        shown.filters(screen)
    else:
        evidence.headline(result.headline)
        shown.warning(screen)
        result.above()
        shown.filters(screen)
        result.below()
        shown.passed(screen)
        upkeep.reasons(room, screen.round)
        if room.is_open:
            parts.next_round(room, result.again)
            parts.steps(room)
if room.is_open:
    parts.live(room, stage)
    upkeep.decisions(room)
    upkeep.more(room)
    record.close(room)
else:
    record.sealed_link(room)
