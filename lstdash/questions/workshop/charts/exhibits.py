"""What is taken away from a sealed result: what its kind made of it, its papers and every sum."""

from __future__ import annotations

from dataclasses import replace

from lstdash.exhibits import Cell, Exhibit, Sheet
from lstdash.questions.workshop.answers import record as records
from lstdash.questions.workshop.answers.record import RecordAnswer


def sealed(record: RecordAnswer, found: Exhibit) -> Exhibit:
    """The kind's own exhibit with its papers, and every sum."""
    papers = Sheet("Försegling", ("Uppgift", "Innehåll"), tuple(records.papers(record)))
    more = (*found.more, *_sheets(record))
    return replace(found, title=record.title, says=record.headline, assumptions=papers, more=more, of=record.sha256)


def _sheets(record: RecordAnswer) -> tuple[Sheet, ...]:
    sums: tuple[tuple[Cell, ...], ...] = tuple(
        (one.number, item, criterion, *counts, mean, deviation)
        for one in record.rounds
        for item, criterion, counts, mean, deviation in one.cells
    )
    return (
        Sheet("Poäng", records.sum_columns(record), sums),
        Sheet("Oenighet", (records.item_column(record), "Vad det betyder"), record.dissent),
    )
