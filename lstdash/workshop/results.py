"""What may be shown: only revealed rounds, never a name, and no group under five alone.

A small group could also be read as the difference between the whole and the other groups, so what is left out is
itself never between one and four: then the next smallest group is left out too (as in statistical disclosure control).
The same holds for the difference between two results of a round that was opened again: of a group, and of the others, nobody or
at least five have answered anew since each of them. Of everyone it is said (`told`), as the leader decides what is shown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from sqlalchemy import Connection, Row, func, select

from lstdash import order
from lstdash.database.engine import Store
from lstdash.database.faults import NotAllowed
from lstdash.database.schema import participants, rounds, scores, workshops
from lstdash.database.statements import at
from lstdash.few import FEWEST
from lstdash.workshop.changes import no_such_workshop
from lstdash.workshop.counted import GIVEN, IS_COUNTED, IS_PASS

Cell = tuple[str, str]  # item, criterion
Anew = dict[str, Counter[str]]  # group -> when it was shown -> how many answers of a cell were new or others then


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One score; `participant` is a random label that is the same in all rounds and belongs to no name."""

    participant: str
    item: str
    criterion: str
    score: int


@dataclass(frozen=True, slots=True)
class Results:
    """A revealed round. `withheld` are the (item, criterion) pairs where too few of the group have scored.

    `told` are those where one to four have answered anew since an earlier result: who remembers it can tell what they answered.
    """

    round: int
    group: str | None
    participants: int
    rows: tuple[ResultRow, ...]
    withheld: tuple[Cell, ...]
    told: tuple[Cell, ...] = ()


def results(store: Store, workshop: str, round_number: int, *, group: str | None = None) -> Results:
    """Return a round's scores, of everyone or of one group. NotAllowed before the reveal, and for a group not shown."""
    with store.read() as connection:
        _require_revealed(connection, workshop, round_number)
        key = {"at_workshop": workshop, "at_round": round_number}
        found = connection.execute(_SCORES, key).all()
        anew = _anew(connection.execute(_ANEW, key).all())
    rows = [(row.group_name, ResultRow(row.participant, row.item, row.criterion, row.score)) for row in found]
    if group is None:
        everyone = tuple(row for _, row in rows)
        told = tuple(sorted(cell for cell, given in anew.items() if _is_told(given.values())))
        return Results(round_number, None, _people(everyone), everyone, (), told)
    if group not in _shown_sizes({(name, row.participant) for name, row in rows}):
        raise NotAllowed(
            "Gruppen visas inte för sig: den är för liten, eller så skulle en annan liten grupp gå att räkna ut.",
            where="grupp",
            expected=f"minst {FEWEST} deltagare",
            action="Visa alla deltagare tillsammans.",
        )
    return _of_group(round_number, group, rows, anew)


def groups(store: Store, workshop: str, round_number: int) -> dict[str, int]:
    """Return the groups of a revealed round that may be shown, with how many of each have scored. Raises as results."""
    with store.read() as connection:
        _require_revealed(connection, workshop, round_number)
        rows = connection.execute(_VOTERS, {"at_workshop": workshop, "at_round": round_number}).all()
    return _shown_sizes({(row.group_name, row.participant) for row in rows})


def passes(store: Store, workshop: str, round_number: int) -> dict[tuple[str, str], int]:
    """Return how many said "vet ej" of a revealed round, by (item, criterion). Raises as results."""
    with store.read() as connection:
        _require_revealed(connection, workshop, round_number)
        rows = connection.execute(_PASSES, {"at_workshop": workshop, "at_round": round_number}).all()
    return {(row.item, row.criterion): row.given for row in rows}


def visible(sizes: Mapping[str, int]) -> set[str]:
    """Return the groups that may be shown side by side; "" stands for those without a group and is never shown.

    Each is at least FEWEST, and so is what is left out together, unless nothing is.
    """
    by_size = sorted((size, name) for name, size in sizes.items() if name and size >= FEWEST)
    left_out = sum(sizes.values()) - sum(size for size, _ in by_size)
    while by_size and 0 < left_out < FEWEST:
        left_out += by_size.pop(0)[0]
    return {name for _, name in by_size}


def _of_group(round_number: int, group: str, rows: list[tuple[str, ResultRow]], anew: Mapping[Cell, Anew]) -> Results:
    cells: dict[Cell, Counter[str]] = {}
    for name, row in rows:
        cells.setdefault((row.item, row.criterion), Counter())[name] += 1
    shown = {cell for cell, sizes in cells.items() if group in visible(sizes) and not _is_told_apart(anew.get(cell, {}), group)}
    kept = tuple(row for name, row in rows if name == group and (row.item, row.criterion) in shown)
    return Results(round_number, group, _people(kept), kept, tuple(sorted(set(cells) - shown)))


def _anew(found: Sequence[Row[Any]]) -> dict[Cell, Anew]:
    cells: dict[Cell, Anew] = {}
    for row in found:
        cells.setdefault((row.item, row.criterion), {}).setdefault(row.group_name, Counter())[row.shown_at] += row.given
    return cells


def _is_told(given: Iterable[Counter[str]]) -> bool:
    """True when one to four have answered anew since some earlier result."""
    together = sum(given, Counter[str]())
    since = accumulate(together[moment] for moment in sorted(together, reverse=True))
    return any(0 < people < FEWEST for people in since)


def _is_told_apart(given: Anew, group: str) -> bool:
    """True when one to four of a group, or of all the others, have answered anew since some earlier result."""
    return _is_told(many for name, many in given.items() if name == group) or _is_told(
        many for name, many in given.items() if name != group
    )


def _shown_sizes(people: set[tuple[str, str]]) -> dict[str, int]:
    sizes = Counter(name for name, _ in people)
    shown = visible(sizes)
    return {name: sizes[name] for name in sorted(shown, key=order.name)}


def _people(rows: tuple[ResultRow, ...]) -> int:
    return len({row.participant for row in rows})


def _require_revealed(connection: Connection, workshop: str, round_number: int) -> None:
    row = connection.execute(_STATE, {"at_workshop": workshop, "at_number": round_number}).one_or_none()
    if row is None:
        raise no_such_workshop()
    if row.revealed_at is None or row.reopened_at is not None:
        action = "Workshopledaren visar resultatet när alla är klara."
        raise NotAllowed("Resultatet är dolt.", where=f"omgång {round_number}", action=action)
    if row.purged_at is not None:
        raise NotAllowed("Rösterna är gallrade.", action="Öppna det förseglade resultatet: där står summorna kvar.")


_S = scores.c
_OF_ROUND = at(_S.workshop, _S.round)
_GROUP = participants.c.group_name
_STATE = (
    select(rounds.c.revealed_at, rounds.c.reopened_at, workshops.c.purged_at)
    .join_from(rounds, workshops)
    .where(at(rounds.c.workshop, rounds.c.number))
)
_SCORES = (
    select(_S.participant, _S.item, _S.criterion, _S.shown_score.label("score"), _GROUP)
    .select_from(GIVEN)
    .where(_OF_ROUND, IS_COUNTED)
    .order_by(_S.participant, _S.item, _S.criterion)
)
_PASSES = (
    select(_S.item, _S.criterion, func.count().label("given"))
    .select_from(GIVEN)
    .where(_OF_ROUND, IS_PASS)
    .group_by(_S.item, _S.criterion)
)
_ANEW = (  # since the first result
    select(_S.item, _S.criterion, _GROUP, _S.shown_at, func.count().label("given"))
    .select_from(GIVEN)
    .where(_OF_ROUND, _S.shown_at > rounds.c.revealed_at)
    .group_by(_S.item, _S.criterion, _GROUP, _S.shown_at)
)
_VOTERS = select(_S.participant, _GROUP).distinct().select_from(GIVEN).where(_OF_ROUND, IS_COUNTED)
