"""County by county: how much of what not all share is each in, watching, outside of, or is not stated for?"""

from __future__ import annotations

from dataclasses import dataclass

from lstdash import formats, order
from lstdash.catalog.counties import COUNTIES
from lstdash.evidence.activities import TAKES_PART
from lstdash.evidence.citations import Source
from lstdash.questions.shared_systems.answers import shared_systems, words
from lstdash.questions.shared_systems.answers.shared import Shared
from lstdash.questions.shared_systems.answers.shared_systems import Choices
from lstdash.questions.shared_systems.model.inside import INTERESTED, OBSERVER

ROLES = ("är med", "observerar eller är intresserad", "deltar inte", "ej angivet")


@dataclass(frozen=True, slots=True)
class Line:
    """One county: how many objects by role, in the order of ROLES."""

    county: str
    name: str
    counts: tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Standing:
    """Every county, those in most first, and what to see."""

    title: str
    lines: tuple[Line, ...]
    sources: tuple[Source, ...]


def standing(version: str, choices: Choices) -> Standing:
    """Count over the chosen objects where some counties are named, but not all take part."""
    answer = shared_systems.answer(version, choices)
    _, some, _ = words.groups(answer.objects)
    found = [Line(county, answer.names[county], _counts(some, county)) for county in COUNTIES]
    found.sort(key=lambda line: (*(-count for count in line.counts), order.name(line.name)))
    return Standing(_title(found, len(some)), tuple(found), answer.sources)


def _counts(some: list[Shared], county: str) -> tuple[int, int, int, int]:
    roles = [one.activity.role(county) for one in some]
    inside, watching = sum(role in TAKES_PART for role in roles), sum(role in (OBSERVER, INTERESTED) for role in roles)
    outside = roles.count("deltar inte")
    return inside, watching, outside, len(roles) - inside - watching - outside


def _title(found: list[Line], many: int) -> str:
    if not many:
        return "Inget av det valda delas av bara några"
    most = max(line.counts[2] for line in found)
    names = [line.name for line in found if line.counts[2] == most]
    told = formats.listed(sorted(names, key=order.name))
    return f"Oftast utanför: {told}, i {formats.decimal(most)} av {formats.decimal(many)} som bara några delar"
