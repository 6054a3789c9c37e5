"""What every form on /nytta shares: who writes, what the last button did, and the row that was seen when the form was drawn.

When somebody else has written since, what the other wrote is shown, and taken into the fields that nobody touched; what was
typed stays, and saving again writes it on top.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from lstdash.errors import UserError
from lstdash.questions.promised_benefits.answers import fields, write
from lstdash.questions.promised_benefits.answers.register import Kept, text
from lstdash.questions.promised_benefits.answers.write import Outdated, Writer
from lstdash.views import who
from lstdash.views.markdown import plain

PAGE = "promised_benefits"
MESSAGE, ROUND, SEEN, NAME = f"{PAGE}-message", f"{PAGE}-round", f"{PAGE}-seen", f"{PAGE}-writer"
Write = Callable[[Writer], Kept]


@dataclass(frozen=True, slots=True)
class Form:
    """What a button writes: the form's key, what the log calls it, and the row that it writes on; neither for a new gain."""

    key: str
    about: str = ""
    row: Kept | None = None


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
    return f"{PAGE}-{form}-{field}-{st.session_state.get(f'{ROUND}-{form}', 0)}"


def seen(form: str, row: Kept) -> Kept:
    """Return the row as it was when this form was first drawn."""
    if not is_begun(form, row):
        st.session_state[f"{SEEN}-{form}"] = row
    found: Kept = st.session_state[f"{SEEN}-{form}"]
    return found


def is_begun(form: str, row: Kept) -> bool:
    """Return whether the form of a row stands on the page, perhaps with something typed."""
    is_there = any(key(form, column) in st.session_state for column in row.values)
    return is_there and f"{SEEN}-{form}" in st.session_state


def begun(form: str, column: str, row: Kept | None) -> str:
    """Return the key of a column's field, which begins with what stands in the row."""
    field = key(form, column)
    st.session_state.setdefault(field, _begins(column, row))
    return field


def submit(label: str, form: Form, done: str, action: Write) -> None:
    """Draw a form's button."""
    st.form_submit_button(label, on_click=_attempt, args=(form, done, action))


def button(label: str, form: Form, field: str, done: str, action: Write) -> None:
    """Draw a button that stands by itself."""
    st.button(plain(label), key=key(form.key, field), on_click=_attempt, args=(form, done, action))


def _attempt(form: Form, done: str, action: Write) -> None:
    """Do what a button asks; a refusal is said and nothing typed is lost, in this form or another."""
    try:
        written = _write(form, action)
    except UserError as error:
        if isinstance(error, Outdated) and form.row:
            _follow(form.key, st.session_state.get(f"{SEEN}-{form.key}", form.row), error.latest)
        parts = (error.what, error.where, error.expected and f"Väntat: {error.expected}.", error.found, error.action)
        st.session_state[MESSAGE] = ("failed", " ".join(filter(None, parts)))
        return
    st.session_state.pop(f"{SEEN}-{form.key}", None)
    if f"{SEEN}-{written.id}" in st.session_state:  # the same row in a form that is still written in
        st.session_state[f"{SEEN}-{written.id}"] = written
    st.session_state[f"{ROUND}-{form.key}"] = st.session_state.get(f"{ROUND}-{form.key}", 0) + 1
    st.session_state[MESSAGE] = ("done", done)


def _write(form: Form, action: Write) -> Kept:
    """Ask anew whether the person may, write, and say in the log of which gain, from which version to which."""
    with who.writing("folja-upp", f"nytta, {form.about or 'ny'}") as changed:
        changed.before = str(form.row.version) if form.row else ""
        written = action(Writer(who.actor(), st.session_state.get(NAME, "")))
        changed.after = str(written.version)
        changed.resource = f"nytta, {form.about or written.values['effect']}"
        return written


def _follow(form: str, old: Kept, latest: Kept) -> None:
    """Let the fields that nobody touched follow what the other wrote; what was typed stays."""
    for column in latest.values:
        field = key(form, column)
        if field in st.session_state and (st.session_state[field] or "") == (_begins(column, old) or ""):
            st.session_state[field] = _begins(column, latest)
    st.session_state[f"{SEEN}-{form}"] = latest


def _begins(column: str, row: Kept | None) -> str | None:
    """Return what a column's field begins with; None where nothing is chosen."""
    written = text(row, column) if row else ""
    if column in write.YEARS.amounts:
        return write.amount_text(written)
    return written or (None if column in fields.CODES else "")
