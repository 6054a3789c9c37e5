"""The two printed tables as they stand: totals and means of groups of counties (2006 report, 4.2.1 and 4.2.2)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lstdash import formats, store
from lstdash.catalog.counties import COUNTIES
from lstdash.evidence.citations import Source, row_id, source
from lstdash.evidence.survey import PLACE, SIZE

TITLES = {SIZE: "Storlek", PLACE: "Konstellation"}


@dataclass(frozen=True, slots=True)
class GroupRow:
    """One printed row: its counties, the printed total and mean."""

    grouping: str
    code: str
    year: int
    name: str
    counties: tuple[str, ...]
    participations: int
    mean_printed: float
    row_id: str

    @property
    def mean_recomputed(self) -> float:
        """Printed total through the number of counties."""
        return self.participations / len(self.counties)


def printed_groups(version: str) -> tuple[GroupRow, ...]:
    """Return every printed row of every year: size first, then constellation, in each the highest mean first."""
    members: dict[tuple[str, str], list[str]] = {}
    for row in store.table("group_members", version):
        members.setdefault((row["grouping"], row["group_code"]), []).append(row["county"])
    found = [
        GroupRow(
            row["grouping"],
            row["group_code"],
            row["year"],
            row["name"],
            tuple(members.get((row["grouping"], row["group_code"]), ())),
            row["participations"],
            row["mean_printed"],
            row_id("group_totals", row["grouping"], row["group_code"], row["year"]),
        )
        for row in store.table("group_totals", version)
    ]
    return tuple(sorted(found, key=lambda row: (row.grouping != SIZE, -row.mean_printed, row.code)))


def missing_year(year: int | None, published: tuple[int, ...]) -> str:
    """Say that a wanted year is not published, and which ones are."""
    if year is None or year in published:
        return ""
    listed = formats.listed([str(known) for known in published])
    return f"Inga gruppsummor är publicerade för {year}. Publicerat: {listed}. Det senaste året visas."


def group_sources(version: str, year: int) -> tuple[Source, ...]:
    """Return one source mark per section that the year's groups stand in."""
    rows = [row for row in store.table("group_totals", version) if row["year"] == year]
    marks = {source(version, r, "group_totals", r["grouping"], r["group_code"], year).label: r for r in rows}
    return tuple(source(version, r, "group_totals", r["grouping"], r["group_code"], year) for r in marks.values())


COLUMNS = ("Grupp", "Indelning", "Län", "Deltaganden", "Antal län", "Medeltal per län, tryckt", "Medeltal per län, omräknat")


def told(name: str) -> str:
    """Return a printed name as it is said: `Nordlän + S, X` is `Nordlän med Värmland och Gävleborg`."""
    group, plus, letters = name.partition(" + ")
    counties = [COUNTIES.get(letter, letter) for letter in letters.split(", ")]
    return f"{group} med {formats.listed(counties)}" if plus else name


def table(printed: Sequence[GroupRow]) -> list[tuple[str | int | float | None, ...]]:
    """Return both printed tables, each with the sum of its totals; means are participations a county, unrounded."""
    rows: list[tuple[str | int | float | None, ...]] = []
    for code, title in TITLES.items():
        groups = [row for row in printed if row.grouping == code]
        rows += [_cells(row, title) for row in groups]
        total, count = sum(row.participations for row in groups), sum(len(row.counties) for row in groups)
        if groups:
            rows.append((f"Summa, {title.lower()}", title, None, total, count, None, total / count))
    return rows


def _cells(row: GroupRow, title: str) -> tuple[str | int | float | None, ...]:
    counts = row.participations, len(row.counties)
    return (row.name, title, " ".join(row.counties), *counts, row.mean_printed, row.mean_recomputed)
