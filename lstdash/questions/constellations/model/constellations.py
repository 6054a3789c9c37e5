"""Does it matter whom one works with? (heuwing2006, 2.1.3, 4.2 and 5.5)

Constellations are named sets of counties. A what-if moves a county or merges two of them and asks what the
members' counts then add up to: the counts themselves do not change, only who is counted together. Sums, means
and their change are intervals, each solved over all counties at once. The size effect is the mean of the small
boards minus that of the large, with and without the counties that are set aside.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import combinations

from lstdash.shared_model.bounds import Interval, Space, interval, mean, minus, total
from lstdash.shared_model.faults import CannotHold, Fault
from lstdash.shared_model.survey_facts import Group

SET_ASIDE = "set_aside"  # where an unknown county stands, when it is in no fact


class Refused(StrEnum):
    """Constellations, and changes of them, that cannot be; `at` is a constellation's name, a county or a code."""

    EMPTY = "empty"
    UNKNOWN_COUNTY = "unknown_member"
    TWO_HOMES = "two_homes"
    NO_SUCH = "no_such_constellation"
    WITH_ITSELF = "with_itself"
    NOT_A_MEMBER = "not_a_member"
    ALREADY_A_MEMBER = "already_a_member"


@dataclass(frozen=True, slots=True)
class Constellation:
    """A named set: ordinary members, occasional ones, and whether an ordinary member may belong to one such set only."""

    code: str
    name: str
    counties: tuple[str, ...]
    occasional: tuple[str, ...] = ()
    is_exclusive: bool = True


@dataclass(frozen=True, slots=True)
class Move:
    """Take a county out of `source` (None: out of nothing) and make it an ordinary member of `target` (None: of nothing)."""

    county: str
    source: str | None
    target: str | None


@dataclass(frozen=True, slots=True)
class Merge:
    """Let `second` go up in `first`, which keeps its code and name."""

    first: str
    second: str


Change = Move | Merge


@dataclass(frozen=True, slots=True)
class SetBounds:
    """What a set of counties adds up to: number of counties, sum and mean of their participations."""

    code: str
    name: str
    counties: tuple[str, ...]
    total: Interval
    mean: Interval


@dataclass(frozen=True, slots=True)
class SetChange:
    """One constellation before and after (None: it does not exist then) and the change of its mean, solved jointly."""

    code: str
    before: SetBounds | None
    after: SetBounds | None
    mean_change: Interval | None

    @property
    def is_changed(self) -> bool:
        """True when the members differ."""
        return self.before is None or self.after is None or set(self.before.counties) != set(self.after.counties)


@dataclass(frozen=True, slots=True)
class SizeEffect:
    """Mean of the small boards minus mean of the large: as printed, of the printed totals, and as intervals."""

    printed: float | None
    recomputed: float | None
    everyone: Interval
    without: Interval
    small_without: tuple[str, ...]
    large_without: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Overlap:
    """Counties that two constellations share; occasional members are counted apart from the ordinary ones."""

    first: str
    second: str
    ordinary: tuple[str, ...]
    with_occasional: tuple[str, ...]


def size_effect(space: Space, small: Group, large: Group, set_aside: Collection[str]) -> SizeEffect:
    """Compare small with large boards, with and without the counties set aside.

    Raises CannotHold when a county is unknown or nothing is left of one of the groups.
    """
    space.problem.check_counties(set_aside, SET_ASIDE)
    fewer_small = tuple(county for county in small.counties if county not in set_aside)
    fewer_large = tuple(county for county in large.counties if county not in set_aside)
    return SizeEffect(
        _difference(small.mean_printed, large.mean_printed),
        _difference(small.mean_recomputed, large.mean_recomputed),
        mean_difference(space, small.counties, large.counties),
        mean_difference(space, fewer_small, fewer_large),
        fewer_small,
        fewer_large,
    )


def mean_difference(space: Space, first: Collection[str], second: Collection[str]) -> Interval:
    """Mean of the first counties minus mean of the second, solved jointly. CannotHold when one of them is empty."""
    return interval(space, minus(mean(first), mean(second)))


def set_bounds(space: Space, constellation: Constellation) -> SetBounds:
    """Sum and mean of the ordinary members' counts."""
    counties = constellation.counties
    span = interval(space, total(counties))
    return SetBounds(
        constellation.code, constellation.name, counties, span, Interval(span.low / len(counties), span.high / len(counties))
    )


def what_if(space: Space, constellations: Sequence[Constellation], changes: Sequence[Change]) -> tuple[SetChange, ...]:
    """Every constellation before and after the changes. CannotHold on a change that cannot be made."""
    check_constellations(constellations, space.problem.counties)
    before = {constellation.code: constellation for constellation in constellations}
    after = {constellation.code: constellation for constellation in regroup(constellations, changes)}
    check_constellations(tuple(after.values()), space.problem.counties)
    return tuple(_compare(space, code, before.get(code), after.get(code)) for code in before)


def regroup(constellations: Sequence[Constellation], changes: Sequence[Change]) -> tuple[Constellation, ...]:
    """Apply the changes in order; the result is not checked, since a later change may mend what an earlier one broke."""
    current = {constellation.code: constellation for constellation in constellations}
    for change in changes:
        if isinstance(change, Merge):
            _merge(current, change)
        else:
            _move(current, change)
    return tuple(current.values())


def check_constellations(constellations: Sequence[Constellation], counties: Collection[str]) -> None:
    """Raise CannotHold on an unknown county, an empty constellation or a county in two exclusive ones."""
    home: dict[str, str] = {}
    for constellation in constellations:
        if not constellation.counties:
            raise CannotHold(Fault(Refused.EMPTY, constellation.name))
        unknown = sorted({*constellation.counties, *constellation.occasional} - set(counties))
        if unknown:
            raise CannotHold(Fault(Refused.UNKNOWN_COUNTY, constellation.name, (tuple(sorted(counties)), tuple(unknown))))
        for county in constellation.counties if constellation.is_exclusive else ():
            if county in home:
                raise CannotHold(Fault(Refused.TWO_HOMES, county, (home[county], constellation.name)))
            home[county] = constellation.name


def overlaps(constellations: Sequence[Constellation]) -> tuple[Overlap, ...]:
    """Shared counties of every pair, in the given order; an empty tuple says that they share none."""
    found = []
    for first, second in combinations(constellations, 2):
        ordinary = set(first.counties) & set(second.counties)
        every = {*first.counties, *first.occasional} & {*second.counties, *second.occasional}
        found.append(Overlap(first.code, second.code, tuple(sorted(ordinary)), tuple(sorted(every))))
    return tuple(found)


def _compare(space: Space, code: str, before: Constellation | None, after: Constellation | None) -> SetChange:
    change = mean_difference(space, after.counties, before.counties) if before and after else None
    return SetChange(code, set_bounds(space, before) if before else None, set_bounds(space, after) if after else None, change)


def _find(current: dict[str, Constellation], code: str) -> Constellation:
    if code not in current:
        raise CannotHold(Fault(Refused.NO_SUCH, code, tuple(constellation.name for constellation in current.values())))
    return current[code]


def _merge(current: dict[str, Constellation], change: Merge) -> None:
    first, second = _find(current, change.first), _find(current, change.second)
    if first.code == second.code:
        raise CannotHold(Fault(Refused.WITH_ITSELF, first.name))
    counties = tuple(dict.fromkeys((*first.counties, *second.counties)))
    occasional = tuple(c for c in dict.fromkeys((*first.occasional, *second.occasional)) if c not in counties)
    current[first.code] = replace(first, counties=counties, occasional=occasional)
    del current[second.code]


def _move(current: dict[str, Constellation], change: Move) -> None:
    county = change.county
    if change.source is not None:
        source = _find(current, change.source)
        if county not in source.counties:
            raise CannotHold(Fault(Refused.NOT_A_MEMBER, source.name, (source.counties, county)))
        current[source.code] = replace(source, counties=tuple(c for c in source.counties if c != county))
    if change.target is not None:
        target = _find(current, change.target)
        if county in target.counties:
            raise CannotHold(Fault(Refused.ALREADY_A_MEMBER, target.name, (county,)))
        occasional = tuple(c for c in target.occasional if c != county)
        current[target.code] = replace(target, counties=(*target.counties, county), occasional=occasional)


def _difference(first: float | None, second: float | None) -> float | None:
    return None if first is None or second is None else first - second
