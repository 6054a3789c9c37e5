"""What does the payback hang on, and what would turn it? (DESIGN 5, Payroll: flip values; issue Lönesamordning.)

"It holds" means that the cost is recovered within `target_years`. A flip is the value of one lever, the others
fixed, at which that answer changes. Every question here is a sweep of the one model over arrays.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lstdash.model.payroll import paybacks, sweep
from lstdash.model.payroll_cash_flow import TOLERANCE, FloatArray, finite
from lstdash.model.payroll_check import check
from lstdash.model.payroll_risk import Range, drawn_levers
from lstdash.model.payroll_scenario import LEVERS, WHOLE_LEVERS, PayrollScenario

_GRID = 129  # positions a round: enough to see a lever that turns the answer twice
_ROUNDS = 5  # each narrows 128 times: together to 1e-11 of the slider's range, finer than the tolerance


@dataclass(frozen=True, slots=True)
class Swing:
    """The answer with one lever at its low and at its high, the others fixed; None is "never".

    `years` is the distance between the two paybacks; None when one of them, not both, is never.
    """

    lever: str
    low: float
    high: float
    payback_at_low: float | None
    payback_at_high: float | None
    npv_at_low: float
    npv_at_high: float
    years: float | None


@dataclass(frozen=True, slots=True)
class Flip:
    """The value of a lever where the answer to "within the target?" turns; `value` None when it never does.

    `holds_above` tells on which side of the value (for a whole-number lever: from that step on) the target is met.
    """

    lever: str
    value: float | None
    holds_now: bool
    holds_above: bool | None


@dataclass(frozen=True, slots=True)
class TwoWay:
    """Payback for every pair of two levers' positions: `payback_years[row][column]`, None is "never"."""

    row_lever: str
    rows: tuple[float, ...]
    column_lever: str
    columns: tuple[float, ...]
    payback_years: tuple[tuple[float | None, ...], ...]


def tornado(scenario: PayrollScenario, ranges: Mapping[str, Range]) -> tuple[Swing, ...]:
    """Return the swing of every uncertain lever, largest first. Raises ScenarioError when the scenario cannot hold."""
    check(scenario)
    swings = [_swing(scenario, lever, ranges[lever]) for lever in drawn_levers(scenario, ranges)]
    return tuple(sorted(swings, key=_size, reverse=True))


def _swing(scenario: PayrollScenario, lever: str, ends: Range) -> Swing:
    at = sweep(scenario, lever, ends)
    first, last = at.payback_years
    never = [years is None for years in (first, last)]
    years = None if sum(never) == 1 else abs((last or 0.0) - (first or 0.0))
    npv_first, npv_last = at.npv.tolist()
    return Swing(lever, *ends, first, last, npv_first, npv_last, years)


def _size(swing: Swing) -> tuple[float, float]:
    return math.inf if swing.years is None else swing.years, abs(swing.npv_at_high - swing.npv_at_low)


def flips(scenario: PayrollScenario, ranges: Mapping[str, Range]) -> tuple[Flip, ...]:
    """Return the flip nearest to where each lever stands, for every lever in `ranges` (lever -> the slider's ends).

    Raises ScenarioError when the scenario cannot hold.
    """
    check(scenario)
    return tuple(flip(scenario, lever, ranges[lever]) for lever in LEVERS if lever in ranges)


def flip(scenario: PayrollScenario, lever: str, ends: Range) -> Flip:
    """Solve for one lever: exactly, or for a whole-number lever the first step away from now that has turned."""
    now = float(getattr(scenario, lever))
    holds_now = bool(_holds(scenario, lever, np.array([now]))[0])
    low, high = min(ends), max(ends)
    if lever in WHOLE_LEVERS:
        steps = np.arange(math.ceil(low), math.floor(high) + 1, dtype=float)
        turned = steps[_holds(scenario, lever, steps) != holds_now]
        value = _nearest(turned, now)
        above = None if value is None else (value > now) != holds_now
        return Flip(lever, value, holds_now, above)
    value, above = _boundary(scenario, lever, low, high, now)
    return Flip(lever, value, holds_now, above)


def _boundary(scenario: PayrollScenario, lever: str, low: float, high: float, now: float) -> tuple[float | None, bool | None]:
    """Narrow the pair of neighbouring positions, nearest to `now`, between which the answer turns."""
    above = None
    for _ in range(_ROUNDS):
        grid = np.linspace(low, high, _GRID)
        holds = _holds(scenario, lever, grid)
        turns = np.flatnonzero(holds[1:] != holds[:-1])
        if not len(turns):
            return None, None
        at = turns[np.argmin(np.abs((grid[turns] + grid[turns + 1]) / 2 - now))]
        low, high, above = float(grid[at]), float(grid[at + 1]), bool(holds[at + 1])
        now = (low + high) / 2
    return (low + high) / 2, above


def _holds(scenario: PayrollScenario, lever: str, positions: FloatArray) -> NDArray[np.bool_]:
    """Tell for each position whether the cost is recovered within the target."""
    target = positions if lever == "target_years" else scenario.target_years
    within: NDArray[np.bool_] = paybacks(scenario, {lever: positions}) <= target + TOLERANCE
    return within


def _nearest(values: FloatArray, now: float) -> float | None:
    return float(values[np.argmin(np.abs(values - now))]) if len(values) else None


def two_way(
    scenario: PayrollScenario, row_lever: str, rows: Sequence[float], column_lever: str, columns: Sequence[float]
) -> TwoWay:
    """Return the payback for every pair of positions of two levers. Raises ScenarioError when the scenario cannot hold."""
    check(scenario)
    by_row, by_column = np.meshgrid(np.asarray(rows, float), np.asarray(columns, float), indexing="ij")
    years = paybacks(scenario, {row_lever: by_row.ravel(), column_lever: by_column.ravel()}).reshape(by_row.shape)
    grid = tuple(tuple(finite(value) for value in line) for line in years)
    return TwoWay(row_lever, tuple(rows), column_lever, tuple(columns), grid)
