"""`python -m lstdash …`: what an analyst does at the terminal. Texts in Swedish, exit codes in README."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table as Grid

from lstdash import formats
from lstdash.errors import UserError
from lstdash.extracts import publish as publishing
from lstdash.extracts import versions
from lstdash.extracts.check import CheckFailed

EXIT_USER_ERROR = 10
EXIT_FAULTS = 11

app = typer.Typer(help="lstdash: uppgifterna bakom instrumentpanelen.", add_completion=False, no_args_is_help=True)
console = Console(highlight=False)
errors = Console(stderr=True, highlight=False)


@app.callback()
def root() -> None:
    """Kommandon för den som äger uppgifterna."""


@app.command()
def publicera(
    only_if_missing: Annotated[bool, typer.Option("--om-saknas", help="Gör inget om en version redan är publicerad.")] = False,
    folder: Annotated[Path | None, typer.Option("--mapp", help="Mapp med källtabeller; annars data/source.")] = None,
    note: Annotated[str, typer.Option("--notering", help="Sparas med versionen och visas på sidan Källor.")] = "",
) -> None:
    """Kontrollera källtabellerna och publicera dem som en ny version."""
    if only_if_missing and _is_published():
        return
    manifest = publishing.publish(folder, note=note)
    rows = sum(entry.rows for entry in manifest.tables.values())
    count = f"{formats.count(len(manifest.tables), 'tabell', 'tabeller')}, {formats.count(rows, 'rad', 'rader')}"
    console.print(f"Publicerade version {manifest.version}: {count}.")


def _is_published() -> bool:
    root = versions.extracts_dir()
    return (root / versions.POINTER).exists() and (root / versions.current_version() / versions.MANIFEST).exists()


def main() -> None:
    """Run a command; an error a person can mend is told in Swedish, without a traceback."""
    try:
        app()
    except CheckFailed as error:
        _show_faults(error)
        sys.exit(EXIT_FAULTS)
    except UserError as error:
        errors.print(str(error), markup=False)
        sys.exit(EXIT_USER_ERROR)


def _show_faults(error: CheckFailed) -> None:
    grid = Grid("Fil", "Blad", "Rad", "Kolumn", "Hittade", "Väntade", "Gör så här")
    for fault in error.faults:
        place = (fault.file, fault.sheet, str(fault.row or ""), fault.column)
        grid.add_row(*map(escape, (*place, fault.found or "tomt", fault.expected, fault.action)))
    errors.print(error.what)
    errors.print(grid)
