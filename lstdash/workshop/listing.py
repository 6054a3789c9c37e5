"""What whoever runs the server sees of all workshops: which there are, and how to end one whose leader does not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from lstdash.database.engine import Store
from lstdash.database.faults import NotFound
from lstdash.database.schema import participants, scores, workshops
from lstdash.database.values import moment
from lstdash.workshop import basis, records
from lstdash.workshop.entities import Steering
from lstdash.workshop.records import Record
from lstdash.workshop.workshops import load


@dataclass(frozen=True, slots=True)
class Listed:
    """One workshop and how much it holds; nothing of what was scored."""

    workshop: str
    kind: str
    title: str
    is_open: bool
    created_at: datetime
    expires_at: datetime
    participants: int
    scores: int


def every(store: Store) -> tuple[Listed, ...]:
    """Return all workshops that still hold what people entered, the open ones first, then the newest."""
    with store.read() as connection:
        rows = connection.execute(_EVERY).all()
    return tuple(
        Listed(
            row.workshop,
            row.kind,
            row.title,
            row.status == "open",
            moment(row.created_at),
            moment(row.expires_at),
            row.participants,
            row.scores,
        )
        for row in rows
    )


def named(store: Store, text: str) -> str:
    """Return the one workshop whose id begins with the text. NotFound unless there is one."""
    found = [one.workshop for one in every(store) if text and one.workshop.startswith(text)]
    if len(found) != 1:
        what = "Flera workshoppar börjar så." if found else "Det finns ingen sådan workshop."
        raise NotFound(what, found=text, action="Se vilka som finns: python -m lstdash workshoppar")
    return found[0]


def end(store: Store, workshop: str, *, now: datetime) -> Record:
    """Close a workshop and seal it with what was shown, as its leader would. Raises NotFound."""
    room = load(store, workshop)
    return records.close(store, Steering(workshop), analysis=basis.analysis(room), now=now, leave_out_hidden=True)


_W, _P, _S = workshops.c, participants.c, scores.c
_EVERY = (
    select(
        *(_W.workshop, _W.kind, _W.title, _W.status, _W.created_at, _W.expires_at),
        select(func.count()).where(_P.workshop == _W.workshop).scalar_subquery().label("participants"),
        select(func.count()).where(_S.workshop == _W.workshop).scalar_subquery().label("scores"),
    )
    .where(_W.purged_at.is_(None))
    .order_by(_W.status.desc(), _W.created_at.desc(), _W.workshop)
)
