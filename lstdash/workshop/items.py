"""What is scored, and on what: items may be added at any time, and removed as long as nobody has scored them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from lstdash import formats
from lstdash.database import limits
from lstdash.database.engine import Store
from lstdash.database.faults import NotAllowed, NotFound, WorkshopError
from lstdash.database.schema import criteria, items, rounds, scores, workshops
from lstdash.database.statements import at, new
from lstdash.database.values import canonical, clean, new_id
from lstdash.workshop.changes import lock_open
from lstdash.workshop.entities import Criterion, Item, Steering
from lstdash.workshop.kinds import Axis, Noun, kind


def add(store: Store, steering: Steering, added: Sequence[Item]) -> None:
    """Add items last in the list and to a round that is not shown yet; an item with an empty key gets one.

    Raises WorkshopError for a key that is taken and for a typed item that is called as another.
    """
    with store.write() as connection:
        lock_open(connection, steering.workshop, is_stage=True)
        keys = insert_items(connection, steering.workshop, added)
        _join_round(connection, steering.workshop, keys)


def remove(store: Store, steering: Steering, item: str) -> None:
    """Remove an item nobody has scored; NotAllowed when somebody has, NotFound when there is no such item."""
    key = {"at_workshop": steering.workshop, "at_item": item}
    with store.write() as connection:
        lock_open(connection, steering.workshop, is_stage=True)
        if connection.execute(_SCORES_OF, key).scalar_one():
            noun = noun_of(connection, steering.workshop)
            raise NotAllowed(
                f"{noun.the.capitalize()} har redan fått poäng och kan inte tas bort.",
                where=noun.one,
                action=f"Låt {noun.the} stå kvar, men lämna {noun.the} utanför nästa omgång.",
            )
        if connection.execute(_REMOVE, key).one_or_none() is None:
            noun = noun_of(connection, steering.workshop)
            raise NotFound(f"{noun.the.capitalize()} finns inte längre.", where=noun.one, action="Läs in sidan igen.")


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


def insert_items(connection: Connection, workshop: str, added: Sequence[Item]) -> list[str]:
    """Write items after those that are there and return their keys; raises as `add`."""
    present = connection.execute(_KEYS, {"at_workshop": workshop}).all()
    keys, labels = {row.item for row in present}, {_called(row.label) for row in present}
    written = []
    noun, total = noun_of(connection, workshop), len(present) + len(added)
    what, action = f"Det är för många {noun.many}.", f"Ta bort några {noun.many}, eller håll två workshopar."
    limits.require_at_most(total, limits.MOST_ITEMS, what, noun.many, action)
    first = max((row.position for row in present), default=-1) + 1
    for position, item in enumerate(added, start=first):
        row = _item_row(workshop, item, position)
        called = _called(row["label"])
        if row["item"] in keys or (item.origin == "egen" and called in labels):
            what = f"{noun.the.capitalize()} finns redan i workshopen."
            raise WorkshopError(what, where=noun.one, found=str(row["label"]), action="Välj bland de andra.")
        keys.add(row["item"])
        labels.add(called)
        written.append(row["item"])
        connection.execute(_INSERT_ITEM, row)
    return written


def noun_of(connection: Connection, workshop: str) -> Noun:
    """Return what an item of a workshop is called."""
    return kind(connection.execute(_KIND, {"at_workshop": workshop}).scalar_one()).noun


def _called(label: str) -> str:
    """Return a label as people tell it from others: without regard to capitals and spaces."""
    return " ".join(label.casefold().split())


def _join_round(connection: Connection, workshop: str, keys: Sequence[str]) -> None:
    """Let new items be scored in the latest round, unless it has been shown or is about everything there is."""
    latest = connection.execute(_ROUND, {"at_workshop": workshop}).one()
    chosen = json.loads(latest.items)
    if chosen and latest.status in ("open", "hidden"):
        key = {"at_workshop": workshop, "at_number": latest.number}
        connection.execute(_SET_ROUND, {**key, "items": canonical([*chosen, *keys])})


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
_KEYS = select(_I.item, _I.position, _I.label).where(at(_I.workshop))
_KIND = select(workshops.c.kind).where(at(workshops.c.workshop))
_ITEMS = select(items).where(at(_I.workshop)).order_by(_I.position)
_CRITERIA = select(criteria).where(at(criteria.c.workshop)).order_by(criteria.c.position)
_SCORES_OF = select(func.count()).select_from(scores).where(at(scores.c.workshop, scores.c.item))
_REMOVE = delete(items).where(at(_I.workshop, _I.item)).returning(_I.item)
_ROUND = select(rounds).where(at(rounds.c.workshop)).order_by(rounds.c.number.desc()).limit(1)
_SET_ROUND = update(rounds).where(at(rounds.c.workshop, rounds.c.number)).values(new(rounds.c["items"]))
