"""What does the payback hang on, and what would turn it?

"It holds" means that the cost is recovered within `target_years`. Every question here is a sweep of the one model over arrays.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from lstdash.questions.payroll.model.payroll import paybacks, paybacks_along, sweeps
from lstdash.questions.payroll.model.risk import drawn_levers
from lstdash.questions.payroll.model.scenario import LEVERS, PayrollScenario
from lstdash.shared_model import sensitivity
from lstdash.shared_model.cash_flow import TOLERANCE, FloatArray, finite
from lstdash.shared_model.sensitivity import Flip, Swing, largest_first
from lstdash.shared_model.triangular import Range


@dataclass(frozen=True, slots=True)
class TwoWay:
    """Payback for every pair of two levers' positions: `payback_years[row][column]`, None is "never"."""

    row_lever: str
    rows: tuple[float, ...]
    column_lever: str
    columns: tuple[float, ...]
    payback_years: tuple[tuple[float | None, ...], ...]


def tornado(scenario: PayrollScenario, ranges: Mapping[str, Range]) -> tuple[Swing, ...]:
    """Return the swing in payback of every uncertain lever, largest first; where equal, by net present value."""
    ends = {lever: ranges[lever] for lever in drawn_levers(scenario, ranges)}
    found = []
    for lever, at in (sweeps(scenario, ends) if ends else {}).items():
        (at_low, at_high), (npv_low, npv_high) = at.payback_years, at.npv.tolist()
        found.append(Swing(lever, *ends[lever], at_low, at_high, abs(npv_high - npv_low)))
    return largest_first(found)


def flips(scenario: PayrollScenario, ranges: Mapping[str, Range], target_years: float | None = None) -> tuple[Flip, ...]:
    """Return the flip nearest to where each lever stands, for every lever in `ranges` (lever -> the slider's ends).

    "Holds" is within the scenario's target, or within `target_years`.
    """
    within = scenario.target_years if target_years is None else target_years
    return sensitivity.flips(LEVERS, scenario.at, ranges, partial(_holds, scenario, within))


def _holds(scenario: PayrollScenario, within_years: float, positions: Mapping[str, FloatArray]) -> dict[str, NDArray[np.bool_]]:
    """Tell for each position of each lever whether the cost is recovered within the target."""
    found = {}
    for lever, years in paybacks_along(scenario, positions).items():
        target = positions[lever] if lever == "target_years" else within_years
        found[lever] = years <= target + TOLERANCE
    return found


def two_way(
    scenario: PayrollScenario, row_lever: str, rows: Sequence[float], column_lever: str, columns: Sequence[float]
) -> TwoWay:
    """Return the payback for every pair of positions of two levers."""
    by_row, by_column = np.meshgrid(np.asarray(rows, float), np.asarray(columns, float), indexing="ij")
    years = paybacks(scenario, {row_lever: by_row.ravel(), column_lever: by_column.ravel()}).reshape(by_row.shape)
    grid = tuple(tuple(finite(value) for value in line) for line in years)
    return TwoWay(row_lever, tuple(rows), column_lever, tuple(columns), grid)
