"""What is scored, and on what: items may be added at any time, and removed as long as nobody has scored them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select

from lstdash import formats
from lstdash.database import limits
from lstdash.database.engine import Store
from lstdash.database.faults import NotAllowed, NotFound, WorkshopError
from lstdash.database.schema import criteria, items, scores
from lstdash.database.statements import at, new
from lstdash.database.values import canonical, clean, new_id
from lstdash.workshop.changes import lock_open
from lstdash.workshop.entities import Criterion, Item, Steering
from lstdash.workshop.kinds import Axis


def add(store: Store, steering: Steering, added: Sequence[Item]) -> None:
    """Add items last in the list; an item with an empty key gets one. Raises WorkshopError for a key that is taken."""
    with store.write() as connection:
        lock_open(connection, steering.workshop, is_stage=True)
        insert_items(connection, steering.workshop, added)


def remove(store: Store, steering: Steering, item: str) -> None:
    """Remove an item nobody has scored; NotAllowed when somebody has, NotFound when there is no such item."""
    key = {"at_workshop": steering.workshop, "at_item": item}
    with store.write() as connection:
        lock_open(connection, steering.workshop, is_stage=True)
        if connection.execute(_SCORES_OF, key).scalar_one():
            raise NotAllowed(
                "Förslaget har redan fått poäng och kan inte tas bort.",
                where="förslag",
                action="Låt det stå kvar, eller lämna det utanför nästa omgång.",
            )
        if connection.execute(_REMOVE, key).one_or_none() is None:
            raise NotFound("Förslaget finns inte längre.", where="förslag", action="Läs in sidan igen.")


def insert_criteria(connection: Connection, workshop: str, axes: Sequence[Axis], chosen: Sequence[Criterion]) -> None:
    """Write a new workshop's criteria; WorkshopError when an axis has none, none has the axis or a key is repeated."""
    keys = {criterion.key for criterion in chosen}
    if {criterion.axis for criterion in chosen} != {axis.key for axis in axes} or len(keys) != len(chosen):
        raise WorkshopError(
            "Varje axel behöver minst ett kriterium, och inget får väljas två gånger.",
            where="kriterier",
            action=f"Välj kriterier för {formats.listed([axis.name for axis in axes])}.",
        )
    limits.require_at_most(len(chosen), limits.MOST_CRITERIA, "Det är för många kriterier.", "kriterier", "Välj färre.")
    for position, criterion in enumerate(chosen):
        row = {
            "workshop": workshop,
            "criterion": clean(criterion.key, "kriteriets nyckel", limits.LONGEST_KEY, required=True),
            "position": position,
            "axis": criterion.axis,
            "raises": int(criterion.raises),
            "name": clean(criterion.name, "kriteriets namn", limits.LONGEST_LABEL, required=True),
            "anchors": canonical([clean(anchor, "stegtext", limits.LONGEST_DESCRIPTION) for anchor in criterion.anchors]),
        }
        connection.execute(_INSERT_CRITERION, row)


def insert_items(connection: Connection, workshop: str, added: Sequence[Item]) -> None:
    """Write items after those that are there."""
    present = connection.execute(_KEYS, {"at_workshop": workshop}).all()
    keys = {row.item for row in present}
    action = "Ta bort några förslag, eller håll två workshopar."
    limits.require_at_most(len(present) + len(added), limits.MOST_ITEMS, "Det är för många förslag.", "förslag", action)
    first = max((row.position for row in present), default=-1) + 1
    for position, item in enumerate(added, start=first):
        row = _item_row(workshop, item, position)
        if row["item"] in keys:
            found = str(row["label"])
            raise WorkshopError("Förslaget finns redan i workshopen.", where="förslag", found=found, action="Välj ett annat.")
        keys.add(row["item"])
        connection.execute(_INSERT_ITEM, row)


def items_of(connection: Connection, workshop: str) -> tuple[Item, ...]:
    """Return the items in their order."""
    rows = connection.execute(_ITEMS, {"at_workshop": workshop})
    return tuple(Item(row.item, row.label, row.description, row.origin, row.effort_half, row.benefit_half) for row in rows)


def criteria_of(connection: Connection, workshop: str) -> tuple[Criterion, ...]:
    """Return the criteria in their order."""
    return tuple(_criterion(row) for row in connection.execute(_CRITERIA, {"at_workshop": workshop}))


def _item_row(workshop: str, item: Item, position: int) -> dict[str, Any]:
    return {
        "workshop": workshop,
        "item": clean(item.key, "förslagets nyckel", limits.LONGEST_KEY) or f"egen-{new_id()}",
        "position": position,
        "label": clean(item.label, "förslag", limits.LONGEST_LABEL, required=True),
        "description": clean(item.description, "beskrivning", limits.LONGEST_DESCRIPTION),
        "origin": item.origin,
        "effort_half": item.effort_half,
        "benefit_half": item.benefit_half,
    }


def _criterion(row: Row[Any]) -> Criterion:
    one, two, three, four, five = json.loads(row.anchors)
    return Criterion(row.criterion, row.axis, row.name, (one, two, three, four, five), bool(row.raises))


_I = items.c
_INSERT_CRITERION = insert(criteria).values(new(*criteria.c))
_INSERT_ITEM = insert(items).values(new(*items.c))
_KEYS = select(_I.item, _I.position).where(at(_I.workshop))
_ITEMS = select(items).where(at(_I.workshop)).order_by(_I.position)
_CRITERIA = select(criteria).where(at(criteria.c.workshop)).order_by(criteria.c.position)
_SCORES_OF = select(func.count()).select_from(scores).where(at(scores.c.workshop, scores.c.item))
_REMOVE = delete(items).where(at(_I.workshop, _I.item)).returning(_I.item)
