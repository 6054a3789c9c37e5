"""What the survey prints about groups of counties, and what it says in words (heuwing2006, 2.2, 4.2.1 and 4.2.2).

The tables give totals for groups, never a figure for one county. A `Problem` is those tables plus the
facts that are switched on; `bounds` finds what they let a single county be.
Every number is an argument: nothing of the report is written here.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from functools import cached_property

from lstdash.shared_model.faults import CannotHold, Fault


class Unfit(StrEnum):
    """What tables, facts and questions about them cannot be; `at` says where, or which fact."""

    NO_TABLE = "no_table"
    OTHER_COUNTIES = "other_counties"
    EMPTY_GROUP = "empty_group"
    COUNTED_TWICE = "counted_twice"
    NO_SUCH_GROUP = "no_such_group"
    NOT_IN_TABLE = "not_in_table"  # a county that is to change places
    UNKNOWN_COUNTY = "unknown_county"
    NO_PEERS = "no_peers"
    CLASH = "clash"  # facts that cannot hold together
    UNBOUNDED = "unbounded"
    EMPTY_MEAN = "empty_mean"


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
    """The printed tables and the facts that are switched on. Hashable; CannotHold if they do not fit together."""

    groupings: tuple[Grouping, ...]
    facts: tuple[Fact, ...] = ()

    def __post_init__(self) -> None:
        for grouping in self.groupings:
            _check_grouping(grouping)
            if set(self.counties) != {county for group in grouping.groups for county in group.counties}:
                raise CannotHold(Fault(Unfit.OTHER_COUNTIES, grouping.code))
        if len({fact.key for fact in self.facts}) < len(self.facts):
            raise ValueError("two facts share a key: dropping one would drop both")
        for fact in self.facts:
            self.check_counties([county for row in fact.rows for county, _ in row.factors], fact.label)

    @cached_property
    def counties(self) -> tuple[str, ...]:
        """Every county of the tables, sorted by code."""
        if not self.groupings:
            raise CannotHold(Fault(Unfit.NO_TABLE))
        return tuple(sorted(county for group in self.groupings[0].groups for county in group.counties))

    def group(self, grouping: str, code: str) -> Group:
        """Return one printed row; CannotHold when there is none of that name."""
        for group in (group for table in self.groupings if table.code == grouping for group in table.groups):
            if group.code == code:
                return group
        known = tuple(f"{table.code}/{group.code}" for table in self.groupings for group in table.groups)
        raise CannotHold(Fault(Unfit.NO_SUCH_GROUP, f"{grouping}/{code}", known))

    def check_counties(self, counties: Collection[str], where: str) -> None:
        """Raise CannotHold when a county is not in the tables; `where` is a fact's label, or what the question is."""
        unknown = sorted(set(counties) - set(self.counties))
        if unknown:
            raise CannotHold(Fault(Unfit.UNKNOWN_COUNTY, where, (self.counties, tuple(unknown))))

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
        raise CannotHold(Fault(Unfit.NO_PEERS, label))
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
        raise CannotHold(Fault(Unfit.NOT_IN_TABLE, grouping.code, tuple(sorted({first, second} - known))))
    other = {first: second, second: first}
    return replace(
        grouping,
        groups=tuple(replace(g, counties=tuple(other.get(county, county) for county in g.counties)) for g in grouping.groups),
    )


def _check_grouping(grouping: Grouping) -> None:
    seen: set[str] = set()
    for group in grouping.groups:
        if not group.counties:
            raise CannotHold(Fault(Unfit.EMPTY_GROUP, f"{grouping.code}, {group.name}"))
        twice = sorted(county for county in set(group.counties) if county in seen or group.counties.count(county) > 1)
        if twice:
            raise CannotHold(Fault(Unfit.COUNTED_TWICE, f"{grouping.code}, {group.name}", tuple(twice)))
        seen.update(group.counties)
