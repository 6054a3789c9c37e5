"""The parts of /kallor: one row opened first, rows as readable cards, the papers of a version."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from html import escape

import streamlit as st

from lstdash import clock, formats
from lstdash.exports.content import Export, Kind, Sheet
from lstdash.questions.sources.answers import sources
from lstdash.questions.sources.answers.sources import SourceRow, SourcesAnswer, SourceTable
from lstdash.questions.sources.views import controls
from lstdash.views import cards, downloads, heading, tables
from lstdash.views.evidence import plain


def opened(wanted: str, row: SourceRow | None) -> None:
    """Show the row that a source mark led to; say so when this version has no such row."""
    if row is None:
        st.warning(f"Raden {plain(wanted)} finns inte i den publicerade versionen. Sök den bland tabellerna nedan.")
        return
    with st.container(border=True, key="opened-row"):
        heading.small(row.table_label)
        if row.citation:
            st.markdown(f"**{plain(row.citation)}**")
        fields(row.fields)


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
    filled = ((label, cell) for label, cell in zip(table.columns, cells, strict=True) if cell != formats.MISSING)
    return "".join(f"<p><b>{escape(label)}:</b> {escape(cell)}</p>" for label, cell in filled)


def whole(table: SourceTable, page_title: str) -> None:
    """Show a table as it was published."""
    tables.data_table(table.columns, table.rows, table.label, f"table-{table.name}")
    files(table, page_title)


def files(table: SourceTable, page_title: str) -> None:
    """Give away the rows that the search found, numbers as numbers."""
    kinds: tuple[Kind, ...] = tuple("year" if column in table.year_columns else "auto" for column in table.columns)
    sheet = Sheet(table.label, table.columns, table.values, kinds)
    stamp = downloads.stamp(page_title, downloads.choices(controls.CONTROLS))
    rests_on = Sheet("Källor", ("Rad på sidan Källor",), tuple((row_id,) for row_id in table.row_ids))
    describe = partial(Export, table.label, table.description, table.label, sheet, rests_on)
    downloads.row(describe, formats.slug(table.label), stamp, key=f"table-{table.name}", is_drawn=False)


def columns(shown: SourceTable, page_title: str) -> None:
    """Say what the columns of a table mean, and what each may hold."""
    documented = tuple(sources.column_table(shown.name))
    name = f"Kolumner i {shown.label}"
    downloads.alone(
        Sheet(name, sources.COLUMN_HEADINGS, documented),
        f"columns-{shown.name}",
        page_title,
        chosen=downloads.choices(controls.CONTROLS),
    )


def glossary(answer: SourcesAnswer, page_title: str) -> None:
    """Show the product's words and their meaning."""
    downloads.alone(Sheet("Ordlista", ("Begrepp", "Betydelse", "Enhet"), answer.glossary), "glossary", page_title)


def papers(answer: SourcesAnswer) -> None:
    """Show the version's id, age and rows per table."""
    st.markdown(f"Version **{plain(answer.version)}**, publicerad {formats.day(clock.day(answer.published_at))}.")
    if answer.note:
        st.markdown(f"Notering: {plain(answer.note)}")
    st.table({label: formats.count(rows, "rad", "rader") for _, label, rows in answer.row_counts}, alt="Rader per tabell")
