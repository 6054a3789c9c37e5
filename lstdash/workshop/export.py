"""Single votes for the spreadsheet: revealed rounds only, numbered participants, neither names nor groups."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import text

from lstdash.database.engine import Store
from lstdash.database.faults import NotAllowed
from lstdash.workshop.changes import no_such_workshop
from lstdash.workshop.entities import Steering


@dataclass(frozen=True, slots=True)
class ExportRow:
    """One score; `participant` numbers the participants in random order, alike in all rounds."""

    round: int
    participant: int
    item: str
    item_label: str
    criterion: str
    criterion_name: str
    score: int


def export_rows(store: Store, steering: Steering) -> tuple[ExportRow, ...]:
    """Return every vote of the revealed rounds; NotAllowed when the votes have been deleted."""
    with store.read() as connection:
        workshop = connection.execute(_PURGED, {"workshop": steering.workshop}).one_or_none()
        if workshop is None:
            raise no_such_workshop()
        if workshop.purged_at is not None:
            raise NotAllowed("Rösterna är gallrade.", action="Hämta det förseglade resultatet: där står summorna kvar.")
        rows = connection.execute(_ROWS, {"workshop": steering.workshop}).all()
    # Identifiers are random, so their order tells nothing about who joined when.
    numbers = {participant: number for number, participant in enumerate(sorted({row.participant for row in rows}), start=1)}
    return tuple(
        ExportRow(row.round, numbers[row.participant], row.item, row.label, row.criterion, row.name, row.score) for row in rows
    )


_PURGED = text("select purged_at from workshops where workshop = :workshop")
_ROWS = text(
    "select s.round, s.participant, s.item, i.label, s.criterion, c.name, s.score from scores s "
    "join rounds r on r.workshop = s.workshop and r.number = s.round and r.revealed_at is not null "
    "join items i on i.workshop = s.workshop and i.item = s.item "
    "join criteria c on c.workshop = s.workshop and c.criterion = s.criterion "
    "where s.workshop = :workshop order by s.round, s.participant, i.position, c.position"
)
