"""Hur bedömer du?"""

from __future__ import annotations

import streamlit as st

from lstdash.errors import UserError
from lstdash.questions.workshop.answers import vote
from lstdash.questions.workshop.views import phone, vote_controls
from lstdash.views import error_box, evidence, heading, site, url_state, who

phone.without_chrome()
code, device = url_state.value(vote_controls.CODE), phone.device()
room, problem = None, None
if code:
    try:
        workshop = vote.find(code, device, who.source())
        room = vote.room(workshop, vote.pulse(workshop).stages)
    except UserError as error:
        problem = error
heading.page(room.title if room else site.page("vote").question)
if room is None:
    evidence.headline(vote.JOIN)
    phone.ask_for_code(problem)
    st.stop()
if not device:
    evidence.headline(phone.NO_COOKIE)
    st.stop()

try:
    who = vote.known(room.id, device)
    if who is None and room.is_open:
        evidence.headline(vote.joining(room))
        phone.join(room)
    elif who is None:
        evidence.headline("Workshopen är avslutad.")
        phone.sealed_link(room)
    else:
        phone.phone(room)
        phone.leave(room)
except UserError as error:
    error_box.show_error(error)
