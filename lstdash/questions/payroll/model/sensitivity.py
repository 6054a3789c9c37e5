"""What does the payback hang on, and what would turn it?

"It holds" means that the cost is recovered within `target_years`. A flip is the value of one lever, the others
fixed, at which that answer changes. Every question here is a sweep of the one model over arrays.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lstdash.questions.payroll.model.check import check
from lstdash.questions.payroll.model.payroll import Sweep, paybacks, paybacks_along, sweeps
from lstdash.questions.payroll.model.risk import Range, drawn_levers
from lstdash.questions.payroll.model.scenario import LEVERS, WHOLE_LEVERS, PayrollScenario
from lstdash.shared_model.cash_flow import TOLERANCE, FloatArray, finite

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
    ends = {lever: ranges[lever] for lever in drawn_levers(scenario, ranges)}
    found = sweeps(scenario, ends) if ends else {}
    return tuple(sorted((_swing(at, ends[lever]) for lever, at in found.items()), key=_size, reverse=True))


def _swing(at: Sweep, ends: Range) -> Swing:
    first, last = at.payback_years
    never = [years is None for years in (first, last)]
    years = None if sum(never) == 1 else abs((last or 0.0) - (first or 0.0))
    npv_first, npv_last = at.npv.tolist()
    return Swing(at.lever, *ends, first, last, npv_first, npv_last, years)


def _size(swing: Swing) -> tuple[float, float]:
    return math.inf if swing.years is None else swing.years, abs(swing.npv_at_high - swing.npv_at_low)


def flips(scenario: PayrollScenario, ranges: Mapping[str, Range]) -> tuple[Flip, ...]:
    """Return the flip nearest to where each lever stands, for every lever in `ranges` (lever -> the slider's ends).

    Exactly, or for a whole-number lever the first step away from now that has turned. All levers are solved side by side.
    Raises ScenarioError when the scenario cannot hold.
    """
    check(scenario)
    asked = [lever for lever in LEVERS if lever in ranges]
    now = {lever: float(getattr(scenario, lever)) for lever in asked}
    holds_now = bool(_holds(scenario, {"target_years": np.array([scenario.target_years])})["target_years"][0])
    steps = {lever: _steps(ranges[lever]) for lever in asked if lever in WHOLE_LEVERS}
    turned = {lever: steps[lever][holds != holds_now] for lever, holds in _holds(scenario, steps).items()}
    spans = {lever: _Span(min(ranges[lever]), max(ranges[lever]), now[lever]) for lever in asked if lever not in WHOLE_LEVERS}
    for _ in range(_ROUNDS):
        spans = _narrowed(scenario, spans)
    found = []
    for lever in asked:
        if lever in spans:
            found.append(Flip(lever, spans[lever].middle, holds_now, spans[lever].holds_above))
            continue
        value = _nearest(turned[lever], now[lever]) if lever in turned else None
        found.append(Flip(lever, value, holds_now, None if value is None else (value > now[lever]) != holds_now))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Span:
    """Two positions between which the answer may turn, near the one to look from; after a round, it does turn."""

    low: float
    high: float
    near: float
    holds_above: bool = False

    @property
    def middle(self) -> float:
        return (self.low + self.high) / 2


def _narrowed(scenario: PayrollScenario, spans: Mapping[str, _Span]) -> dict[str, _Span]:
    """Narrow each to the neighbouring positions, nearest to where it looks from, between which the answer turns."""
    grids = {lever: np.linspace(span.low, span.high, _GRID) for lever, span in spans.items()}
    narrowed = {}
    for lever, holds in _holds(scenario, grids).items():
        grid, turns = grids[lever], np.flatnonzero(holds[1:] != holds[:-1])
        if len(turns):
            at = turns[np.argmin(np.abs((grid[turns] + grid[turns + 1]) / 2 - spans[lever].near))]
            low, high = float(grid[at]), float(grid[at + 1])
            narrowed[lever] = _Span(low, high, (low + high) / 2, bool(holds[at + 1]))
    return narrowed


def _holds(scenario: PayrollScenario, positions: Mapping[str, FloatArray]) -> dict[str, NDArray[np.bool_]]:
    """Tell for each position of each lever whether the cost is recovered within the target."""
    if not positions:
        return {}
    found = {}
    for lever, years in paybacks_along(scenario, positions).items():
        target = positions[lever] if lever == "target_years" else scenario.target_years
        found[lever] = years <= target + TOLERANCE
    return found


def _steps(ends: Range) -> FloatArray:
    return np.arange(math.ceil(min(ends)), math.floor(max(ends)) + 1, dtype=float)


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
