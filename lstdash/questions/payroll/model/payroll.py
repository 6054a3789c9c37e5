"""When has joint payroll administration paid for itself? Payback, NPV, internal rates and the yearly rows.

The saving (42 % on average) and the payback (4 years) are printed in the 2006 report, 4.1; what the two imply
together is the one-off cost, 1.68 years of today's cost. Money is in the scenario's unit: the entered mkr, or
parts of what payroll costs the seven in a year today. Never within the horizon is None.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from lstdash.questions.payroll.model.cash_flow import flows
from lstdash.questions.payroll.model.scenario import PayrollScenario
from lstdash.shared_model.cash_flow import TOLERANCE, FloatArray, crossing, finite, internal_rates, settled
from lstdash.shared_model.sensitivity import one_at_a_time


@dataclass(frozen=True, slots=True)
class YearRow:
    """One year of the joint cash flow, in the scenario's unit; costs are positive numbers."""

    year: int
    saving: float
    parallel: float
    one_off: float
    exit_cost: float
    net: float
    cumulative: float  # undiscounted
    discounted: float  # cumulative at the scenario's rate: the curve that payback is read from


@dataclass(frozen=True, slots=True)
class Outcome:
    """The joint answer. `payback_years` is read from the curve at the scenario's discount rate."""

    payback_years: float | None
    simple_payback_years: float | None
    is_within_target: bool
    npv: float
    internal_rates: tuple[float, ...]  # one is the rate; none or several are no answer to what it yields
    benefit_cost_ratio: float | None
    rows: tuple[YearRow, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Sweep:
    """The answer at every position of one lever, the others fixed. `cumulative` has shape [position, year].

    Where the lever is the horizon, a curve runs flat after its own last year.
    """

    lever: str
    positions: FloatArray
    payback_years: tuple[float | None, ...]
    npv: FloatArray
    cumulative: FloatArray


def outcome(scenario: PayrollScenario) -> Outcome:
    """Return the joint answer of one scenario."""
    flow = flows(scenario)
    simple, discounted = np.cumsum(flow.net, axis=-1), flow.cumulative
    years = float(crossing(discounted)[0])
    costs = float((flow.costs * flow.discount).sum())
    benefits = float((flow.saving * flow.discount).sum())
    parts = (flow.saving, flow.parallel, flow.one_off, flow.exit_cost.sum(axis=1), flow.net, simple, discounted)
    columns = scenario.money * settled(np.stack([part[0] for part in parts], axis=1))
    return Outcome(
        payback_years=finite(years),
        simple_payback_years=finite(crossing(simple)[0]),
        is_within_target=years <= scenario.target_years + TOLERANCE,
        npv=float(columns[-1, -1]),
        internal_rates=internal_rates(flow.net[0]),
        benefit_cost_ratio=benefits / costs if costs > 0 else None,
        rows=tuple(YearRow(year, *column) for year, column in enumerate(columns.tolist())),
    )


def sweep(scenario: PayrollScenario, lever: str, positions: Sequence[float] | FloatArray) -> Sweep:
    """Return the model's answer at every position of one lever, in one pass."""
    return sweeps(scenario, {lever: positions})[lever]


def sweeps(scenario: PayrollScenario, positions: Mapping[str, Sequence[float] | FloatArray]) -> dict[str, Sweep]:
    """Return the model's answers at every position of each lever, the other levers where they stand, all in one pass."""
    along = {lever: np.asarray(values, dtype=float) for lever, values in positions.items()}
    curves, parts = _along(scenario, along)
    paybacks = [finite(years) for years in crossing(curves).tolist()]
    found = {}
    for lever, part in parts.items():
        horizon = along[lever].max() if lever == "horizon_years" else scenario.horizon_years
        cumulative = scenario.money * settled(curves[part, : int(horizon) + 1])
        found[lever] = Sweep(lever, along[lever], tuple(paybacks[part]), cumulative[:, -1], cumulative)
    return found


def paybacks_along(scenario: PayrollScenario, positions: Mapping[str, FloatArray]) -> dict[str, FloatArray]:
    """Payback in years at every position of each lever; infinity is never. For use inside the model."""
    curves, parts = _along(scenario, positions)
    years = crossing(curves)
    return {lever: years[part] for lever, part in parts.items()}


def _along(scenario: PayrollScenario, positions: Mapping[str, FloatArray]) -> tuple[FloatArray, dict[str, slice]]:
    """Cumulative curves [position, year] of all levers, flat after a position's own horizon; and which are whose."""
    cases, parts = one_at_a_time(scenario.at, positions)
    return _at_positions(scenario, cases), parts


def _at_positions(scenario: PayrollScenario, over: Mapping[str, FloatArray]) -> FloatArray:
    """Cumulative curves with one row per case, also where the lever leaves the curve unchanged."""
    cumulative = flows(scenario, over).cumulative
    cases = max(len(values) for values in over.values())
    return np.broadcast_to(cumulative, (cases, cumulative.shape[-1]))


def paybacks(scenario: PayrollScenario, over: Mapping[str, FloatArray]) -> FloatArray:
    """Payback in years for every case of `over`; infinity is never. For use inside the model."""
    return crossing(_at_positions(scenario, over))
