"""Which boards belong to a regional group, and which stand outside them all? (2006 report, 2.1.3, 4.2.2 and 5.6)"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lstdash import formats, order, store
from lstdash.evidence.citations import PageLine, Source, row_id, source
from lstdash.evidence.constellations import GEOGRAPHIC, OCCASIONAL
from lstdash.evidence.counties import county_names


@dataclass(frozen=True, slots=True)
class Region:
    """One geographic group: county letters by membership, ordinary ones with those that are derived."""

    code: str
    name: str
    ordinary: tuple[str, ...]
    occasional: tuple[str, ...]
    mark: Source


@dataclass(frozen=True, slots=True)
class Regions:
    """Every geographic group, and the county letters that are in none of them as ordinary members."""

    groups: tuple[Region, ...]
    outside: tuple[str, ...]

    def of(self, county: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the names of the groups that a county is an ordinary and an occasional member of."""
        ordinary = tuple(group.name for group in self.groups if county in group.ordinary)
        return ordinary, tuple(group.name for group in self.groups if county in group.occasional)


def regions(version: str, names: Mapping[str, str]) -> Regions:
    """Return the geographic groups, ordinary members as named or derived; nobody is outside when there is no group."""
    members = store.table("constellation_members", version)
    groups = tuple(
        _region(version, row, [one for one in members if one["constellation"] == row["constellation"]])
        for row in store.table("constellations", version)
        if row["kind"] == GEOGRAPHIC
    )
    inside = {county for group in groups for county in group.ordinary}
    return Regions(groups, tuple(county for county in names if groups and county not in inside))


def _region(version: str, row: store.Row, members: Iterable[store.Row]) -> Region:
    listed = [(one["county"], one["membership"] == OCCASIONAL) for one in members]
    return Region(
        row["constellation"],
        row["name"],
        tuple(county for county, occasional in listed if not occasional),
        tuple(county for county, occasional in listed if occasional),
        source(version, row, "constellations", row["constellation"]),
    )


def told(found: Regions, county: str, name: str) -> str:
    """Say which regional groups a county belongs to, and where it only sometimes takes part."""
    if not found.groups:
        return ""
    ordinary, occasional = found.of(county)
    sometimes = f"deltar ibland i {formats.listed(sorted(occasional, key=order.name))}" if occasional else ""
    if ordinary:
        belongs = f"{name} hör till {formats.listed(sorted(ordinary, key=order.name))}"
        return f"{belongs} och {sometimes}." if sometimes else f"{belongs}."
    return f"{name} är inte ordinarie medlem i någon regional grupp" + (f", men {sometimes}." if sometimes else ".")


def line(version: str, county: str) -> str:
    """Say the same for one county, empty when nothing is known of it."""
    names = county_names(version)
    return told(regions(version, names), county, names[county]) if county in names else ""


def page_line(version: str, county: str) -> PageLine | None:
    """Return the sentence for the county's own page."""
    said = line(version, county)
    if not said:
        return None
    first = next(row for row in store.table("constellations", version) if row["kind"] == GEOGRAPHIC)
    return PageLine(said, "governance", row_id("constellations", first["constellation"]))
