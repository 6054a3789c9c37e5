"""What people have entered of a proposal: a dated event, the document that says it, and how surely."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from lstdash import clock, formats
from lstdash.database import followup, place
from lstdash.database.engine import open_store
from lstdash.database.faults import WorkshopError
from lstdash.database.followup_tables import proposal_events
from lstdash.database.kept import Kept, Register, Version, Writer
from lstdash.evidence.citations import MARKS, QUALITIES
from lstdash.questions.proposals.answers import words
from lstdash.questions.proposals.answers.origins import QUESTION, Tracked
from lstdash.questions.proposals.model import states

CAUSES = ("sägs inte", words.CAUSED, "samtidigt, orsak sägs inte", "källan säger annan orsak")  # the first is the default
ENTRY, DAYS = ("state", "document", "section", "mark", "causality", "comment"), ("happened_on", "read_on")
EVENTS = Register(
    proposal_events,
    "proposals",
    "händelsen",
    {
        "happened_on": "dag",
        "state": "tillstånd",
        "document": "dokument",
        "section": "avsnitt",
        "read_on": "läst",
        "mark": "underlag",
        "causality": "orsak",
        "comment": "anmärkning",
    },
    codes={"state": words.STATES, "mark": MARKS},
)


@dataclass(frozen=True, slots=True)
class Event:
    """One entered event; `kept` is its row with version and writer."""

    kept: Kept
    origin: str
    proposal: str
    told: states.Told
    document: str
    section: str
    read_on: str
    mark: str
    causality: str
    comment: str


def load(*, withdrawn: bool = False) -> tuple[Event, ...]:
    """Return the events that count, or those withdrawn, in the order they were entered. Raises Unavailable."""
    if not place.is_made():
        return ()
    return tuple(_event(kept) for kept in followup.rows(open_store(), EVENTS, withdrawn=withdrawn))


def history(event: Event) -> tuple[Version, ...]:
    """Return every version of an event, latest first."""
    return followup.history(open_store(), EVENTS, event.kept.id)


def enter(tracked: Tracked, entry: Mapping[str, str], writer: Writer, seen: Kept | None = None) -> Kept:
    """Save a new event, or put it in the place of the one that was seen.

    Raises WorkshopError, in Swedish, naming everything that is missing or cannot be, and Outdated when somebody else was first.
    """
    values = _checked(tracked, entry)
    if seen is None:
        return followup.add(open_store(), EVENTS, values, writer, now=clock.now())
    return followup.change(open_store(), EVENTS, seen, values, writer, now=clock.now())


def withdraw(seen: Kept, writer: Writer) -> Kept:
    """Let an event count no longer; it stays with its history. Raises WorkshopError."""
    return followup.withdraw(open_store(), EVENTS, seen, writer, now=clock.now())


def put_back(seen: Kept, writer: Writer) -> Kept:
    """Let a withdrawn event count again. Raises WorkshopError."""
    return followup.put_back(open_store(), EVENTS, seen, writer, now=clock.now())


def allowed_states(tracked: Tracked) -> tuple[str, ...]:
    """Return what an event can say of the row."""
    return states.ANSWERS if tracked.kind == QUESTION else states.ENTERED


def _checked(tracked: Tracked, entry: Mapping[str, str]) -> dict[str, str]:
    values = {name: entry.get(name, "").strip() for name in ENTRY}
    days = {name: _day(tracked, name, entry.get(name, "").strip()) for name in DAYS}
    needed = {**values, **days, "causality": "-", "comment": "-"}
    if missing := [EVENTS.labels[name] for name, value in needed.items() if not value]:
        raise WorkshopError(
            f"Händelsen är inte sparad: {formats.listed(missing)} saknas.",
            where=tracked.name,
            expected="dag, tillstånd, dokument, avsnitt, när det lästes och underlag",
            action="Fyll i det som saknas. Utan dokument, avsnitt och dag är förslaget fortfarande ”vet inte”.",
        )
    _require_possible(tracked, values, days)
    return {"origin": tracked.origin.key, "proposal": tracked.key, **values, **days}


def _require_possible(tracked: Tracked, values: Mapping[str, str], days: Mapping[str, str]) -> None:
    for name, allowed in (("state", allowed_states(tracked)), ("mark", tuple(QUALITIES)), ("causality", CAUSES)):
        if values[name] not in allowed:
            raise _impossible(tracked, EVENTS.labels[name], f"något av {', '.join(allowed)}", values[name])
    if values["state"] in states.MARKED and values["mark"] == "tom":
        what = "ett dokument som säger det, eller som det följer av"
        raise _impossible(tracked, "underlag", what, f"vår bedömning, fast tillståndet är {words.said(values['state'])}")
    today = clock.today().isoformat()
    for name, day in days.items():
        if day > today:
            raise _impossible(tracked, EVENTS.labels[name], f"en dag som har varit, senast {today}", day)


def _impossible(tracked: Tracked, field: str, expected: str, found: str) -> WorkshopError:
    return WorkshopError(
        f"Händelsen är inte sparad: {field} kan inte stämma.",
        where=tracked.name,
        expected=expected,
        found=found or "ingenting",
        action="Ändra och spara igen.",
    )


def _day(tracked: Tracked, name: str, entered: str) -> str:
    try:
        return date.fromisoformat(entered).isoformat() if entered else ""
    except ValueError:
        raise _impossible(tracked, EVENTS.labels[name], "en dag som 2006-01-16", entered) from None


def _event(kept: Kept) -> Event:
    said = {name: str(value) for name, value in kept.values.items()}
    told = states.Told(said.pop("happened_on"), said.pop("state"))
    return Event(kept, told=told, **said)
