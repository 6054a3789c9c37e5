"""Notes on a page: shown under the exhibit they are pinned to, and pinned or withdrawn in one place at the page's foot."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from html import escape
from typing import Any

import streamlit as st

from lstdash.database import place
from lstdash.errors import UserError
from lstdash.exhibits import Sheet
from lstdash.views import cache, error_box, tables, who
from lstdash.views.markdown import plain

ACTION = "anteckna"
KEY = "notes"
NEW, TRIED = f"{KEY}-new", f"{KEY}-tried"


def read(page: str) -> Sequence[Any]:
    """Return a page's notes; none where nobody has written anything yet."""
    if not place.is_made():
        return ()
    from lstdash.notes import pinned  # the store takes a while to load

    return pinned.read(page)


def sheet(found: Sequence[Any]) -> Sheet | None:
    """Return notes as a sheet of a file; None when there are none."""
    if not found:
        return None
    from lstdash.notes import pinned

    return Sheet("Anteckningar", pinned.COLUMNS, pinned.rows(found))


def told(found: Sequence[Any]) -> str:
    """Return the HTML of an exhibit's notes; nothing where there are none."""
    said = "".join(f"<p><b>Anteckning:</b> {escape(note.told(cache.version()))}</p>" for note in found)
    return f'<div class="notes">{said}</div>' if said else ""


def foot(page: str, exhibits: Mapping[str, str], found: Sequence[Any]) -> None:
    """Draw where a note is pinned to one of the page's exhibits or withdrawn, for who may; `exhibits` are keys and titles."""
    tried = st.session_state.pop(TRIED, None)
    if isinstance(tried, UserError):
        error_box.show_error(tried)
    elif tried:
        st.success(plain(tried))
    if exhibits and who.may(ACTION, page):
        tables.folded("Anteckna vid en figur", f"{KEY}-{page}-fold", lambda: _form(page, exhibits, found), within=True)


def _form(page: str, exhibits: Mapping[str, str], found: Sequence[Any]) -> None:
    with st.form(f"{KEY}-{page}-form"):
        st.selectbox("Figur eller tabell", list(exhibits), format_func=exhibits.__getitem__, key=f"{KEY}-{page}-exhibit")
        st.text_input("Anteckning", key=NEW, max_chars=300, help="Visas för alla, skrivs ut och följer med filerna.")
        st.form_submit_button("Fäst anteckningen", on_click=_attempt, args=(lambda: _pin(page, exhibits),))
    for note in found:
        label = f"Ta tillbaka: {note.body[:60]}"
        st.button(
            plain(label), key=f"{KEY}-back-{note.row.id}", on_click=_attempt, args=(partial(_withdraw, page, exhibits, note),)
        )


def _pin(page: str, exhibits: Mapping[str, str]) -> str:
    from lstdash.notes import pinned

    exhibit, body = st.session_state[f"{KEY}-{page}-exhibit"], st.session_state[NEW]
    with who.writing(ACTION, page) as changed:
        note = pinned.pin(page, exhibit, body, cache.version(), pinned.writer(who.actor()))
        changed.resource, changed.after = _at(exhibits, exhibit), str(note.row.version)
    st.session_state[NEW] = ""
    return "Anteckningen är fäst."


def _withdraw(page: str, exhibits: Mapping[str, str], note: Any) -> str:
    from lstdash.notes import pinned

    with who.writing(ACTION, page) as changed:
        row = pinned.withdraw(note, pinned.writer(who.actor()))
        changed.resource, changed.before, changed.after = _at(exhibits, note.exhibit), str(note.row.version), str(row.version)
    return "Anteckningen visas inte längre. Den finns kvar i historiken."


def _at(exhibits: Mapping[str, str], exhibit: str) -> str:
    return f"anteckning vid {exhibits.get(exhibit, exhibit)}"


def _attempt(action: Callable[[], str]) -> None:
    """Do what a button asks; a refusal is said and what was typed stays."""
    try:
        st.session_state[TRIED] = action()
    except UserError as error:
        st.session_state[TRIED] = error
