"""What is taken away from a sealed result: what its kind made of it, its papers and every sum."""

from __future__ import annotations

from dataclasses import replace

from lstdash.exhibits import Cell, Exhibit, Sheet
from lstdash.questions.workshop.answers import record as records
from lstdash.questions.workshop.answers.record import RecordAnswer

STEPS = ("1", "2", "3", "4", "5")


def sealed(record: RecordAnswer, found: Exhibit) -> Exhibit:
    """The kind's own exhibit with its papers, and every sum."""
    papers = Sheet("Försegling", ("Uppgift", "Innehåll"), tuple(records.papers(record)))
    return replace(found, title=record.title, says=record.headline, assumptions=papers, more=_sheets(record))


def _sheets(record: RecordAnswer) -> tuple[Sheet, ...]:
    sums: tuple[tuple[Cell, ...], ...] = tuple(
        (one.number, item, criterion, *counts, mean, deviation)
        for one in record.rounds
        for item, criterion, counts, mean, deviation in one.cells
    )
    return (
        Sheet("Poäng", ("Omgång", "Förslag", "Kriterium", *STEPS, "Medel", "Spridning"), sums),
        Sheet("Oenighet", ("Förslag", "Vad det betyder"), record.dissent),
    )
