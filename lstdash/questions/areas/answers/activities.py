"""Which named activities lie behind an area, and what does the reader's choice leave of them? (2006 report, chapters 1-5)"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lstdash import formats, order, store
from lstdash.catalog.counties import COUNTIES
from lstdash.evidence.activities import NOT_STATED, ROLE_ORDER, TAKES_PART, Activity, load
from lstdash.evidence.citations import Source, citation, documents
from lstdash.evidence.counties import county_names


@dataclass(frozen=True, slots=True)
class Filters:
    """What the reader has chosen; empty means everything. Codes are URL slugs, `county` a county letter."""

    year: int
    area: str = ""
    form: str = ""
    status: str = ""
    scope: str = ""
    county: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class ActivitiesAnswer:
    """The chosen activities, and what is missing."""

    activities: tuple[Activity, ...]  # those where the report names counties, most named first
    without_counties: tuple[Activity, ...]  # those it says nothing about, county by county
    headline: str
    counties: tuple[str, ...]
    county_names: dict[str, str]
    sources: tuple[Source, ...]  # each document and section once


def answer(version: str, filters: Filters) -> ActivitiesAnswer:
    """Return the named activities that pass the filters, in reading order."""
    named = load(version, filters.year)
    chosen = tuple(item for item in named if _passes(item, filters))
    counted = {row["area"]: row["coordinated"] for row in store.query("areas_by_area", version) if row["year"] == filters.year}
    names = county_names(version)
    text = headline(chosen, filters, counted.get(filters.area), _named_in_area(named, filters.area), names)
    known = sorted((item for item in chosen if item.roles), key=lambda item: -item.named)
    silent = tuple(item for item in chosen if not item.roles)
    rests_on = sources(version, (*known, *silent))
    return ActivitiesAnswer(tuple(known), silent, text, tuple(names), names, rests_on)


def sources(version: str, listed: Iterable[Activity]) -> tuple[Source, ...]:
    """Return what the listed activities rest on: each document and section once, at the first activity that cites it."""
    known = documents(version)
    cited: dict[str, Source] = {}
    for item in listed:
        label = citation(known[item.document], item.section)
        cited.setdefault(label, Source(item.row_id, label))
    return tuple(cited[label] for label in sorted(cited, key=order.numbered))


def headline(
    chosen: tuple[Activity, ...], filters: Filters, counted: int | None, named_in_area: int, names: dict[str, str]
) -> str:
    """Say how many are shown, and never pretend that the named ones are all."""
    if not chosen:
        return "Ingen namngiven verksamhet passar urvalet. Ta bort ett filter för att se fler."
    shown = formats.count(len(chosen), "namngiven verksamhet", "namngivna verksamheter")
    sentence = f"{shown} visas."
    if filters.area and counted is not None:
        sentence += f" {_coverage(named_in_area, counted)}"
    if filters.county:
        involved = sum(item.role(filters.county) in TAKES_PART for item in chosen)
        sentence += f" {names[filters.county]} är med i {formats.decimal(involved)} av dem enligt rapporten."
    return sentence


def _coverage(named: int, counted: int) -> str:
    if named <= counted:
        ratio = f"{formats.decimal(named)} av {formats.decimal(counted)} namngivna"
    else:
        ratio = f"{formats.decimal(named)} namngivna mot {formats.decimal(counted)} i tabellen"
    return f"{ratio}: texten och tabellen delar inte alltid in lika, och bilagorna med hela förteckningen saknas."


def _named_in_area(named: tuple[Activity, ...], area: str) -> int:
    return sum(item.area == area and item.form == "samordning" for item in named)


def _passes(item: Activity, filters: Filters) -> bool:
    wanted = (
        (filters.area, item.area or ""),
        (filters.form, item.form),
        (filters.status, item.status),
        (filters.scope, item.scope),
    )
    if any(code and formats.slug(value) != code for code, value in wanted):
        return False
    if filters.county and item.role(filters.county) == NOT_STATED:
        return False
    return filters.text.casefold() in item.name.casefold()


COLUMNS = ("Verksamhet", "Del", "Form", "Läge", "Deltagare", "Län med roll", "Avsnitt")


def table(answer: ActivitiesAnswer) -> list[tuple[str, ...]]:
    """Return the grid as text: one row per activity, the counties listed by role."""
    return [
        (item.name, item.scope, item.form, item.status, item.participants, _by_role(item, answer.counties), item.section)
        for item in (*answer.activities, *answer.without_counties)
    ]


def _by_role(item: Activity, counties: tuple[str, ...]) -> str:
    told = []
    for role in ROLE_ORDER:
        holders = [county for county in counties if item.roles.get(county) == role]
        if holders:
            told.append(f"{role}: {'samtliga' if len(holders) == len(COUNTIES) else ' '.join(holders)}")
    return "; ".join(told) or NOT_STATED
