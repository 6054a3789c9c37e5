"""The way in: a template, a check, a comparison, a publish."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Annotated

import typer

from lstdash import formats
from lstdash.catalog.shape import Table
from lstdash.catalog.whole import tables
from lstdash.cli import journal, output, screen
from lstdash.cli.codes import REFUSED, of_faults
from lstdash.errors import DataError
from lstdash.extracts.checking.backwards import WouldGoBack
from lstdash.extracts.checking.guard import WouldLose
from lstdash.extracts.checking.plan import Plan, Progress, prepare
from lstdash.extracts.publishing import publish
from lstdash.extracts.publishing.lock import Busy
from lstdash.extracts.publishing.request import Request
from lstdash.extracts.reading.headings import find_table, near_name, sheet_name
from lstdash.extracts.template import write_template
from lstdash.published import versions
from lstdash.published.manifest import Manifest

Files = Annotated[
    list[Path],
    typer.Argument(metavar="FIL", help="Arbetsböcker, CSV-filer eller mappar.", show_default=False, readable=False),
]
FilesOrSource = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="FIL", help="Arbetsböcker, CSV-filer eller mappar; annars data/source.", show_default=False, readable=False
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Skriv resultatet som JSON.")]
Replace = Annotated[
    list[str] | None,
    typer.Option("--ersatt", metavar="TABELL[:ÅR]", help="Rader får försvinna ur tabellen (eller året). Kan upprepas."),
]
Backwards = Annotated[
    bool, typer.Option("--tillbaka", help="Rader får gå tillbaka till hur de var när mallen gjordes. --ja räcker inte.")
]
Supplement = Annotated[bool, typer.Option("--komplettera", help="Lägg till och ändra rader; rader som inte nämns finns kvar.")]

FIRST_SECONDS = 300.0  # a first version, sent to a storage far away as well


def mall(
    path: Annotated[Path, typer.Argument(metavar="FIL.xlsx", help="Arbetsboken som skapas.")] = Path("lstdash-mall.xlsx"),
    with_data: Annotated[bool, typer.Option("--med-data", help="Fyll i de publicerade uppgifterna.")] = False,
    only: Annotated[
        list[str] | None, typer.Option("--tabell", metavar="TABELL", help="Bara den här tabellen. Kan upprepas.")
    ] = None,
    overwrite: Annotated[bool, typer.Option("--skriv-over", help="Ersätt filen om den finns.")] = False,
) -> None:
    """Skapa en arbetsbok att fylla i: ett blad per tabell, tomt eller med de publicerade uppgifterna."""
    declared = tables()
    chosen = {table.name: table for table in (_table(name) for name in only)} if only else declared
    version = versions.extracts_dir() / versions.current_version() if with_data or versions.is_published() else None
    with screen.progress() as tell:
        left_out = write_template(path, chosen, version, with_data=with_data, overwrite=overwrite, progress=tell)
    for text in left_out:
        screen.say(text)
    screen.say(f"Skapade {path} med {formats.count(len(chosen), 'blad', 'blad')}. När den är ifylld:")
    screen.say(f"python -m lstdash kontrollera {path}")


def _table(name: str) -> Table:
    """The table of a technical or a Swedish name."""
    declared = tables()
    found = declared.get(name) or find_table(name, declared)
    if found is None:
        near = near_name(name, declared)
        action = f"Menade du {near}?" if near else "Välj en av dem."
        raise DataError("Tabellen finns inte.", "--tabell", "en av: " + ", ".join(declared), name, action)
    return found


def kontrollera(
    files: Files,
    as_json: AsJson = False,
    replace: Replace = None,
    supplement: Supplement = False,
) -> None:
    """Kontrollera filer utan att ändra något. Alla fel visas på en gång."""
    with screen.progress() as tell, prepare(Request(tuple(files), tuple(replace or ()), supplement), progress=tell) as plan:
        found = plan
        text = screen.as_json(plan) if as_json else ""
    if as_json:
        output.write_utf8(text)
    else:
        _show_check(found)
    if found.faults:
        raise typer.Exit(of_faults(found.faults))


def jamfor(
    files: FilesOrSource = None,
    as_json: AsJson = False,
    replace: Replace = None,
    supplement: Supplement = False,
) -> None:
    """Visa vad som skulle ändras mot den publicerade versionen, och hur huvudtalen flyttar sig."""
    request = Request(tuple(files or ()), tuple(replace or ()), supplement)
    with screen.progress() as tell, prepare(request, progress=tell) as plan:
        tell.pause()
        plan.require_sound()
        found = plan
        text = screen.as_json(plan) if as_json else ""
    if as_json:
        output.write_utf8(text)
        return
    screen.show_notices(found)
    screen.show_changes(found)
    screen.show_warnings(found)


def publicera(
    files: FilesOrSource = None,
    yes: Annotated[
        bool, typer.Option("--ja", help="Svara ja på alla frågor: publicera, och godta summor som inte går ihop.")
    ] = False,
    note: Annotated[
        str, typer.Option("--notering", metavar="TEXT", help="Sparas med versionen och visas på sidan Källor.")
    ] = "",
    replace: Replace = None,
    supplement: Supplement = False,
    backwards: Backwards = False,
    only_if_missing: Annotated[bool, typer.Option("--om-saknas", help="Gör inget om en version redan är publicerad.")] = False,
) -> None:
    """Kontrollera, visa ändringarna, fråga och publicera som en ny version. Det som filerna inte nämner förs över."""
    if only_if_missing and versions.is_published():
        return
    request = Request(tuple(files or ()), tuple(replace or ()), supplement, backwards)
    with screen.progress() as tell, prepare(request, progress=tell) as plan:
        tell.pause()
        plan.require_sound()
        agreed = yes or only_if_missing or plan.base is None
        if plan.base is not None:
            screen.show_notices(plan)
            screen.show_changes(plan)
            if not any(plan.changes):
                screen.say("Ingen ny version behövs.")
                return
        screen.show_deviations(plan)
        if plan.blocked:
            raise WouldLose(plan.blocked, is_source=request.is_source)
        _settle_backwards(plan, is_asking=not agreed)
        if not agreed and not screen.ask(_question(plan)):
            screen.say("Inget har publicerats. Svara j, eller ange --ja.")
            raise typer.Exit(REFUSED)
        manifest = _noted(plan, note, tell) if plan.base else _first(plan, note, tell, only_if_missing)
        if manifest is None:
            return
    rows = sum(entry.rows for entry in manifest.tables.values())
    count = f"{formats.count(len(manifest.tables), 'tabell', 'tabeller')}, {formats.count(rows, 'rad', 'rader')}"
    screen.say(f"Publicerade version {manifest.version}: {count}.")


def _noted(plan: Plan, note: str, tell: Progress) -> Manifest:
    """Publish, and note it in the log."""
    with journal.noted("publicera", "uppgifterna") as changed:
        changed.before = plan.base.version if plan.base else ""
        manifest = publish.commit(plan, note, tell)
        changed.after = manifest.version
    return manifest


def _first(plan: Plan, note: str, tell: Progress, only_if_missing: bool) -> Manifest | None:
    """Publish what changes nothing that anybody has read, and is in no log.

    Nothing when another server with the same extracts started at the same moment, and was first. It is waited for: should it
    die before it is done, the version is published here.
    """
    try:
        return publish.commit(plan, note, tell, patience_seconds=FIRST_SECONDS if only_if_missing else 0.0)
    except Busy:
        if only_if_missing and versions.is_published():
            return None
        raise


def _settle_backwards(plan: Plan, *, is_asking: bool) -> None:
    """Values that go back are asked about on their own; --ja is no answer to that."""
    if not plan.backwards or plan.request.backwards:
        return
    screen.show_backwards(plan)
    if not is_asking:
        raise WouldGoBack(plan.backwards)
    if not screen.ask("Ska raderna gå tillbaka?"):
        screen.say("Inget har publicerats.")
        raise typer.Exit(REFUSED)
    plan.request = dataclasses.replace(plan.request, backwards=True)


def _question(plan: Plan) -> str:
    accepted = f" och godta {formats.count(len(plan.warnings), 'summa', 'summor')} som inte går ihop" if plan.warnings else ""
    return f"Vill du publicera ändringarna{accepted}?"


def _show_check(plan: Plan) -> None:
    screen.show_notices(plan)
    if plan.faults:
        screen.show_faults(plan.faults)
        files = len({fault.file for fault in plan.faults})
        screen.complain(
            f"{formats.count(len(plan.faults), 'fel', 'fel')} i {formats.count(files, 'fil', 'filer')}. Inget har ändrats."
        )
        return
    names = [sheet_name(plan.declared[name]) for name in plan.origins]
    screen.say(f"Inga fel. Kontrollerade: {formats.listed(names)}." if names else "Inga fel, och inga rader att publicera.")
    screen.show_warnings(plan)
