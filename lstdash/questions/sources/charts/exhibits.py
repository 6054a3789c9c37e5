"""What can be taken away from /kallor: the tables as published, what their columns mean, the words."""

from __future__ import annotations

from lstdash import formats
from lstdash.evidence.citations import Source
from lstdash.exhibits import Exhibit, Notation, Sheet, of_table
from lstdash.questions.sources.answers import sources
from lstdash.questions.sources.answers.sources import SourcesAnswer, SourceTable
from lstdash.worked import Worked


def rows(table: SourceTable) -> Exhibit:
    """The rows that the search found, numbers as numbers; each rests on itself."""
    kinds: tuple[Notation, ...] = tuple("year" if column in table.year_columns else "auto" for column in table.columns)
    return Exhibit(
        stem=formats.slug(table.label),
        title=table.label,
        says=table.description,
        alt=table.label,
        table=Sheet(table.label, table.columns, table.values, kinds),
        sources=tuple(Source(row_id, "") for row_id in table.row_ids),
    )


def columns(table: SourceTable) -> Exhibit:
    """What the columns of a table mean, and what each may hold."""
    return of_table(Sheet(f"Kolumner i {table.label}", sources.COLUMN_HEADINGS, tuple(sources.column_table(table.name))))


def worked(table: Worked) -> Exhibit:
    """Worked examples of a rule, one a row."""
    return of_table(Sheet(table.title, table.columns, table.rows))


def glossary(answer: SourcesAnswer) -> Exhibit:
    """The product's words and their meaning."""
    return of_table(Sheet("Ordlista", ("Begrepp", "Betydelse", "Enhet"), answer.glossary))
