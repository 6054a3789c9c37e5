"""How much of the counties is inside a shared object, and who stands nearest to joining it.

A share is counted only where the source's list is complete; else what is known is a least number. Who is nearest is said only
where somebody observes or is interested: those first, then the others by likeness to the members, the mean of the Jaccard
shares of what each pair already takes part in. (2006 report, 5.7.2-5.7.3)
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lstdash.shared_model.similarity import Profile, Weights, similar

BY_ACTIVITIES = Weights(size=0, constellations=0, neighbours=0, activities=1)
OBSERVER, INTERESTED = "observatör", "intresserad"


@dataclass(frozen=True, slots=True)
class Inside:
    """How many boards are known to be inside, and what share (0-1) of boards and staff; None where the list is not complete."""

    boards: int
    boards_share: float | None
    staff_share: float | None


@dataclass(frozen=True, slots=True)
class Near:
    """A board outside: its role, and how like the members it is (0-1); None when there is nothing to compare."""

    county: str
    role: str
    likeness_share: float | None


def inside(
    members: Iterable[str], counties: Iterable[str], staff: Mapping[str, float], *, stated: int | None, is_complete: bool
) -> Inside:
    """Count an object's members; `stated` is the least number that the source gives, `staff` county -> persons.

    The staff's share is of the counties that have a figure, and None when a member lacks one.
    """
    known, every = set(members), list(counties)
    boards = max(len(known), stated or 0)
    if not is_complete:
        return Inside(boards, None, None)
    whole = sum(staff.values())
    is_known = known <= staff.keys() and whole > 0
    return Inside(boards, boards / len(every), sum(staff[county] for county in known) / whole if is_known else None)


def nearest(roles: Mapping[str, str], members: Iterable[str], profiles: Mapping[str, Profile]) -> tuple[Near, ...]:
    """Return those outside, observers first, then the interested, then the rest by likeness; none when nobody observes.

    `roles` is county -> stated role of those who do not take part.
    """
    inner = tuple(members)
    if not {OBSERVER, INTERESTED} & set(roles.values()):
        return ()
    found = [Near(county, role, _likeness(county, inner, profiles)) for county, role in roles.items()]
    order = {OBSERVER: 0, INTERESTED: 1}
    return tuple(sorted(found, key=lambda one: (order.get(one.role, 2), -(one.likeness_share or 0.0), one.county)))


def _likeness(county: str, members: tuple[str, ...], profiles: Mapping[str, Profile]) -> float | None:
    others = {found.county: found.activities_share for found in similar(county, profiles, BY_ACTIVITIES)}
    shares = [share for member in members if (share := others.get(member)) is not None]
    return sum(shares) / len(shares) if shares else None
