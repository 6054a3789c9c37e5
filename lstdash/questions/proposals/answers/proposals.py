"""What happened with the proposals? Their states on a day, from what is entered. (2006 report, 5.3.1)"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from threading import Lock
from typing import TYPE_CHECKING

from cachetools import LRUCache, cached

from lstdash.evidence.assumptions import assumptions
from lstdash.evidence.citations import Figure
from lstdash.questions.proposals.answers import words
from lstdash.questions.proposals.answers.origins import PROPOSAL, QUESTION, REPORT, Tracked, tracked
from lstdash.questions.proposals.model import states

if TYPE_CHECKING:
    from lstdash.questions.proposals.answers.events import Event

MONTHS = 12
MOST_ANSWERS = 20  # the start page and the county's own ask for the same one at every visit


@dataclass(frozen=True, slots=True)
class Row:
    """One tracked row on a day: its state, what it rests on, when it is due, and what the year did to it."""

    tracked: Tracked
    state: str
    events: tuple[Event, ...]  # those that say so
    is_contested: bool
    due: date | None  # None when closed
    late_days: int | None
    before: str  # state when the year began
    after: str  # and when it ended, or stands today
    move: str

    @property
    def is_overdue(self) -> bool:
        """True when somebody should have looked again."""
        return self.late_days is not None and self.late_days > 0

    @property
    def was_caused(self) -> bool:
        """True when a document says that the proposal brought it about."""
        return any(event.causality == words.CAUSED for event in self.events)


@dataclass(frozen=True, slots=True)
class ProposalsAnswer:
    """The proposals of 2006, its questions of principle and the inquiry's proposals, each with its state."""

    headline: str
    title: str
    moved: str
    figures: tuple[Figure, ...]
    rows: tuple[Row, ...]  # of 2006, by addressee
    questions: tuple[Row, ...]
    inquiry: tuple[Row, ...]
    year: int
    months: int
    today: date

    @property
    def overdue(self) -> int:
        """How many of the proposals of 2006 are due to be followed up."""
        return sum(row.is_overdue for row in self.rows)


@cached(LRUCache(MOST_ANSWERS), key=lambda version, events, *asked: (version, repr(events), asked), lock=Lock())
def answer(version: str, events: Sequence[Event], today: date, year: int, months: int = 0) -> ProposalsAnswer:
    """Return the states of `today` and what `year` moved; `months` until a proposal is overdue, 0 for the assumption's."""
    months = months or _months(version)
    rows = tuple(row_of(one, events, today, year, months) for one in tracked(version))
    of_report = _by_addressee([row for row in rows if row.tracked.origin is REPORT and row.tracked.kind == PROPOSAL])
    questions = tuple(row for row in rows if row.tracked.kind == QUESTION)
    return ProposalsAnswer(
        words.headline([row.state for row in of_report], _late(of_report), sum(map(_is_caused, of_report))),
        words.title([row.state for row in of_report]),
        words.moved([row.move for row in of_report], year),
        words.figures([row.state for row in of_report], _late(of_report), [row.state for row in questions]),
        of_report,
        questions,
        tuple(row for row in rows if row.tracked.origin is not REPORT),
        year,
        months,
        today,
    )


def row_of(one: Tracked, events: Sequence[Event], today: date, year: int, months: int) -> Row:
    """Return a tracked row's state today, when it is due, and what the year did to it."""
    own = [event for event in events if (event.origin, event.proposal) == (one.origin.key, one.key)]
    told = [event.told for event in own]
    made, day = one.origin.made, today.isoformat()
    now = states.standing(told, day, made)
    before, after = (states.standing(told, f"{at}-12-31", made).state for at in (year - 1, year))
    due = states.due(now, told, one.origin.since, months) if one.kind == PROPOSAL else ""
    due_on = date.fromisoformat(due) if due else None
    move = states.move(before, after) if one.kind == PROPOSAL else ""
    return Row(
        one,
        now.state,
        tuple(own[place] for place in now.events),
        now.is_contested,
        due_on,
        (today - due_on).days if due_on else None,
        before,
        after,
        move,
    )


def _by_addressee(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Those who are asked for most first; each one's proposals in the report's order."""
    asked = [row.tracked.addressee for row in rows]
    return tuple(sorted(rows, key=lambda row: (-asked.count(row.tracked.addressee), asked.index(row.tracked.addressee))))


def _months(version: str) -> int:
    found = assumptions(version).get("followup_years")
    return round(12 * found.value) if found else MONTHS


def _late(rows: Sequence[Row]) -> int:
    return sum(row.is_overdue for row in rows)


def _is_caused(row: Row) -> bool:
    return row.state in states.MARKED and row.was_caused
