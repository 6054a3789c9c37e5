"""Keeping versions: back to an earlier one, away with the oldest, and how old everything is."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import duckdb

from lstdash.catalog.whole import tables
from lstdash.errors import DataError
from lstdash.extracts.publishing.lock import writing
from lstdash.extracts.publishing.write import clear_drafts
from lstdash.extracts.sql import literal
from lstdash.published import versions
from lstdash.published.manifest import Manifest, sync_folder


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What cleaning removed, and what it kept beyond the newest and why."""

    removed: tuple[str, ...]
    kept: tuple[tuple[str, str], ...]  # version, reason in Swedish


@dataclass(frozen=True, slots=True)
class TableAge:
    """When the rows of one part of a table last changed."""

    label: str
    name: str
    part: str
    rows: int
    origin: str
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class Review:
    """When an assumption is to be looked at again."""

    assumption: str
    name: str
    owner_role: str
    next_review: date | None

    def is_expired(self, today: date) -> bool:
        """True when the day of the review has passed."""
        return self.next_review is not None and self.next_review < today


@dataclass(frozen=True, slots=True)
class Status:
    """How old the current version is: tables, oldest first, and assumptions, expired first."""

    manifest: Manifest
    tables: tuple[TableAge, ...]
    reviews: tuple[Review, ...]


def restore(text: str, root: Path | None = None) -> Manifest:
    """Make an earlier version current again; `text` is its id or the beginning of it.

    Raises DataError when there is no such version, or it is damaged or made with other tables than those of today;
    Busy when someone else writes.
    """
    target = root or versions.extracts_dir()
    version = versions.named(text, target)
    with writing(target):
        manifest = Manifest.read(versions.at(version, target))
        _require_today(manifest)
        broken = versions.damage(version, target)
        if broken:
            found = ", ".join(broken)
            raise DataError("Versionen är skadad och kan inte återställas.", version, "filerna som de publicerades", found)
        versions.point_to(version, target)
    return manifest


def _require_today(manifest: Manifest) -> None:
    wanted = {table.name: {column.name for column in table.columns} for table in tables().values()}
    missing = [
        name for name, columns in wanted.items() if name not in manifest.tables or columns - set(manifest.tables[name].columns)
    ]
    if missing:
        raise DataError(
            "Versionen gjordes med andra tabeller än dagens och kan inte återställas som den är.",
            manifest.version,
            "alla tabeller och kolumner i katalogen",
            "saknas eller har färre kolumner: " + ", ".join(missing),
            f"Publicera dess källtabeller i stället: python -m lstdash publicera data/extracts/{manifest.version}/source",
        )


def clean(keep: int, used: Collection[str], root: Path | None = None) -> Cleaned:
    """Remove all but the `keep` newest versions. The current one, `used` ones and those held by a server always stay.

    Raises DataError when `keep` is less than one or nothing is published, Busy when someone else writes.
    """
    if keep < 1:
        raise DataError("Antalet versioner att behålla är för litet.", "--behall", "minst 1", str(keep))
    target = root or versions.extracts_dir()
    with writing(target):
        clear_drafts(target)
        reasons = dict.fromkeys(versions.held(target), "en webbläsare har visat den den senaste timmen")
        reasons |= dict.fromkeys(used, "ett sparat scenario eller protokoll använder den")
        reasons[versions.current_version(target)] = "den är publicerad nu"
        old = versions.every(target)[keep:]
        removed = tuple(version for version in old if version not in reasons)
        for version in removed:
            versions.remove(version, target)
        sync_folder(target)
    return Cleaned(removed, tuple((version, reasons[version]) for version in old if version in reasons))


def status(today: date, root: Path | None = None) -> Status:
    """Return the age of every table and the reviews due. Raises DataError when nothing is published."""
    target = root or versions.extracts_dir()
    manifest = Manifest.read(target / versions.current_version(target))
    declared = tables()
    ages = [
        TableAge(declared[name].label, name, part, papers.rows, papers.origin, datetime.fromisoformat(papers.updated_at))
        for name, entry in manifest.tables.items()
        if name in declared
        for part, papers in entry.parts.items()
    ]
    reviews = sorted(_reviews(target / manifest.version), key=lambda one: _due(one, today))
    return Status(manifest, tuple(sorted(ages, key=lambda age: (age.updated_at, age.name, age.part))), tuple(reviews))


def _due(review: Review, today: date) -> tuple[bool, date, str]:
    return not review.is_expired(today), review.next_review or date.max, review.assumption


def _reviews(folder: Path) -> list[Review]:
    path = literal(str(folder / "assumptions.parquet"))
    with duckdb.connect(":memory:") as con:
        rows = con.execute(f"select assumption, name, owner_role, next_review from read_parquet({path})").fetchall()
    return [Review(*row) for row in rows]
