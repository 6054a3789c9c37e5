"""What the live panel shows at every position of every slider: the model's own answers, in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from lstdash import formats
from lstdash.questions.payroll.answers.inputs import inputs
from lstdash.questions.payroll.answers.payroll import Choices, scenario_of, shown_levers
from lstdash.questions.payroll.answers.words import paid_text, unit_of
from lstdash.questions.payroll.model.payroll import Sweep, sweep, sweeps
from lstdash.questions.payroll.model.scenario import PayrollScenario
from lstdash.shared_model.cash_flow import TOLERANCE, FloatArray

NEAR_HALF = 1e-6
FIGURES = ("Återbetalning, valda värden", "Netto i dagens värde", "Största utlägg")


@dataclass(frozen=True, slots=True)
class Position:
    """One answer: three figures with the line under each, the cumulative curve, where it turns for good, the target."""

    figures: tuple[tuple[str, str], ...]
    curve: tuple[float, ...]
    payback_years: float | None
    payback_text: str
    target_years: float


def positions(version: str, choices: Choices) -> Mapping[str, list[Position]]:
    """Return the answer at each position of each slider, the others where they stand. Raises ScenarioError."""
    known = inputs(version)
    scenario = scenario_of(known, choices)
    grids = {dial.key: dial.positions for dial in shown_levers(known, choices)}
    return {lever: _along(scenario, found) for lever, found in sweeps(scenario, grids).items()}


def at_rest(version: str, choices: Choices) -> Position:
    """Return the answer where everything stands. Raises ScenarioError."""
    scenario = scenario_of(inputs(version), choices)
    return _along(scenario, sweep(scenario, "target_years", (scenario.target_years,)))[0]


def _along(scenario: PayrollScenario, found: Sweep) -> list[Position]:
    answers = zip(found.positions.tolist(), found.payback_years, found.cumulative, strict=True)
    return [_position(scenario, {found.lever: value}, years, curve) for value, years, curve in answers]


def _position(scenario: PayrollScenario, moved: Mapping[str, float], years: float | None, curve: FloatArray) -> Position:
    target, horizon = (moved.get(lever, getattr(scenario, lever)) for lever in ("target_years", "horizon_years"))
    kept = curve[: int(horizon) + 1].tolist()
    paid = _paid(years, horizon, target)
    unit, frame = _frame(target, horizon, scenario.cost_base_mkr, len(scenario.seven))
    met = years is not None and years <= target + TOLERANCE
    figures = (
        (paid, frame[0] if met else frame[1]),
        (_amount(scenario, kept[-1]), f"{unit}, {frame[2]}"),
        (_amount(scenario, max(0.0, -min(kept))), unit),
    )
    return Position(figures, tuple(kept), years, paid, target)


def _paid(years: float | None, horizon: float, target: float) -> str:
    tenths = None if years is None else _rounded(years, 1)
    is_near = years is not None and tenths == target and abs(years - target) > TOLERANCE
    return paid_text(years, horizon, target) if is_near else paid_text(tenths, horizon)


def _amount(scenario: PayrollScenario, value: float) -> str:
    places = 2 if scenario.cost_base_mkr is None else 1
    return _amount_text(_rounded(value, places), scenario.cost_base_mkr is not None)


# A panel writes a thousand figures a run, most of them again and again: the printed number is the key.
@lru_cache(maxsize=8192)
def _amount_text(rounded: float, is_money: bool) -> str:
    return formats.unit(rounded, "mkr", 1) if is_money else formats.share(rounded)


def _rounded(value: float, places: int) -> float:
    """Round as `formats` does, so that the same number is printed; noise from summing is cut off first."""
    exact = round(value, 9)
    if abs(abs(exact) * 10**places % 1 - 0.5) > NEAR_HALF:  # nearest is nearest, and far quicker to find than the half-way rule
        return round(exact, places)
    return float(Decimal(str(exact)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP))


@lru_cache(maxsize=512)
def _frame(target_years: float, horizon_years: float, cost_base_mkr: float | None, size: int) -> tuple[str, tuple[str, ...]]:
    """What stands under the figures: the unit, and the words about target and horizon."""
    target = formats.years(target_years, 0)
    words = (f"inom målet {target}", f"senare än målet {target}", f"över {formats.years(horizon_years, 0)}")
    return unit_of(cost_base_mkr, size), words
