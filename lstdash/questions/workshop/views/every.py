"""The part of /workshop that whoever looks after the server sees: all workshops, and the way to end one."""

from __future__ import annotations

import streamlit as st

from lstdash.errors import UserError
from lstdash.questions.workshop.answers import every
from lstdash.questions.workshop.answers.every import Every
from lstdash.views import error_box, heading, link, tables, who
from lstdash.views.markdown import plain

ACTION = "avsluta"
CHOSEN, ASKED, ENDED = "every-chosen", "every-asked", "every-ended"
SURE = (
    "Det som har visats förseglas i ett protokoll. Svar i en omgång som inte har visats lämnas utanför, inga fler tas emot "
    "och det går inte att ångra."
)


def show() -> None:
    """Draw all workshops for whoever may end others'."""
    if not who.may(ACTION, "workshop"):
        return
    heading.section("Alla workshoppar")
    try:
        found = every.answer()
    except UserError as error:
        error_box.show_error(error)
        return
    st.markdown(plain(found.headline))
    _told()
    if found.rows:
        tables.data_table(every.COLUMNS, found.rows, "Alla workshoppar, de som pågår först", "every-workshops")
    if found.going_on:
        _way(found)


def _way(found: Every) -> None:
    """Draw the choice of a workshop to end, and what is asked before it is."""
    if st.session_state.get(CHOSEN) not in found.going_on:
        st.session_state[CHOSEN] = None  # ended meanwhile, by its leader or here
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.selectbox(
            "Avsluta en workshop",
            list(found.going_on),
            key=CHOSEN,
            format_func=lambda one: found.going_on[one],
            placeholder="Välj",
        )
        st.button("Avsluta", disabled=chosen is None, on_click=_ask, args=(chosen,), key="every-end")
    asked = st.session_state.get(ASKED)
    if asked and asked == chosen:
        st.warning(f"Avsluta {plain(found.going_on[asked])}? {SURE}")
        with st.container(horizontal=True):
            st.button("Avsluta och försegla", type="primary", on_click=_end, args=(asked,), key="every-sure")
            st.button("Avbryt", on_click=_ask, args=(None,), key="every-wait")


def _ask(workshop: str | None) -> None:
    st.session_state[ASKED] = workshop


def _end(workshop: str) -> None:
    _ask(None)
    try:
        with who.writing(ACTION, f"workshop {workshop}") as changed:
            st.session_state[ENDED] = every.end(workshop)
            changed.before, changed.after = "öppen", "förseglad"
    except UserError as error:
        st.session_state[ENDED] = error


def _told() -> None:
    """Say how the last one went."""
    ended: str | UserError | None = st.session_state.pop(ENDED, None)
    if isinstance(ended, UserError):
        error_box.show_error(ended)
    elif ended:
        st.success("Workshopen är avslutad och förseglad.")
        link.draw(link.to("record", "Öppna det förseglade resultatet", nyckel=ended))
