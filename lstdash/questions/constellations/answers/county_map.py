"""Where do they lie? The classes that colour the map of counties (2006 report)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lstdash import formats
from lstdash.catalog.references import SIZE_CLASSES
from lstdash.evidence.activities import NOT_STATED
from lstdash.evidence.counties import county_names, county_rows
from lstdash.evidence.county_map import CountyClass, CountyMap, outlines, steps
from lstdash.evidence.survey import Choices, floors, survey_year, years
from lstdash.questions.constellations.answers import counties, members
from lstdash.questions.constellations.answers.members import MembersAnswer
from lstdash.questions.constellations.answers.what_if import Scenario

GROUPS, SIZES, ACTIVITIES, LEAST, MOST = "konstellation", "storlek", "namngivna", "minst", "hogst"


def answer(version: str, colour: str, choices: Choices, scenario: Scenario) -> CountyMap:
    """Return the map coloured by constellation, size class, named coordinations or an end of the interval."""
    names = county_names(version)
    if colour == GROUPS:
        grouped = members.answer(version, choices, scenario)
        classes, values = _groups(grouped), _memberships(grouped)
    elif colour == SIZES:
        values = {row["county"]: row["size_class"] for row in county_rows(version)}
        held = ((size, tuple(county for county, own in values.items() if own == size)) for size in SIZE_CLASSES)
        classes = tuple(CountyClass(size.capitalize(), inside) for size, inside in held if inside)
    else:
        classes, values = _figures(_numbers(version, colour, choices), names)
    return CountyMap(outlines(version), classes, colour != GROUPS, values, names, TITLES[colour])


TITLES = {
    GROUPS: "Geografiska grupper",
    SIZES: "Storleksklass",
    ACTIVITIES: "Namngivna samordningar i drift som länet är med i",
    LEAST: "Så många samordningar har länet minst",
    MOST: "Så många samordningar har länet högst",
}


def _numbers(version: str, colour: str, choices: Choices) -> dict[str, int]:
    if colour == ACTIVITIES:
        return floors(version, survey_year(version, choices.year)) if years(version) else {}
    bounds = counties.answer(version, choices).counties
    return {county.county: county.low if colour == LEAST else county.high for county in bounds}


def _figures(numbers: Mapping[str, int], names: Mapping[str, str]) -> tuple[tuple[CountyClass, ...], dict[str, str]]:
    known = {county: numbers[county] for county in names if county in numbers}
    silent = tuple(county for county in names if county not in numbers)
    values = {county: formats.decimal(number) for county, number in known.items()} | dict.fromkeys(silent, NOT_STATED)
    return (*steps(known), *((CountyClass(NOT_STATED.capitalize(), silent, is_outside=True),) if silent else ())), values


def _groups(grouped: MembersAnswer) -> tuple[CountyClass, ...]:
    found = []
    for column in grouped.columns:
        ordinary = tuple(county for county in grouped.counties if grouped.home.get(county) == column.code)
        if ordinary:
            visiting = tuple(
                county
                for county in grouped.counties
                if county not in grouped.home and column.code in grouped.visits.get(county, ())
            )
            found.append(CountyClass(column.name, ordinary, visiting))
    listed = {county for group in found for county in (*group.counties, *group.visitors)}
    outside = tuple(county for county in grouped.counties if county not in listed)
    return (*found, *((CountyClass("Ingen geografisk grupp", outside, is_outside=True),) if outside else ()))


def _memberships(grouped: MembersAnswer) -> dict[str, str]:
    return {
        county: formats.listed([*_home(grouped, county), *_visits(grouped, county)]) or "ingen geografisk grupp"
        for county in grouped.counties
    }


def _home(grouped: MembersAnswer, county: str) -> Sequence[str]:
    return [grouped.name(grouped.home[county])] if county in grouped.home else []


def _visits(grouped: MembersAnswer, county: str) -> Sequence[str]:
    return [f"{grouped.name(code)} (tillfälligt)" for code in grouped.visits.get(county, ())]
