"""What can be taken away from the start page besides its chart: the figures, and what there is to decide."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from lstdash.charts.kept import as_json
from lstdash.evidence.citations import DecisionCard
from lstdash.exports.content import Export, Sheet, Stamp
from lstdash.questions.areas.charts import areas
from lstdash.questions.overview.answers import overview
from lstdash.questions.overview.answers.overview import OverviewAnswer
from lstdash.views import cache, downloads, warm


@warm.at_start
def _first_page(version: str) -> None:
    found = cache.prepared(version, overview.answer)
    as_json(areas.bars(found.areas))  # kept, and what Plotly loads for its first figure is loaded
    cache.prepared(version, overview.decisions)


def files(answer: OverviewAnswer, decisions: Sequence[DecisionCard], stamp: Stamp) -> None:
    """Draw the files of the figures and the decision cards."""
    downloads.row(partial(_export, answer, decisions), "oversikt", stamp, is_drawn=False)


def _export(answer: OverviewAnswer, decisions: Sequence[DecisionCard], stamp: Stamp) -> Export:
    figures = ((one.label, one.value, one.note, one.source.row_id if one.source else None) for one in answer.figures)
    cards = ((one.question, one.answer, None, one.row_id) for one in decisions)
    columns = ("Fråga", "Svar", "Anmärkning", "Rad på sidan Källor")
    conflicts = [one.conflict for one in answer.figures if one.conflict]
    return Export(
        title="Läget, och att besluta nu",
        headline=answer.headline,
        alt="Tabell med nyckeltalen och frågorna att besluta.",
        data=Sheet("Läget och besluten", columns, (*figures, *cards)),
        sources=downloads.sources([one.source for one in answer.figures if one.source]),
        conflicts=downloads.conflicts(conflicts),
        stamp=stamp,
    )
