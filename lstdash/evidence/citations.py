"""What a figure rests on: its source row, its document and section, and any conflict about it."""

from __future__ import annotations

from dataclasses import dataclass

from lstdash import store
from lstdash.catalog import models
from lstdash.numbers import Number, read
from lstdash.store import Row


@dataclass(frozen=True, slots=True)
class Quality:
    """How well founded a number is: a sign, and what it says in a table and in a sentence."""

    sign: str
    short: str
    words: str


QUALITIES = dict(
    zip(
        models.QUALITIES,
        (
            Quality("●", "i källan", "talet står i källan"),
            Quality("◐", "delvis i källan", "talet står delvis i källan"),
            Quality("○", "vår bedömning", "talet är vår bedömning"),
        ),
        strict=True,
    )
)
MARKS = {code: f"{quality.sign} {quality.short}" for code, quality in QUALITIES.items()}
SIGNS = f" {''.join(quality.sign for quality in QUALITIES.values())}"  # what may stand after the name of what is judged


EVERY = "*"
NO_SECTION = "–"  # as a table writes it


@dataclass(frozen=True, slots=True)
class Source:
    """A row on /kallor (`row_id` = table:key,key) and how its document and section are written."""

    row_id: str
    label: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """A contradiction in the sources, in one sentence, with its row on /kallor."""

    row_id: str
    title: str
    printed_a: str
    printed_b: str
    recomputed: str
    handling: str
    affects: tuple[str, ...]
    document: str = ""  # the one that contradicts itself or another


@dataclass(frozen=True, slots=True)
class Figure:
    """A number a reader sees first: label, value as text, what qualifies it, what it rests on."""

    label: str
    value: str
    note: str = ""
    source: Source | None = None
    conflict: Conflict | None = None
    page: str = ""  # stem of the page that shows more

    @property
    def cell(self) -> str | int:
        """Return the value as a cell of a table: a whole number as one."""
        found = read(self.value)
        if isinstance(found, Number) and not found.unit and found.value == int(found.value):
            return int(found.value)
        return self.value


@dataclass(frozen=True, slots=True)
class PageLine:
    """One sentence, the page that says more, and the row it rests on."""

    text: str
    page: str  # stem
    row_id: str


@dataclass(frozen=True, slots=True)
class DecisionCard:
    """One question to decide, the answer we can give today, and the page that shows it."""

    question: str
    answer: str
    page: str  # stem of the page
    row_id: str


def row_id(table: str, *key: str | int) -> str:
    """Return the id that /kallor?rad= understands; `EVERY` in a key's place is all rows that share the rest of it."""
    return f"{table}:{','.join(map(str, key))}"


def documents(version: str) -> dict[str, Row]:
    """Every source document by key."""
    return {row["source"]: row for row in store.table("sources", version)}


def source(version: str, row: Row, table: str, *key: str | int) -> Source:
    """Return the mark of a row that carries `source` and `section`."""
    return Source(row_id(table, *key), citation(documents(version)[row["source"]], row["section"]))


def amount_source(version: str, row: Row) -> Source:
    """Return the mark of a printed amount, a row of `money`: what it is, and where it stands."""
    mark = source(version, row, "money", row["money"])
    return Source(mark.row_id, f"{row['name']} ({mark.label})")


def citation(document: Row, section: str) -> str:
    """Write document and section: `Länsstyrelsernas studie 2006, avsnitt 2.2`; of a document without sections itself alone."""
    if section == NO_SECTION:
        return str(document["short_title"])
    where = f"avsnitt {section}" if section[:1].isdigit() else section
    return f"{document['short_title']}, {where}"


def conflicts(version: str, table: str) -> tuple[Conflict, ...]:
    """Return the contradictions that concern a table, by key."""
    return tuple(conflict(row) for row in store.query("evidence_conflicts", version, table_name=table))


def conflict(row: Row) -> Conflict:
    """Return a row of the contradictions."""
    told = (row["title"], row["printed_a"], row["printed_b"], row["recomputed"], row["handling"])
    return Conflict(row_id("source_conflicts", row["conflict"]), *told, tuple(row["affects"].split()), row["source"])


def conflict_about(found: tuple[Conflict, ...], column: str) -> Conflict | None:
    """Return the first conflict that names exactly this table.column."""
    return next((one for one in found if column in one.affects), None)
