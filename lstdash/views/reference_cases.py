"""How it went for others, the same part on every page that forecasts: the base rate, our own forecast, the cases folded."""

from __future__ import annotations

import streamlit as st

from lstdash.evidence import reference_cases
from lstdash.exhibits import Sheet, of_table
from lstdash.exports.content import Stamp
from lstdash.views import cache, evidence, exhibit, heading, tables
from lstdash.views.markdown import plain


def show(forecast: str, stamp: Stamp | None = None) -> None:
    """Say what others got, and on a line of its own what this page's forecast says; the table one click away."""
    heading.section(reference_cases.TITLE)
    found = cache.answer(reference_cases.reference_cases)
    st.markdown(f"{plain(found.headline)}\n\n{plain(forecast)} {reference_cases.KEPT_APART}")
    if found.rows:
        label = f"Visa fallen ({len(found.rows)})"
        tables.folded(label, "reference-cases-fold", lambda: _cases(found, stamp))


def _cases(found: reference_cases.ReferenceCases, stamp: Stamp | None) -> None:
    exhibit.table(of_table(Sheet("Referensfall", reference_cases.COLUMNS, found.rows), found.sources), stamp)
    evidence.source_note(found.sources)
