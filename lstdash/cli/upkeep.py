"""The way back, and what is old: versions, restore, status, clean."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from lstdash import clock, formats
from lstdash.cli import journal, screen
from lstdash.errors import DataError
from lstdash.extracts.publishing import upkeep
from lstdash.published import versions
from lstdash.published.manifest import Manifest


def versioner() -> None:
    """Lista de publicerade versionerna, den nyaste först."""
    root = versions.extracts_dir()
    found, held = versions.every(root), versions.held(root)
    current = versions.shown_version(root) if found else versions.current_version(root)
    rows = []
    for version in found:
        try:
            manifest = Manifest.read(root / version)
        except DataError:
            rows.append((version, "", "", "går inte att läsa", ""))
            continue
        marks = ["publicerad nu"] * (version == current) + ["läst den senaste timmen"] * (version in held)
        count = formats.decimal(sum(entry.rows for entry in manifest.tables.values()))
        rows.append((version, screen.moment(manifest.published_at), count, ", ".join(marks), manifest.note))
    screen.grid("", ("Version", "Publicerad", "Rader", "Läge", "Notering"), rows)


def aterstall(
    version: Annotated[
        str, typer.Argument(metavar="VERSION", help="Versionens nummer, eller början av det.", show_default=False)
    ],
) -> None:
    """Gör en tidigare version till den som visas. Inget tas bort; det går att ångra på samma sätt."""
    before, asked = versions.shown_version(), versions.named(version)
    if asked == before:
        upkeep.restore(asked)  # which tells what is damaged of it
        screen.say(f"Version {before} är redan den som visas.")
        return
    with journal.noted("aterstalla", "uppgifterna") as changed:
        changed.before = before
        manifest = upkeep.restore(asked)
        changed.after = manifest.version
    screen.say(f"Version {manifest.version} från {screen.moment(manifest.published_at)} visas nu.")
    if before:
        screen.say(f"Ångra: python -m lstdash aterstall {before}")


def status() -> None:
    """Visa hur gamla uppgifterna är och vilka antaganden som ska ses över, de försenade först."""
    today = clock.today()
    found = upkeep.status(today)
    screen.say(
        f"Version {found.manifest.version}, publicerad {screen.moment(found.manifest.published_at)}. {found.manifest.note}"
    )
    reviews = [
        (
            one.name,
            one.assumption,
            one.next_review.isoformat() if one.next_review else "inget datum",
            one.owner_role,
            _due(one, today),
        )
        for one in found.reviews
    ]
    screen.grid("Översyn av antaganden", ("Antagande", "Nyckel", "Nästa översyn", "Ägare", ""), reviews)
    ages = [
        (f"{age.label} {age.part}".strip(), age.name, formats.decimal(age.rows), screen.moment(age.updated_at), age.origin)
        for age in found.tables
    ]
    screen.grid("Uppgifternas ålder", ("Tabell", "Tekniskt namn", "Rader", "Senast ändrad", "Ur"), ages)


def _due(review: upkeep.Review, today: date) -> str:
    if review.next_review is None:
        return "saknar datum"
    days = (review.next_review - today).days
    return f"försenad {formats.count(-days, 'dag', 'dagar')}" if days < 0 else f"om {formats.count(days, 'dag', 'dagar')}"


def rensa(
    keep: Annotated[
        int, typer.Option("--behall", metavar="ANTAL", help="Så många av de nyaste versionerna behålls.", show_default=False)
    ],
) -> None:
    """Ta bort gamla versioner. De som sparade scenarier, protokoll eller öppna sessioner använder finns alltid kvar."""
    from lstdash.database.engine import open_store  # here: only this asks the database, which takes long to load
    from lstdash.database.scenarios import versions_in_use

    used, found = versions_in_use(open_store()), versions.every()
    with journal.noted("rensa", "uppgifterna") as changed:
        try:
            cleaned = upkeep.clean(keep, used)
        finally:  # also of one that was stopped halfway
            changed.before = ", ".join(sorted(set(found) - set(versions.every())))
            changed.after = "borttagna" if changed.before else ""
        changed.after = changed.after or "inget borttaget"
    for version in cleaned.removed:
        screen.say(f"Tog bort {version}.")
    for version, reason in cleaned.kept:
        screen.say(f"Behöll {version}: {reason}.")
    if not cleaned.removed:
        screen.say("Inget att ta bort.")
