"""Payroll scenarios for tests, and the same model worked year by year in plain Python."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st

from lstdash.questions.payroll.model.cash_flow import SAVING_CAP_SHARE, cohorts
from lstdash.questions.payroll.model.members import Member, SharingKey
from lstdash.questions.payroll.model.scenario import PayrollScenario, scenario_from
from lstdash.shared_model.cash_flow import TOLERANCE

patient = settings(max_examples=50, deadline=None)  # a busy machine is not a failure

VALUES = {
    "saving_share": 0.42,
    "one_off_cost": 1.68,
    "fixed_share": 0.5,
    "ramp_years": 0.0,
    "parallel_share": 0.0,
    "discount_rate": 0.0,
    "horizon_years": 15.0,
    "target_years": 5.0,
    "productivity_share": 0.006,
    "scale_elasticity": 0.0,
    "exit_cost_share": 0.0,
    "realised_share": 1.0,
}
RANGES = {
    "saving_share": (0.3, 0.5),
    "one_off_cost": (1.2, 2.5),
    "fixed_share": (0.2, 0.8),
    "ramp_years": (0.0, 2.0),
    "parallel_share": (0.0, 0.2),
    "discount_rate": (0.0, 0.05),
    "horizon_years": (10.0, 20.0),
    "target_years": (3.0, 8.0),
    "productivity_share": (0.0, 0.01),
    "scale_elasticity": (0.0, 0.2),
    "exit_cost_share": (0.0, 0.5),
    "realised_share": (0.5, 1.0),
}
SLIDERS = {
    "saving_share": (0.0, 0.8),
    "one_off_cost": (0.0, 5.0),
    "fixed_share": (0.0, 1.0),
    "ramp_years": (0.0, 5.0),
    "parallel_share": (0.0, 0.5),
    "discount_rate": (0.0, 0.12),
    "horizon_years": (5.0, 25.0),
    "target_years": (1.0, 12.0),
    "productivity_share": (0.0, 0.03),
    "scale_elasticity": (0.0, 0.5),
    "exit_cost_share": (0.0, 1.0),
    "realised_share": (0.1, 1.0),
}
SIZES = dict.fromkeys("GKN", (100.0, 180.0)) | dict.fromkeys("FH", (180.0, 250.0)) | dict.fromkeys("MO", (250.0, 600.0))
SEVEN = tuple(Member(county, *SIZES[county]) for county in "FGHKMNO")
OTHERS = ("AB", "C", "D", "T", "U")


def base(**changes: Any) -> PayrollScenario:
    """The seven at the published assumptions, with any field replaced."""
    return replace(scenario_from(VALUES, SEVEN, SEVEN), **changes)


def levers(**fixed: float) -> st.SearchStrategy[dict[str, float]]:
    """Any place on the sliders, with some levers held."""
    free = {
        "saving_share": st.floats(0.05, 0.8),
        "one_off_cost": st.floats(0.1, 4),
        "fixed_share": st.floats(0, 1),
        "ramp_years": st.integers(0, 5),
        "parallel_share": st.floats(0, 0.4),
        "discount_rate": st.floats(0, 0.12),
        "horizon_years": st.integers(8, 25),
        "target_years": st.integers(1, 8),
        "productivity_share": st.floats(0, 0.03),
        "scale_elasticity": st.floats(0, 0.5),
        "exit_cost_share": st.floats(0, 1),
        "realised_share": st.floats(0.1, 1),
    }
    return st.fixed_dictionaries(free | {name: st.just(value) for name, value in fixed.items()})


@st.composite
def members(draw: st.DrawFn, *, moves: bool = True, costs: bool = False, most: int = 8) -> tuple[Member, ...]:
    """Some of the seven and some others, each with its own size interval and, if it moves, its own years."""
    others = {c: (low, low + draw(st.floats(0, 200))) for c in OTHERS for low in [draw(st.floats(80, 400))]}
    names = draw(st.lists(st.sampled_from([*"FGHKMNO", *OTHERS]), min_size=1, max_size=most, unique=True))
    found = []
    for county in names:
        member = Member(county, *(SIZES | others)[county])
        if costs:
            member = replace(member, cost_index=draw(st.sampled_from([1.0, 0.8, 1.5])))
        if moves:
            join = draw(st.integers(1, 6))
            member = replace(member, join_year=join, leave_year=draw(st.none() | st.integers(join, 20)))
        found.append(member)
    return tuple(found)


def scenarios(*, moves: bool = True, costs: bool = False, most: int = 8, **fixed: float) -> st.SearchStrategy[PayrollScenario]:
    keys = st.sampled_from(SharingKey)
    return st.builds(
        lambda values, who, running, one_off: base(
            **values, members=who, seven=_seven_as_in(who), running_key=running, one_off_key=one_off
        ),
        levers(**fixed),
        members(moves=moves, costs=costs, most=most),
        keys,
        keys,
    )


def _seven_as_in(who: tuple[Member, ...]) -> tuple[Member, ...]:
    """The seven, each that takes part at the cost it has there."""
    costs = {m.county: m.cost_index for m in who}
    return tuple(replace(m, cost_index=costs.get(m.county, 1.0)) for m in SEVEN)


def by_hand(s: PayrollScenario) -> tuple[list[float], float | None]:
    """Discounted cumulative curve and payback, one county and one year at a time."""

    def size(m: Member) -> float:
        return (m.weight_low + m.weight_high) / 2

    seven = sum(size(m) for m in s.seven)
    curve, total = [], 0.0
    for t in range(int(s.horizon_years) + 1):
        active = [m for m in s.members if m.join_year <= t <= (m.leave_year or 999)]
        volume = sum(size(m) / seven for m in active)
        net = 0.0
        for m in active:
            today = size(m) / seven * (1 - s.productivity_share) ** t
            age = t - m.join_year + 1
            saving = min(1.0, s.saving_share * volume**s.scale_elasticity) * s.realised_share
            net += today * saving * min(1.0, age / (s.ramp_years + 1))
            net -= today * s.parallel_share if age <= s.ramp_years else 0.0
        for m in s.members:
            if m.join_year - 1 == t:
                net -= s.one_off_cost * (1 - s.fixed_share) * size(m) / seven
            if m.leave_year == t:
                net -= s.exit_cost_share * size(m) / seven
        if min(m.join_year for m in s.members) - 1 == t:
            net -= s.one_off_cost * s.fixed_share
        total += net / (1 + s.discount_rate) ** t
        curve.append(total)
    return curve, last_crossing(curve)


def last_crossing(curve: list[float]) -> float | None:
    """Payback read from a curve that starts below zero at some time."""
    below = [t for t, value in enumerate(curve) if value < -1e-9]
    if below and below[-1] == len(curve) - 1:
        return None
    last = below[-1]
    return min(last + 1.0, last + -curve[last] / (curve[last + 1] - curve[last]))


def county_by_hand(s: PayrollScenario, sizes: Mapping[str, float], county: str) -> list[float]:
    """One county's discounted cumulative curve with every size known, worked member by member and year by year."""
    cost = {m.county: sizes[m.county] * m.cost_index for m in (*s.members, *s.seven)}
    unit = sum(cost[m.county] for m in s.seven)
    own = next(m for m in s.members if m.county == county)
    first = min(m.join_year for m in s.members)

    def part(key: SharingKey, among: list[Member]) -> float:
        if key is SharingKey.EQUAL:
            return 1 / len(among)
        claims = sizes if key is SharingKey.WEIGHT else cost
        return claims[county] / sum(claims[m.county] for m in among)

    curve, total = [], 0.0
    for t in range(int(s.horizon_years) + 1):
        active = [m for m in s.members if m.join_year <= t <= (m.leave_year or 999)]
        volume = sum(cost[m.county] for m in active) / unit
        saving = min(1.0, s.saving_share * volume**s.scale_elasticity) * s.realised_share if active else 0.0
        today = {m.county: cost[m.county] / unit * (1 - s.productivity_share) ** t for m in active}
        joint = 0.0
        for m in active:
            age = t - m.join_year + 1
            joint += today[m.county] * (1 - saving * min(1.0, age / (s.ramp_years + 1)))
            joint += today[m.county] * s.parallel_share if age <= s.ramp_years else 0.0
        net = today[county] - part(s.running_key, active) * joint if own in active else 0.0
        if own.join_year - 1 == t:
            entering = [m for m in s.members if m.join_year - 1 == t]
            one_off = s.fixed_share if own.join_year == first else 0.0
            one_off += (1 - s.fixed_share) * sum(cost[m.county] for m in entering) / unit
            net -= part(s.one_off_key, entering) * s.one_off_cost * one_off
        if own.leave_year == t:
            net -= s.exit_cost_share * cost[county] / unit
        total += net / (1 + s.discount_rate) ** t
        curve.append(total)
    return curve


def closed_form_payback(scenario: PayrollScenario) -> float | None:
    """Payback without running the cash flow, for tests to compare with: one-off / saving + ramp / 2 + ramp x parallel / saving.

    None where the form does not apply: money or the baseline changes over time, the saving waits, counties come and go, or the
    cost is recovered before the ramp ends; and where the answer lies beyond the horizon.
    """
    joins = {m.join_year for m in scenario.members}
    leaves = any(m.leave_year is not None for m in scenario.members)
    if scenario.discount_rate or scenario.productivity_share or scenario.leavers or leaves or len(joins) != 1:
        return None
    volume = float(cohorts(scenario).volume.sum())
    saving = min(scenario.saving_share * volume**scenario.scale_elasticity, SAVING_CAP_SHARE) * scenario.realised_share
    if saving <= 0:
        return None
    one_off = scenario.one_off_cost * (scenario.fixed_share + (1 - scenario.fixed_share) * volume)
    age = one_off / (saving * volume) + scenario.ramp_years / 2 + scenario.ramp_years * scenario.parallel_share / saving
    years = age + joins.pop() - 1
    return years if scenario.ramp_years <= age and years <= scenario.horizon_years + TOLERANCE else None
