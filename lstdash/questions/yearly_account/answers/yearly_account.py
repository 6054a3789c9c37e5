"""What has happened since last year? Proposals, the survey and promised gains together. (2006 report, 5.3.1)"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from lstdash import formats
from lstdash.evidence.areas import SHORT_NAMES
from lstdash.evidence.citations import Figure
from lstdash.questions.areas.answers import areas
from lstdash.questions.areas.answers.areas import AreasAnswer
from lstdash.questions.promised_benefits.answers import promised_benefits
from lstdash.questions.promised_benefits.answers.promised_benefits import PromisedAnswer
from lstdash.questions.promised_benefits.answers.register import Benefit
from lstdash.questions.proposals.answers import proposals, words
from lstdash.questions.proposals.answers.events import Event
from lstdash.questions.proposals.answers.origins import WHOLE
from lstdash.questions.proposals.answers.proposals import ProposalsAnswer, Row
from lstdash.questions.proposals.model import states


@dataclass(frozen=True, slots=True)
class Area:
    """One area's year: its proposals, and what the first and the last published survey counted (None where none did)."""

    name: str
    proposals: int
    moved: int
    done: int
    overdue: int
    before: int | None
    after: int | None

    @property
    def by(self) -> int | None:
        """How many more activities are coordinated; None unless two surveys have the area."""
        return None if self.before is None or self.after is None else self.after - self.before


@dataclass(frozen=True, slots=True)
class AccountAnswer:
    """The account of a year."""

    headline: str
    survey: str  # what the surveys say together
    figures: tuple[Figure, ...]
    year: int
    areas: tuple[Area, ...]
    moved: tuple[Row, ...]
    overdue: tuple[Row, ...]
    events: tuple[Event, ...]  # dated within the year, whatever they are about
    proposals: ProposalsAnswer
    surveys: AreasAnswer
    benefits: PromisedAnswer

    @property
    def is_compared(self) -> bool:
        """True when two surveys are published."""
        return len(self.surveys.years) > 1


def answer(version: str, events: Sequence[Event], registered: Sequence[Benefit], today: date, year: int) -> AccountAnswer:
    """Return the account of a year as it stands today: what is due, and the gains, are those of today whatever the year."""
    followed = proposals.answer(version, events, today, year)
    counted = areas.answer(version)
    gains = promised_benefits.answer(version, registered, today)
    within = tuple(event for event in events if event.told.day.startswith(f"{year}-"))
    moved = tuple(row for row in (*followed.rows, *followed.inquiry) if row.move != states.SAME)
    survey = _survey(counted)
    overdue = tuple(row for row in (*followed.rows, *followed.inquiry) if row.is_overdue)
    return AccountAnswer(
        f"{followed.moved}. {_dated(within)} {survey} {_gains(gains)}",
        survey,
        _figures(followed, within, counted, gains),
        year,
        tuple(_area(name, followed.rows, counted) for name in (*SHORT_NAMES.values(), WHOLE)),
        moved,
        overdue,
        within,
        followed,
        counted,
        gains,
    )


def _area(name: str, rows: Sequence[Row], counted: AreasAnswer) -> Area:
    own = [row for row in rows if row.tracked.area == name]
    found = {one.year: one.coordinated for one in counted.trend if one.short_name == name}
    first, last = (counted.years[0], counted.years[-1]) if counted.years else (0, 0)
    return Area(
        name,
        len(own),
        sum(row.move != states.SAME for row in own),
        sum(row.after == states.DONE for row in own),
        sum(row.is_overdue for row in own),
        found.get(first) if first != last else None,
        found.get(last),
    )


def _dated(events: Sequence[Event]) -> str:
    if not events:
        return "Ingen händelse är införd för året."
    return f"{formats.count(len(events), 'händelse är införd', 'händelser är införda')} för året."


def _survey(counted: AreasAnswer) -> str:
    if not counted.years:
        return "Ingen undersökning av områdena är publicerad."
    first, last = counted.years[0], counted.years[-1]
    if first == last:
        return (
            f"Bara undersökningen {last} är publicerad: utvecklingen per område går inte att redovisa förrän det finns en till."
        )
    sums = [sum(one.coordinated for one in counted.trend if one.year == year) for year in (first, last)]
    return (
        f"De samordnade verksamheterna var {formats.decimal(sums[0])} år {first} och {formats.decimal(sums[1])} år {last}, "
        "enligt vår summa av områdena."
    )


def _gains(gains: PromisedAnswer) -> str:
    if not gains.items:
        return "Ingen nytta är registrerad."
    every, due = formats.count(len(gains.items), "registrerad nytta", "registrerade nyttor"), gains.coverage.due
    if not due:
        return f"Av {every} är ingen förfallen i dag."
    followed = formats.decimal(gains.coverage.followed)
    return f"Av {every} är i dag {formats.count(due, 'förfallen', 'förfallna')}, och {followed} av dem helt följda upp."


def _figures(
    followed: ProposalsAnswer, within: Sequence[Event], counted: AreasAnswer, gains: PromisedAnswer
) -> tuple[Figure, ...]:
    every = formats.decimal(len(followed.rows))
    moved = sum(row.move != states.SAME for row in followed.rows)
    done = sum(row.after == states.DONE for row in followed.rows)
    known = words.known_count([row.after for row in followed.rows])
    missing = sum(one.judged.missing > 0 for one in gains.items)
    return (
        Figure("Förslag som rört sig", formats.decimal(moved), f"av {every}, {formats.decimal(len(within))} införda händelser"),
        Figure("Genomförda vid årets slut", formats.decimal(done), words.shares(done, len(followed.rows), known)),
        Figure("Förfallna förslag", formats.decimal(followed.overdue), f"av {every}, i dag", page="proposals"),
        Figure(
            "Nyttor som saknar utfall",
            formats.decimal(missing),
            f"av {formats.decimal(len(gains.items))} registrerade, i dag",
            page="promised_benefits",
        ),
        Figure("Undersökningar", formats.decimal(len(counted.years)), formats.listed([str(year) for year in counted.years])),
    )
