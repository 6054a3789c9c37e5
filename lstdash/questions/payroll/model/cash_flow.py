"""The payroll cash flow: one vectorised core for every answer the model gives.

The base answer, every slider position, every draw and every corner of an interval come from `flows`: any lever may
be an array with one value per case. Arrays of [case, year] lie year by year in memory: draws are many cases of few years,
and numpy is fast along what lies together. Year 0 is the start of operation. Amounts are in B7, what payroll administration
costs the seven in a year today; "never" is infinity, which sorts last, and leaves the model as None.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lstdash.questions.payroll.model.members import Member
from lstdash.questions.payroll.model.scenario import PayrollScenario
from lstdash.shared_model.attrition import Leavers
from lstdash.shared_model.cash_flow import FloatArray, powers, running

SAVING_CAP_SHARE = 1.0  # however large the volume, no more than the whole cost can be saved
_STAYS = 10**6  # leave year of a county that stays


@dataclass(frozen=True, slots=True, eq=False)
class Units:
    """Those who take part: volume in B7, shape [case, unit]; first and last year, shape [unit]."""

    volume: FloatArray
    join: NDArray[np.int64]
    leave: NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Flows:
    """Amounts per year in B7, before discounting: shape [case, unit, year] where noted, else [case, year]."""

    today: FloatArray  # [case, unit, year] what the active would have cost on their own
    saving: FloatArray
    parallel: FloatArray
    one_off: FloatArray
    exit_cost: FloatArray  # [case, unit, year]
    discount: FloatArray  # factor

    @property
    def costs(self) -> FloatArray:
        costs: FloatArray = self.parallel + self.one_off + self.exit_cost.sum(axis=1)
        return costs

    @property
    def net(self) -> FloatArray:
        net: FloatArray = self.saving - self.costs
        return net

    @property
    def cumulative(self) -> FloatArray:
        """Sum of the discounted net up to and including each year."""
        return running(self.net * self.discount, np.add)


def flows(scenario: PayrollScenario, over: Mapping[str, FloatArray] | None = None, units: Units | None = None) -> Flows:
    """Compute yearly amounts; `over` replaces levers by arrays of shape [case], `units` the merged members.

    Conventions, ours where the report (4.1, 5.5) says nothing:

    - a county takes part from `join_year` to `leave_year`, both included; its part of the one-off cost falls the year before;
    - the exit cost falls in the leave year, at the year's end as every amount, and only within the horizon. It is a share of
      what the county's payroll costs a year today (year 0): the productivity requirement and the scale effect do not touch it;
    - the productivity requirement lowers today's cost by the same share a year, first in year 1, and the saving with it;
    - the saving share first grows with the volume, then is held at `SAVING_CAP_SHARE`, then is multiplied by the realised
      share, and last by the ramp's effect of the year, where leavers hold it back if it waits for them;
    - a target is met when the payback passes it by no more than `shared_model.cash_flow.TOLERANCE` years.
    """
    case = {lever: np.array([float(value)]) for lever, value in scenario.at.items()} | dict(over or {})
    lever = {name: values[:, None] for name, values in case.items()}  # [case, 1] against [case, year]
    units = units or cohorts(scenario)
    year = np.arange(int(case["horizon_years"].max()) + 1)
    counted = year <= lever["horizon_years"]

    age = year - units.join[:, None] + 1
    active = (age >= 1) & (year <= units.leave[:, None])
    volume = units.volume[:, :, None] * active
    today = volume * (powers(1 - lever["productivity_share"], len(year)) * counted)[:, None]
    effective, overlapping = _ramped(today, age, case["ramp_years"])
    if scenario.leavers:
        ramp, saving_share = (lever[name][:, None] for name in ("ramp_years", "saving_share"))
        effective = (today * effect_share(age, ramp, saving_share, scenario.leavers)).sum(axis=1)
    saving = _saving_share(lever, volume.sum(axis=1)) * effective
    parallel = lever["parallel_share"] * overlapping

    enters = units.volume @ (year == units.join[:, None] - 1).astype(float)
    starts = year == units.join.min() - 1
    one_off = _one_off(lever, starts, enters, counted)
    leaves = (year == units.leave[:, None]) * counted[:, None]
    exit_share = lever["exit_cost_share"] if leaves.any() else lever["exit_cost_share"][:1]  # nobody leaves: no case differs
    exit_cost = exit_share[:, None] * units.volume[:, :, None] * leaves
    return Flows(today, saving, parallel, one_off, exit_cost, powers(1 / (1 + lever["discount_rate"]), len(year)))


def effect_share(
    age: NDArray[Any], ramp_years: float | FloatArray, saving_share: float | FloatArray, leavers: Leavers | None
) -> FloatArray:
    """How much of the full saving (0-1) has come in a county's year number `age`, half way through it.

    Where it waits for people to leave, no more is saved than the share that has left.
    """
    effect = np.clip(age / (np.asarray(ramp_years) + 1), 0, 1)
    if leavers is None:
        return np.asarray(effect, dtype=float)
    return np.asarray(np.minimum(effect, leavers.gone_share(np.maximum(age - 0.5, 0.0)) / saving_share), dtype=float)


def _ramped(today: FloatArray, age: NDArray[np.int64], ramp_years: FloatArray) -> tuple[FloatArray, FloatArray]:
    """The cost that the saving is taken of, and the cost that runs in parallel: [case, year] each.

    Ramps are few whole numbers, so where only they tell the cases apart each is computed once: draws have thousands of cases.
    """
    ramps, place = ramp_years, None
    if len(today) == 1 and len(ramp_years) > 1:
        place = ramp_years.astype(np.int64)
        ramps = np.arange(place.max() + 1.0)
    ramp = ramps[:, None, None]
    effect = np.minimum(1.0, np.maximum(age, 0) / (ramp + 1))
    effective, overlapping = (today * effect).sum(axis=1), (today * (age <= ramp)).sum(axis=1)
    return (effective, overlapping) if place is None else (_spread_out(effective, place), _spread_out(overlapping, place))


def _spread_out(distinct: FloatArray, place: NDArray[np.int64]) -> FloatArray:
    """Give every case the row of its kind: [kind, year] -> [case, year]."""
    spread: FloatArray = np.take(
        np.ascontiguousarray(distinct.T), place, axis=1, mode="clip"
    ).T  # unchecked: a third of the time
    return spread


def _one_off(
    lever: Mapping[str, FloatArray], starts: NDArray[np.bool_], enters: FloatArray, counted: NDArray[np.bool_]
) -> FloatArray:
    """The fixed part when the first start and the rest when each enters, [case, year]; computed for those years only."""
    cost, fixed = lever["one_off_cost"], lever["fixed_share"]
    cases = max(len(cost), len(fixed), len(enters), len(counted))
    paid = np.flatnonzero(starts | enters.any(axis=0))
    found = np.zeros((len(starts), cases)).T
    found[:, paid] = cost * (fixed * starts[paid] + (1 - fixed) * enters[:, paid]) * counted[:, paid]
    return found


def _saving_share(lever: Mapping[str, FloatArray], volume: FloatArray) -> FloatArray:
    """Share of today's cost taken home, grown with the volume active in each year: s x (B / B7)^e.

    A power takes long and most years have the same volume, so there is a share for each volume: [case, year], or [case, 1]
    where all years are alike.
    """
    scale, place = np.ones((1, 1)), np.zeros(1, dtype=np.int64)
    if np.any(lever["scale_elasticity"]):
        sizes, place = np.unique(np.where(volume > 0, volume, 1.0), axis=1, return_inverse=True)  # 1 to any power is 1
        scale = sizes ** lever["scale_elasticity"]
    share: FloatArray = np.minimum(lever["saving_share"] * scale, SAVING_CAP_SHARE) * lever["realised_share"]
    return share if share.shape[1] == 1 else np.asarray(share.T[place.ravel()].T)


def cohorts(scenario: PayrollScenario) -> Units:
    """Merge members who share their years, at the middle of each weight: all the joint answer needs."""
    reference = sum(mid_cost(m) for m in scenario.seven)
    volume: dict[tuple[int, int], float] = {}
    for m in scenario.members:
        years = (m.join_year, last_year(m))
        volume[years] = volume.get(years, 0.0) + mid_cost(m) / reference
    join, leave = np.array(list(volume), dtype=np.int64).T
    return Units(np.array([list(volume.values())]), join, leave)


def mid_cost(member: Member) -> float:
    """Today's cost in units of weight, at the middle of the member's weight interval."""
    return (member.weight_low + member.weight_high) / 2 * member.cost_index


def last_year(member: Member) -> int:
    """Last year the member takes part; beyond any horizon when it stays."""
    return _STAYS if member.leave_year is None else member.leave_year
