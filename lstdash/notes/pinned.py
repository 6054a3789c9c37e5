"""A note pinned to an exhibit: what it says, at which data version, written as what and when. Withdrawn, never erased."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import dataclass

from lstdash import clock, formats
from lstdash.access import Actor
from lstdash.database import followup
from lstdash.database.engine import open_store
from lstdash.database.faults import Unavailable
from lstdash.database.followup_tables import notes
from lstdash.database.kept import Kept, Register, Writer
from lstdash.database.values import clean

ACTION = "anteckna"
NOTES = Register(notes, "notes", "anteckningen", {"body": "Anteckning"}, ACTION)
COLUMNS = ("Anteckning", "Skriven som", "Datum", "Dataversion")
LONGEST = 300

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Note:
    """One note, as its row says it."""

    row: Kept
    page: str  # stem
    exhibit: str
    body: str
    data_version: str

    @property
    def day(self) -> str:
        return formats.day(clock.day(self.row.written_at))

    def told(self, shown: str) -> str:
        """Say the note with in what capacity and when it was written, and of which data unless they are those shown."""
        older = "" if self.data_version == shown else f", om dataversion {self.data_version}"
        return f"{self.body} ({self.row.written_as}, {self.day}{older})"


def read(page: str) -> tuple[Note, ...]:
    """Return the notes of a page that count, the oldest first; none when the store does not answer, which the log then says."""
    try:
        found = followup.rows(open_store(), NOTES, page=page)
    except Unavailable as error:
        _log.warning("notes cannot be read: %s", error)
        return ()
    return tuple(map(_note, found))


def pin(page: str, exhibit: str, body: str, data_version: str, writer: Writer) -> Note:
    """Pin a note to an exhibit. Raises WorkshopError for an empty or too long one, and who may not."""
    written = clean(body, "anteckningen", LONGEST, required=True)
    values = {"page": page, "exhibit": exhibit, "body": written, "data_version": data_version}
    return _note(followup.add(open_store(), NOTES, values, writer, now=clock.now()))


def writer(actor: Actor) -> Writer:
    """Return who writes, without a name: nobody has typed one, and the log has the account."""
    return Writer(actor)


def withdraw(note: Note, writer: Writer) -> Kept:
    """Let a note be shown no longer; it stays with its history. Return its row. Raises WorkshopError."""
    return followup.withdraw(open_store(), NOTES, note.row, writer, now=clock.now())


def rows(found: Iterable[Note]) -> tuple[tuple[str, ...], ...]:
    """Return notes as they are written in a file."""
    return tuple((note.body, note.row.written_as, note.day, note.data_version) for note in found)


def _note(row: Kept) -> Note:
    page, exhibit, body, version = (str(row.values[name]) for name in ("page", "exhibit", "body", "data_version"))
    return Note(row, page, exhibit, body, version)
