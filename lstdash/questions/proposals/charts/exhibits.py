"""What is shown and taken away from /forslag: the states by addressee and by area, every proposal, what a year moved."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from lstdash.evidence.citations import Source
from lstdash.exhibits import Exhibit, Look, Series, Sheet, SlideChart, of_table
from lstdash.questions.proposals.answers import tables, words
from lstdash.questions.proposals.answers.events import Event
from lstdash.questions.proposals.answers.proposals import ProposalsAnswer, Row
from lstdash.questions.proposals.charts import plots
from lstdash.questions.proposals.model import states
from lstdash.same import same

LOOKS: dict[str, Look] = {
    states.DONE: "accent",
    states.PARTLY: "light",
    states.ACCEPTED: "focus",
    states.SILENT: "hatched",
    states.REJECTED: "warning",
    states.ENDED: "warning",
    states.OBSOLETE: "context",
    states.BEFORE: "hatched",
    states.UNKNOWN: "context",
}


@same
def by_addressee(answer: ProposalsAnswer) -> Exhibit:
    """The states by whom the proposals are directed to; the workbook also holds every proposal."""
    by = [row.tracked.addressee.capitalize() for row in answer.rows]
    return _states(answer, "forslag-mottagare", answer.title, ("Riktas till", "mottagare"), by)


@same
def by_area(answer: ProposalsAnswer) -> Exhibit:
    """The states by area, which is our reading."""
    by = [row.tracked.area for row in answer.rows]
    says = "Var i stödverksamheten förslagen hör hemma är vår läsning"
    return _states(answer, "forslag-omraden", says, ("Område", "område"), by)


def _states(answer: ProposalsAnswer, stem: str, says: str, by: tuple[str, str], of: Sequence[str]) -> Exhibit:
    groups = tables.grouped(answer.rows, of)
    shown = tuple(state for state in states.STATES if any(found[state] for found in groups.values()))
    columns = (by[0], *(words.said(state).capitalize() for state in shown), "Alla")
    series = tuple(
        Series(words.said(state).capitalize(), tuple(found[state] for found in groups.values()), LOOKS[state])
        for state in shown
    )
    return Exhibit(
        stem=stem,
        title=f"Förslagens tillstånd per {by[1]}",
        says=says,
        alt=plots.bars_alt(groups, by[1]),
        table=Sheet(f"Tillstånd per {by[1]}", columns, tables.counted(groups, shown)),
        figure=partial(plots.bars, groups, shown) if groups else None,
        slide=SlideChart("stacked", series, tuple(groups)) if groups else None,
        sources=_sources(answer.rows),
        more=(Sheet("Förslag", tables.PROPOSALS, tables.proposals(answer.rows)),),
    )


@same
def proposals(answer: ProposalsAnswer) -> Exhibit:
    """Every proposal of 2006."""
    return of_table(Sheet("Förslagen ett för ett", tables.PROPOSALS, tables.proposals(answer.rows)), _sources(answer.rows))


@same
def questions(answer: ProposalsAnswer) -> Exhibit:
    """The questions of principle that the report leaves to its commissioner."""
    sheet = Sheet("Principfrågorna", tables.QUESTIONS, tables.questions(answer.questions))
    return of_table(sheet, _sources(answer.questions))


@same
def inquiry(answer: ProposalsAnswer) -> Exhibit:
    """The proposals of 2024."""
    sheet = Sheet("Utredningens förslag 2024", tables.INQUIRY, tables.inquiry(answer.inquiry))
    return of_table(sheet, _sources(answer.inquiry))


@same
def moves(answer: ProposalsAnswer) -> Exhibit:
    """What the year moved."""
    return of_table(Sheet("Förändring under året", tables.MOVES, tables.moves(answer.rows)), _sources(answer.rows))


def events(answer: ProposalsAnswer, found: Sequence[Event]) -> Exhibit:
    """Everything that has been entered."""
    rows = (*answer.rows, *answer.questions, *answer.inquiry)
    names = {(row.tracked.origin.key, row.tracked.key): row.tracked.name for row in rows}
    return of_table(Sheet("Införda händelser", tables.EVENT_ROWS, tables.events(found, names)))


def history(rows: tuple[tuple[tables.Cell, ...], ...]) -> Exhibit:
    """Every version of an event."""
    return of_table(Sheet("Ändringar av händelsen", tables.HISTORY, rows))


def _sources(rows: Sequence[Row]) -> tuple[Source, ...]:
    marks = {row.tracked.source.label: row.tracked.source for row in rows}
    return tuple(marks.values())
