"""Participants: a device that has joined by code. Name and group are optional; only a hash of the device's cookie is kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, text

from lstdash.database import limits
from lstdash.database.engine import Store
from lstdash.database.faults import NotAllowed, WorkshopError
from lstdash.database.values import clean, hashed, moment, new_id, stamp
from lstdash.workshop.changes import lock_open
from lstdash.workshop.entities import Participant, Steering
from lstdash.workshop.workshops import by_code

SEEN_EVERY = timedelta(seconds=10)  # a present device is written down this often
PRESENT_FOR = timedelta(seconds=25)
DEVICE_LENGTHS = range(16, 201)


@dataclass(frozen=True, slots=True)
class RosterRow:
    """One participant as the facilitator sees it: who has come how far, never what was scored."""

    nickname: str
    is_present: bool
    scored: int


def join(store: Store, code: str, device: str, *, nickname: str = "", group: str = "", now: datetime) -> Participant:
    """Join, or come back as the same participant with a new name.

    Raises NotFound or TooMuch for the code, NotAllowed when the workshop takes no newcomers or the group is changed
    after scoring, TooMuch for a full workshop.
    """
    workshop = by_code(store, code, device, now=now)
    row = {
        "workshop": workshop,
        "device_hash": _device_hash(workshop, device),
        "nickname": clean(nickname, "namn", limits.LONGEST_NAME),
        "group_name": clean(group, "grupp", limits.LONGEST_NAME),
        "now": stamp(now),
    }
    with store.write() as connection:
        lock_open(connection, workshop, is_stage=False)
        present = connection.execute(_KNOWN, row).one_or_none()
        if present is None:
            _require_room(connection, workshop)
            _require_group(connection, row)
            connection.execute(_INSERT, {**row, "participant": new_id()})
        else:
            _change(connection, present, row)
        return _participant(connection.execute(_KNOWN, row).one())


def known(store: Store, workshop: str, device: str | None) -> Participant | None:
    """Return the participant this device is, None if it has not joined: a reload is the same person."""
    if not device or len(device) not in DEVICE_LENGTHS:
        return None
    with store.read() as connection:
        row = connection.execute(_KNOWN, {"workshop": workshop, "device_hash": _device_hash(workshop, device)}).one_or_none()
    return _participant(row) if row else None


def touch(store: Store, workshop: str, device: str, *, now: datetime) -> None:
    """Say that the device is here; cheap enough for every poll, written at most every ten seconds."""
    key = {
        "workshop": workshop,
        "device_hash": _device_hash(workshop, device),
        "now": stamp(now),
        "before": stamp(now - SEEN_EVERY),
    }
    with store.read() as connection:
        if connection.execute(_STALE, key).one_or_none() is None:
            return
    with store.write() as connection:
        connection.execute(_TOUCH, key)


def withdraw(store: Store, workshop: str, device: str) -> None:
    """Forget the name, and delete the scores of a round that has not been shown; nothing happens for a stranger.

    The group is forgotten, too, unless scores of it have been shown: leaving it then would tell by the difference which
    scores were whose.
    """
    key = {"workshop": workshop, "device_hash": _device_hash(workshop, device)}
    with store.write() as connection:
        lock_open(connection, workshop, is_stage=False)
        row = connection.execute(_KNOWN, key).one_or_none()
        if row is not None:
            connection.execute(_DELETE_HIDDEN, {"workshop": workshop, "participant": row.participant})
            connection.execute(_ANONYMISE, {"participant": row.participant})


def roster(store: Store, steering: Steering, round_number: int, *, now: datetime) -> tuple[RosterRow, ...]:
    """Return who has joined, who is here and how many scores each has given in the round."""
    key = {"workshop": steering.workshop, "round": round_number}
    since = stamp(now - PRESENT_FOR)
    with store.read() as connection:
        rows = connection.execute(_ROSTER, key).all()
    return tuple(RosterRow(row.nickname, row.last_seen > since, row.scored) for row in rows)


def participant_id(connection: Connection, workshop: str, device: str) -> str:
    """Return the id of a device that has joined; NotAllowed for one that has not."""
    row = connection.execute(_KNOWN, {"workshop": workshop, "device_hash": _device_hash(workshop, device)}).one_or_none()
    if row is None:
        raise NotAllowed("Den här enheten är inte med i workshopen.", action="Gå med igen med koden.")
    return str(row.participant)


def _device_hash(workshop: str, device: str) -> str:
    # The workshop is part of the hash: nobody can follow a device from one workshop to the next.
    if len(device) not in DEVICE_LENGTHS:
        raise NotAllowed("Den här enheten gick inte att känna igen.", action="Tillåt kakor för sidan och läs in den igen.")
    return hashed(f"{workshop}:{device}")


def _require_room(connection: Connection, workshop: str) -> None:
    row = connection.execute(_ROOM, {"workshop": workshop}).one()
    if not row.joining_open:
        raise NotAllowed("Workshopen tar inte emot fler deltagare.", action="Be workshopledaren öppna för fler.")
    what, action = "Workshopen är full.", "Dela en telefon med någon, eller be workshopledaren om hjälp."
    limits.require_at_most(row.participants + 1, limits.MOST_PARTICIPANTS, what, "deltagare", action)


def _require_group(connection: Connection, row: dict[str, str]) -> None:
    if row["group_name"]:
        count = connection.execute(_OTHER_GROUPS, row).scalar_one() + 1
        what, action = "Det är för många olika grupper.", "Välj en av grupperna som redan finns."
        limits.require_at_most(count, limits.MOST_GROUPS, what, "grupper", action)


def _change(connection: Connection, present: Row[Any], row: dict[str, str]) -> None:
    if row["group_name"] != present.group_name:
        _require_group(connection, row)
        if connection.execute(_HAS_SCORED, {"participant": present.participant}).scalar_one():
            # Moving between groups after scoring would let the two results be compared and a single score be read.
            raise WorkshopError("Gruppen kan inte ändras när du har röstat.", where="grupp", action="Behåll gruppen.")
    connection.execute(_UPDATE, {**row, "participant": present.participant})


def _participant(row: Row[Any]) -> Participant:
    return Participant(row.participant, row.workshop, row.nickname, row.group_name, moment(row.joined_at), row.sent)


_KNOWN = text("select * from participants where workshop = :workshop and device_hash = :device_hash")
_INSERT = text(
    "insert into participants (participant, workshop, device_hash, nickname, group_name, joined_at, last_seen) "
    "values (:participant, :workshop, :device_hash, :nickname, :group_name, :now, :now)"
)
_UPDATE = text(
    "update participants set nickname = :nickname, group_name = :group_name, last_seen = :now where participant = :participant"
)
_ROOM = text(
    "select joining_open, (select count(*) from participants p where p.workshop = w.workshop) as participants "
    "from workshops w where workshop = :workshop"
)
_OTHER_GROUPS = text(
    "select count(distinct group_name) from participants where workshop = :workshop and group_name not in ('', :group_name)"
)
_HAS_SCORED = text("select count(*) from scores where participant = :participant")
_STALE = text("select 1 from participants where workshop = :workshop and device_hash = :device_hash and last_seen < :before")
_TOUCH = text("update participants set last_seen = :now where workshop = :workshop and device_hash = :device_hash")
_DELETE_HIDDEN = text(
    "delete from scores where workshop = :workshop and participant = :participant "
    "and round in (select number from rounds where workshop = :workshop and revealed_at is null)"
)
_ANONYMISE = text(
    "update participants set nickname = '', group_name = case when exists (select 1 from scores "
    "where scores.participant = participants.participant) then group_name else '' end where participant = :participant"
)
_ROSTER = text(
    "select p.nickname, p.last_seen, (select count(*) from scores s where s.participant = p.participant "
    "and s.workshop = :workshop and s.round = :round) as scored "
    "from participants p where p.workshop = :workshop order by p.joined_at, p.participant"
)
