"""The tables of /forslag, as rows of typed cells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from lstdash import clock, formats
from lstdash.database.kept import Version
from lstdash.evidence.citations import MARKS
from lstdash.questions.proposals.answers import words
from lstdash.questions.proposals.answers.events import EVENTS, Event
from lstdash.questions.proposals.answers.proposals import Row
from lstdash.questions.proposals.model import states

Cell = str | int | date | None
CONTESTED = " (dokumenten är oense: det svagare gäller)"
FOUND = ("Tillstånd", "Sedan", "Belägg", "Orsak", "Följs upp senast", "Förfallet")
PROPOSALS = ("Förslag", "Avsnitt", "Riktas till", "Område", *FOUND)
QUESTIONS = ("Principfråga", "Avsnitt", "Svar", "Sedan", "Belägg")
INQUIRY = ("Förslag 2024", "Ämne", *FOUND)
MOVES = ("Förslag", "Område", "Före året", "Efter året", "Förändring")
EVENT_ROWS = ("Dag", "Förslag", "Tillstånd", "Dokument", "Avsnitt", "Läst", "Underlag", "Orsak", "Anmärkning", "Infört av")
HISTORY = ("Version", "Vad", "Skriven", "Av", *(label.capitalize() for label in EVENTS.labels.values()))
CHANGES = {"created": "infört", "changed": "rättat", "withdrawn": "tillbakadraget", "put back": "återinfört"}


def proposals(rows: Iterable[Row]) -> tuple[tuple[Cell, ...], ...]:
    """Every proposal of 2006."""
    return tuple((row.tracked.name, row.tracked.section, row.tracked.addressee, row.tracked.area, *_found(row)) for row in rows)


def inquiry(rows: Iterable[Row]) -> tuple[tuple[Cell, ...], ...]:
    """Every proposal of 2024."""
    return tuple((row.tracked.name, row.tracked.area, *_found(row)) for row in rows)


def questions(rows: Iterable[Row]) -> tuple[tuple[Cell, ...], ...]:
    """Every question of principle."""
    return tuple((row.tracked.name, row.tracked.section, _state(row), *_basis(row)) for row in rows)


def moves(rows: Iterable[Row]) -> tuple[tuple[Cell, ...], ...]:
    """What a year did to each proposal, those that moved first."""
    found = sorted(rows, key=lambda row: row.move == states.SAME)
    return tuple((row.tracked.name, row.tracked.area, words.said(row.before), words.said(row.after), row.move) for row in found)


def grouped(rows: Sequence[Row], by: Sequence[str]) -> dict[str, dict[str, int]]:
    """Count the states in each group, `by` naming the group of each row; the largest group first."""
    pairs = list(zip(rows, by, strict=True))
    return {name: states.counts(row.state for row, of in pairs if of == name) for name, _ in Counter(by).most_common()}


def counted(groups: dict[str, dict[str, int]], shown: Sequence[str]) -> tuple[tuple[Cell, ...], ...]:
    """A row a group: its states, and how many there are."""
    return tuple((name, *(found[state] for state in shown), sum(found.values())) for name, found in groups.items())


def events(found: Iterable[Event], names: dict[tuple[str, str], str]) -> tuple[tuple[Cell, ...], ...]:
    """Every event that was entered, the latest first; `names` of the proposals."""
    rows = sorted(found, key=lambda one: one.told.day, reverse=True)
    return tuple(
        (
            date.fromisoformat(one.told.day),
            names.get((one.origin, one.proposal), one.proposal),
            words.said(one.told.state),
            one.document,
            one.section,
            date.fromisoformat(one.read_on),
            MARKS[one.mark],
            one.causality,
            one.comment or None,
            _writer(one.kept.written_by, one.kept.written_as),
        )
        for one in rows
    )


def history(versions: Iterable[Version]) -> tuple[tuple[Cell, ...], ...]:
    """Every version of an event."""
    return tuple(
        (
            one.version,
            CHANGES[one.change],
            clock.day(one.written_at),
            _writer(one.written_by, one.written_as),
            *(EVENTS.said(name, one.values[name]) or None for name in EVENTS.labels),
        )
        for one in versions
    )


def _found(row: Row) -> tuple[Cell, ...]:
    cause = formats.listed(list(dict.fromkeys(event.causality for event in row.events))) or None
    late = "ja" if row.is_overdue else "nej"
    return (_state(row), *_basis(row), cause, row.due, late)


def _state(row: Row) -> str:
    return words.said(row.state) + (CONTESTED if row.is_contested else "")


def _basis(row: Row) -> tuple[Cell, ...]:
    if not row.events:
        return None, None
    said = "; ".join(f"{event.document}, {event.section} ({MARKS[event.mark]})" for event in row.events)
    return date.fromisoformat(row.events[0].told.day), said


def _writer(name: str, capacity: str) -> str:
    return ", ".join(filter(None, (name, capacity)))
