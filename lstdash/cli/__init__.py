"""`python -m lstdash …`: what an analyst does at the terminal. Texts in Swedish, exit codes in codes.py."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence

import typer

from lstdash.cli import emergency, journal, output, outside, refresh, screen, serving, upkeep, workshop
from lstdash.cli.codes import BUSY, MEANING, REFUSED, USAGE, USER_ERROR, WOULD_LOSE, of_faults
from lstdash.cli.swedish import SwedishCommand, SwedishGroup, help_of, speak_swedish, usage_error
from lstdash.errors import UserError
from lstdash.extracts.checking.backwards import WouldGoBack
from lstdash.extracts.checking.guard import WouldLose
from lstdash.extracts.faults import CheckFailed
from lstdash.extracts.publishing.lock import Busy

EPILOG = "Slutkoder: " + ", ".join(f"{code} {meaning}" for code, meaning in MEANING.items()) + "."
COMMANDS: tuple[Callable[..., None], ...] = (
    serving.starta,
    refresh.mall,
    refresh.kontrollera,
    refresh.jamfor,
    refresh.publicera,
    outside.las_in,
    upkeep.versioner,
    upkeep.aterstall,
    upkeep.status,
    upkeep.rensa,
    journal.logg,
    emergency.nodkod,
    workshop.gallra,
    workshop.sakerhetskopiera,
    workshop.aterlas,
    workshop.workshoppar,
    workshop.avsluta,
)

speak_swedish()
app = typer.Typer(help="lstdash: uppgifterna bakom instrumentpanelen.", cls=SwedishGroup, add_completion=False, epilog=EPILOG)
for command in COMMANDS:
    app.command(cls=SwedishCommand, epilog=EPILOG)(command)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a command and exit; an error a person can mend is told in Swedish, without a traceback."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    output.make_steady()
    code = _run(given or ["--help"])
    output.settle()
    sys.exit(code)


def _run(arguments: list[str]) -> int:
    try:
        return int(typer.main.get_command(app).main(arguments, prog_name="python -m lstdash", standalone_mode=False) or 0)
    except typer.TyperException as error:
        screen.complain(usage_error(error))
        screen.complain(f"Hjälp: {help_of(error)}")
        return USAGE
    except (typer.Abort, KeyboardInterrupt):
        screen.complain("Avbrutet. Inget har publicerats.")
        return REFUSED
    except CheckFailed as error:
        screen.complain(error.what)
        screen.show_faults(error.faults)
        return of_faults(error.faults)
    except UserError as error:
        screen.complain(str(error))
        return BUSY if isinstance(error, Busy) else WOULD_LOSE if isinstance(error, WouldLose | WouldGoBack) else USER_ERROR
