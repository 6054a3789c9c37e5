"""What is scored, and on what: items may be added at any time, and removed.

One that nobody has scored is gone; of one that has scores these stay in the record, and it can be brought back.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from lstdash import formats
from lstdash.database import limits
from lstdash.database.engine import Store
from lstdash.database.faults import NotFound, WorkshopError
from lstdash.database.schema import criteria, items, reasons, rounds, scores, workshops
from lstdash.database.statements import at, new
from lstdash.database.values import canonical, clean, new_id, stamp
from lstdash.workshop.changes import lock_open
from lstdash.workshop.entities import Criterion, Item, Steering
from lstdash.workshop.happenings import note
from lstdash.workshop.kinds import Axis, Noun, kind


def add(store: Store, steering: Steering, added: Sequence[Item], *, now: datetime) -> None:
    """Add items last in the list and to a round that is not shown yet; an item with an empty key gets one.

    One that was removed comes back, also when its label is typed again. WorkshopError for a key that is taken and for a typed
    item that is called as another.
    """
    with store.write() as connection:
        lock_open(connection, steering.workshop, is_stage=True)
        restored, fresh = _told_apart(items_of(connection, steering.workshop, are_removed=True), added)
        for item in restored:
            connection.execute(_SET_REMOVED, {**_key(steering, item.key), "removed_at": None})
            note(connection, steering.workshop, "item_restored", stamp(now), label=item.label)
        keys = insert_items(connection, steering.workshop, fresh)
        number = _join_round(connection, steering.workshop, [*(item.key for item in restored), *keys])
        for item in fresh:
            note(connection, steering.workshop, "item_added", stamp(now), label=item.label, round=number)


def remove(store: Store, steering: Steering, item: str, *, now: datetime) -> None:
    """Remove an item: it is scored no more and no shown result has it. What it was given stays, for the record.

    NotFound when there is no such item.
    """
    key = _key(steering, item)
    with store.write() as connection:
        lock_open(connection, steering.workshop, is_stage=True)
        label = next((one.label for one in items_of(connection, steering.workshop) if one.key == item), None)
        if label is None:
            noun = noun_of(connection, steering.workshop)
            raise NotFound(f"{noun.the.capitalize()} finns inte längre.", where=noun.one, action="Läs in sidan igen.")
        answers = connection.execute(_SCORES_OF, key).scalar_one()
        if answers:
            connection.execute(_SET_REMOVED, {**key, "removed_at": stamp(now)})
        else:
            connection.execute(_REMOVE_REASONS, key)
            connection.execute(_REMOVE, key)
        note(connection, steering.workshop, "item_removed", stamp(now), label=label, answers=answers)


def _told_apart(removed: Sequence[Item], added: Sequence[Item]) -> tuple[list[Item], list[Item]]:
    """Return the removed items that are added again, each once, and the added ones that are new."""
    left, restored, fresh = list(removed), [], []
    for one in added:
        again = next((was for was in left if _is_again(was, one)), None)
        if again is None:
            fresh.append(one)
        else:
            left.remove(again)
            restored.append(again)
    return restored, fresh


def _is_again(was: Item, one: Item) -> bool:
    return was.key == one.key if one.key else _called(was.label) == _called(one.label)


def _key(steering: Steering, item: str) -> dict[str, str]:
    return {"at_workshop": steering.workshop, "at_item": item}


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
    keys, labels = {row.item for row in present}, {_called(row.label) for row in present if not row.removed_at}
    written = []
    noun, total = noun_of(connection, workshop), sum(not row.removed_at for row in present) + len(added)
    what, action = f"Det är för många {noun.many}.", f"Ta bort några {noun.many}, eller håll två workshoppar."
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


def _join_round(connection: Connection, workshop: str, keys: Sequence[str]) -> int | None:
    """Let items, new ones and those that come back, be scored in the latest round; return its number, None for a shown one."""
    latest = connection.execute(_ROUND, {"at_workshop": workshop}).one()
    chosen = json.loads(latest.items)
    if latest.status not in ("open", "hidden"):
        return None
    if chosen:  # else it is about everything there is
        key = {"at_workshop": workshop, "at_number": latest.number}
        connection.execute(_SET_ROUND, {**key, "items": canonical([*chosen, *(one for one in keys if one not in chosen)])})
    return int(latest.number)


def items_of(connection: Connection, workshop: str, *, are_removed: bool = False) -> tuple[Item, ...]:
    """Return the items in their order: those that are left, or those that were removed."""
    rows = connection.execute(_ITEMS, {"at_workshop": workshop})
    return tuple(_item(row) for row in rows if bool(row.removed_at) is are_removed)


def _item(row: Row[Any]) -> Item:
    halves = row.effort_half, row.benefit_half
    return Item(row.item, row.label, row.description, row.origin, *halves, scale_of(row.scale))


def scale_of(kept: str | None) -> tuple[float, float, int] | None:
    """Return an item's own scale as it is kept."""
    first, step, steps = json.loads(kept) if kept else (0, 0, 0)
    return (float(first), float(step), int(steps)) if kept else None


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
        "scale": canonical(list(item.scale)) if item.scale else None,
    }


def _criterion(row: Row[Any]) -> Criterion:
    one, two, three, four, five = json.loads(row.anchors)
    return Criterion(row.criterion, row.axis, row.name, (one, two, three, four, five), bool(row.raises))


_I = items.c
_INSERT_CRITERION = insert(criteria).values(new(*criteria.c))
_INSERT_ITEM = insert(items).values(new(*(column for column in items.c if column is not _I.removed_at)))
_KEYS = select(_I.item, _I.position, _I.label, _I.removed_at).where(at(_I.workshop))
_KIND = select(workshops.c.kind).where(at(workshops.c.workshop))
_ITEMS = select(items).where(at(_I.workshop)).order_by(_I.position)
_CRITERIA = select(criteria).where(at(criteria.c.workshop)).order_by(criteria.c.position)
_SCORES_OF = select(func.count()).select_from(scores).where(at(scores.c.workshop, scores.c.item))
_REMOVE = delete(items).where(at(_I.workshop, _I.item))
_REMOVE_REASONS = delete(reasons).where(at(reasons.c.workshop, reasons.c.item))
_SET_REMOVED = update(items).where(at(_I.workshop, _I.item)).values(new(_I.removed_at))
_ROUND = select(rounds).where(at(rounds.c.workshop)).order_by(rounds.c.number.desc()).limit(1)
_SET_ROUND = update(rounds).where(at(rounds.c.workshop, rounds.c.number)).values(new(rounds.c["items"]))
