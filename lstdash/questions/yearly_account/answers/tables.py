"""The tables of the account, as rows of typed cells."""

from __future__ import annotations

from datetime import date

from lstdash.questions.promised_benefits.answers.tables import REGISTER, register
from lstdash.questions.proposals.answers import tables, words
from lstdash.questions.yearly_account.answers.yearly_account import AccountAnswer

Cell = str | int | float | date | None
Rows = tuple[tuple[Cell, ...], ...]
MOVED = ("Förslag", "Område", "Före året", "Efter året", "Förändring", "Belägg")
DUE = ("Förslag", "Riktas till", "Område", "Tillstånd", "Skulle ha följts upp")
EVENTS = tables.EVENT_ROWS
GAINS = REGISTER


def area_columns(answer: AccountAnswer) -> tuple[str, ...]:
    """Return the headings of the areas: the surveys by year, two of them with the change between."""
    years = [f"Samordnade {year}" for year in dict.fromkeys(answer.surveys.years[:1] + answer.surveys.years[-1:])]
    change = ["Förändring"] if answer.is_compared else []
    return ("Område", "Förslag", "Har rört sig", "Genomförda", "Förfallna i dag", *years, *change)


def areas(answer: AccountAnswer) -> Rows:
    """A row an area; the whole support has proposals but no count of its own."""
    found = []
    for one in answer.areas:
        counted = (one.before, one.after, one.by) if answer.is_compared else (one.after,) if answer.surveys.years else ()
        found.append((one.name, one.proposals, one.moved, one.done, one.overdue, *counted))
    return tuple(found)


def moved(answer: AccountAnswer) -> Rows:
    """What moved in the year, with the documents that say so."""
    end = f"{answer.year}-12-31"
    return tuple(
        (
            row.tracked.name,
            row.tracked.area,
            words.said(row.before),
            words.said(row.after),
            row.move,
            "; ".join(
                f"{event.document}, {event.section}"
                for event in answer.events
                if (event.origin, event.proposal) == (row.tracked.origin.key, row.tracked.key) and event.told.day <= end
            ),
        )
        for row in answer.moved
    )


def due(answer: AccountAnswer) -> Rows:
    """What should have been followed up by today, the longest ago first."""
    found = sorted(answer.overdue, key=lambda row: -(row.late_days or 0))
    return tuple(
        (
            row.tracked.name,
            row.tracked.addressee or row.tracked.origin.label,
            row.tracked.area,
            words.said(row.state),
            row.due,
        )
        for row in found
    )


def events(answer: AccountAnswer) -> Rows:
    """What was entered as dated within the year."""
    rows = (*answer.proposals.rows, *answer.proposals.questions, *answer.proposals.inquiry)
    return tables.events(answer.events, {(row.tracked.origin.key, row.tracked.key): row.tracked.name for row in rows})


def promised(answer: AccountAnswer) -> Rows:
    """The register of gains as it stands."""
    return register(answer.benefits)
