"""Participants: a device that has joined by code. Name and group are optional; only a hash of the device's cookie is kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, case, delete, exists, func, insert, select, update

from lstdash.database import limits
from lstdash.database.engine import Store
from lstdash.database.faults import NotAllowed, NotFound, WorkshopError
from lstdash.database.schema import participants, reasons, scores, workshops
from lstdash.database.statements import at, given, new
from lstdash.database.values import clean, moment, new_id, stamp
from lstdash.workshop import devices
from lstdash.workshop.changes import lock_open
from lstdash.workshop.counted import IS_CHANGED
from lstdash.workshop.entities import Participant, Steering
from lstdash.workshop.happenings import note
from lstdash.workshop.progress import PRESENT_FOR
from lstdash.workshop.workshops import by_code

SEEN_EVERY = timedelta(seconds=10)  # a present device is written down this often


@dataclass(frozen=True, slots=True)
class RosterRow:
    """One participant as the facilitator sees it: who has come how far, never what was scored."""

    participant: str
    nickname: str
    is_present: bool
    scored: int


def join(
    store: Store, code: str, device: str, *, nickname: str = "", group: str = "", now: datetime, by: str = ""
) -> Participant:
    """Join, or come back as the same participant with a new name.

    Raises NotFound or TooMuch for the code, NotAllowed when the workshop takes no newcomers, for a newcomer whose device was
    not made here and when the group is changed after scoring, TooMuch for a full workshop and for too many newcomers from one
    address (`by`).
    """
    workshop = by_code(store, code, devices.counted_on(store, device, by), now=now)
    key = _key(workshop, device)
    row = {
        "nickname": clean(nickname, "namn", limits.LONGEST_NAME),
        "group_name": clean(group, "grupp", limits.LONGEST_NAME),
        "last_seen": stamp(now),
    }
    with store.write() as connection:
        lock_open(connection, workshop, is_stage=False)
        present = connection.execute(_KNOWN, key).one_or_none()
        _require_not_removed(present)
        if present is None:
            devices.require_given(connection, device)
            _require_room(connection, workshop)
            _require_group(connection, workshop, row["group_name"])
            if by:
                limits.require_pace(connection, "deltagare", f"{workshop}:{by}", row["last_seen"])
            newcomer = {"participant": new_id(), "workshop": workshop, "device_hash": key["at_device_hash"]}
            connection.execute(_INSERT, {**newcomer, **row, "joined_at": row["last_seen"]})
        else:
            _change(connection, present, row)
        return _participant(connection.execute(_KNOWN, key).one())


def known(store: Store, workshop: str, device: str | None) -> Participant | None:
    """Return the participant this device is, None if it has not joined; NotAllowed for one that was removed."""
    if not device or len(devices.name(device)) not in devices.LENGTHS:
        return None
    with store.read() as connection:
        row = connection.execute(_KNOWN, _key(workshop, device)).one_or_none()
    _require_not_removed(row)
    return _participant(row) if row else None


def touch(store: Store, workshop: str, device: str, *, now: datetime) -> None:
    """Say that the device is here; cheap enough for every poll, written at most every ten seconds."""
    key = _key(workshop, device)
    with store.read() as connection:
        if connection.execute(_STALE, {**key, "before": stamp(now - SEEN_EVERY)}).one_or_none() is None:
            return
    with store.write() as connection:
        connection.execute(_TOUCH, {**key, "last_seen": stamp(now)})


def withdraw(store: Store, workshop: str, device: str) -> None:
    """Forget the name, and the scores and reasons that have not been shown; nothing happens for a stranger.

    The group is forgotten, too, unless scores of it have been shown: leaving it then would tell by the difference which
    scores were whose.
    """
    with store.write() as connection:
        lock_open(connection, workshop, is_stage=False)
        row = connection.execute(_KNOWN, _key(workshop, device)).one_or_none()
        if row is not None and not row.removed_at:
            key = {"at_workshop": workshop, "at_participant": row.participant}
            for forgotten in (_DELETE_HIDDEN_REASONS, _DELETE_HIDDEN, _AS_SHOWN):
                connection.execute(forgotten, key)
            connection.execute(_ANONYMISE, {"at_participant": row.participant})


def roster(store: Store, steering: Steering, round_number: int, *, now: datetime) -> tuple[RosterRow, ...]:
    """Return who has joined, who is here and how many scores each has given in the round."""
    key = {"at_workshop": steering.workshop, "at_round": round_number}
    since = stamp(now - PRESENT_FOR)
    with store.read() as connection:
        rows = connection.execute(_ROSTER, key).all()
    return tuple(RosterRow(row.participant, row.nickname, row.last_seen > since, row.scored) for row in rows)


def remove(store: Store, steering: Steering, participant: str, *, now: datetime) -> None:
    """Take a participant out: the device may not score or come back, and what it gave and nobody has been shown does not count.

    What has been shown stays, and the record says that somebody was removed. NotFound for nobody.
    """
    key = {"at_workshop": steering.workshop, "at_participant": participant}
    with store.write() as connection:
        lock_open(connection, steering.workshop, is_stage=True)
        row = connection.execute(_REMOVE, {**key, "removed_at": stamp(now), "nickname": ""}).one_or_none()
        if row is None:
            raise NotFound("Deltagaren är inte längre med.", where="deltagare", action="Läs in sidan igen.")
        uncounted = connection.execute(_HIDDEN_SCORES, key).scalar_one()
        note(connection, steering.workshop, "participant_removed", stamp(now), uncounted=uncounted)


def participant_id(connection: Connection, workshop: str, device: str) -> str:
    """Return the id of a device that has joined; NotAllowed for one that has not."""
    row = connection.execute(_KNOWN, _key(workshop, device)).one_or_none()
    _require_not_removed(row)
    if row is None:
        raise NotAllowed("Den här enheten är inte med i workshopen.", action="Gå med igen med koden.")
    return str(row.participant)


def _require_not_removed(row: Row[Any] | None) -> None:
    if row is not None and row.removed_at:
        action = "Tala med workshopledaren om det är fel."
        raise NotAllowed("Workshopledaren har tagit bort den här enheten ur workshopen.", action=action)


def _key(workshop: str, device: str) -> dict[str, str]:
    """Return what a participant is found by."""
    return {"at_workshop": workshop, "at_device_hash": devices.hash_of(workshop, device)}


def _require_room(connection: Connection, workshop: str) -> None:
    row = connection.execute(_ROOM, {"at_workshop": workshop}).one()
    if not row.joining_open:
        raise NotAllowed("Workshopen tar inte emot fler deltagare.", action="Be workshopledaren öppna för fler.")
    what, action = "Workshopen är full.", "Dela en telefon med någon, eller be workshopledaren om hjälp."
    limits.require_at_most(row.participants + 1, limits.MOST_PARTICIPANTS, what, "deltagare", action)


def _require_group(connection: Connection, workshop: str, group: str) -> None:
    if group:
        count = connection.execute(_OTHER_GROUPS, {"at_workshop": workshop, "group": group}).scalar_one() + 1
        what, action = "Det är för många olika grupper.", "Välj en av grupperna som redan finns."
        limits.require_at_most(count, limits.MOST_GROUPS, what, "grupper", action)


def _change(connection: Connection, present: Row[Any], row: dict[str, str]) -> None:
    if row["group_name"] != present.group_name:
        _require_group(connection, present.workshop, row["group_name"])
        if connection.execute(_HAS_SCORED, {"at_participant": present.participant}).scalar_one():
            # Moving between groups after scoring would let the two results be compared and a single score be read.
            raise WorkshopError("Gruppen kan inte ändras när du har röstat.", where="grupp", action="Behåll gruppen.")
    connection.execute(_UPDATE, {**row, "at_participant": present.participant})


def _participant(row: Row[Any]) -> Participant:
    return Participant(row.participant, row.workshop, row.nickname, row.group_name, moment(row.joined_at), row.sent)


_P, _S = participants.c, scores.c
_KNOWN = select(participants).where(at(_P.workshop, _P.device_hash))
_INSERT = insert(participants).values(
    new(_P.participant, _P.workshop, _P.device_hash, _P.nickname, _P.group_name, _P.joined_at, _P.last_seen)
)
_UPDATE = update(participants).where(at(_P.participant)).values(new(_P.nickname, _P.group_name, _P.last_seen))
_ROOM = select(
    workshops.c.joining_open,
    select(func.count())
    .where(_P.workshop == workshops.c.workshop, _P.removed_at.is_(None))
    .scalar_subquery()
    .label("participants"),
).where(at(workshops.c.workshop))
_OTHER_GROUPS = select(func.count(_P.group_name.distinct())).where(
    at(_P.workshop), _P.group_name != "", _P.group_name != given("group", _P.group_name)
)
_HAS_SCORED = select(func.count()).select_from(scores).where(at(_S.participant))
_STALE = select(_P.participant).where(at(_P.workshop, _P.device_hash), _P.last_seen < given("before", _P.last_seen))
_TOUCH = update(participants).where(at(_P.workshop, _P.device_hash)).values(new(_P.last_seen))
_OWN = at(_S.workshop, _S.participant)
_DELETE_HIDDEN = delete(scores).where(_OWN, _S.shown_score.is_(None))
_AS_SHOWN = update(scores).where(_OWN, _S.shown_score != _S.score).values({_S.score: _S.shown_score})
_DELETE_HIDDEN_REASONS = delete(reasons).where(at(reasons.c.workshop, reasons.c.participant), reasons.c.shown_at.is_(None))
_HIDDEN_SCORES = select(func.count()).select_from(scores).where(_OWN, IS_CHANGED)
_REMOVE = (
    update(participants)
    .where(at(_P.workshop, _P.participant), _P.removed_at.is_(None))
    .values(new(_P.removed_at, _P.nickname))
    .returning(_P.participant)
)
_ANONYMISE = (
    update(participants)
    .where(at(_P.participant))
    .values({_P.nickname: "", _P.group_name: case((exists().where(_S.participant == _P.participant), _P.group_name), else_="")})
)
_ROSTER = (
    select(
        _P.participant,
        _P.nickname,
        _P.last_seen,
        select(func.count())
        .where(_S.participant == _P.participant, at(_S.workshop, _S.round))
        .scalar_subquery()
        .label("scored"),
    )
    .where(at(_P.workshop), _P.removed_at.is_(None))
    .order_by(_P.joined_at, _P.participant)
)
