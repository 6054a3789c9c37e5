"""A county's net year by year, written as sums over sizes that are known only as intervals.

Everything is counted in what payroll costs the seven in a year today, so an amount is a sum of coefficient times size over the
seven's own sum; a cost that is shared by size is the county's size times such a sum over the sum of those who share it.
Counties with the same years count only together: their sizes are one size here, and nothing is lost by it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from lstdash.questions.payroll.model.cash_flow import SAVING_CAP_SHARE, effect_share, last_year
from lstdash.questions.payroll.model.members import Member, SharingKey
from lstdash.questions.payroll.model.scenario import PayrollScenario
from lstdash.questions.payroll.model.spans import Box, Span, ratio
from lstdash.shared_model.cash_flow import FloatArray

_NEVER = 10**6  # the year in which those outside the coalition join


class Column(NamedTuple):
    """One size: a county's own, or that of all others with the same years."""

    low: float
    high: float
    cost: float  # today's cost a unit of size
    join: int
    leave: int
    is_of_seven: bool
    members: int


class BySize(NamedTuple):
    """A joint cost that is shared by size: per unit of the county's own size, [curve, year, size] each."""

    paid: FloatArray
    saved: FloatArray  # times the saving share, taken off
    sharing: FloatArray  # who divides it


@dataclass(frozen=True, slots=True, eq=False)
class Curves:
    """Discounted yearly nets of several curves; coefficients of shape [curve, year, size] where nothing else is said."""

    scenario: PayrollScenario
    sizes: Box  # [curve, size]; a county's own is the first
    own: FloatArray  # [curve, 1, size] 1 for the county's own size; all 0 in a joint curve
    today: FloatArray  # [curve, 1, size] yearly cost
    seven: FloatArray  # [curve, 1, size] yearly cost of the seven, whose sum is the unit
    volume: FloatArray  # yearly cost of those active, for a scale effect
    linear: FloatArray
    saved: FloatArray  # times the saving share
    by_size: tuple[BySize, ...]

    def span(self, case: NDArray[np.int64], box: Box, under: FloatArray, constant: float) -> Span:
        """Bound the cumulative curves of `case`, counted in (under . size + constant) instead of the seven's sum."""
        saving = self._saving(case, box)
        at = np.cumsum(self.linear[case] + saving.middle[..., None] * self.saved[case], axis=1)
        bends = []  # what no sum of sizes can say
        for part in self.by_size:
            share = self._shared(box, BySize(*(coefficients[case] for coefficients in part)), saving)
            at += share.middle[..., None] * self.own[case]
            bends.append(ratio(box, self.own[case], under, constant) * share.plus(-share.middle))
        if self.scenario.scale_elasticity:
            bends.append((ratio(box, self.saved[case], under, constant) * saving.plus(-saving.middle)).running())
        return sum(bends, start=ratio(box, at, under, constant))

    def _saving(self, case: NDArray[np.int64], box: Box) -> Span:
        """Share taken home, grown with the volume active in each year: s x (B / B7)^e."""
        s, years = self.scenario, self.volume.shape[1]
        one, flat = np.ones((len(case), years)), np.zeros((len(case), years, box.slopes))
        grown = Span(one, one, flat, flat)
        if s.scale_elasticity:
            grown = ratio(box, self.volume[case], self.seven[case]).power(s.scale_elasticity)
        return grown.times(s.saving_share).capped(SAVING_CAP_SHARE).times(s.realised_share)

    def _shared(self, box: Box, part: BySize, saving: Span) -> Span:
        """What the county pays of a joint cost until each year, per unit of its own size; negative."""
        nobody = np.where(part.sharing.any(axis=-1), 0.0, 1.0)
        found = ratio(box, saving.middle[..., None] * part.saved - part.paid, part.sharing, nobody)
        if self.scenario.scale_elasticity:
            found += ratio(box, part.saved, part.sharing, nobody) * saving.plus(-saving.middle)
        return found.running()


def county_curves(scenario: PayrollScenario, counties: Sequence[Member]) -> Curves:
    """Return the curve of each county under the chosen sharing keys."""
    return _curves(scenario, [_columns(scenario, own) for own in counties], is_joint=False)


def joint_curve(scenario: PayrollScenario) -> Curves:
    """Return the one curve of all who take part together."""
    return _curves(scenario, [_columns(scenario, None)], is_joint=True)


def _columns(scenario: PayrollScenario, own: Member | None) -> list[Column]:
    """Return the sizes that a curve hangs on: the county's own first, then the others' by their years, then the rest of the
    seven's, whose cost is part of the unit. A county that is in the coalition and among the seven has one size."""
    named = {m.county for m in scenario.members if m.county}
    seven = {m.county for m in scenario.seven if m.county}
    outside = [m for m in scenario.seven if m.county not in named]
    others = list(scenario.members)
    if own is not None:
        others.remove(own)

    def kind(m: Member) -> tuple[float, int, int, bool]:
        return m.cost_index, m.join_year, last_year(m), m.county in seven

    def column(alike: Sequence[Member], kind: tuple[float, int, int, bool]) -> Column:
        return Column(sum(m.weight_low for m in alike), sum(m.weight_high for m in alike), *kind, len(alike))

    found = [] if own is None else [column([own], kind(own))]
    for years in dict.fromkeys(map(kind, scenario.members)):
        found.append(column([m for m in others if kind(m) == years], years))
    for cost in dict.fromkeys(m.cost_index for m in outside):
        found.append(column([m for m in outside if m.cost_index == cost], (cost, _NEVER, _NEVER, True)))
    return found


class _Joint(NamedTuple):
    """What all have and pay together, discounted; who is there, in each year: [curve, year, size]."""

    active: FloatArray
    enters: FloatArray
    today: FloatArray
    running: FloatArray  # before any saving
    saved: FloatArray
    one_off: FloatArray
    exit_cost: FloatArray


def _curves(s: PayrollScenario, found: Sequence[Sequence[Column]], *, is_joint: bool) -> Curves:
    low, high, cost, join, leave, of_seven, members = np.moveaxis(np.array(found, dtype=float), -1, 0)[:, :, None]
    joint = _joint(s, cost, join, leave, of_seven * cost)
    own = np.zeros_like(cost)
    own[..., 0] = 0 if is_joint else 1
    linear = (1 if is_joint else own) * (joint.today - joint.exit_cost)
    saved, by_size = np.zeros_like(linear), []
    for key, present, paid, taken_off in (
        (s.running_key, joint.active, joint.running, joint.saved),
        (s.one_off_key, joint.enters, joint.one_off, 0 * linear),
    ):
        if is_joint or key is SharingKey.EQUAL:
            equal = present[..., :1] / np.maximum(np.vecdot(present, members)[..., None], 1)
            linear, saved = (total + part * (1 if is_joint else equal) for total, part in ((linear, -paid), (saved, taken_off)))
        else:
            claim = cost if key is SharingKey.TODAY else np.ones_like(cost)
            pays = present[..., :1] * claim[..., :1]
            by_size.append(BySize(pays * paid, pays * taken_off, present[..., :1] * claim * present))
    nobody = ~joint.active.any(axis=-1, keepdims=True)  # then any volume is right: nothing is saved
    volume = np.where(nobody, of_seven, joint.active) * cost
    sizes = Box(low[:, 0], high[:, 0])
    return Curves(s, sizes, own, cost, of_seven * cost, volume, linear, saved, tuple(by_size))


def _joint(s: PayrollScenario, cost: FloatArray, join: FloatArray, leave: FloatArray, seven: FloatArray) -> _Joint:
    year = np.arange(int(s.horizon_years) + 1)[:, None]
    discount = (1 + s.discount_rate) ** -year.astype(float)
    age = year - join + 1
    active = ((age >= 1) & (year <= leave)).astype(float)
    enters = (age == 0).astype(float)
    starts = year == min(m.join_year for m in s.members) - 1
    today = cost * active * (1 - s.productivity_share) ** year * discount
    return _Joint(
        active=active,
        enters=enters,
        today=today,
        running=today * (1 + s.parallel_share * (age <= s.ramp_years)),
        saved=today * effect_share(age, s.ramp_years, s.saving_share, s.leavers),
        one_off=s.one_off_cost * (s.fixed_share * starts * seven + (1 - s.fixed_share) * enters * cost) * discount,
        exit_cost=s.exit_cost_share * cost * (year == leave) * discount,
    )
