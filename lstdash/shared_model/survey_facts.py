"""What the survey prints about groups of counties, and what it says in words (heuwing2006, 2.2, 4.2.1 and 4.2.2).

The tables give totals for groups, never a figure for one county. A `Problem` is those tables plus the
facts that are switched on; `bounds` finds what they let a single county be.
Every number is an argument: nothing of the report is written here.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

from lstdash.errors import ScenarioError
from lstdash.formats import listed


@dataclass(frozen=True, slots=True)
class Group:
    """One printed row: its counties, their total number of participations and the printed mean (None: not stated)."""

    code: str
    name: str
    counties: tuple[str, ...]
    total: int | None
    mean_printed: float | None = None

    @property
    def mean_recomputed(self) -> float | None:
        """Printed total through the number of counties."""
        return None if self.total is None else self.total / len(self.counties)


@dataclass(frozen=True, slots=True)
class Grouping:
    """One printed table: every county stands in exactly one of its groups."""

    code: str
    groups: tuple[Group, ...]

    @property
    def total(self) -> int | None:
        """Sum of the printed totals; None when one of them is missing."""
        totals = [group.total for group in self.groups]
        return None if None in totals else sum(total for total in totals if total is not None)


@dataclass(frozen=True, slots=True)
class Row:
    """low <= sum of factor x count <= high, in whole numbers; None leaves that side open."""

    factors: tuple[tuple[str, int], ...]
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Fact:
    """One statement that can be switched on: `key` is stable, `label` is Swedish and names it to a reader."""

    key: str
    label: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Problem:
    """The printed tables and the facts that are switched on. Hashable; ScenarioError if they do not fit together."""

    groupings: tuple[Grouping, ...]
    facts: tuple[Fact, ...] = ()

    def __post_init__(self) -> None:
        for grouping in self.groupings:
            _check_grouping(grouping)
            if set(self.counties) != {county for group in grouping.groups for county in group.counties}:
                raise _fault("Tabellerna omfattar inte samma län.", f"indelningen {grouping.code}")
        if len({fact.key for fact in self.facts}) < len(self.facts):
            raise ValueError("two facts share a key: dropping one would drop both")
        for fact in self.facts:
            self.check_counties([county for row in fact.rows for county, _ in row.factors], fact.label)

    @cached_property
    def counties(self) -> tuple[str, ...]:
        """Every county of the tables, sorted by code."""
        if not self.groupings:
            raise _fault("Det finns ingen tabell att räkna på.", "gruppsummorna")
        return tuple(sorted(county for group in self.groupings[0].groups for county in group.counties))

    def group(self, grouping: str, code: str) -> Group:
        """Return one printed row; ScenarioError when there is none of that name."""
        for group in (group for table in self.groupings if table.code == grouping for group in table.groups):
            if group.code == code:
                return group
        known = [f"{table.code}/{group.code}" for table in self.groupings for group in table.groups]
        raise ScenarioError("Gruppen finns inte.", "gruppsummorna", f"en av {listed(known)}", f"{grouping}/{code}")

    def check_counties(self, counties: Collection[str], where: str) -> None:
        """Raise ScenarioError when a county is not in the tables."""
        unknown = sorted(set(counties) - set(self.counties))
        if unknown:
            raise ScenarioError("Länet är okänt.", where, f"någon av {listed(self.counties)}", listed(unknown))

    def without_fact(self, key: str) -> Problem:
        """The same problem with one fact switched off."""
        return replace(self, facts=tuple(fact for fact in self.facts if fact.key != key))

    def without_total(self, grouping: str, group: str) -> Problem:
        """The same problem with one printed total left out."""
        return replace(
            self,
            groupings=tuple(
                replace(table, groups=tuple(replace(g, total=None) if g.code == group else g for g in table.groups))
                if table.code == grouping
                else table
                for table in self.groupings
            ),
        )


def within(key: str, label: str, counties: Collection[str], low: int | None, high: int | None) -> Fact:
    """Each of the counties lies between low and high, both included."""
    return Fact(key, label, tuple(Row(((county, 1),), low, high) for county in counties))


def at_least(key: str, label: str, floors: Mapping[str, int]) -> Fact:
    """Each county has at least its own number, for instance the named coordinations that list it."""
    return Fact(key, label, tuple(Row(((county, 1),), floor, None) for county, floor in sorted(floors.items())))


def highest(key: str, label: str, counties: Collection[str], others: Collection[str]) -> Fact:
    """No other county has more than any of `counties`; a tie is allowed."""
    rivals = [other for other in others if other not in counties]
    return Fact(key, label, tuple(Row(((county, 1), (other, -1)), 0, None) for county in counties for other in rivals))


def times_mean(key: str, label: str, counties: Collection[str], others: Collection[str], low: float, high: float) -> Fact:
    """Each county is between low and high times the mean of the others (the counties themselves are not counted there).

    The mean is moved to the left, so that the row stays linear and whole: q x n x count - p x sum(others), factor p/q.
    """
    peers = [other for other in others if other not in counties]
    if not peers:
        raise _fault("Det finns inga län att jämföra med.", label)
    lower, upper = (Fraction(factor).limit_denominator(1000) for factor in (low, high))
    rows: list[Row] = []
    for county in counties:
        rows.append(Row(_against_mean(county, peers, lower), 0, None))
        rows.append(Row(_against_mean(county, peers, upper), None, 0))
    return Fact(key, label, tuple(rows))


def _against_mean(county: str, peers: list[str], factor: Fraction) -> tuple[tuple[str, int], ...]:
    own = (county, factor.denominator * len(peers))
    return (own, *((peer, -factor.numerator) for peer in peers))


def exchange(grouping: Grouping, first: str, second: str) -> Grouping:
    """Let two counties change places: the table counts Värmland with the north, the text Dalarna."""
    known = {county for group in grouping.groups for county in group.counties}
    if not {first, second} <= known:
        raise _fault("Länet är okänt.", f"indelningen {grouping.code}", listed(sorted({first, second} - known)))
    other = {first: second, second: first}
    return replace(
        grouping,
        groups=tuple(replace(g, counties=tuple(other.get(county, county) for county in g.counties)) for g in grouping.groups),
    )


def _check_grouping(grouping: Grouping) -> None:
    seen: set[str] = set()
    for group in grouping.groups:
        if not group.counties:
            raise _fault("Gruppen har inga län.", f"{grouping.code}, {group.name}")
        twice = sorted(county for county in set(group.counties) if county in seen or group.counties.count(county) > 1)
        if twice:
            raise _fault("Ett län räknas två gånger i samma indelning.", f"{grouping.code}, {group.name}", listed(twice))
        seen.update(group.counties)


def _fault(what: str, where: str, found: str = "") -> ScenarioError:
    return ScenarioError(what, where, "varje län i exakt en grupp per indelning", found, "Rätta indelningen.")
