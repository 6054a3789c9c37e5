"""What does it rest on? Every published table, row by row, with its documents, conflicts and papers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from lstdash import formats, order, store
from lstdash.catalog.shape import Column, Table
from lstdash.catalog.whole import expected, tables
from lstdash.evidence.citations import EVERY, MARKS, Figure, Source, citation, documents, row_id
from lstdash.questions.sources.answers import weight
from lstdash.store import Row
from lstdash.terms import TERMS

BESIDES = ("register", "referens", "bedömning")  # kinds of sources that are no documents about the boards

Value = str | int | float | bool | date | None


@dataclass(frozen=True, slots=True)
class SourceTable:
    """One published table as text, ready to read: labels, cells and the row ids beside them."""

    name: str
    label: str
    description: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    values: tuple[tuple[Value, ...], ...]  # the same cells as published
    year_columns: frozenset[str]  # whose numbers are years
    row_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Parts:
    """The rows that a figure is made of, with what their counts add up to in the last row."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One row shown on its own: where it stands and every field with its label."""

    row_id: str
    table_label: str
    citation: str
    fields: tuple[tuple[str, str], ...]
    parts: Parts | None = None  # the rows that a sum is made of, where the mark names several


@dataclass(frozen=True, slots=True)
class SourcesAnswer:
    """What the page says first: how much there is, how old it is, how many contradictions are known."""

    headline: str
    figures: tuple[Figure, ...]
    marks: tuple[Source, ...]  # every document
    version: str
    published_at: datetime
    note: str
    row_counts: tuple[tuple[str, str, int], ...]  # table, label, rows
    glossary: tuple[tuple[str, str, str], ...]  # label, definition, unit


def answer(version: str) -> SourcesAnswer:
    """Return the page's summary of a version."""
    manifest = store.manifest(version)
    declared = tables()
    counts = tuple((name, declared[name].label, entry.rows) for name, entry in manifest.tables.items() if name in declared)
    rows = dict((name, number) for name, _, number in counts)
    kinds = [row["kind"] for row in documents(version).values()]
    years = [row["year"] for row in documents(version).values() if row["kind"] not in BESIDES]
    by_label = sorted(TERMS.values(), key=lambda term: order.name(term.label))
    terms = tuple((term.label, term.definition, term.unit) for term in by_label)
    known = weight.heaviest_first(version, "sources")
    marks = tuple(Source(row_id("sources", row["source"]), f"{row['short_title']}") for row in known)
    told = headline(rows, years, kinds), figures(rows, years), marks
    return SourcesAnswer(*told, version, manifest.published_at, manifest.note, counts, terms)


def headline(rows: dict[str, int], years: list[int], kinds: Sequence[str] = ()) -> str:
    """Say how many documents and other sources, contradictions and assumptions the product stands on."""
    if not years:
        return "Inga källdokument är publicerade ännu."
    span = f"från {min(years)}" if min(years) == max(years) else f"från {min(years)} till {max(years)}"
    conflicts = formats.count(rows.get("source_conflicts", 0), "ställe", "ställen")
    assumptions = formats.count(rows.get("assumptions", 0), "antagande", "antaganden")
    return (
        f"Allt vilar på {formats.count(len(years), 'dokument')} {span}{_besides(kinds)}. Vi har hittat {conflicts} där "
        f"källorna säger emot sig själva eller varandra, och gör {assumptions} som kan ifrågasättas."
    )


def _besides(kinds: Sequence[str]) -> str:
    """Name the sources that are no documents: together with them they are as many as the page lists."""
    told = {
        "register": formats.count(kinds.count("register"), "register"),
        "referens": f"{formats.count(kinds.count('referens'), 'granskning', 'granskningar')} av hur det gick för andra",
        "bedömning": "våra egna antaganden",
    }
    found = [told[kind] for kind in BESIDES if kind in kinds]
    return f", med {formats.listed(found)} bredvid: {formats.count(len(kinds), 'källa', 'källor')}" if found else ""


def figures(rows: dict[str, int], years: list[int]) -> tuple[Figure, ...]:
    """Return the numbers of the sentence."""
    if not years:
        return ()
    return (
        Figure("Källdokument", formats.decimal(len(years)), f"{min(years)}–{max(years)}"),
        Figure("Ställen där källorna säger emot sig", formats.decimal(rows.get("source_conflicts", 0))),
        Figure("Antaganden som kan ifrågasättas", formats.decimal(rows.get("assumptions", 0))),
    )


def table(version: str, name: str, text: str = "") -> SourceTable:
    """Return a table whose rows contain the text: cards by weight, every other table in its own order."""
    declared = tables()[name]
    found = [(row, _cells(version, declared, row)) for row in weight.heaviest_first(version, name)]
    kept = [(row, cells) for row, cells in found if text.casefold() in " ".join(cells).casefold()]
    return SourceTable(
        name,
        declared.label,
        declared.description,
        tuple(column.label for column in declared.columns),
        tuple(cells for _, cells in kept),
        tuple(tuple(row[column.name] for column in declared.columns) for row, _ in kept),
        frozenset(column.label for column in declared.columns if _is_year(column)),
        tuple(row_id(name, *(row[key] for key in declared.key)) for row, _ in kept),
    )


COLUMN_HEADINGS = ("Kolumn", "Tekniskt namn", "Betydelse", "Väntat värde", "Enhet", "Får vara tom")


def column_table(name: str) -> list[tuple[str, ...]]:
    """Return what the catalogue says of a table's columns: the same rules that files are checked against."""
    declared = tables()[name]
    return [
        (
            column.label,
            column.name,
            column.description or formats.MISSING,
            expected(column),
            column.unit or formats.MISSING,
            "nej, del av nyckeln" if column.name in declared.key else "nej" if column.required else "ja",
        )
        for column in declared.columns
    ]


def row(version: str, wanted: str) -> SourceRow | None:
    """Return the row, or the rows of a sum, that a source mark names; None when this version has no such row."""
    name, _, key = wanted.partition(":")
    declared = tables().get(name)
    if declared is None:
        return None
    found = [row for row in store.table(name, version) if _is_named(declared, row, key.split(","))]
    if not found:
        return None
    if EVERY in key.split(","):
        return SourceRow(wanted, declared.label, _citation(version, found[0]), (), _parts(declared, found))
    told = [column for column in declared.columns if column.name not in _hidden(declared)]
    fields = tuple((one.label, _cell(one, found[0][one.name])) for one in told if found[0][one.name] is not None)
    return SourceRow(wanted, declared.label, _citation(version, found[0]), fields)


def _hidden(declared: Table) -> set[str]:
    """Return the keys that only the code speaks, of rows that have a name, and what the citation above the row says."""
    is_named = any(column.name in ("name", "title", "short_name") for column in declared.columns)
    keys = {key for key in declared.key if not key.endswith("year")} if is_named else set()
    return keys | {"source", "section"}


def _is_named(declared: Table, found: Row, key: list[str]) -> bool:
    asked = zip(declared.key, key, strict=False)
    return len(declared.key) == len(key) and all(part in (EVERY, str(found[column])) for column, part in asked)


def _parts(declared: Table, found: list[Row]) -> Parts:
    shown = [column for column in declared.columns if column.name not in ("source", "section", *declared.key[:1])]
    counted = {column.name for column in shown if column.kind == "int" and not _is_year(column)}
    sums = {name: sum(row[name] or 0 for row in found) for name in counted}
    total = tuple(_cell(column, sums[column.name]) if column.name in counted else "" for column in shown)
    first = next(at for at, column in enumerate(shown) if column.name not in counted and not _is_year(column))
    named = (*total[:first], "Vår summa", *total[first + 1 :])
    rows = (*(tuple(_cell(column, row[column.name]) for column in shown) for row in found), named)
    return Parts(tuple(column.label for column in shown), rows)


def _citation(version: str, found: Row) -> str:
    document = documents(version).get(found.get("source", ""))
    return citation(document, found["section"]) if document else ""


def _cells(version: str, declared: Table, found: Row) -> tuple[str, ...]:
    """Write a row as it is read: a document by its title, not by its key, except where documents are listed."""
    title = "" if declared.name == "sources" else documents(version).get(found.get("source", ""), {}).get("short_title", "")
    return tuple(
        title if title and column.name == "source" else _cell(column, found[column.name]) for column in declared.columns
    )


def _cell(column: Column, value: object) -> str:
    if value is None:
        return formats.MISSING
    if column.name == "quality":
        return MARKS[str(value)]
    if column.name == "affects":
        return _affected(str(value))
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, int):
        return str(value) if _is_year(column) else formats.decimal(value)
    if isinstance(value, float):
        return formats.plain(value)
    if isinstance(value, date):
        return value.isoformat()
    return str(value)


def _is_year(column: Column) -> bool:
    return column.name == "year" or column.name.endswith("_year")


def _affected(names: str) -> str:
    """Say table.column names as the reader knows them: Områden (Samordnade), Förslag."""
    told = []
    for name in names.split():
        table_name, _, column_name = name.partition(".")
        declared = tables()[table_name]
        labels = [column.label for column in declared.columns if column.name == column_name]
        told.append(f"{declared.label} ({labels[0]})" if labels else declared.label)
    return ", ".join(told)
