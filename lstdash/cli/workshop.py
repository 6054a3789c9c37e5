"""Keeping and deleting what people entered: purge, back up, read back, and end what nobody ends.

What asks the database is imported where it is used: it takes as long to load as everything else, and no other command needs it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from lstdash import clock, formats
from lstdash.cli import journal, screen

BROUGHT_BACK = {
    "workshops": ("workshop", "workshoppar"),
    "participants": ("deltagare", "deltagare"),
    "scores": ("röst", "röster"),
    "scenarios": ("scenario", "scenarier"),
}
TO_BE_GONE = {
    "participants": ("deltagare", "deltagare"),
    "scores": ("röst", "röster"),
    "scenarios": ("borttaget scenario", "borttagna scenarier"),
    "names": ("namn i uppföljningen", "namn i uppföljningen"),
    "entries": ("rad i loggen", "rader i loggen"),
}


def gallra() -> None:
    """Ta bort smeknamn och röster i avslutade workshoppar, och namn i uppföljningen; protokollens summor finns kvar."""
    from lstdash.database.audit import log_days
    from lstdash.database.engine import open_store
    from lstdash.workshop.retention import purge, retention_days

    days, kept = retention_days(), log_days()
    with journal.noted("gallra", "workshoppar, uppföljning och logg"):
        purged = purge(open_store(), now=clock.now(), keep_days=days, log_days=kept)
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

    with journal.noted("sakerhetskopiera", path.name):
        summary = backup.backup(open_store(), path, now=clock.now())
    screen.say(f"Skrev {formats.count(sum(summary.rows.values()), 'rad', 'rader')} till {path}.")


def aterlas(
    path: Annotated[Path, typer.Argument(metavar="FIL", show_default=False)],
    replace: Annotated[bool, typer.Option("--ersatt", help="Ersätt det som redan finns i lagret.")] = False,
) -> None:
    """Läs tillbaka en säkerhetskopia. Är filen inte hel ändras ingenting."""
    from lstdash.database import audit, backup
    from lstdash.database.engine import open_store
    from lstdash.workshop import retention

    summary = backup.restore(open_store(), path, replace=replace)
    with journal.noted("aterlas", path.name) as changed:  # afterwards: the store that it is read into may have to be empty
        changed.after = summary.created_at
    screen.say(f"Läste tillbaka {formats.count(sum(summary.rows.values()), 'rad', 'rader')} från {path}.")
    made = screen.moment(datetime.fromisoformat(summary.created_at))
    screen.say(f"Kopian är från {made}: {_brought_back(summary.rows)}.")
    days, kept = retention.retention_days(), audit.log_days()
    due = retention.overdue(open_store(), now=clock.now(), keep_days=days, log_days=kept)
    found = [formats.count(count, *TO_BE_GONE[name]) for name, count in asdict(due).items() if name in TO_BE_GONE and count]
    if found:
        screen.say(
            f"Av det skulle {formats.listed(found)} vara gallrat. Det gallras när servern startar, eller nu med: "
            "python -m lstdash gallra"
        )
    screen.say("Ett namn som någon har tagit bort efter kopian är tillbaka: ta bort det igen.")


def workshoppar() -> None:
    """Lista workshopparna: de som pågår först. Avsluta en med: python -m lstdash avsluta ID."""
    from lstdash.database.engine import open_store
    from lstdash.workshop import listing

    rows = [
        (
            one.workshop,
            one.title,
            "pågår" if one.is_open else "avslutad",
            screen.moment(one.created_at),
            screen.moment(one.expires_at),
            formats.decimal(one.participants),
            formats.decimal(one.scores),
        )
        for one in listing.every(open_store())
    ]
    screen.grid("", ("Id", "Titel", "Läge", "Startad", "Koden gäller till", "Deltagare", "Poäng"), rows)


def avsluta(
    text: Annotated[str, typer.Argument(metavar="ID", help="Workshoppens id, eller början av det.", show_default=False)],
) -> None:
    """Avsluta en workshop och försegla det som har visats, som dess ledare hade kunnat göra."""
    from lstdash.database.engine import open_store
    from lstdash.workshop import listing

    store = open_store()
    workshop = listing.named(store, text)
    with journal.noted("avsluta", f"workshop {workshop}") as changed:
        listing.end(store, workshop, now=clock.now())
        changed.before, changed.after = "öppen", "förseglad"
    screen.say(f"Workshop {workshop} är avslutad och förseglad.")


def _brought_back(rows: Mapping[str, int]) -> str:
    return formats.listed([formats.count(rows.get(table, 0), *noun) for table, noun in BROUGHT_BACK.items()])
