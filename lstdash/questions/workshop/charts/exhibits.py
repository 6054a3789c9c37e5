"""What is taken away from a sealed result: what its kind made of it, its papers and every sum."""

from __future__ import annotations

from dataclasses import replace

from lstdash.exhibits import Exhibit, Sheet
from lstdash.questions.workshop.answers import records, sums
from lstdash.questions.workshop.answers.happened import DECISION_COLUMNS
from lstdash.questions.workshop.answers.records import RecordAnswer


def sealed(record: RecordAnswer, found: Exhibit) -> Exhibit:
    """The kind's own exhibit with its papers, and every sum."""
    papers = Sheet("Försegling", ("Uppgift", "Innehåll"), tuple(records.papers(record)))
    more = (*found.more, *_sheets(record))
    title = f"{found.title} · {record.title}"
    return replace(found, title=title, says=record.headline, assumptions=papers, more=more, of=record.sha256)


def _sheets(record: RecordAnswer) -> tuple[Sheet, ...]:
    return (
        Sheet(sums.sheet(record), sums.columns(record), tuple(sums.rows(record))),
        Sheet("Vad som hände", ("När", "Vad"), record.happened),
        Sheet("Beslut", DECISION_COLUMNS, record.decided),
        Sheet("Oenighet", (sums.item_column(record), "Vad det betyder"), record.dissent),
    )
