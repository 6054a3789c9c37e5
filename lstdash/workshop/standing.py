"""What stands after a shown round: its own scores, and for what nobody scored in it those of the latest round that has any."""

from __future__ import annotations

from dataclasses import dataclass

from lstdash.database.engine import Store
from lstdash.database.faults import NotAllowed
from lstdash.workshop.entities import Workshop
from lstdash.workshop.kinds import kind
from lstdash.workshop.results import ResultRow, results


@dataclass(frozen=True, slots=True)
class Standing:
    """All scores that count after a round, how many people scored in it, and the labels of what the group is not shown.

    `earlier` are the labels of those that stand with the scores of an earlier round.
    """

    rows: tuple[ResultRow, ...]
    participants: int
    withheld: tuple[str, ...]
    scored: frozenset[str]  # keys of the items that were scored in the round itself
    earlier: tuple[str, ...]


def standing(store: Store, workshop: Workshop, number: int, group: str = "") -> Standing:
    """Return what stands after a revealed round, for everyone or a group.

    An item keeps its scores whether it was left out of the round's ballot or nobody scored it. Raises as results.results.
    """
    found = results(store, workshop.id, number, group=group or None)
    left = {item.key for item in workshop.items}  # what was removed is no longer part of any answer
    rows = [row for row in found.rows if row.item in left]
    optional = kind(workshop.kind).optional  # what nobody has to answer withholds no item
    withheld = {item for item, on in found.withheld if item in left and on not in optional}
    scored = frozenset(row.item for row in rows)
    settled = scored | withheld
    for earlier in (one for one in reversed(workshop.rounds) if one.is_revealed and one.number < number):
        wanted = set(earlier.items) - settled
        if wanted:
            kept, hidden = _earlier(store, workshop.id, earlier.number, group, wanted, optional)
            rows += kept
            withheld |= hidden
            settled |= {row.item for row in kept} | hidden
    labels = tuple(item.label for item in workshop.items if item.key in withheld)
    before = {row.item for row in rows} - scored
    told = tuple(item.label for item in workshop.items if item.key in before)
    return Standing(tuple(rows), found.participants, labels, scored, told)


def _earlier(
    store: Store, workshop: str, number: int, group: str, wanted: set[str], optional: frozenset[str]
) -> tuple[list[ResultRow], set[str]]:
    """Return the wanted items' rows of an earlier round, and the items that may not be shown for the group."""
    try:
        found = results(store, workshop, number, group=group or None)
    except NotAllowed:
        if not group:
            raise
        return [], wanted  # the group was too small in that round
    return [row for row in found.rows if row.item in wanted], wanted & {
        item for item, on in found.withheld if on not in optional
    }
