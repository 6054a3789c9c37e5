"""The sealed record of a workshop: sums, never single votes, so that it can stay when the votes are deleted.

The hash is over the canonical document. A record that does not match its hash is not shown as one.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from statistics import fmean, pstdev
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from lstdash.database.engine import Store
from lstdash.database.faults import NotAllowed, NotFound, WorkshopError
from lstdash.database.schema import participants, records, scores, workshops
from lstdash.database.statements import at, new
from lstdash.database.values import JsonObject, canonical, hashed, moment, new_token, stamp
from lstdash.few import FEWEST
from lstdash.workshop import decisions, reasons
from lstdash.workshop.changes import no_such_workshop
from lstdash.workshop.counted import GIVEN, IS_COUNTED, IS_HIDDEN, IS_IN, IS_KEPT, IS_PASS
from lstdash.workshop.entities import Round, Steering, Workshop
from lstdash.workshop.happenings import happened
from lstdash.workshop.kinds import kind
from lstdash.workshop.rounds import close_all
from lstdash.workshop.workshops import load_from

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Record:
    """A sealed result; `token` is its read-only link, `document` what was sealed, `sha256` over its canonical JSON."""

    workshop: str
    token: str
    sealed_at: datetime
    sha256: str
    document: JsonObject


def close(
    store: Store,
    steering: Steering,
    *,
    analysis: Mapping[str, object],
    now: datetime,
    leave_out_hidden: bool = False,
) -> Record:
    """Close the workshop and seal it with the caller's analysis (ranking, disagreement, agenda, seed; plain JSON values).

    Raises NotAllowed when the latest round has scores that were never shown, unless they are to be left out. Closing a
    closed workshop returns its record unchanged.
    """
    with store.write() as connection:
        key = {"at_workshop": steering.workshop}
        if connection.execute(_HOLD, key).one_or_none() is None:
            raise no_such_workshop()
        sealed = connection.execute(_OF_WORKSHOP, key).one_or_none()
        if sealed is not None:
            return _record(sealed)
        if not leave_out_hidden:
            _require_nothing_hidden(connection, steering.workshop)
        return seal(connection, steering.workshop, analysis, stamp(now))


def seal(connection: Connection, workshop: str, analysis: Mapping[str, object], now: str) -> Record:
    """Write the record and close the workshop in the caller's transaction."""
    key = {"at_workshop": workshop}
    close_all(connection, workshop)
    connection.execute(_CLOSE, {**key, "closed_at": now})
    document = canonical(_document(connection, load_from(connection, workshop), dict(analysis)))
    row = {"workshop": workshop, "token": new_token(), "sealed_at": now, "document": document, "sha256": hashed(document)}
    connection.execute(_INSERT, row)
    return _record(connection.execute(_OF_WORKSHOP, key).one())


def open_record(store: Store, token: str) -> Record:
    """Return the record behind a read-only link; NotFound for no record, WorkshopError when it no longer is what was sealed."""
    with store.read() as connection:
        row = connection.execute(_BY_TOKEN, {"at_token": token}).one_or_none()
    if row is None:
        raise NotFound("Det finns inget förseglat resultat på den här länken.", action="Kontrollera att hela länken kom med.")
    return _record(row)


def record_of(store: Store, workshop: str) -> Record | None:
    """Return the workshop's record, None before it is closed."""
    with store.read() as connection:
        row = connection.execute(_OF_WORKSHOP, {"at_workshop": workshop}).one_or_none()
    return _record(row) if row else None


def _document(connection: Connection, workshop: Workshop, analysis: JsonObject) -> JsonObject:
    joined = connection.execute(_JOINED, {"at_workshop": workshop.id}).scalar_one()
    return {
        "format": FORMAT,
        "kind": workshop.kind,
        "title": workshop.title,
        "created_at": stamp(workshop.created_at),
        "closed_at": stamp(workshop.closed_at) if workshop.closed_at else None,
        "data_version": workshop.data_version,
        "model_version": workshop.model_version,
        "settings": workshop.settings,
        "participants": joined,
        "criteria": [asdict(criterion) for criterion in workshop.criteria],
        "items": [asdict(item) for item in workshop.items] + [asdict(item) | {"removed": True} for item in workshop.removed],
        "rounds": [_round(connection, workshop, one) for one in workshop.rounds],
        "happenings": [
            {"happened_at": stamp(one.happened_at), "event": one.event, **one.detail}
            for one in happened(connection, workshop.id)
        ],
        "decisions": [
            {
                "decided_at": stamp(one.decided_at),
                "decision": one.decision,
                "owned_by": one.owned_by,
                "due_on": one.due_on and one.due_on.isoformat(),
            }
            for one in decisions.decided(connection, workshop.id)
        ],
        "analysis": analysis,
    }


def _round(connection: Connection, workshop: Workshop, one: Round) -> JsonObject:
    """Sums of a round; of a round that was not shown, or not again after it was reopened, only how many took part."""
    key = {"at_workshop": workshop.id, "at_round": one.number}
    given, hidden = reasons.count(connection, workshop.id, one.number)
    steps = {item.key: item.steps for item in (*workshop.items, *workshop.removed)}
    return {
        "number": one.number,
        "opened_at": stamp(one.opened_at),
        "revealed_at": stamp(one.revealed_at) if one.revealed_at else None,
        "reopened_at": stamp(one.reopened_at) if one.reopened_at else None,
        "items": list(one.items),
        "participants": connection.execute(_VOTERS, key).scalar_one(),
        "newcomers": _newcomers(connection, workshop, one),
        "reasons": given,
        "hidden_reasons": hidden,
        "passed": [dict(row._mapping) for row in connection.execute(_PASSES, key)] if one.is_revealed else [],
        "cells": _cells(connection.execute(_SUMS, key).all(), steps, kind(workshop.kind).optional) if one.is_revealed else [],
    }


def _newcomers(connection: Connection, workshop: Workshop, one: Round) -> int:
    """How many joined after the first result was shown and before the round after this one: those who came late."""
    first = one.revealed_at if one.number == 1 else one.opened_at
    if first is None:
        return 0
    after = [each.opened_at for each in workshop.rounds if each.number > one.number]
    joined = connection.execute(_JOINED_AT, {"at_workshop": workshop.id}).scalars()
    return sum(stamp(first) < at and not (after and stamp(after[0]) <= at) for at in joined)


def _cells(sums: Sequence[Row[Any]], steps: Mapping[str, int], optional: frozenset[str]) -> list[JsonObject]:
    """Sums of every cell but those of what nobody has to answer that few did: they would be nearly each one's answers."""
    counts: dict[tuple[str, str], list[int]] = {}
    for row in sums:
        counts.setdefault((row.item, row.criterion), [0] * steps[row.item])[row.score - 1] = row.given
    return [
        _cell(item, criterion, steps)
        for (item, criterion), steps in sorted(counts.items())
        if criterion not in optional or sum(steps) >= FEWEST
    ]


def _cell(item: str, criterion: str, steps: list[int]) -> JsonObject:
    scores = [step for step, count in enumerate(steps, start=1) for _ in range(count)]
    mean, deviation = round(fmean(scores), 6), round(pstdev(scores), 6)
    return {"item": item, "criterion": criterion, "counts": steps, "mean": mean, "deviation": deviation}


def _require_nothing_hidden(connection: Connection, workshop: str) -> None:
    count = connection.execute(_HIDDEN, {"at_workshop": workshop}).scalar_one()
    if count:
        raise NotAllowed(
            "Den senaste omgången har svar som inte har visats.",
            action="Visa resultatet först, eller avsluta utan den omgången.",
        )


def _record(row: Row[Any]) -> Record:
    if hashed(row.document) != row.sha256:
        raise WorkshopError(
            "Det förseglade resultatet har ändrats efter förseglingen och visas därför inte.",
            where="förseglat resultat",
            expected=f"kontrollsumma {row.sha256[:12]}…",
            found=f"kontrollsumma {hashed(row.document)[:12]}…",
            action="Återläs det från en säkerhetskopia.",
        )
    return Record(row.workshop, row.token, moment(row.sealed_at), row.sha256, json.loads(row.document))


_W, _S = workshops.c, scores.c
_HOLD = update(workshops).where(at(_W.workshop)).values({_W.change_count: _W.change_count + 1}).returning(_W.workshop)
_OF_WORKSHOP = select(records).where(at(records.c.workshop))
_BY_TOKEN = select(records).where(at(records.c.token))
_CLOSE = (
    update(workshops)
    .where(at(_W.workshop))
    .values({_W.status: "closed", **new(_W.closed_at)} | {count: count + 1 for count in (_W.change_count, _W.stage_count)})
)
_INSERT = insert(records).values(new(*records.c))
_JOINED = select(func.count()).select_from(participants).where(at(participants.c.workshop))
_JOINED_AT = select(participants.c.joined_at).where(at(participants.c.workshop))
_VOTERS = select(func.count(_S.participant.distinct())).select_from(GIVEN).where(at(_S.workshop, _S.round), IS_KEPT)
_PASSES = (
    select(_S.item, _S.criterion, func.count().label("given"))
    .select_from(GIVEN)
    .where(at(_S.workshop, _S.round), IS_PASS)
    .group_by(_S.item, _S.criterion)
    .order_by(_S.item, _S.criterion)
)
_SUMS = (
    select(_S.item, _S.criterion, _S.shown_score.label("score"), func.count().label("given"))
    .select_from(GIVEN)
    .where(at(_S.workshop, _S.round), IS_COUNTED)
    .group_by(_S.item, _S.criterion, _S.shown_score)
)
_HIDDEN = select(func.count()).select_from(GIVEN).where(at(_S.workshop), IS_HIDDEN, IS_IN)
