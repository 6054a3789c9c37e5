"""The facilitator's room: what stands on the screen right now, and what the facilitator can do.

Every command asks for the right to steer again; nothing is remembered from an earlier run.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lstdash import clock, formats
from lstdash.database.engine import open_store
from lstdash.questions.workshop.answers.access import steer
from lstdash.questions.workshop.answers.setup import chosen_items
from lstdash.workshop import changes, items, kinds, people, records, results, rounds, votes, workshops
from lstdash.workshop.entities import Pulse, Workshop

LEAST_VOTERS = 5  # fewer and the sums nearly show each one's scores


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the room has come in a round: people, and per item how many have scored all of it."""

    joined: int
    present: int
    scores: int
    expected: int
    items: tuple[tuple[str, int], ...]
    voters: int = 0  # at least so many have scored something

    @property
    def doubt(self) -> str:
        """Say what speaks against showing the result now; empty when nothing does."""
        if self.voters < LEAST_VOTERS:
            few = formats.count(self.voters, "deltagare", "deltagare")
            return (
                f"Bara {few} har poängsatt. Medlen visar då nästan vad var och en har svarat, och hur säkert något är går inte "
                "att säga med färre än fem."
            )
        if self.scores < self.expected:
            return f"{self.sentence} Visas resultatet nu stängs omgången för dem som inte är klara."
        return ""

    @property
    def sentence(self) -> str:
        """Say it in one line."""
        people = formats.count(self.joined, "deltagare är med", "deltagare är med")
        done = f"{formats.decimal(self.scores)} av {formats.decimal(self.expected)} poäng räknade"
        return f"{people}, {formats.decimal(self.present)} är här just nu. {done}."


def room(workshop: str) -> Workshop:
    """Return the room. Raises UserError when there is no such workshop."""
    return workshops.load(open_store(), workshop)


def pulse(workshop: str) -> Pulse:
    """Return the change counters. Raises UserError."""
    return changes.poll(open_store(), workshop)


def progress(of: Workshop) -> Progress:
    """Count people and scores of the latest round; safe to show before the reveal."""
    found = votes.counts(open_store(), of.id, of.round.number, now=clock.now())
    shown_items = [item for item in of.items if item.key in of.round.items]
    complete = tuple(
        (item.label, min((found.cells.get((item.key, criterion.key), 0) for criterion in of.criteria), default=0))
        for item in shown_items
    )
    return Progress(
        found.joined,
        found.present,
        sum(found.cells.values()),
        found.joined * len(shown_items) * len(of.criteria),
        complete,
        max(found.cells.values(), default=0),
    )


def stop(workshop: str, cookie: str | None) -> None:
    """Take no more scores. Raises UserError."""
    rounds.stop(open_store(), steer(workshop, cookie))


def resume(workshop: str, cookie: str | None) -> None:
    """Take scores again. Raises UserError."""
    rounds.resume(open_store(), steer(workshop, cookie))


def reveal(workshop: str, cookie: str | None) -> None:
    """Show the result to everyone. Raises UserError."""
    rounds.reveal(open_store(), steer(workshop, cookie), now=clock.now())


def next_round(workshop: str, cookie: str | None, keys: Sequence[str] = ()) -> None:
    """Open the next round for some items, or for all. Raises UserError."""
    rounds.begin_next(open_store(), steer(workshop, cookie), items=keys, now=clock.now())


def add_items(version: str, of: Workshop, cookie: str | None, keys: Sequence[str], typed: Sequence[str]) -> None:
    """Add items that the kind offers and typed ones. Raises UserError."""
    offer = kinds.kind(of.kind).offer(version)
    items.add(open_store(), steer(of.id, cookie), chosen_items(offer, keys, typed))


def remove_item(workshop: str, cookie: str | None, key: str) -> None:
    """Remove an item that nobody has scored. Raises UserError."""
    items.remove(open_store(), steer(workshop, cookie), key)


def set_joining(workshop: str, cookie: str | None, is_open: bool) -> None:
    """Let newcomers in, or not. Raises UserError."""
    workshops.set_joining(open_store(), steer(workshop, cookie), is_open=is_open)


def extend(workshop: str, cookie: str | None) -> None:
    """Let the code be good for another week. Raises UserError."""
    workshops.extend(open_store(), steer(workshop, cookie), now=clock.now())


def groups(of: Workshop, number: int) -> dict[str, int]:
    """Return the groups that may be shown on their own in a revealed round, with their sizes. Raises UserError."""
    return results.groups(open_store(), of.id, number)


def roster(of: Workshop, cookie: str | None) -> list[tuple[str, ...]]:
    """Return who has joined, for the facilitator alone: name, whether here, and how many scores. Raises UserError."""
    rows = people.roster(open_store(), steer(of.id, cookie), of.round.number, now=clock.now())
    return [(row.nickname or "Utan namn", "ja" if row.is_present else "nej", formats.decimal(row.scored)) for row in rows]


def keep(of: Workshop, cookie: str | None, settings: Mapping[str, object]) -> None:
    """Keep the facilitator's what-if, for the phones and the record; the votes are never touched. Raises UserError."""
    new = {**of.settings, **settings}
    if new != of.settings:
        workshops.set_settings(open_store(), steer(of.id, cookie), new)


def sealed_token(workshop: str) -> str:
    """Return the read-only link's token of a closed workshop, empty before that."""
    found = records.record_of(open_store(), workshop)
    return found.token if found else ""


ROSTER_COLUMNS = ("Namn", "Är här nu", "Poäng i omgången")
