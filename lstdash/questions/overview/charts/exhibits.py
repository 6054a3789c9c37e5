"""What can be taken away from the start page besides its chart: the figures, and what there is to decide."""

from __future__ import annotations

from collections.abc import Sequence

from lstdash.evidence.citations import DecisionCard
from lstdash.exhibits import Exhibit, Sheet
from lstdash.questions.overview.answers.overview import OverviewAnswer


def position(answer: OverviewAnswer, decisions: Sequence[DecisionCard]) -> Exhibit:
    """The figures and the decision cards."""
    figures = ((one.label, one.value, one.note, one.source.row_id if one.source else None) for one in answer.figures)
    cards = ((one.question, one.answer, None, one.row_id) for one in decisions)
    columns = ("Fråga", "Svar", "Anmärkning", "Rad på sidan Källor")
    return Exhibit(
        stem="oversikt",
        title="Läget, och att besluta nu",
        says=answer.headline,
        alt="Tabell med nyckeltalen och frågorna att besluta.",
        table=Sheet("Läget och besluten", columns, (*figures, *cards)),
        sources=tuple(one.source for one in answer.figures if one.source),
        conflicts=tuple(one.conflict for one in answer.figures if one.conflict),
    )
