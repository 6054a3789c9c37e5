"""The parts of /rosta: join by code, and the phone, whose script talks to `routes/phones.py`."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from lstdash.errors import UserError
from lstdash.questions.workshop.answers import vote
from lstdash.questions.workshop.answers.phone import message
from lstdash.questions.workshop.answers.rooms import sealed_token
from lstdash.questions.workshop.routes.cookies import DEVICE_COOKIE, PHONE_PATHS
from lstdash.questions.workshop.views import vote_controls
from lstdash.views import browser, error_box, link, url_state, who
from lstdash.workshop.entities import Workshop
from lstdash.workshop.kinds import kind

KEY = "vote-pad"
CSS = Path(__file__).with_name("style.css")
NO_COOKIE = "Telefonen gick inte att känna igen. Tillåt kakor för sidan och läs in den igen."


def device() -> str:
    """Return this phone's cookie, empty when it has none."""
    return str(st.context.cookies.get(DEVICE_COOKIE, ""))


def without_chrome() -> None:
    """Hide the menu: a participant came here to score."""
    st.html(CSS)


def ask_for_code(problem: UserError | None) -> None:
    """Draw the field for the code, and what was wrong with the last one."""
    if problem:
        error_box.show_error(problem)
    url_state.search(vote_controls.CODE)
    st.button("Fortsätt", type="primary")


def join(room: Workshop) -> None:
    """Draw the form to join by: name and group are optional."""
    with st.form("vote-join"):
        st.text_input("Ditt namn (frivilligt)", key="vote-name", max_chars=vote.LONGEST_NAME)
        if room.groups:
            st.selectbox("Din grupp (frivilligt)", room.groups, index=None, key="vote-group", placeholder="Ingen grupp")
        joined = st.form_submit_button("Gå med", type="primary")
    st.caption(vote.privacy())
    if joined:
        try:
            vote.join(
                room.code, device(), st.session_state["vote-name"], st.session_state.get("vote-group") or "", who.source()
            )
        except UserError as error:
            error_box.show_error(error)
        else:
            st.rerun()


def phone(room: Workshop) -> None:
    """Draw what the phone shows. From here on its script asks and sends by itself, so that no page runs for a tap."""
    browser.draw("vote", KEY, {**message(vote.phone(room.id, device())), "workshop": room.id, "paths": PHONE_PATHS})
    if room.is_open and (note := kind(room.kind).note):
        st.caption(note)


def sealed_link(room: Workshop) -> None:
    """Link to the sealed result of a closed workshop."""
    if token := sealed_token(room.id):
        link.draw(link.to("record", "Öppna det förseglade resultatet", nyckel=token))


def leave(room: Workshop) -> None:
    """Let a participant take the name back, and the answers that have not been shown."""
    with st.expander("Om dina uppgifter"):
        st.markdown(vote.privacy())
        if room.is_open and st.button("Ta bort mitt namn och mina svar som inte har visats"):
            vote.leave(room.id, device())
            st.rerun()
