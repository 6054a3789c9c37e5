"""What does the payback hang on? One lever at a time, the values that turn the answer, and saving against one-off cost."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from lstdash import formats
from lstdash.questions.payroll.answers.levers import exact, text
from lstdash.questions.payroll.answers.payroll import Choices, PayrollAnswer, answer
from lstdash.questions.payroll.answers.words import flip_text, lever_label, uncapitalised, years_or_never
from lstdash.questions.payroll.model.sensitivity import TwoWay, flips, two_way
from lstdash.shared_model.sensitivity import Flip, Swing

GRID = 41
ROWS, COLUMN_LEVER = "saving_share", "one_off_cost"


@dataclass(frozen=True, slots=True)
class SensitivityAnswer:
    """Swings that move the payback, largest first; `grid` is None where saving and one-off cost are not levers."""

    payroll: PayrollAnswer
    swings: tuple[Swing, ...]
    still: tuple[str, ...]  # names of what does not move it where the rest stands
    swing_title: str
    grid: TwoWay | None
    grid_title: str


def sensitivity(version: str, choices: Choices) -> SensitivityAnswer:
    """Return the swings and the grid. Raises ScenarioError when the choices cannot hold together."""
    return sensitivity_of(answer(version, choices))


def sensitivity_of(found: PayrollAnswer) -> SensitivityAnswer:
    """Return the swings and the grid of an answer already made."""
    moving = tuple(swing for swing in found.swings if swing.at_low != swing.at_high)
    still = tuple(lever_label(swing.lever).lower() for swing in found.swings if swing not in moving)
    grid = _grid(found) if found.choices.is_payroll else None
    return SensitivityAnswer(found, moving, still, _swing_title(found, moving), grid, _grid_title(found) if grid else "")


def _swing_title(found: PayrollAnswer, moving: tuple[Swing, ...]) -> str:
    if not moving:
        return "Inget enskilt antagande flyttar återbetalningstiden inom sitt spann"
    first = moving[0]
    ends = sorted((first.at_low, first.at_high), key=lambda years: np.inf if years is None else years)
    low, high = (uncapitalised(years_or_never(years, found.scenario)) for years in ends)
    return f"{lever_label(first.lever)} flyttar återbetalningstiden mest: från {low} till {high}"


def _grid(found: PayrollAnswer) -> TwoWay:
    ends = {lever.key: (lever.low, lever.high) for lever in found.levers}
    rows, columns = (np.linspace(*ends[lever], GRID).tolist() for lever in (ROWS, COLUMN_LEVER))
    return two_way(found.scenario, ROWS, rows, COLUMN_LEVER, columns)


def _grid_title(found: PayrollAnswer) -> str:
    years = formats.years(found.printed_payback_years, 0)
    cost = text(COLUMN_LEVER, found.scenario.one_off_cost)
    turning = saving_for(found, found.printed_payback_years)
    if turning.value is None:
        return f"Med engångskostnaden {cost} av en årskostnad når ingen besparing på reglaget {years}"
    return f"Med engångskostnaden {cost} av en årskostnad krävs {exact(ROWS, turning.value)} besparing för {years}"


def saving_for(found: PayrollAnswer, years: float) -> Flip:
    """Solve for the saving share at which the payback passes a number of years."""
    ends = next((lever.low, lever.high) for lever in found.levers if lever.key == ROWS)
    return flips(found.scenario, {ROWS: ends}, years)[0]


SWING_COLUMNS = ("Antagande", "Lågt", "Återbetalning vid lågt", "Högt", "Återbetalning vid högt")


def swing_table(found: SensitivityAnswer) -> list[tuple[str, ...]]:
    """Return every swing as text."""
    scenario = found.payroll.scenario
    return [
        (
            lever_label(swing.lever),
            text(swing.lever, swing.low),
            years_or_never(swing.at_low, scenario),
            text(swing.lever, swing.high),
            years_or_never(swing.at_high, scenario),
        )
        for swing in found.payroll.swings
    ]


FLIP_COLUMNS = ("Reglage", "Står på", "Svaret vänder")


def flip_table(found: PayrollAnswer) -> list[tuple[str, ...]]:
    """Return, for every slider, where it stands and the value at which the answer turns."""
    scenario = found.scenario
    return [
        (lever.label, text(lever.key, getattr(scenario, lever.key)), flip_text(found.flips[lever.key]))
        for lever in found.levers
    ]


GRID_STEP = 5


def grid_columns(found: SensitivityAnswer) -> tuple[str, ...]:
    """Return the one-off costs shown in the table, first the name of its first column."""
    columns = found.grid.columns[::GRID_STEP] if found.grid else ()
    return ("Besparing", *(f"Engångskostnad {text(COLUMN_LEVER, round(value, 2))}" for value in columns))


def grid_table(found: SensitivityAnswer) -> list[tuple[str, ...]]:
    """Return every fifth row and column of the grid as text."""
    if found.grid is None:
        return []
    lines = zip(found.grid.rows[::GRID_STEP], found.grid.payback_years[::GRID_STEP], strict=True)
    rows = []
    for saving, line in lines:
        cells = ("aldrig" if years is None else formats.years(years) for years in line[::GRID_STEP])
        rows.append((text(ROWS, round(saving, 3)), *cells))
    return rows
