"""The facilitator's room: what stands on the screen right now, and what the facilitator can do.

Every command asks for the right to steer again; nothing is remembered from an earlier run.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from lstdash import clock, formats
from lstdash.database.engine import open_store
from lstdash.few import FEWEST
from lstdash.questions.workshop.answers.access import steer
from lstdash.questions.workshop.answers.setup import chosen_items
from lstdash.workshop import changes, decisions, items, kinds, people, reasons, records, results, rounds, workshops
from lstdash.workshop.decisions import Decision
from lstdash.workshop.entities import Pulse, Workshop


def room(workshop: str) -> Workshop:
    """Return the room. Raises UserError when there is no such workshop."""
    return workshops.load(open_store(), workshop)


def pulse(workshop: str) -> Pulse:
    """Return the change counters. Raises UserError."""
    return changes.poll(open_store(), workshop)


def stop(workshop: str, cookie: str | None) -> None:
    """Take no more scores. Raises UserError."""
    rounds.stop(open_store(), steer(workshop, cookie))


def resume(workshop: str, cookie: str | None) -> None:
    """Take scores again. Raises UserError."""
    rounds.resume(open_store(), steer(workshop, cookie))


def reveal(workshop: str, cookie: str | None) -> None:
    """Show the result to everyone. Raises UserError."""
    rounds.reveal(open_store(), steer(workshop, cookie), now=clock.now())


def reopen(workshop: str, cookie: str | None) -> None:
    """Take back the latest reveal, so that more can score; the record says so. Raises UserError."""
    rounds.reopen(open_store(), steer(workshop, cookie), now=clock.now())


def set_clock(workshop: str, cookie: str | None, minutes: int) -> None:
    """Count down from so many minutes, or not at all with 0. Raises UserError."""
    rounds.set_clock(open_store(), steer(workshop, cookie), minutes, now=clock.now())


def next_round(workshop: str, cookie: str | None, keys: Sequence[str] = ()) -> None:
    """Open the next round for some items, or for all. Raises UserError."""
    rounds.begin_next(open_store(), steer(workshop, cookie), items=keys, now=clock.now())


def add_items(version: str, of: Workshop, cookie: str | None, keys: Sequence[str], typed: Sequence[str]) -> None:
    """Add items that the kind offers and typed ones. Raises UserError."""
    offer = kinds.kind(of.kind).offer(version)
    items.add(open_store(), steer(of.id, cookie), chosen_items(offer, keys, typed), now=clock.now())


def remove_item(workshop: str, cookie: str | None, key: str) -> None:
    """Remove an item; what it was given stays in the record. Raises UserError."""
    items.remove(open_store(), steer(workshop, cookie), key, now=clock.now())


def remove_participant(workshop: str, cookie: str | None, participant: str) -> None:
    """Take a participant out. Raises UserError."""
    people.remove(open_store(), steer(workshop, cookie), participant, now=clock.now())


def set_joining(workshop: str, cookie: str | None, is_open: bool) -> None:
    """Let newcomers in, or not. Raises UserError."""
    workshops.set_joining(open_store(), steer(workshop, cookie), is_open=is_open)


def extend(workshop: str, cookie: str | None) -> None:
    """Let the code be good for another week. Raises UserError."""
    workshops.extend(open_store(), steer(workshop, cookie), now=clock.now())


def groups(of: Workshop, number: int) -> dict[str, int]:
    """Return the groups that may be shown on their own in a revealed round, with their sizes. Raises UserError."""
    return results.groups(open_store(), of.id, number)


def passed(of: Workshop, number: int) -> str:
    """Say how many answers of a shown round were "vet ej", and on what most; empty for none. Raises UserError."""
    found = results.passes(open_store(), of.id, number)
    by_item = {item.label: sum(many for (key, _), many in found.items() if key == item.key) for item in of.items}
    listed = sorted(((label, many) for label, many in by_item.items() if many), key=lambda one: -one[1])[:MOST_PASSED]
    if not listed:
        return ""
    told = formats.listed([f"{label} ({formats.decimal(many)})" for label, many in listed])
    return (
        f"{formats.decimal(sum(by_item.values()))} svar var ”vet ej” och räknas inte som {kinds.kind(of.kind).scored}: {told}."
    )


def few(of: Workshop, number: int) -> str:
    """Warn of a shown round where less than five have scored something, at all or since it was shown before; else empty.

    What nobody has to answer is shown nowhere by itself. Raises UserError.
    """
    found, optional = results.results(open_store(), of.id, number), kinds.kind(of.kind).optional
    cells = Counter((row.item, row.criterion) for row in found.rows if row.criterion not in optional)
    fewest = min(cells.values(), default=0)
    said = []
    if 0 < fewest < FEWEST:
        told = formats.count(fewest, "deltagare", "deltagare")
        shown = "Summorna där visar nästan vad var och en svarade, här och i protokollet."
        said.append(f"På minst en fråga har bara {told} svarat. {shown}")
    return " ".join([*said, ANEW] if any(on not in optional for _, on in found.told) else said)


def roster(of: Workshop, cookie: str | None) -> dict[str, tuple[str, ...]]:
    """Return who has joined, for the facilitator alone: name, whether here, how many answers. Raises UserError."""
    rows = people.roster(open_store(), steer(of.id, cookie), of.round.number, now=clock.now())
    return {
        row.participant: (row.nickname or "Utan namn", "ja" if row.is_present else "nej", formats.decimal(row.scored))
        for row in rows
    }


def why(of: Workshop, number: int) -> list[tuple[str, str, str, bool]]:
    """Return a shown round's reasons with their id, what they are of, the text and whether it is hidden. Raises UserError."""
    found = reasons.shown(open_store(), of.id, number)
    return [  # question by question; within one they stay in their random order
        (one.id, f"{item.label}: {criterion.name}", one.body, one.is_hidden)
        for item in of.items
        for criterion in of.criteria
        for one in found
        if (one.item, one.criterion) == (item.key, criterion.key)
    ]


def hide_reason(workshop: str, cookie: str | None, reason: str, is_hidden: bool) -> None:
    """Hide a reason from everyone, or show it again. Raises UserError."""
    reasons.hide(open_store(), steer(workshop, cookie), reason, is_hidden=is_hidden)


def decided(workshop: str) -> tuple[Decision, ...]:
    """Return what the room has decided. Raises UserError."""
    return decisions.of_workshop(open_store(), workshop)


def decide(workshop: str, cookie: str | None, decision: str, owned_by: str, due_on: date | None) -> None:
    """Write a decision down. Raises UserError."""
    decisions.decide(open_store(), steer(workshop, cookie), decision, owned_by, due_on, now=clock.now())


def take_back(workshop: str, cookie: str | None, position: int) -> None:
    """Take a decision away. Raises UserError."""
    decisions.take_back(open_store(), steer(workshop, cookie), position)


def keep(of: Workshop, cookie: str | None, settings: Mapping[str, object]) -> None:
    """Keep the facilitator's what-if, for the phones and the record; the votes are never touched. Raises UserError."""
    new = {**of.settings, **settings}
    if new != of.settings:
        workshops.set_settings(open_store(), steer(of.id, cookie), new)


def sealed_token(workshop: str) -> str:
    """Return the read-only link's token of a closed workshop, empty before that."""
    found = records.record_of(open_store(), workshop)
    return found.token if found else ""


ANEW = (
    "På minst en fråga har färre än fem svarat nytt sedan resultatet visades förut. Den som minns det resultatet kan räkna ut "
    "vad de svarade."
)
MOST_PASSED = 5  # items that are named for it
MOST_MINUTES = rounds.MOST_MINUTES
ROSTER_COLUMNS = ("Namn", "Är här nu", "Svar i omgången")
