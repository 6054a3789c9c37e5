"""The facilitator's room: what stands on the screen right now, and what the facilitator can do.

Every command asks for the right to steer again; nothing is remembered from an earlier run.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from lstdash import clock, formats
from lstdash.database.engine import open_store
from lstdash.database.values import shown
from lstdash.questions.start_here.answers.assess import Sliders
from lstdash.questions.start_here.answers.items import MatrixCriterion, MatrixItem, catalog
from lstdash.questions.workshop.answers.access import steer
from lstdash.questions.workshop.answers.setup import chosen_items, settings
from lstdash.workshop import changes, items, people, records, rounds, votes, workshops
from lstdash.workshop.entities import Pulse, RoundStatus, Status, Workshop

STATUS = {"open": "pågår", "hidden": "är stoppad", "revealed": "är visad", "closed": "är avslutad"}


@dataclass(frozen=True, slots=True)
class Room:
    """A workshop as the screen needs it; no vote is in here."""

    id: str
    code: str
    title: str
    status: Status
    joining_open: bool
    expires_at: datetime
    round: int
    round_status: RoundStatus
    round_items: tuple[str, ...]
    revealed_rounds: tuple[int, ...]
    ballots: tuple[tuple[int, tuple[str, ...]], ...]  # per revealed round, what was scored in it
    items: tuple[MatrixItem, ...]
    criteria: tuple[MatrixCriterion, ...]
    sliders: Sliders
    groups: tuple[str, ...]
    data_version: str
    model_version: str
    is_purged: bool

    @property
    def is_open(self) -> bool:
        """True as long as the workshop is not closed."""
        return self.status == "open"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the room has come in a round: people, and per item how many have scored all of it."""

    joined: int
    present: int
    scores: int
    expected: int
    items: tuple[tuple[str, int], ...]

    @property
    def sentence(self) -> str:
        """Say it in one line."""
        people = formats.count(self.joined, "deltagare är med", "deltagare är med")
        done = f"{formats.decimal(self.scores)} av {formats.decimal(self.expected)} poäng räknade"
        return f"{people}, {formats.decimal(self.present)} är här just nu. {done}."


def room(workshop: str) -> Room:
    """Return the room. Raises UserError when there is no such workshop."""
    return describe(workshops.load(open_store(), workshop))


def describe(found: Workshop) -> Room:
    """Return a stored workshop as the screen needs it."""
    now_round = found.round
    return Room(
        id=found.id,
        code=shown(found.code),
        title=found.title,
        status=found.status,
        joining_open=found.joining_open,
        expires_at=found.expires_at,
        round=now_round.number,
        round_status=now_round.status,
        round_items=now_round.items,
        revealed_rounds=tuple(one.number for one in found.rounds if one.is_revealed),
        ballots=tuple((one.number, one.items) for one in found.rounds if one.is_revealed),
        items=tuple(
            MatrixItem(item.key, item.label, item.description, item.origin, item.effort_half, item.benefit_half)
            for item in found.items
        ),
        criteria=tuple(MatrixCriterion(c.key, c.axis, c.name, c.anchors, c.raises) for c in found.criteria),
        sliders=sliders_of(found.settings),
        groups=tuple(str(name) for name in _list(found.settings.get("groups"))),
        data_version=found.data_version,
        model_version=found.model_version,
        is_purged=found.purged_at is not None,
    )


def pulse(workshop: str) -> Pulse:
    """Return the change counters. Raises UserError."""
    return changes.poll(open_store(), workshop)


def progress(of: Room) -> Progress:
    """Count people and scores of the latest round; safe to show before the reveal."""
    found = votes.counts(open_store(), of.id, of.round, now=clock.now())
    shown_items = [item for item in of.items if item.key in of.round_items]
    complete = tuple(
        (item.name, min((found.cells.get((item.key, criterion.key), 0) for criterion in of.criteria), default=0))
        for item in shown_items
    )
    return Progress(
        found.joined,
        found.present,
        sum(found.cells.values()),
        found.joined * len(shown_items) * len(of.criteria),
        complete,
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


def add_items(version: str, workshop: str, cookie: str | None, keys: Sequence[str], typed: Sequence[str]) -> None:
    """Add items from the catalogue and typed ones. Raises UserError."""
    items.add(open_store(), steer(workshop, cookie), chosen_items(catalog(version), keys, typed))


def remove_item(workshop: str, cookie: str | None, key: str) -> None:
    """Remove an item that nobody has scored. Raises UserError."""
    items.remove(open_store(), steer(workshop, cookie), key)


def set_joining(workshop: str, cookie: str | None, is_open: bool) -> None:
    """Let newcomers in, or not. Raises UserError."""
    workshops.set_joining(open_store(), steer(workshop, cookie), is_open=is_open)


def extend(workshop: str, cookie: str | None) -> None:
    """Let the code be good for another week. Raises UserError."""
    workshops.extend(open_store(), steer(workshop, cookie), now=clock.now())


def roster(of: Room, cookie: str | None) -> list[tuple[str, ...]]:
    """Return who has joined, for the facilitator alone: name, whether here, and how many scores. Raises UserError."""
    rows = people.roster(open_store(), steer(of.id, cookie), of.round, now=clock.now())
    return [(row.nickname or "Utan namn", "ja" if row.is_present else "nej", formats.decimal(row.scored)) for row in rows]


def keep_sliders(of: Room, cookie: str | None, sliders: Sliders) -> None:
    """Keep the facilitator's what-if, for the phones and the record; the votes are never touched. Raises UserError."""
    new = settings(sliders, of.groups)
    if new != settings(of.sliders, of.groups):
        workshops.set_settings(open_store(), steer(of.id, cookie), new)


def sealed_token(workshop: str) -> str:
    """Return the read-only link's token of a closed workshop, empty before that."""
    found = records.record_of(open_store(), workshop)
    return found.token if found else ""


def sliders_of(kept: dict[str, object]) -> Sliders:
    """Return the kept sliders; what is missing has its default."""
    weights = kept.get("weights")
    base = Sliders()
    return Sliders(
        tuple((str(key), _number(value, 1.0)) for key, value in weights.items()) if isinstance(weights, dict) else (),
        _number(kept.get("effort_threshold"), base.effort_threshold),
        _number(kept.get("benefit_threshold"), base.benefit_threshold),
        _number(kept.get("effort_penalty"), base.effort_penalty),
        bool(kept.get("uniform_weights")),
    )


ROSTER_COLUMNS = ("Namn", "Är här nu", "Poäng i omgången")


def _number(value: object, default: float) -> float:
    return float(value) if isinstance(value, (int, float)) else default


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []
