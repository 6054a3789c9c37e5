"""Who belongs together? Memberships and overlaps of the named constellations (2006 report, 2.1.3 and 4.2.2)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lstdash import formats, order, store
from lstdash.evidence.citations import row_id
from lstdash.evidence.constellations import DERIVED, GEOGRAPHIC, KINDS, OCCASIONAL, ORDINARY, PROJECT
from lstdash.evidence.counties import county_names
from lstdash.evidence.survey import Choices, Trouble
from lstdash.questions.constellations.answers.what_if import MeanChange, Scenario, outcome
from lstdash.questions.constellations.model.constellations import Constellation, Overlap, overlaps

NEW, LEFT = "blir medlem", "lämnar"  # a membership that is tried


@dataclass(frozen=True, slots=True)
class Column:
    """One constellation of the matrix."""

    code: str
    name: str
    kind: str
    row_id: str


@dataclass(frozen=True, slots=True)
class MembersAnswer:
    """Every constellation, its members (after what is tried), and what that does to the means."""

    columns: tuple[Column, ...]
    counties: tuple[str, ...]  # so that a constellation's members stand together
    names: dict[str, str]
    cells: dict[tuple[str, str], str]  # (county, constellation) -> membership
    home: dict[str, str]  # county -> geographic constellation, ordinary
    visits: dict[str, tuple[str, ...]]  # county -> geographic constellations it is an occasional member of
    overlaps: tuple[Overlap, ...]
    title: str
    overlap_sentence: str
    sentence: str
    hint: str
    means: tuple[MeanChange, ...]
    trouble: Trouble | None

    def name(self, code: str) -> str:
        """Return a constellation's name."""
        return next((column.name for column in self.columns if column.code == code), code)


def answer(version: str, choices: Choices, scenario: Scenario) -> MembersAnswer:
    """Return memberships and means; what cannot be tried leaves everything as it is and `trouble` says why."""
    names = county_names(version)
    tried = outcome(version, choices, scenario)
    after = tried.after
    columns = _columns(version, after)
    home = {county: item.code for item in after if item.is_exclusive for county in item.counties}
    shared = overlaps(after)
    projects = {column.code for column in columns if column.kind == PROJECT}
    return MembersAnswer(
        columns,
        _order(columns, after, names),
        names,
        _cells(version, tried.today, after),
        home,
        _visits(after),
        shared,
        title(after),
        overlap_sentence([item for item in shared if not {item.first, item.second} & projects], columns, names),
        tried.sentence,
        tried.hint,
        tried.means,
        tried.trouble,
    )


def title(after: Sequence[Constellation]) -> str:
    """Say how many geographic groups there are and which counties stand outside them."""
    groups = [item for item in after if item.is_exclusive]
    if not groups:
        return "Inga konstellationer är publicerade ännu"
    return f"{formats.count(len(groups), 'geografisk grupp', 'geografiska grupper')} och fler som går på tvären"


def overlap_sentence(shared: Sequence[Overlap], columns: Sequence[Column], names: dict[str, str]) -> str:
    """Say which two constellations share most ordinary counties; ties are all named."""
    called = {column.code: column.name for column in columns}
    most = max((len(overlap.ordinary) for overlap in shared), default=0)
    if most == 0:
        return "Inga konstellationer delar ordinarie medlemmar."
    told = [
        f"{called[overlap.first]} och {called[overlap.second]} "
        f"({formats.listed(sorted((names[county] for county in overlap.ordinary), key=order.name))})"
        for overlap in shared
        if len(overlap.ordinary) == most
    ]
    return f"Mest överlappar {'; '.join(told)}: {formats.count(most, 'gemensamt län', 'gemensamma län')}."


def _columns(version: str, after: Sequence[Constellation]) -> tuple[Column, ...]:
    kinds = {row["constellation"]: row["kind"] for row in store.table("constellations", version)}
    northing = {row["county"]: row["north_km"] for row in store.query("constellations_centres", version)}

    def north_first(item: Constellation) -> tuple[int, float]:
        at = [northing[county] for county in item.counties if county in northing]
        return KINDS.index(kinds[item.code]), -sum(at) / len(at) if at else 0.0

    return tuple(
        Column(item.code, item.name, kinds[item.code], row_id("constellations", item.code))
        for item in sorted(after, key=north_first)
    )


def _order(columns: Sequence[Column], after: Sequence[Constellation], names: dict[str, str]) -> tuple[str, ...]:
    """Counties by the first column they are in, ordinary before occasional, so that groups stand together."""
    sets = {item.code: item for item in after}

    def first(county: str) -> tuple[float, int]:
        ranked = [
            index + (0 if county in sets[column.code].counties else 0.5)
            for index, column in enumerate(columns)
            if column.kind == GEOGRAPHIC and county in (*sets[column.code].counties, *sets[column.code].occasional)
        ]
        own = [rank for rank in ranked if rank == int(rank)]
        return min(own or ranked or [float(len(columns))]), list(names).index(county)

    return tuple(sorted(names, key=first))


def _cells(version: str, today: Sequence[Constellation], after: Sequence[Constellation]) -> dict[tuple[str, str], str]:
    stated = {(row["county"], row["constellation"]): row["membership"] for row in store.table("constellation_members", version)}
    before = {item.code: set(item.counties) for item in today}
    cells: dict[tuple[str, str], str] = {}
    for item in after:
        for county in item.occasional:
            cells[county, item.code] = OCCASIONAL
        for county in before.get(item.code, set()) - set(item.counties):
            cells[county, item.code] = LEFT
        for county in item.counties:
            known = stated.get((county, item.code), NEW)
            cells[county, item.code] = NEW if known == OCCASIONAL else known
    return cells


def _visits(after: Sequence[Constellation]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for item in after:
        for county in item.occasional if item.is_exclusive else ():
            found[county] = (*found.get(county, ()), item.code)
    return found


OVERLAP_COLUMNS = ("Konstellationer", "Gemensamma ordinarie län", "Gemensamma, även tillfälliga")


def overlap_table(answer: MembersAnswer) -> list[tuple[str, ...]]:
    """Return the pairs of constellations that share a county."""
    return [
        (f"{answer.name(o.first)} och {answer.name(o.second)}", _listed(answer, o.ordinary), _listed(answer, o.with_occasional))
        for o in answer.overlaps
        if o.with_occasional
    ]


MEMBER_COLUMNS = ("Konstellation", "Ordinarie", "Härledda", "Tillfälliga")


def member_table(answer: MembersAnswer) -> list[tuple[str, ...]]:
    """Return each constellation with its members by kind of membership."""
    kinds = ((ORDINARY, NEW), (DERIVED,), (OCCASIONAL,))
    return [
        (
            column.name,
            *(
                _listed(answer, [c for c in answer.counties if answer.cells.get((c, column.code)) in wanted])
                for wanted in kinds
            ),
        )
        for column in answer.columns
    ]


def _listed(answer: MembersAnswer, counties: Sequence[str]) -> str:
    return ", ".join(answer.names[county] for county in counties) or formats.MISSING
