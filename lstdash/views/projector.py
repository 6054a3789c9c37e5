"""Any page on a projector: large type, no menu, and nothing but its question, its sentence and its first chart."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from lstdash.views import url_state
from lstdash.views.controls import PROJECTOR

CSS = Path(__file__).with_name("projector.css")


def is_on() -> bool:
    """True when the address says that the page is on a projector."""
    return bool(url_state.value(PROJECTOR))


def enter() -> None:
    """Draw the button to the projector mode, among what the menu holds; in the mode there is no menu."""
    _button("Projektorläge", "ja", "Stor text utan meny: frågan, svaret och det första diagrammet. F11 ger helskärm.")


def look() -> None:
    """Make the page's type large, leave out the rest, and draw the way back in a corner of the window."""
    st.html(CSS)
    with st.container(key="projector"):
        _button("Lämna projektorläget", "", "Tillbaka till hela sidan.")


def _button(label: str, value: str, help: str) -> None:
    st.button(label, key="projector-button", help=help, on_click=url_state.set_values, args=([(PROJECTOR, value)],))
