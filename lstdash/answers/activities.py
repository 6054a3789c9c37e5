"""Which named activities lie behind an area, and which county has which role? (2006 report, chapters 1-5)"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from lstdash import formats, store
from lstdash.answers.evidence import Source, citation, documents, row_id

# Strongest first: a county that both hosts and takes part is shown as host.
ROLE_ORDER = ("värd", "tar emot", "avlämnar", "deltar", "observatör", "intresserad", "deltar inte")
NOT_STATED = "ej angivet"
ALL_COUNTIES = 21


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
class Activity:
    """One named object with the roles of the counties that the report names (county -> role)."""

    activity: str
    name: str
    scope: str
    area: str | None
    form: str
    status: str
    participants: str
    roles: dict[str, str]
    note: str
    section: str
    row_id: str
    document: str = ""

    @property
    def named(self) -> int:
        """How many counties take part, host, hand over or take over."""
        return sum(role in ROLE_ORDER[:4] for role in self.roles.values())

    def role(self, county: str) -> str:
        """Return the county's role, `ej angivet` when the report says nothing."""
        return self.roles.get(county, NOT_STATED)


@dataclass(frozen=True, slots=True)
class ActivitiesAnswer:
    """The chosen activities, how many there are in all, and what is missing."""

    activities: tuple[Activity, ...]  # those where the report names counties, most named first
    without_counties: tuple[Activity, ...]  # those it says nothing about, county by county
    named_total: int
    headline: str
    counties: tuple[str, ...]
    county_names: dict[str, str]


def answer(version: str, filters: Filters) -> ActivitiesAnswer:
    """Return the named activities that pass the filters, in reading order."""
    named = load(version, filters.year)
    chosen = tuple(item for item in named if _passes(item, filters))
    counties = store.query("counties", version)
    counted = {row["area"]: row["coordinated"] for row in store.query("areas_by_area", version) if row["year"] == filters.year}
    names = {row["county"]: row["short_name"] for row in counties}
    text = headline(chosen, filters, counted.get(filters.area), _named_in_area(named, filters.area), names)
    known = sorted((item for item in chosen if item.roles), key=lambda item: -item.named)
    return ActivitiesAnswer(
        tuple(known), tuple(item for item in chosen if not item.roles), len(named), text, tuple(names), names
    )


def sources(version: str, found: ActivitiesAnswer) -> tuple[Source, ...]:
    """Return what the listed activities rest on: each document and section once, at the first activity that cites it."""
    known = documents(version)
    cited: dict[str, Source] = {}
    for item in (*found.activities, *found.without_counties):
        label = citation(known[item.document], item.section)
        cited.setdefault(label, Source(item.row_id, label))
    return tuple(cited[label] for label in sorted(cited))


def load(version: str, year: int) -> tuple[Activity, ...]:
    """Return every named activity of a year with its roles."""
    roles: dict[str, dict[str, str]] = defaultdict(dict)
    for row in store.query("areas_roles", version, year=year):
        known = roles[row["activity"]].get(row["county"])
        if known is None or ROLE_ORDER.index(row["role"]) < ROLE_ORDER.index(known):
            roles[row["activity"]][row["county"]] = row["role"]
    return tuple(_activity(row, roles[row["activity"]]) for row in store.query("areas_activities", version, year=year))


def _activity(row: store.Row, roles: dict[str, str]) -> Activity:
    return Activity(
        row["activity"],
        row["name"],
        row["scope"],
        row["area"],
        row["form"],
        row["status"],
        participants(row),
        roles,
        row["note"] or "",
        row["section"],
        row_id("activities", row["activity"], row["year"]),
        row["source"],
    )


def participants(row: store.Row) -> str:
    """Write how many take part, exactly as much as the report says."""
    basis, low, high = row["participation_basis"], row["participants_low"], row["participants_high"]
    if basis == "samtliga":
        return "alla 21"
    if low is not None:
        return formats.interval(low, high if high is not None else low) + formats.NBSP + "län"
    if row["named_counties"]:
        named = formats.count(row["named_counties"], "namngivet", "namngivna")
        return named if row["list_is_exhaustive"] else f"minst {named}"
    if basis == "konstellation":
        return str(row["constellation_name"])
    return NOT_STATED


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
        involved = sum(item.role(filters.county) in ROLE_ORDER[:4] for item in chosen)
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
            told.append(f"{role}: {'samtliga' if len(holders) == ALL_COUNTIES else ' '.join(holders)}")
    return "; ".join(told) or NOT_STATED
