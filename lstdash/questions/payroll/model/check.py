"""Which coalitions, costs and targets cannot hold together; what a single lever may be stands in its row.

Nothing is corrected: a contradiction is named by a code and its values, and answers say it in words.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from enum import StrEnum

from lstdash.questions.payroll.model.members import Member
from lstdash.shared_model.faults import Fault


class Broken(StrEnum):
    """The rules that a payroll scenario can break, beside those of its levers."""

    TARGET_BEYOND_HORIZON = "target_beyond_horizon"
    NO_COST = "no_cost"
    COST_ABOVE_CEILING = "cost_above_ceiling"
    NOBODY = "nobody"
    TWICE = "twice"
    JOINS_OUTSIDE_HORIZON = "joins_outside_horizon"
    LEAVES_BEFORE_JOINING = "leaves_before_joining"
    NO_SIZE = "no_size"
    TWO_SIZES = "two_sizes"
    HOST_ELSEWHERE = "host_elsewhere"
    HOST_NOT_ALL_ALONG = "host_not_all_along"


def target_faults(target_years: float, horizon_years: float) -> Iterator[Fault]:
    """Yield a fault when nobody could see the target being met."""
    if target_years > horizon_years:
        yield Fault(Broken.TARGET_BEYOND_HORIZON, "target_years", (target_years, horizon_years))


def money_faults(cost_base_mkr: float | None, ceiling_mkr: float | None) -> Iterator[Fault]:
    """Yield a fault for an entered cost that is none, or more than it can be a part of."""
    if cost_base_mkr is None:
        return
    if not (math.isfinite(cost_base_mkr) and cost_base_mkr > 0):
        yield Fault(Broken.NO_COST, values=(cost_base_mkr,))
    elif ceiling_mkr is not None and cost_base_mkr > ceiling_mkr:
        yield Fault(Broken.COST_ABOVE_CEILING, values=(cost_base_mkr, ceiling_mkr))


def member_faults(
    members: Sequence[Member], seven: Sequence[Member], horizon_years: float, host: str | None
) -> Iterator[Fault]:
    """Yield a fault for each contradiction in who takes part, and when."""
    if not members:
        yield Fault(Broken.NOBODY)
        return
    for county, times in Counter(m.county for m in members if m.county).items():
        if times > 1:
            yield Fault(Broken.TWICE, county, (times,))
    for member in dict.fromkeys(members):
        yield from _year_faults(member, horizon_years)
    yield from _size_faults(members, seven)
    yield from _host_faults(members, host)


def _year_faults(member: Member, horizon_years: float) -> Iterator[Fault]:
    years = (member.join_year, member.leave_year)
    if member.join_year < 1 or member.join_year > horizon_years:
        yield Fault(Broken.JOINS_OUTSIDE_HORIZON, member.county, years)
    if member.leave_year is not None and member.leave_year < member.join_year:
        yield Fault(Broken.LEAVES_BEFORE_JOINING, member.county, years)


def _size_faults(members: Sequence[Member], seven: Sequence[Member]) -> Iterator[Fault]:
    for m in dict.fromkeys((*members, *seven)):
        if not 0 < m.weight_low <= m.weight_high < math.inf or not 0 < m.cost_index < math.inf:
            yield Fault(Broken.NO_SIZE, m.county, (m.weight_low, m.weight_high))
    sizes = {m.county: _size(m) for m in seven}
    for m in members:
        if m.county and sizes.get(m.county, _size(m)) != _size(m):
            yield Fault(Broken.TWO_SIZES, m.county)


def _size(member: Member) -> tuple[float, float, float]:
    return member.weight_low, member.weight_high, member.cost_index


def _host_faults(members: Sequence[Member], host: str | None) -> Iterator[Fault]:
    if host is None:
        return
    chosen = next((m for m in members if m.county == host), None)
    if chosen is None:
        yield Fault(Broken.HOST_ELSEWHERE, host)
    elif chosen.join_year > min(m.join_year for m in members) or _leaving(chosen) < max(map(_leaving, members)):
        yield Fault(Broken.HOST_NOT_ALL_ALONG, host)


def _leaving(member: Member) -> float:
    return math.inf if member.leave_year is None else member.leave_year
