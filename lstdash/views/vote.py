"""The parts of /rosta: join by code, the scoring pad, and what the phone shows when the round is not open."""

from __future__ import annotations

import time
from functools import cache as once
from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st

from lstdash.answers import vote
from lstdash.answers.vote import Ballot
from lstdash.answers.workshop_cookies import DEVICE_COOKIE
from lstdash.answers.workshop_room import Room
from lstdash.errors import UserError
from lstdash.views import cache, error_box, polling, url_state
from lstdash.views.controls import start_here as matrix
from lstdash.views.controls import vote as controls
from lstdash.views.evidence import plain

if TYPE_CHECKING:
    from streamlit.components.v2.types import ComponentRenderer

KEY = "vote-pad"
CSS = Path(__file__).with_name("workshop_style.css")
POLL_SECONDS = 0.5
PRESENT_SECONDS = 11  # each saying is written down, and one holds for 25 seconds
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
    url_state.search(controls.CODE)
    st.button("Fortsätt", type="primary")


def join(room: Room) -> None:
    """Draw the form to join by: name and group are optional."""
    with st.form("vote-join"):
        st.text_input("Ditt namn (frivilligt)", key="vote-name", max_chars=vote.LONGEST_NAME)
        if room.groups:
            st.selectbox("Din grupp (frivilligt)", room.groups, index=None, key="vote-group", placeholder="Ingen grupp")
        joined = st.form_submit_button("Gå med", type="primary")
    st.caption(vote.privacy())
    if joined:
        try:
            vote.join(room.code, device(), st.session_state["vote-name"], st.session_state.get("vote-group") or "")
        except UserError as error:
            error_box.show_error(error)
        else:
            st.rerun()


def pad(room: Room) -> None:
    """Draw the pad, with the own scores of the rounds before to start from."""
    _pad(room, vote.before(room, device()))


@st.fragment
def _pad(room: Room, earlier: dict[str, int]) -> None:
    """A tap runs only this part, so the answer is quick."""
    who = vote.known(room.id, device())
    if who is None:
        st.rerun()
    ballot = vote.ballot(room, device(), who, earlier)
    _component()(key=KEY, data=_data(ballot), on_scores_change=lambda: _count(ballot))
    st.session_state[_ERROR] = ""


def _data(ballot: Ballot) -> dict[str, Any]:
    seen = st.session_state.get(_SEEN, {"pad": "", "seen": 0})
    return {
        "round": ballot.round,
        "open": ballot.status == "open" and not ballot.is_closed,
        "items": [{"key": item.key, "name": item.name, "description": item.description} for item in ballot.items],
        "criteria": [
            {"key": one.key, "name": one.name, "axis": matrix.AXES[one.axis], "anchors": list(one.anchors)}
            for one in ballot.criteria
        ],
        "scores": dict(ballot.scores),
        "before": dict(ballot.before),
        "separator": vote.SEPARATOR,
        "error": st.session_state.get(_ERROR, ""),
        **seen,
    }


def _count(ballot: Ballot) -> None:
    """Store what the phone sent. It comes from a browser: the store checks item, criterion, step and round."""
    sent = (st.session_state.get(KEY) or {}).get("scores")
    if not isinstance(sent, dict) or not isinstance(sent.get("scores"), dict) or not isinstance(sent.get("sent"), int):
        return
    try:
        if sent.get("round") == ballot.round:
            vote.record(ballot.workshop, device(), sent["scores"])
        st.session_state[_SEEN] = {"pad": str(sent.get("pad"))[:40], "seen": sent["sent"]}
    except UserError as error:
        st.session_state[_ERROR] = f"{error.what} {error.action}".strip()


def watch(workshop: str, stage: int) -> None:
    """Notice within half a second what the facilitator does, and say now and then that this phone is here."""
    polling.every(POLL_SECONDS, _watch, workshop, stage)


def _watch(workshop: str, stage: int) -> None:
    said = st.session_state.get("vote-present", 0.0)
    try:
        if time.monotonic() - said > PRESENT_SECONDS:
            vote.touch(workshop, device())
            st.session_state["vote-present"] = time.monotonic()
        if vote.recent_pulse(workshop).stages != stage:
            st.rerun()
    except UserError:
        return  # the store does not answer right now: the pad says so when something is scored


def shown_result(room: Room, stage: int) -> None:
    """Draw the short list of the latest shown round: one element, for all phones draw it in the same moment."""
    if room.is_purged or not room.revealed_rounds:
        return
    headline, lines = cache.answer(vote.shown_list, room.id, stage)
    listed = "\n".join(f"1. **{plain(name)}**: {plain(cell)}" for name, cell in lines)
    with st.container(key="vote-result"):
        st.markdown(f"**{plain(headline)}**\n\n{listed}")


def sealed_link(room: Room) -> None:
    """Link to the sealed result of a closed workshop."""
    token = vote.record_token(room.id)
    if token:
        st.page_link("record.py", label="Öppna det förseglade resultatet", query_params={"nyckel": token})


def leave(room: Room) -> None:
    """Let a participant take the name back, and the scores that have not been shown."""
    with st.expander("Om dina uppgifter"):
        st.markdown(vote.privacy())
        if room.is_open and st.button("Ta bort mitt namn och mina poäng som inte har visats"):
            vote.leave(room.id, device())
            st.rerun()


@once
def _component() -> ComponentRenderer:
    """Register once, on first use: Streamlit knows the package's asset folder only when it runs."""
    return st.components.v2.component("lstdash.vote", js="vote.js", css="vote.css")


_SEEN, _ERROR = "vote-seen", "vote-error"
