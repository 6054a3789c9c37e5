"""For whom does joint payroll pay? Each county's cash flow under the chosen sharing keys.

Each year the active counties share the joint running cost by the running key. A one-off cost is shared by the
one-off key among those who enter that year, so the start is paid by the founders and a late entry by who enters.
An exit cost falls on who leaves. Every year the counties' nets sum to the joint net.

The report prints size classes, not headcounts. A weight known only as an interval is tried at both ends, the
county's own against every cohort of the others (those with the same years move together): a result moves one way
with each weight, so its extremes are there; only a scale effect bends it, and then by less than a thousandth of the
seven's yearly cost in trials.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from lstdash.questions.payroll.model.cash_flow import Units, flows, last_year
from lstdash.questions.payroll.model.members import Member, SharingKey
from lstdash.questions.payroll.model.scenario import PayrollScenario
from lstdash.shared_model.cash_flow import TOLERANCE, FloatArray, crossing, finite, powers

MAX_COHORTS = 10  # beyond this the remaining cohorts move together: 2^10 corners are enough for any chart


class Role(StrEnum):
    """What the county does with the payroll work."""

    HOST = "host"
    HANDS_OVER = "hands_over"


class Verdict(StrEnum):
    """Sign of the county's net present value over every possible weight; undecided where it has no definite sign."""

    GAINS = "gains"
    LOSES = "loses"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Interval:
    """Lowest and highest possible value; in a payback None is "never"."""

    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class CountyResult:
    """One county's answer; money in the scenario's unit, tuples by year. `role` is None while no host is chosen."""

    county: str
    role: Role | None
    verdict: Verdict
    today: Interval  # yearly cost today
    npv: Interval
    payback_years: Interval
    net: tuple[Interval, ...]
    cumulative: tuple[Interval, ...]  # discounted


@dataclass(frozen=True, slots=True, eq=False)
class Corners:
    """Weights of the members at every corner, shape [corner, member], and as volumes in B7."""

    weight: FloatArray
    volume: FloatArray


def county_results(scenario: PayrollScenario) -> tuple[CountyResult, ...]:
    """Return one result per member, in order; counties without a name and with the same years are listed once."""
    distinct = dict.fromkeys(scenario.members)
    return tuple(_county_result(scenario, scenario.members.index(member)) for member in distinct)


def joint_payback(scenario: PayrollScenario) -> Interval:
    """Return the joint payback over every possible set of weights; a point when weights do not matter."""
    corners = weight_corners(scenario, None)
    return _years(crossing(flows(scenario, units=_units(scenario, corners)).cumulative))


def shared_net(scenario: PayrollScenario, corners: Corners) -> FloatArray:
    """Return each member's yearly net in B7 under the sharing keys, undiscounted: [corner, member, year]."""
    flow = flows(scenario, units=_units(scenario, corners))
    year = np.arange(flow.saving.shape[-1])
    joint = flow.today.sum(axis=1) - flow.saving + flow.parallel
    enters = np.array([[m.join_year - 1] for m in scenario.members]) == year
    running = _parts(scenario.running_key, corners, flow.today > 0) * joint[:, None]
    one_off = _parts(scenario.one_off_key, corners, enters) * flow.one_off[:, None]
    net: FloatArray = flow.today - running - one_off - flow.exit_cost
    return net


def _parts(key: SharingKey, corners: Corners, takes_part: NDArray[np.bool_]) -> FloatArray:
    """Shares of a joint cost among those who take part, summing to 1 in every year with anyone: [corner, member, year]."""
    basis = {
        SharingKey.WEIGHT: corners.weight,
        SharingKey.EQUAL: np.ones_like(corners.weight),
        SharingKey.TODAY: corners.volume,
    }[key]
    claims = basis[:, :, None] * takes_part
    whole = claims.sum(axis=1, keepdims=True)
    shares: FloatArray = claims / np.where(whole > 0, whole, 1.0)
    return shares


def _units(scenario: PayrollScenario, corners: Corners) -> Units:
    join, leave = (np.array([f(m) for m in scenario.members], dtype=np.int64) for f in (lambda m: m.join_year, last_year))
    return Units(corners.volume, join, leave)


def _county_result(scenario: PayrollScenario, index: int) -> CountyResult:
    member = scenario.members[index]
    corners = weight_corners(scenario, index)
    net = shared_net(scenario, corners)[:, index]
    discount = powers(np.array([1 / (1 + scenario.discount_rate)]), net.shape[-1])
    cumulative = np.cumsum(net * discount, axis=-1)
    low, high = cumulative[:, -1].min(), cumulative[:, -1].max()
    role = None if scenario.host is None else Role.HOST if member.county == scenario.host else Role.HANDS_OVER
    return CountyResult(
        county=member.county,
        role=role,
        verdict=Verdict.GAINS if low > TOLERANCE else Verdict.LOSES if high < -TOLERANCE else Verdict.UNDECIDED,
        today=_amounts(scenario, corners.volume[:, index, None])[0],
        npv=_amounts(scenario, cumulative[:, -1:])[0],
        payback_years=_years(crossing(cumulative)),
        net=_amounts(scenario, net),
        cumulative=_amounts(scenario, cumulative),
    )


def _amounts(scenario: PayrollScenario, values: FloatArray) -> tuple[Interval, ...]:
    """Lowest and highest down each column, in the scenario's unit."""
    low, high = scenario.money * values.min(axis=0), scenario.money * values.max(axis=0)
    return tuple(Interval(*pair) for pair in zip(low.tolist(), high.tolist(), strict=True))


def _years(years: FloatArray) -> Interval:
    return Interval(finite(years.min()), finite(years.max()))


def weight_corners(scenario: PayrollScenario, own: int | None) -> Corners:
    """Try every cohort's weights at both ends, the member at `own` apart from the rest.

    The seven set the unit: those outside the coalition are a cohort of their own, and a county in both has one weight.
    """
    members = scenario.members
    inside = {m.county: i for i, m in enumerate(members) if m.county}
    outside = [m for m in scenario.seven if m.county not in inside]
    people = (*members, *outside)
    in_seven = {m.county for m in scenario.seven if m.county}

    def cohort(i: int, m: Member) -> Hashable:
        if i >= len(members):
            return "outside"
        return "own" if i == own else (m.county in in_seven, m.join_year, m.leave_year, m.cost_index)

    low, high = (np.array([getattr(m, end) for m in people]) for end in ("weight_low", "weight_high"))
    weights = _at_corners(low, high, [cohort(i, m) for i, m in enumerate(people)])
    costs = weights * np.array([m.cost_index for m in people])
    reference = [inside[m.county] if m.county in inside else len(members) + outside.index(m) for m in scenario.seven]
    volume = costs[:, : len(members)] / costs[:, reference].sum(axis=1, keepdims=True)
    return Corners(weights[:, : len(members)], volume)


def _at_corners(low: FloatArray, high: FloatArray, cohorts: list[Hashable]) -> FloatArray:
    """Return [corner, person] weights: each uncertain cohort low or high, all combinations."""
    uncertain = list(dict.fromkeys(c for c, wide in zip(cohorts, high > low, strict=True) if wide))
    number = {c: min(i, MAX_COHORTS - 1) for i, c in enumerate(uncertain)}
    switches = min(len(uncertain), MAX_COHORTS)
    bits = (np.arange(2**switches)[:, None] >> np.arange(max(switches, 1))) & 1
    is_high = bits[:, [number.get(c, 0) for c in cohorts]].astype(bool)
    return np.where(is_high, high, low)
