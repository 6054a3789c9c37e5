"""What a command changes goes into the log, under the name of the account that gave it; without a log the command is done."""

from __future__ import annotations

import getpass
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lstdash import clock, formats
from lstdash.access import Actor
from lstdash.cli import screen
from lstdash.errors import UserError

if TYPE_CHECKING:
    from lstdash.database.audit import Changed


@contextmanager
def noted(action: str, resource: str) -> Iterator[Changed]:
    """Write the change into the log around the change itself, as the pages do; say it where that cannot be done."""
    from lstdash.database import audit  # here: the database takes long to load, and most commands change nothing
    from lstdash.database.engine import open_store

    with ExitStack() as stack:
        try:
            changed = stack.enter_context(audit.noted(open_store(), _actor(), action, resource, now=clock.now()))
        except UserError as error:
            screen.complain(f"Ändringen antecknas inte i loggen. {error.what}")
            changed = audit.Changed(resource)
        yield changed


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

    rows = audit.told(open_store())
    if path is None:
        screen.grid("", audit.COLUMNS, rows)
        screen.say(f"{formats.count(len(rows), 'ändring', 'ändringar')}. De äldre än {audit.log_days()} dagar gallras.")
        return
    with noted("hamta-logg", "loggen"):
        _write(path, to_csv(Sheet("Logg", audit.COLUMNS, rows)))
    screen.say(f"Skrev {formats.count(len(rows), 'ändring', 'ändringar')} till {path}.")


def _write(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except OSError as error:
        raise UserError(
            "Filen gick inte att skriva.", str(path), found=error.strerror or "", action="Välj en annan."
        ) from error
