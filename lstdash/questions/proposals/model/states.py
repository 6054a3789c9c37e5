"""What became of a proposal on a day, when it is due to be followed up, and what a year moved. (2006 report, 5.3.1)

Days are ISO texts, which sort as days do.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

UNKNOWN = "vet inte"
SILENT, ACCEPTED, REJECTED = "inget svar", "godtaget", "avvisat"
PARTLY, DONE = "delvis", "genomfört"
ENDED, OBSOLETE = "avslutat", "inaktuellt"
BEFORE = "fanns redan"  # what was there before the proposal says nothing of what became of it
ENTERED = (SILENT, ACCEPTED, REJECTED, PARTLY, DONE, ENDED, OBSOLETE)  # what an event can say
STATES = (DONE, PARTLY, ACCEPTED, SILENT, REJECTED, ENDED, OBSOLETE, BEFORE, UNKNOWN)  # as they are shown
LADDER = (UNKNOWN, SILENT, ACCEPTED, PARTLY, DONE)
GIVEN_UP = (REJECTED, ENDED, OBSOLETE)
CLOSED = (DONE, *GIVEN_UP)
OPEN = (SILENT, ACCEPTED)
WITHOUT_NEWS = (UNKNOWN, BEFORE)
WEAKEST = (OBSOLETE, ENDED, REJECTED, SILENT, ACCEPTED, PARTLY, DONE)  # the least that two documents agree on comes first
ANSWERED, UNANSWERED = "besvarad", "obesvarad"
ANSWERS = (ANSWERED, UNANSWERED)
MARKED = (DONE, PARTLY)  # need a document that says it, or from which it follows

FORWARD, BACK, SAME, CLOSING, REOPENED = MOVES = ("framåt", "bakåt", "oförändrat", "avslutat", "återöppnat")


@dataclass(frozen=True, slots=True)
class Told:
    """What a document says happened on a day."""

    day: str
    state: str


@dataclass(frozen=True, slots=True)
class Standing:
    """The state on a day, what it rests on (none for UNKNOWN), and whether those disagree."""

    state: str
    events: tuple[int, ...]  # places among the events that were given
    is_contested: bool


def standing(events: Sequence[Told], day: str, made: str) -> Standing:
    """Return the state on a day: the latest event; of several that disagree on that day, the weakest.

    What happened before the proposal was `made` was there already, whatever it is called.
    """
    known = [place for place, event in enumerate(events) if event.day <= day]
    latest = max((events[place].day for place in known), default="")
    on = tuple(place for place in known if events[place].day == latest)
    states = {BEFORE if latest < made else events[place].state for place in on}
    state = min(states, key=_strength) if states else UNKNOWN
    return Standing(state, on, len(states) > 1)


def _strength(state: str) -> int:
    order = (BEFORE, *WEAKEST, UNANSWERED, ANSWERED)
    return order.index(state)


def due(now: Standing, events: Sequence[Told], since: str, months: int) -> str:
    """Return the day after which it is overdue to look again: counted from the latest event, or `since`; empty when closed.

    Documents that disagree close nothing: the least that they agree on may be that something is still to be done.
    """
    if now.state in CLOSED and not now.is_contested:
        return ""
    return months_after(max([since, *(events[place].day for place in now.events)]), months)


def months_after(day: str, months: int) -> str:
    """Return the same day so many months later, the last of a shorter month."""
    year, month, number = map(int, day.split("-"))
    years, at = divmod(month - 1 + months, 12)
    return f"{year + years:04}-{at + 1:02}-{min(number, monthrange(year + years, at + 1)[1]):02}"


def move(before: str, after: str) -> str:
    """Return what a year did to a proposal: up or down the ladder, given up, taken up again, or nothing."""
    before, after = (UNKNOWN if state == BEFORE else state for state in (before, after))
    if before == after:
        return SAME
    if after in GIVEN_UP:
        return CLOSING
    if before in GIVEN_UP:
        return REOPENED
    return FORWARD if LADDER.index(after) > LADDER.index(before) else BACK


def counts(states: Iterable[str]) -> dict[str, int]:
    """Count the states, every one of STATES."""
    found = list(states)
    return {state: found.count(state) for state in STATES}
