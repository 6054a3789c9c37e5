"""Keeping and deleting what people entered: purge, back up, read back.

What asks the database is imported where it is used: it takes as long to load as everything else, and no other command needs it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from lstdash import clock, formats
from lstdash.cli import journal, screen


def gallra() -> None:
    """Ta bort smeknamn och röster i avslutade workshoppar, och namn i uppföljningen; protokollens summor finns kvar."""
    from lstdash.database.audit import log_days
    from lstdash.database.engine import open_store
    from lstdash.workshop.retention import purge, retention_days

    days, kept = retention_days(), log_days()
    purged = purge(open_store(), now=clock.now(), keep_days=days, log_days=kept)
    journal.note("gallra", "workshoppar, uppföljning och logg")
    screen.say(f"Gallrade workshoppar som avslutades för mer än {formats.count(days, 'dag', 'dagar')} sedan.")
    screen.say(f"Workshoppar: {purged.workshops}, varav {purged.sealed} fick sitt protokoll nu.")
    screen.say(f"Deltagare: {purged.participants}. Röster: {purged.scores}.")
    screen.say(f"Namn i uppföljningen: {purged.names}.")
    screen.say(f"Ändringar i loggen, äldre än {formats.count(kept, 'dag', 'dagar')}: {purged.entries}.")


def sakerhetskopiera(
    path: Annotated[Path, typer.Argument(metavar="FIL", help="Slutar namnet på .gz packas filen.", show_default=False)],
) -> None:
    """Skriv workshoppar, röster, scenarier och uppföljning till en fil. Den har namn och röster: förvara den därefter."""
    from lstdash.database import backup
    from lstdash.database.engine import open_store

    summary = backup.backup(open_store(), path, now=clock.now())
    screen.say(f"Skrev {formats.count(sum(summary.rows.values()), 'rad', 'rader')} till {path}.")


def aterlas(
    path: Annotated[Path, typer.Argument(metavar="FIL", show_default=False)],
    replace: Annotated[bool, typer.Option("--ersatt", help="Ersätt det som redan finns i lagret.")] = False,
) -> None:
    """Läs tillbaka en säkerhetskopia. Är filen inte hel ändras ingenting."""
    from lstdash.database import backup
    from lstdash.database.engine import open_store

    summary = backup.restore(open_store(), path, replace=replace)
    journal.note("aterlas", path.name, after=summary.created_at)
    screen.say(f"Läste tillbaka {formats.count(sum(summary.rows.values()), 'rad', 'rader')} från {path}.")
