"""The parts of /kallor: one row opened first, rows as readable cards, the papers of a version."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from lstdash import clock, formats
from lstdash.questions.sources.answers.sources import SourceRow, SourcesAnswer, SourceTable
from lstdash.views import cards, heading, prose, tables
from lstdash.views.markdown import plain

KEY_LABEL = "Nyckel"  # what only the code calls a row


def opened(wanted: str, row: SourceRow | None) -> None:
    """Show the row that a source mark led to; say so when this version has no such row."""
    if row is None:
        st.warning(f"Raden {plain(wanted)} finns inte i den publicerade versionen. Sök den bland tabellerna nedan.")
        return
    with st.container(border=True, key="opened-row"):
        heading.small(row.table_label)
        if row.citation:
            prose.strong(row.citation)
        fields(row.fields)
        if row.parts:
            tables.data_table(row.parts.columns, list(row.parts.rows), "Raderna bakom talet", "opened-parts")


def fields(pairs: tuple[tuple[str, str], ...]) -> None:
    """Show labels and values below each other."""
    st.markdown("  \n".join(f"**{plain(label)}:** {plain(value)}" for label, value in pairs))


def folded(table: SourceTable, title: str) -> None:
    """Show each row folded; `title` is the label of the column that names it."""
    if not table.rows:
        st.info("Ingen rad passar sökningen.")
    at = table.columns.index(title)
    cards.folds((cells[at], _filled(table, cells)) for cells in table.rows)


def _filled(table: SourceTable, cells: Sequence[str]) -> str:
    pairs = zip(table.columns, cells, strict=True)
    filled = ((label, cell) for label, cell in pairs if cell != formats.MISSING and label != KEY_LABEL)
    return "".join(f"<p><b>{escape(label)}:</b> {escape(cell)}</p>" for label, cell in filled)


def papers(answer: SourcesAnswer) -> None:
    """Show the version's id, age and rows per table."""
    st.markdown(f"Version **{plain(answer.version)}**, publicerad {formats.day(clock.day(answer.published_at))}.")
    if answer.note:
        st.markdown(f"Notering: {plain(answer.note)}")
    st.table({label: formats.count(rows, "rad", "rader") for _, label, rows in answer.row_counts}, alt="Rader per tabell")
