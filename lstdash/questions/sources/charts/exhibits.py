"""What can be taken away from /kallor: the tables as published, what their columns mean, the words."""

from __future__ import annotations

from dataclasses import replace

from lstdash import formats
from lstdash.evidence.citations import Source
from lstdash.exhibits import Exhibit, Notation, Series, Sheet, SlideChart, of_table
from lstdash.questions.sources.answers import sources
from lstdash.questions.sources.answers.sources import SourcesAnswer, SourceTable
from lstdash.same import same
from lstdash.worked import Worked

MOST_TABLES = 12  # bars of a slide


@same
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


@same
def weight(answer: SourcesAnswer) -> Exhibit:
    """How much there is in each table, the largest first."""
    found = sorted(answer.row_counts, key=lambda row: -row[2])
    table = Sheet("Rader per tabell", ("Tabell", "Rader"), tuple((label, rows) for _, label, rows in found))
    most = table.rows[:MOST_TABLES]
    chart = SlideChart(
        "bar", (Series("Rader", tuple(rows for *_, rows in found[:MOST_TABLES])),), tuple(str(row[0]) for row in most)
    )
    return replace(
        of_table(table, answer.marks), title="De största tabellerna, rader", says=answer.headline, slide=chart if most else None
    )


@same
def columns(table: SourceTable) -> Exhibit:
    """What the columns of a table mean, and what each may hold."""
    return of_table(Sheet(f"Kolumner i {table.label}", sources.COLUMN_HEADINGS, tuple(sources.column_table(table.name))))


@same
def worked(table: Worked) -> Exhibit:
    """Worked examples of a rule, one a row."""
    return of_table(Sheet(table.title, table.columns, table.rows))


@same
def glossary(answer: SourcesAnswer) -> Exhibit:
    """The product's words and their meaning."""
    return of_table(Sheet("Ordlista", ("Begrepp", "Betydelse", "Enhet"), answer.glossary))
