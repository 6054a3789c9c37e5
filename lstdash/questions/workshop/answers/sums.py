"""The sums of a sealed result as a table: how many gave each step, or each value of an item's own scale."""

from __future__ import annotations

from collections.abc import Iterator

from lstdash import formats
from lstdash.questions.workshop.answers.records import RecordAnswer
from lstdash.workshop import kinds

TITLE = "Hur svaren fördelar sig"
STEPS = ("1", "2", "3", "4", "5")
Row = tuple[str | int | float, ...]


def sheet(record: RecordAnswer) -> str:
    """Return the name of the sums' sheet: what was given."""
    return kinds.kind(record.kind).scored.capitalize()


def item_column(record: RecordAnswer) -> str:
    """Return the heading of the column of items."""
    return kinds.kind(record.kind).noun.one.capitalize()


def columns(record: RecordAnswer) -> tuple[str, ...]:
    """Return the headings of the sums."""
    if record.scales:
        return ("Omgång", item_column(record), "Fråga", "Svar", "Så många angav varje värde")
    return ("Omgång", item_column(record), "Kriterium", *STEPS, "Medel", "Spridning")


def rows(record: RecordAnswer) -> Iterator[Row]:
    """Yield the sums of every shown round."""
    for one in record.rounds:
        for item, criterion, counts, mean, deviation in one.cells:
            if words := record.scales.get(item):
                given = [f"{word}: {formats.decimal(many)}" for word, many in zip(words, counts, strict=True) if many]
                yield one.number, item, criterion, sum(counts), "; ".join(given)
            else:
                yield one.number, item, criterion, *counts, mean, deviation


def table(record: RecordAnswer) -> list[tuple[str, ...]]:
    """Return the sums as text."""
    return [tuple(_text(cell) for cell in row) for row in rows(record)]


def _text(cell: str | int | float) -> str:
    return cell if isinstance(cell, str) else formats.decimal(cell, 1 if isinstance(cell, float) else 0)
