"""What can be taken away from the start page besides its chart: the figures, and what there is to decide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from lstdash.evidence.citations import DecisionCard, Source
from lstdash.exhibits import Exhibit, Sheet, of_table
from lstdash.questions.overview.answers.overview import OverviewAnswer
from lstdash.same import same

if TYPE_CHECKING:
    from lstdash.questions.overview.answers.briefing import Documents  # with the models of many pages


@same
def position(answer: OverviewAnswer, decisions: Sequence[DecisionCard]) -> Exhibit:
    """The figures and the decision cards."""
    figures = ((one.label, one.cell, one.note, one.source.row_id if one.source else None) for one in answer.figures)
    cards = ((one.question, one.answer, None, one.row_id) for one in decisions)
    columns = ("Fråga", "Svar", "Anmärkning", "Rad på sidan Källor")
    table = Sheet("Läget och besluten", columns, (*figures, *cards))
    return Exhibit(
        stem="oversikt",
        title="Läget, och att besluta nu",
        says=answer.headline,
        alt="Tabell med nyckeltalen och frågorna att besluta.",
        table=table,
        reading=lambda: Sheet(table.name, columns[:-1], tuple(row[:-1] for row in table.rows)),
        sources=tuple(one.source for one in answer.figures if one.source),
        conflicts=tuple(one.conflict for one in answer.figures if one.conflict),
    )


@same
def questions(cards: Sequence[DecisionCard], sources: tuple[Source, ...]) -> Exhibit:
    """The decisions that have no slide of their own, each with what can be answered today."""
    table = Sheet("Fler frågor att besluta", ("Fråga", "Svar i dag"), tuple((one.question, one.answer) for one in cards))
    return replace(of_table(table, sources), is_read=True)


@same
def documents(found: Documents) -> Exhibit:
    """What everything rests on."""
    table = Sheet("Vad det vilar på", ("Dokument", "Författare eller utgivare", "År"), found.rows, ("auto", "auto", "year"))
    return replace(of_table(table, found.sources), says=found.headline, is_read=True)
