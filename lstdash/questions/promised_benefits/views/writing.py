"""What every form on /nytta shares: who writes, what the last button did, and the row that was seen when the form was drawn.

When somebody else has written since, what the other wrote is shown, what was typed stays, and saving again writes on top of it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from lstdash.errors import UserError
from lstdash.questions.promised_benefits.answers.register import Kept
from lstdash.questions.promised_benefits.answers.write import Writer
from lstdash.views import who
from lstdash.views.markdown import plain

PAGE = "promised_benefits"
MESSAGE, ROUND, SEEN, NAME = f"{PAGE}-message", f"{PAGE}-round", f"{PAGE}-seen", f"{PAGE}-writer"
Write = Callable[[Writer], Any]


def may() -> bool:
    """Return whether who sits at the browser may write here."""
    return who.may("folja-upp", PAGE)


def said() -> None:
    """Say what the last button did, once."""
    kind, told = st.session_state.pop(MESSAGE, ("", ""))
    if kind:
        (st.success if kind == "done" else st.error)(plain(told))


def name() -> None:
    """Ask who writes; it may be left out."""
    told = "Visas i historiken och gallras som röster."
    st.text_input("Ditt namn (frivilligt)", key=NAME, max_chars=40, help=told)


def key(form: str, field: str) -> str:
    """Return the key of a field; another one once the form has been saved, so that it is drawn anew."""
    return f"{PAGE}-{form}-{field}-{st.session_state.get(ROUND, 0)}"


def seen(form: str, row: Kept) -> Kept:
    """Return the row as it was when this form was first drawn."""
    found: Kept = st.session_state.setdefault(f"{SEEN}-{form}", row)
    return found


def submit(label: str, form: str, done: str, action: Write) -> None:
    """Draw a form's button."""
    st.form_submit_button(label, on_click=_attempt, args=(form, done, action))


def button(label: str, form: str, field: str, done: str, action: Write) -> None:
    """Draw a button that stands by itself."""
    st.button(plain(label), key=key(form, field), on_click=_attempt, args=(form, done, action))


def _attempt(form: str, done: str, action: Write) -> None:
    """Do what a button asks; a refusal is said and nothing typed is lost."""
    try:
        with who.writing("folja-upp", f"nytta, {form}") as changed:
            written = action(Writer(who.actor(), st.session_state.get(NAME, "")))
            changed.after = str(getattr(written, "version", ""))
    except UserError as error:
        if latest := getattr(error, "latest", None):
            st.session_state[f"{SEEN}-{form}"] = latest
        parts = (error.what, error.where, error.expected and f"Väntat: {error.expected}.", error.found, error.action)
        st.session_state[MESSAGE] = ("failed", " ".join(filter(None, parts)))
        return
    for held in [one for one in st.session_state if str(one).startswith(f"{SEEN}-")]:
        del st.session_state[held]
    st.session_state[ROUND] = st.session_state.get(ROUND, 0) + 1
    st.session_state[MESSAGE] = ("done", done)
