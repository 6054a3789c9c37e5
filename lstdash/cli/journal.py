"""What a command has changed goes into the log, under the name of the account that gave it; the command itself is done."""

from __future__ import annotations

import getpass
from pathlib import Path
from typing import Annotated

import typer

from lstdash import access, clock, formats
from lstdash.access import Actor
from lstdash.cli import screen
from lstdash.errors import UserError

COLUMNS = ("När", "Vem", "Som", "Att", "Vad", "Från", "Till")


def note(action: str, resource: str, before: str = "", after: str = "") -> None:
    """Write one change into the log; say it where that cannot be done."""
    from lstdash.database import audit  # here: the database takes long to load, and most commands change nothing
    from lstdash.database.engine import open_store

    try:
        with audit.noted(open_store(), _actor(), action, resource, now=clock.now()) as changed:
            changed.before, changed.after = before, after
    except UserError as error:
        screen.complain(f"Ändringen är gjord, men den kunde inte antecknas i loggen. {error.what}")


def _actor() -> Actor:
    try:
        account = getpass.getuser()
    except (OSError, KeyError):  # an account without a name, as in some containers
        account = "okänt konto"
    return Actor(is_at_server=True, name=f"kommandot:{account}")


def logg(
    path: Annotated[Path | None, typer.Argument(metavar="FIL.csv", help="Filen som skapas.", show_default=False)] = None,
) -> None:
    """Visa loggen: vem som ändrade vad, när, från vilken version till vilken; med FIL.csv skrivs den dit."""
    from lstdash.database import audit
    from lstdash.database.engine import open_store
    from lstdash.exhibits import Sheet
    from lstdash.exports.csv_file import to_csv  # a name that looks like a formula is written as text

    rows = [
        (
            f"{clock.in_sweden(one.happened_at):%Y-%m-%d %H:%M:%S}",
            one.who,
            access.capacities(one.acting_as),
            access.says(one.action),
        )
        + (one.resource, one.before, one.after)
        for one in audit.entries(open_store())
    ]
    if path is None:
        screen.grid("", COLUMNS, rows)
        screen.say(f"{formats.count(len(rows), 'ändring', 'ändringar')}. De äldre än {audit.log_days()} dagar gallras.")
        return
    try:
        path.write_bytes(to_csv(Sheet("Logg", COLUMNS, tuple(rows))))
    except OSError as error:
        raise UserError(
            "Filen gick inte att skriva.", str(path), found=error.strerror or "", action="Välj en annan."
        ) from error
    note("hamta-logg", "loggen")
    screen.say(f"Skrev {formats.count(len(rows), 'ändring', 'ändringar')} till {path}.")
