"""All workshops, for whoever looks after the server: which there are, and how to end one whose leader does not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from lstdash import clock, formats
from lstdash.database import place
from lstdash.database.engine import open_store
from lstdash.workshop import kinds, listing
from lstdash.workshop.listing import Listed

COLUMNS = ("Workshop", "Slag", "Läge", "Startad", "Koden gäller till och med", "Deltagare", "Svar", "Id")


@dataclass(frozen=True, slots=True)
class Every:
    """One sentence, a row for each workshop, and of those that can be ended what they are called, by id."""

    headline: str
    rows: tuple[tuple[str, ...], ...]
    going_on: dict[str, str]


def answer() -> Every:
    """Return all workshops that still hold what people entered. Raises UserError when the store does not answer."""
    found = listing.every(open_store()) if place.is_made() else ()  # a look makes no database
    going_on = {one.workshop: f"{one.title} (startad {_day(one.created_at)}, {one.workshop})" for one in found if one.is_open}
    return Every(_headline(len(found), len(going_on)), tuple(map(_row, found)), going_on)


def end(workshop: str) -> str:
    """Close a workshop, seal what was shown and return the token of its record. Raises UserError."""
    return listing.end(open_store(), workshop, now=clock.now()).token


def _headline(count: int, going_on: int) -> str:
    if count <= 1:
        state = "En workshop finns sparad, och den pågår." if going_on else "En workshop finns sparad, och den är avslutad."
        return state if count else "Ingen workshop finns sparad."
    state = "alla pågår" if going_on == count else f"{formats.decimal(going_on)} pågår" if going_on else "ingen av dem pågår"
    return f"{formats.count(count, 'workshop', 'workshoppar')} finns sparade, {state}."


def _row(one: Listed) -> tuple[str, ...]:
    return (
        one.title,
        kinds.kind(one.kind).title,
        "pågår" if one.is_open else "avslutad",
        _day(one.created_at),
        _day(one.expires_at),
        formats.decimal(one.participants),
        formats.decimal(one.scores),
        one.workshop,
    )


def _day(moment: datetime) -> str:
    return formats.day(clock.day(moment))
