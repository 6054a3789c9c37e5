"""Does it matter whom one works with? The two printed tables, and size against company (2006 report, 4.2.1 and 4.2.2)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lstdash import formats, store
from lstdash.errors import ScenarioError
from lstdash.evidence.citations import Conflict, Figure, Source, conflicts, row_id, source
from lstdash.evidence.counties import county_names
from lstdash.evidence.faults import explained
from lstdash.evidence.survey import (
    EAST_GROUP,
    NO_GROUPS,
    PLACE,
    SIZE,
    Choices,
    StatedFact,
    Trouble,
    slack_sentence,
    space,
    stated_facts,
    survey_year,
    trouble,
    years,
)
from lstdash.questions.constellations.answers.faults import WORDS
from lstdash.questions.constellations.answers.groups import GroupRow, group_sources, missing_year, printed_groups, told
from lstdash.questions.constellations.model.constellations import SizeEffect, size_effect
from lstdash.shared_model.bounds import Interval

SMALL, LARGE = "mindre", "storre"
TABLES = ("group_totals", "group_members", "constellations", "constellation_members")


@dataclass(frozen=True, slots=True)
class ConstellationsAnswer:
    """The printed groups of a year and what they say about size and company."""

    year: int | None
    years: tuple[int, ...]
    missing_year: str
    groups: tuple[GroupRow, ...]  # size first, then constellation; in each the highest mean first
    trend: tuple[GroupRow, ...]  # the constellation groups of every year
    headline: str
    figures: tuple[Figure, ...]
    effect: SizeEffect | None
    size_sentence: str
    size_title: str
    sum_sentence: str
    facts: tuple[StatedFact, ...]
    trouble: Trouble | None
    sources: tuple[Source, ...]
    conflicts: tuple[Conflict, ...]


def answer(version: str, choices: Choices) -> ConstellationsAnswer:
    """Return what the two tables say; where the facts cannot hold together, what is printed stays and `trouble` says why."""
    published = years(version)
    if not published:
        return ConstellationsAnswer(None, (), "", (), (), NO_GROUPS, (), None, "", "", "", (), None, (), ())
    year = survey_year(version, choices.year)
    rows = printed_groups(version)
    groups = tuple(row for row in rows if row.year == year)
    found = _conflicts(version)
    effect, told, facts, wrong = None, "", tuple[StatedFact, ...](), None
    try:
        with explained(WORDS):
            facts = stated_facts(version, choices)
            effect, told = _effect(version, choices), slack_sentence(version, choices)
    except ScenarioError as error:
        wrong = trouble(error, county_names(version))
    return ConstellationsAnswer(
        year,
        published,
        missing_year(choices.year, published),
        groups,
        tuple(row for row in rows if row.grouping == PLACE),
        headline(groups, effect),
        figures(version, groups, effect, found),
        effect,
        size_sentence(effect, county_names(version)),
        size_title(effect),
        told,
        facts,
        wrong,
        group_sources(version, year),
        found,
    )


def headline(groups: Sequence[GroupRow], effect: SizeEffect | None) -> str:
    """Say which groups do most and least, and what is left of the size effect without the most active group."""
    place = [row for row in groups if row.grouping == PLACE]
    if not place:
        return NO_GROUPS
    most, least = max(row.mean_printed for row in place), min(row.mean_printed for row in place)
    when = f"År {place[0].year} deltog"
    if most == least:
        first = f"{when} alla grupper i lika många samordningar: {formats.decimal(most, 1)} per län."
    else:
        first = (
            f"{when} ett län i {_names(place, most)} i snitt i {formats.decimal(most, 1)} samordningar, "
            f"i {_names(place, least)} i {formats.decimal(least, 1)}."
        )
    return f"{first} {_size_clause(effect)}".strip()


def _size_clause(effect: SizeEffect | None) -> str:
    if effect is None or effect.printed is None:
        return ""
    apart = f"{formats.decimal(abs(effect.printed), 1)}{formats.NBSP}{'fler' if effect.printed >= 0 else 'färre'}"
    without = _span(effect.without)
    left = f"men utan Östra Mellansverige är skillnaden {without}: {_verdict(effect)}."
    return f"Mindre länsstyrelser hade {apart} än större, {left}"


def _verdict(effect: SizeEffect) -> str:
    """What the interval without the east lets us say about size alone."""
    whole = effect.recomputed or 0.0
    if effect.without.low <= 0 <= effect.without.high:
        return "den kan vara ingen alls"
    if effect.without.high < 0:
        return "den vänder"
    return "den krymper men försvinner inte" if effect.without.high < whole else "den finns kvar"


def size_sentence(effect: SizeEffect | None, names: dict[str, str]) -> str:
    """Say in full what is compared, with and without Östra Mellansverige."""
    if effect is None or effect.printed is None:
        return ""
    small = formats.listed([names[county] for county in effect.small_without])
    large = formats.listed([names[county] for county in effect.large_without])
    return (
        f"Som tryckt skiljer det {formats.decimal(effect.printed, 1)} samordningar per län mellan mindre och större "
        f"länsstyrelser. Läggs Östra Mellansverige åt sidan jämförs {small} med {large}. Då är skillnaden "
        f"{_span(effect.without)} samordningar per län, och mer än så går inte att veta: {_verdict(effect)}."
    )


def size_title(effect: SizeEffect | None) -> str:
    """The conclusion above the chart of size against company."""
    if effect is None:
        return "Storlek eller sällskap?"
    if effect.without.low <= 0 <= effect.without.high:
        return "Utan Östra Mellansverige kan storleken sakna betydelse"
    if effect.without.high < 0:
        return "Utan Östra Mellansverige har de större fler"
    return "Även utan Östra Mellansverige har de mindre fler"


def figures(
    version: str, groups: Sequence[GroupRow], effect: SizeEffect | None, found: tuple[Conflict, ...]
) -> tuple[Figure, ...]:
    """The group with most, the group with least, the size difference, and the two sums that do not agree."""
    place = [row for row in groups if row.grouping == PLACE]
    shown = [_group_figure(version, row) for row in _ends(place)]
    if effect is not None and effect.printed is not None:
        note = f"Utan Östra Mellansverige: {_span(effect.without)}"
        about = _conflict(found, "storlek_slutsats")
        label = f"Fler per län hos mindre än hos större {groups[0].year}"
        shown.append(Figure(label, formats.signed(effect.printed, 1), note, conflict=about))
    totals = [sum(row.participations for row in groups if row.grouping == code) for code in (SIZE, PLACE)]
    if all(totals):
        same, counties = totals[0] == totals[1], formats.count(sum(len(row.counties) for row in place), "län")
        value = formats.decimal(totals[0]) if same else " eller ".join(formats.decimal(total) for total in totals)
        note = "Båda tabellerna ger samma summa" if same else f"Två tabeller över samma {counties}"
        shown.append(
            Figure(f"Deltaganden i allt {groups[0].year}", value, note, conflict=_conflict(found, "deltaganden_summa"))
        )
    return tuple(shown)


def _group_figure(version: str, row: GroupRow) -> Figure:
    counties = formats.count(len(row.counties), "län")
    rows = store.table("group_totals", version)
    papers = next(r for r in rows if (r["grouping"], r["group_code"], r["year"]) == (row.grouping, row.code, row.year))
    mark = source(version, papers, "group_totals", row.grouping, row.code, row.year)
    note = f"Samordningar per län: {formats.decimal(row.participations)} deltaganden, {counties}"
    return Figure(f"{told(row.name)} {row.year}", formats.decimal(row.mean_printed, 1), note, mark)


def _ends(place: Sequence[GroupRow]) -> list[GroupRow]:
    ordered = sorted(place, key=lambda row: -row.mean_printed)
    return [ordered[0], ordered[-1]] if len(ordered) > 1 else ordered


def _names(rows: Sequence[GroupRow], mean: float) -> str:
    names = [told(row.name) for row in rows if row.mean_printed == mean]
    return " eller ".join(names)


def _span(span: Interval) -> str:
    """`mellan −0,2 och 1,9`, or one number when both ends print alike."""
    low, high = formats.decimal(span.low, 1), formats.decimal(span.high, 1)
    return low if low == high else f"mellan {low} och {high}"


def _effect(version: str, choices: Choices) -> SizeEffect | None:
    found = space(version, choices)
    groups = {group.code: group for table in found.problem.groupings for group in table.groups}
    if not {SMALL, LARGE, EAST_GROUP} <= set(groups):
        return None
    return size_effect(found, groups[SMALL], groups[LARGE], groups[EAST_GROUP].counties)


def _conflicts(version: str) -> tuple[Conflict, ...]:
    every = {conflict.row_id: conflict for table in TABLES for conflict in conflicts(version, table)}
    return tuple(every[key] for key in sorted(every))


def _conflict(found: tuple[Conflict, ...], key: str) -> Conflict | None:
    return next((conflict for conflict in found if conflict.row_id == row_id("source_conflicts", key)), None)


def trend_title(answer: ConstellationsAnswer) -> str:
    """Say which years the groups' means are compared over."""
    return f"Så har gruppernas medeltal ändrats {answer.years[0]}–{answer.years[-1]}"


EFFECT_COLUMNS = ("Mindre minus större", "Tryckt, per län", "Minst, per län", "Högst, per län")


def effect_table(effect: SizeEffect) -> list[tuple[str | float | None, ...]]:
    """Return the size effect with and without Östra Mellansverige, in coordinations per county."""
    return [
        ("Alla län", effect.printed, effect.everyone.low, effect.everyone.high),
        ("Utan Östra Mellansverige", None, effect.without.low, effect.without.high),
    ]
