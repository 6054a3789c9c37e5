"""From the published tables to the bounds' problem: printed groups, and the facts the reader lets count (2006 report, 4.2).

Numbers come from the tables `group_totals`, `group_members` and `assumptions`. Which counties the report
singles out in words (4.2.2) is written here, beside the sentence that names them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lstdash import formats, store
from lstdash.errors import ScenarioError
from lstdash.evidence.constellations import OCCASIONAL, SOUTH
from lstdash.shared_model.bounds import Space, solution_space
from lstdash.shared_model.integer_program import clashes, drops
from lstdash.shared_model.survey_facts import Fact, Group, Grouping, Problem, at_least, exchange, highest, times_mean, within

SIZE, PLACE = "storlek", "konstellation"  # groupings as the tables name them
EAST_GROUP, NORTH_GROUP = "ostra_mellansverige", "nordlan_s_x"  # printed groups (4.2.2); the first is the constellation too
ABOUT_TWICE = ("X", "W")  # singled out within the north (4.2.2)
MOST_IN_SOUTH = ("M", "H")  # singled out within the south (4.2.2)
SWAPPED = ("S", "W")  # counted in the north by the table, by the text (4.2.2)
NO_GROUPS = "Inga gruppsummor är publicerade ännu."

RANGE, NAMED, TWICE, SOUTH_MOST = "spann", "namngivna", "dubbelt", "syd-flest"
EAST_LOWER, EAST_HIGHER = "ostra-lagre", "ostra-hogre"


@dataclass(frozen=True, slots=True)
class Choices:
    """Which facts count: span of Östra Mellansverige (lagre, hogre, bada, ingen), who is in the north, what is set aside."""

    east: str = "lagre"
    north: str = ""  # "dalarna": as the text has it
    without: tuple[str, ...] = ()
    year: int | None = None


@dataclass(frozen=True, slots=True)
class StatedFact:
    """A fact as a reader sees it: what it says, where it stands, and whether it counts now."""

    key: str
    label: str
    section: str
    quality: str  # mark of the assumption it uses; empty when it is read off a table
    is_used: bool


def groupings(version: str, year: int) -> tuple[Grouping, ...]:
    """Return the two printed tables of a year, members in table order."""
    members: dict[tuple[str, str], list[str]] = {}
    for row in store.table("group_members", version):
        members.setdefault((row["grouping"], row["group_code"]), []).append(row["county"])
    found: dict[str, list[Group]] = {SIZE: [], PLACE: []}
    for row in store.table("group_totals", version):
        if row["year"] == year:
            counties = tuple(members.get((row["grouping"], row["group_code"]), ()))
            group = Group(row["group_code"], row["name"], counties, row["participations"], row["mean_printed"])
            found[row["grouping"]].append(group)
    return tuple(Grouping(code, tuple(groups)) for code, groups in found.items() if groups)


def years(version: str) -> tuple[int, ...]:
    """Return the survey years that group totals are published for."""
    return tuple(sorted({row["year"] for row in store.table("group_totals", version)}))


def survey_year(version: str, wanted: int | None) -> int:
    """Return the wanted year when it is published, else the latest. ScenarioError when no year is."""
    published = years(version)
    if not published:
        raise ScenarioError(NO_GROUPS)
    return wanted if wanted in published else published[-1]


@dataclass(frozen=True, slots=True)
class Trouble:
    """Choices that cannot hold together, told calmly: what, and labelled lines of detail."""

    what: str
    lines: tuple[tuple[str, str], ...] = ()


def trouble(error: ScenarioError, names: Mapping[str, str]) -> Trouble:
    """Return an error as a reader meets it: county letters and codes become names."""
    where, found = (names.get(text, _named_letters(text, names)) for text in (error.where, error.found))
    fields = (("Var", where), ("Väntat", error.expected), ("Funnet", found), ("Gör så här", error.action))
    return Trouble(error.what, tuple((label, text) for label, text in fields if text))


def _named_letters(text: str, names: Mapping[str, str]) -> str:
    return re.sub(r"\b[A-Z]{1,2}\b", lambda letter: names.get(letter[0], letter[0]), text)


def problem(version: str, choices: Choices) -> Problem:
    """Return the printed tables with the facts that count. CannotHold when the tables do not fit together."""
    year = survey_year(version, choices.year)
    tables = groupings(version, year)
    if choices.north:
        tables = tuple(exchange(table, *SWAPPED) if table.code == PLACE else table for table in tables)
    facts = (fact for fact in _facts(version, year, tables, choices) if fact is not None)
    return Problem(tables, tuple(fact for fact in facts if fact.key not in choices.without))


def space(version: str, choices: Choices) -> Space:
    """Return every county count that fits. CannotHold names the facts that cannot hold together."""
    return solution_space(problem(version, choices))


def floors(version: str, year: int) -> dict[str, int]:
    """Return the named support coordinations in operation, beyond those all 21 share, that list a county.

    What is planned or proposed is none yet, and work that is concentrated is another thing (2006 report, 2.2). A county that is
    listed in none has no row.
    """
    return {row["county"]: row["named"] for row in store.query("evidence_floors", version, year=year)}


def stated_facts(version: str, choices: Choices) -> tuple[StatedFact, ...]:
    """Return every fact that can count, in the report's order."""
    year = survey_year(version, choices.year)
    known = {row["assumption"]: row for row in store.table("assumptions", version)}
    sections = {
        RANGE: ("2.2", "count_high"),
        NAMED: ("kapitel 2–5", ""),
        SOUTH_MOST: ("4.2.2", ""),
        TWICE: ("4.2.2", "twice_low"),
        EAST_LOWER: ("4.2.2", "ostra_low"),
        EAST_HIGHER: ("2.2", "ostra_high"),
    }
    every = Choices("bada", choices.north, (), choices.year)
    used = {fact.key for fact in problem(version, choices).facts}
    stated = []
    for fact in _facts(version, year, problem(version, every).groupings, every):
        if fact is not None:
            section, assumption = sections[fact.key]
            quality = known[assumption]["quality"] if assumption in known else ""
            stated.append(StatedFact(fact.key, fact.label, section, quality, fact.key in used))
    return tuple(stated)


def slack_sentence(version: str, choices: Choices) -> str:
    """Say how the two printed sums relate, and which figures cannot hold together with the facts that count."""
    chosen = problem(version, choices)
    least = solution_space(chosen).least_slack
    sums = formats.listed([formats.decimal(table.total) for table in chosen.groupings])
    if least == 0:
        return f"De två tabellerna summerar till {sums} och går ihop med de valda uppgifterna."
    first = f"De två tabellerna summerar till {sums} fast de räknar samma län."
    if least <= solution_space(Problem(chosen.groupings)).least_slack:
        return f"{first} {_wrong(least)}, och i vilken grupp går inte att veta."
    return " ".join((first, f"Med de valda uppgifterna: {_wrong(least).lower()}.", *_clashing(chosen), *_cure(chosen, least)))


def _wrong(least: int) -> str:
    if least == 1:
        return "Minst ett deltagande måste vara felräknat"
    return f"Minst {formats.decimal(least)} deltaganden måste vara felräknade"


def _clashing(chosen: Problem) -> list[str]:
    told = []
    for clash in clashes(chosen):
        limit = f"minst {clash.low}" if clash.printed < clash.low else f"högst {clash.high}"
        told.append(f"Uppgifterna ger {limit} i {clash.name}, men summan {clash.printed} är tryckt.")
    return told


def _cure(chosen: Problem, least: int) -> list[str]:
    fewer = {drop.label: drop.least_slack for drop in drops(chosen) if drop.kind == "uppgift" and drop.least_slack is not None}
    best = min(fewer.values(), default=least)
    if best >= least:
        return []
    labels = [f"”{label}”" for label, slack in fewer.items() if slack == best]
    enough = "räcker ett" if best == 1 else f"räcker {formats.decimal(best)}" if best else "går tabellerna ihop"
    return [f"Läggs {' eller '.join(labels)} åt sidan {enough}."]


def _facts(version: str, year: int, tables: Sequence[Grouping], choices: Choices) -> tuple[Fact | None, ...]:
    values = {row["assumption"]: row for row in store.table("assumptions", version)}
    groups = {group.code: group.counties for table in tables for group in table.groups}
    everyone = tuple(county for table in tables[:1] for group in table.groups for county in group.counties)
    return (
        _span(values, RANGE, "{span} samordningar per län", everyone, ("count_low", "value"), ("count_high", "value")),
        *_east(values, groups.get(EAST_GROUP, ()), choices.east),
        _twice(values, groups.get(NORTH_GROUP, ())),
        _south(version, everyone),
        _named(version, year, everyone),
    )


def _span(
    values: Mapping[str, store.Row],
    key: str,
    label: str,
    counties: Sequence[str],
    low: tuple[str, str],
    high: tuple[str, str],
) -> Fact | None:
    if not counties or low[0] not in values or high[0] not in values:
        return None
    bounds = round(values[low[0]][low[1]]), round(values[high[0]][high[1]])
    return within(key, label.format(span=formats.interval(*bounds)), counties, *bounds)


def _east(values: Mapping[str, store.Row], counties: Sequence[str], choice: str) -> tuple[Fact | None, ...]:
    """The lower span (4.2.2) is the assumptions' value; the higher (2.2) is their upper end."""
    label = "{span} i varje län i Östra Mellansverige"
    lower = _span(values, EAST_LOWER, label, counties, ("ostra_low", "value"), ("ostra_high", "value"))
    higher = _span(values, EAST_HIGHER, label, counties, ("ostra_low", "high"), ("ostra_high", "high"))
    wanted = {"lagre": (lower,), "hogre": (higher,), "bada": (lower, higher)}
    return wanted.get(choice, ())


def _twice(values: Mapping[str, store.Row], north: Sequence[str]) -> Fact | None:
    if not north or not {"twice_low", "twice_high"} <= set(values) or set(north) <= set(ABOUT_TWICE):
        return None
    low, high = values["twice_low"]["value"], values["twice_high"]["value"]
    span = f"{formats.plain(low)}–{formats.plain(high)}"
    label = f"Gävleborg och Dalarna ca dubbelt så många som övriga i norr, läst som {span} gånger"
    return times_mean(TWICE, label, ABOUT_TWICE, north, low, high)


def _south(version: str, everyone: Sequence[str]) -> Fact | None:
    members = store.table("constellation_members", version)
    south = [row["county"] for row in members if row["constellation"] == SOUTH and row["membership"] != OCCASIONAL]
    if not set(MOST_IN_SOUTH) < set(south) <= set(everyone):
        return None
    return highest(SOUTH_MOST, "Skåne och Kalmar har flest i söder", MOST_IN_SOUTH, south)


def _named(version: str, year: int, everyone: Sequence[str]) -> Fact | None:
    named = {county: count for county, count in floors(version, year).items() if county in everyone}
    return at_least(NAMED, "Minst de samordningar i drift som rapporten namnger länet i", named) if named else None
