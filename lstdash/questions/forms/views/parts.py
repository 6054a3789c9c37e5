"""The verdict of each form with its reason, side by side."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from pathlib import Path

import streamlit as st

from lstdash.questions.forms.answers.forms import Verdict
from lstdash.questions.forms.charts.plots import SIGNS
from lstdash.views import cards, link

PRINT_CSS = Path(__file__).with_name("print.css")


def one_sheet() -> None:
    """Let the print be a note of one page: the answers stand in the titles, so the controls are left out."""
    st.html(PRINT_CSS)


def reasons(verdicts: Iterable[Verdict]) -> None:
    """Draw a frame for each verdict: the form, what is said of it, what that hangs on, why, and where it stands."""
    cards.texts(map(_frame, verdicts))


def _frame(verdict: Verdict) -> str:
    hangs = f", om {verdict.open}" if verdict.open else ""
    said = f"<strong>{SIGNS[verdict.suitability]} {escape(verdict.suitability.capitalize())}</strong>{escape(hangs)}"
    links = [link.to_row(f"Källa: {source.label}", source.row_id) for source in verdict.sources]
    return f"<h3>{escape(verdict.form)}</h3><p>{said}</p><p>{escape(verdict.reason)}</p>{link.lines(links)}"
