"""The payroll cash flow: one vectorised core for every answer the model gives (DESIGN 5, Payroll).

The base answer, every slider position, every draw and every corner of an interval come from `flows`: any lever may
be an array with one value per case. Year 0 is the start of operation. Amounts are in B7, what payroll administration
costs the seven in a year today; "never" is infinity, which sorts last, and leaves the model as None.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lstdash.model.payroll_scenario import LEVERS, Member, PayrollScenario

FloatArray = NDArray[np.float64]

TOLERANCE = 1e-9  # rounding noise around zero (B7) and around the target (years) is not a crossing
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
        return np.cumsum(self.net * self.discount, axis=-1)


def flows(scenario: PayrollScenario, over: Mapping[str, FloatArray] | None = None, units: Units | None = None) -> Flows:
    """Compute yearly amounts; `over` replaces levers by arrays of shape [case], `units` the merged members."""
    case = {lever: np.atleast_1d(np.asarray(getattr(scenario, lever), dtype=float)) for lever in LEVERS} | dict(over or {})
    lever = {name: values[:, None] for name, values in case.items()}  # [case, 1] against [case, year]
    units = units or cohorts(scenario)
    year = np.arange(int(case["horizon_years"].max()) + 1)
    counted = year <= lever["horizon_years"]

    age = year - units.join[:, None] + 1
    active = (age >= 1) & (year <= units.leave[:, None])
    volume = units.volume[:, :, None] * active
    today = volume * (powers(1 - lever["productivity_share"], len(year)) * counted)[:, None]
    ramp = lever["ramp_years"][:, None]
    effect = np.minimum(1.0, np.maximum(age, 0) / (ramp + 1))
    saving = _saving_share(lever, volume.sum(axis=1)) * (today * effect).sum(axis=1)
    parallel = lever["parallel_share"] * (today * (age <= ramp)).sum(axis=1)

    enters = units.volume @ (year == units.join[:, None] - 1).astype(float)
    starts = year == units.join.min() - 1
    fixed = lever["fixed_share"]
    one_off = lever["one_off_cost"] * (fixed * starts + (1 - fixed) * enters) * counted
    leaves = (year == units.leave[:, None]) * counted[:, None]
    exit_cost = lever["exit_cost_share"][:, None] * units.volume[:, :, None] * leaves
    return Flows(today, saving, parallel, one_off, exit_cost, powers(1 / (1 + lever["discount_rate"]), len(year)))


def _saving_share(lever: Mapping[str, FloatArray], volume: FloatArray) -> FloatArray:
    """Share of today's cost taken home, grown with the volume active in each year: s x (B / B7)^e."""
    scale: FloatArray | float = 1.0
    if np.any(lever["scale_elasticity"]):
        scale = np.asarray(np.where(volume > 0, volume, 1.0) ** lever["scale_elasticity"], np.float64)
    share: FloatArray = np.minimum(lever["saving_share"] * scale, SAVING_CAP_SHARE) * lever["realised_share"]
    return share


def powers(base: FloatArray, count: int) -> FloatArray:
    """Return base^0 ... base^(count-1) along the last axis: [case, 1] -> [case, count]."""
    factors = np.repeat(base, count, axis=-1)
    factors[..., 0] = 1.0
    product: FloatArray = np.multiply.accumulate(factors, axis=-1)
    return product


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


def crossing(cumulative: FloatArray) -> FloatArray:
    """Years until the last upward crossing of zero after which the curve stays at or above it, linear within the year.

    Shape [..., year] -> [...]; infinity when the last year is below zero, 0 when no year is.
    """
    below = cumulative < -TOLERANCE
    end = cumulative.shape[-1] - 1
    last = end - np.argmax(below[..., ::-1], axis=-1)
    at = np.take_along_axis(cumulative, last[..., None], axis=-1)[..., 0]
    after = np.take_along_axis(cumulative, np.minimum(last + 1, end)[..., None], axis=-1)[..., 0]
    part = -at / np.where(last < end, after - at, 1.0)
    years = np.where(last < end, last + np.clip(part, 0.0, 1.0), np.inf)
    return np.where(below.any(axis=-1), years, 0.0)


def finite(years: float) -> float | None:
    """Turn the internal "never" into None."""
    return float(years) if np.isfinite(years) else None
