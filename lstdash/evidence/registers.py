"""How many work at each board: one register, one measure and one year at a time (the public registers of staff).

Two registers never stand in one series: a head-count differs by up to a third between them, and from full-time equivalents by
up to half. A year in which every figure is carried over from the year before is not offered.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from lstdash import formats, store
from lstdash.evidence.citations import Source, citation, documents, row_id
from lstdash.evidence.counties import county_names
from lstdash.shared_model.size_class import SizeClass, size_class

CARRIED, HEADCOUNT = "överförd från året innan", "antal i stället för årsarbetskrafter"


@dataclass(frozen=True, slots=True)
class Register:
    """One series: a register and what it counts. `code` is how a link writes it; `is_persons` is False for equivalents."""

    code: str
    register: str
    measure: str
    label: str
    unit: str
    is_persons: bool


REGISTERS = {
    found.code: found
    for found in (
        Register("agv-anstallda", "arbetsgivarverket", "anstallda", "Arbetsgivarverket, anställda", "anställda", True),
        Register("esv-anstallda", "esv", "anstallda", "ESV, anställda", "anställda", True),
        Register("esv-arsarbetskrafter", "esv", "arsarbetskrafter", "ESV, årsarbetskrafter", "årsarbetskrafter", False),
        Register(
            "stkt-arsarbetskrafter",
            "statskontoret",
            "arsarbetskrafter",
            "Statskontoret, årsarbetskrafter",
            "årsarbetskrafter",
            False,
        ),
    )
}
FIRST = "agv-anstallda"  # the longest series, head-counts by sex


@dataclass(frozen=True, slots=True)
class Staff:
    """One register's figures of one year: county letter -> value; who is missing, and whose figure is of another kind."""

    register: Register
    year: int
    values: Mapping[str, float]
    missing: tuple[str, ...]  # county letters
    marked: Mapping[str, str]  # county letter -> what is wrong with the figure
    source: Source | None  # None when the year has no figure

    @property
    def total(self) -> float:
        """Sum over the boards that have a figure."""
        return sum(self.values.values())

    def classes(self) -> dict[str, SizeClass]:
        """Return each board's size class by the limits of the report (4.2.1)."""
        return {county: size_class(value) for county, value in self.values.items()}


@lru_cache(maxsize=8)
def _series(version: str) -> Mapping[tuple[str, str], Mapping[int, Mapping[str, store.Row]]]:
    """Every row by (register, measure), year and county letter; a version never changes."""
    found: dict[tuple[str, str], dict[int, dict[str, store.Row]]] = {}
    for row in store.table("county_staff", version):
        series = found.setdefault((row["register"], row["measure"]), {})
        series.setdefault(row["year"], {})[row["county"]] = row
    return found


def series(version: str, register: str, measure: str) -> Mapping[int, Mapping[str, float]]:
    """Return the figures of a register's measure by year and county letter, carried-over years left out."""
    by_year = _series(version).get((register, measure), {})
    own = {year: rows for year, rows in by_year.items() if any(row["mark"] != CARRIED for row in rows.values())}
    return {year: {county: row["value"] for county, row in own[year].items()} for year in sorted(own)}


def years(version: str, code: str) -> tuple[int, ...]:
    """Return the years that a series offers, oldest first; empty when nothing is published."""
    return tuple(series(version, REGISTERS[code].register, REGISTERS[code].measure))


def staff(version: str, code: str, year: int) -> Staff:
    """Return a series' figures of a year; a board without one is named in `missing`, never counted as zero."""
    wanted = REGISTERS[code]
    rows = _series(version).get((wanted.register, wanted.measure), {}).get(year, {})
    source = None
    if rows:
        first = next(iter(rows.values()))
        where = citation(documents(version)[first["source"]], first["section"])
        source = Source(row_id("county_staff", first["county"], year, wanted.register, wanted.measure), where)
    return Staff(
        wanted,
        year,
        {county: row["value"] for county, row in rows.items()},
        tuple(county for county in county_names(version) if county not in rows),
        {county: row["mark"] for county, row in rows.items() if row["mark"]},
        source,
    )


def shown_year(version: str, code: str, wanted: int | None) -> int | None:
    """Return the wanted year when the series offers it, else its latest; None when it offers none."""
    offered = years(version, code)
    return wanted if wanted in offered else offered[-1] if offered else None


def missing_sentence(found: Staff, names: Mapping[str, str]) -> str:
    """Name the boards without a figure: `ESV, anställda saknar Gotland 2007.`; empty when none is missing."""
    if not found.missing:
        return ""
    return f"{found.register.label} saknar {formats.listed([names[county] for county in found.missing])} {found.year}."


def marked_sentence(found: Staff, names: Mapping[str, str]) -> str:
    """Say whose figure is of another kind than the register's: `ESV, årsarbetskrafter 2005, Kalmar: antal i stället för …`."""
    kinds = {mark: [names[county] for county in names if found.marked.get(county) == mark] for mark in found.marked.values()}
    told = "; ".join(f"{formats.listed(boards)}: {mark}" for mark, boards in kinds.items())
    return f"{found.register.label} {found.year}, {told}." if told else ""


def caveats(found: Staff, names: Mapping[str, str]) -> str:
    """Name the boards without a figure, and those whose figure is of another kind; empty when there is none."""
    return " ".join(text for text in (missing_sentence(found, names), marked_sentence(found, names)) if text)
