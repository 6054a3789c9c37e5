"""How far a round has come: who has answered what, never what they answered; safe to show before the reveal."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import Connection, case, func, select

from lstdash.database.engine import Store
from lstdash.database.schema import criteria, items, participants, rounds, scores, workshops
from lstdash.database.statements import at, given
from lstdash.database.values import stamp
from lstdash.workshop.counted import GIVEN, IS_CHANGED, IS_IN
from lstdash.workshop.kinds import kind

PRESENT_FOR = timedelta(seconds=25)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many have answered what; `cells` and `passed` map (item, criterion) to participants.

    `cells` counts "vet ej" as an answer, `passed` counts those alone. Everybody is asked `asked` questions and `answers` have
    come. Of `joined`, `done` have answered all, and `present` are here now, `present_done` of them done. `changed` counts the
    answers that are new or others since the result was shown, of a reveal that was taken back. Nothing here tells a score.
    """

    round: int
    joined: int
    present: int
    done: int
    present_done: int
    asked: int
    answers: int
    cells: Mapping[tuple[str, str], int]
    passed: Mapping[tuple[str, str], int]
    changed: Mapping[tuple[str, str], int] = field(default_factory=dict)

    @property
    def expected(self) -> int:
        """How many answers there are when everybody has given all of theirs."""
        return self.joined * self.asked


def counts(store: Store, workshop: str, round_number: int, *, now: datetime) -> Counts:
    """Count participants and answers of a round."""
    with store.read() as connection:
        return counted(connection, workshop, round_number, stamp(now - PRESENT_FOR))


def counted(connection: Connection, workshop: str, round_number: int, since: str) -> Counts:
    """Count as this transaction sees it; those seen after `since` are here."""
    items_, required = _asked(connection, workshop, round_number)
    key = {"at_workshop": workshop, "at_round": round_number}
    found = [row for row in connection.execute(_CELLS, key) if row.item in items_]
    wanted = {**key, "asked": list(items_), "required": list(required)}
    given_ = {row.participant: row.answers for row in connection.execute(_ANSWERS, wanted)}
    people = {row.participant: row.last_seen > since for row in connection.execute(_PEOPLE, {"at_workshop": workshop})}
    asked = len(items_) * len(required)
    done = {one for one in people if given_.get(one, 0) >= asked > 0}
    return Counts(
        round=round_number,
        joined=len(people),
        present=sum(people.values()),
        done=len(done),
        present_done=sum(people[one] for one in done),
        asked=asked,
        answers=sum(row.answers for row in found if row.criterion in required),
        cells={(row.item, row.criterion): row.answers for row in found},
        passed={(row.item, row.criterion): row.passed for row in found if row.passed},
        changed={(row.item, row.criterion): row.changed for row in found if row.changed and row.was_shown},
    )


def _asked(connection: Connection, workshop: str, round_number: int) -> tuple[set[str], set[str]]:
    """Return the items of the round that are left, and the criteria that everybody is asked on."""
    row = connection.execute(_ROUND, {"at_workshop": workshop, "at_number": round_number}).one()
    chosen, left = json.loads(row.ballot), set(connection.execute(_ITEMS, {"at_workshop": workshop}).scalars())
    optional = kind(row.kind).optional
    on = {one for one in connection.execute(_CRITERIA, {"at_workshop": workshop}).scalars() if one not in optional}
    return left & set(chosen) if chosen else left, on


_S, _P = scores.c, participants.c
_ROUND = (
    select(rounds.c["items"].label("ballot"), workshops.c.kind)
    .join_from(rounds, workshops)
    .where(at(rounds.c.workshop, rounds.c.number))
)
_ITEMS = select(items.c.item).where(at(items.c.workshop), items.c.removed_at.is_(None))
_CRITERIA = select(criteria.c.criterion).where(at(criteria.c.workshop))
_PEOPLE = select(_P.participant, _P.last_seen).where(at(_P.workshop), IS_IN)
_CELLS = (
    select(
        _S.item,
        _S.criterion,
        func.count().label("answers"),
        func.sum(case((_S.score == 0, 1), else_=0)).label("passed"),
        func.sum(case((IS_CHANGED, 1), else_=0)).label("changed"),
        rounds.c.revealed_at.is_not(None).label("was_shown"),
    )
    .select_from(GIVEN)
    .where(at(_S.workshop, _S.round), IS_IN)
    .group_by(_S.item, _S.criterion, rounds.c.revealed_at)
)
_ANSWERS = (
    select(_S.participant, func.count().label("answers"))
    .where(
        at(_S.workshop, _S.round),
        _S.item.in_(given("asked", _S.item)),
        _S.criterion.in_(given("required", _S.criterion)),
    )
    .group_by(_S.participant)
)
