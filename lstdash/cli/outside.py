"""The way in for a statistics office's own files: what was understood, a mapping, then the ordinary check and publish."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Annotated

import typer

from lstdash import formats
from lstdash.cli import refresh, screen
from lstdash.cli.codes import FAULTS
from lstdash.errors import DataError
from lstdash.extracts.faults import CheckFailed, Unreadable
from lstdash.extracts.reading import brought, outside
from lstdash.extracts.reading.cubes import Cube
from lstdash.extracts.reading.files import SUFFIXES
from lstdash.extracts.reading.mapping import key, read
from lstdash.extracts.reading.proposal import proposal
from lstdash.extracts.reading.registers import ready

MOST_NOTES, LONGEST_NOTE = 3, 300  # of what the file says about itself


def las_in(
    path: Annotated[
        Path,
        typer.Argument(
            metavar="FIL",
            help="PX, JSON-stat, personalregister eller upphandlingsstatistik.",
            show_default=False,
        ),
    ],
    mapping: Annotated[
        Path | None, typer.Option("--mappning", metavar="FIL.toml", help="Hur filens variabler blir våra kolumner.")
    ] = None,
    write: Annotated[
        Path | None, typer.Option("--skriv-mappning", metavar="FIL.toml", help="Skriv ett förslag att rätta i.")
    ] = None,
    number: Annotated[int, typer.Option("--tabell", metavar="NR", help="Vilken av filens tabeller, om den har flera.")] = 1,
    yes: Annotated[bool, typer.Option("--ja", help="Svara ja på alla frågor och publicera.")] = False,
    note: Annotated[str, typer.Option("--notering", metavar="TEXT", help="Sparas med versionen.")] = "",
) -> None:
    """Läs in en fil från en statistikmyndighet: visa vad som förstods, kontrollera, visa ändringarna, fråga och publicera."""
    if path.suffix.lower() in SUFFIXES and path.is_file():
        _ready(path, mapping, yes=yes, note=note)
        return
    cubes = outside.read(path)
    if not 1 <= number <= len(cubes):
        raise DataError("Filen har ingen sådan tabell.", "--tabell", f"1 till {len(cubes)}", str(number), "Välj en av dem.")
    cube = cubes[number - 1]
    _show(cube, len(cubes), number)
    if write is not None:
        if write.exists():
            raise DataError("Filen finns redan.", str(write), "ett nytt filnamn", "en fil", "Välj ett annat namn.")
        write.write_text(proposal(cube, key(path.stem)), encoding="utf-8")
        screen.say(f"Skrev ett förslag till mappning i {write}. Rätta det som är gissat och kör:")
        screen.say(f"python -m lstdash las-in {path} --mappning {write}")
    if mapping is None:
        if write is None:
            screen.say(f"Ange hur den ska läsas in: python -m lstdash las-in {path} --skriv-mappning mappning.toml")
            raise typer.Exit(FAULTS)
        return
    plan = read(mapping)
    with tempfile.TemporaryDirectory() as folder:
        files = brought.write(cube, plan, Path(folder))
        refresh.publicera(files, yes=yes, note=note or f"Ur {path.name}", supplement=True)


def _ready(path: Path, mapping: Path | None, *, yes: bool, note: str) -> None:
    """A layout that is known needs no mapping, unless the file has a board that is none of today's."""
    try:
        found = ready.read(path, read(mapping).counties if mapping else {})
    except Unreadable as error:
        raise CheckFailed([error.fault]) from error
    if found is None:
        raise outside.unknown(path)
    screen.say(found.told)
    with tempfile.TemporaryDirectory() as folder:
        files = brought.write_ready(found, Path(folder))
        refresh.publicera(files, yes=yes, note=note or f"Ur {path.name}", supplement=True)


def _show(cube: Cube, count: int, number: int) -> None:
    which = f" (tabell {number} av {count})" if count > 1 else ""
    screen.say(f"{cube.title}{which}: {formats.count(cube.size, 'cell', 'celler')}, {cube.unit or 'enhet sägs inte'}.")
    for name, categories, first in outside.understood(cube):
        screen.say(f"  {name}: {categories} kategorier, {first}")
    for note in cube.notes[:MOST_NOTES]:
        screen.say(f"  Filen säger: {note[:LONGEST_NOTE]}{' …' if len(note) > LONGEST_NOTE else ''}")
