"""What the live panel shows at every position of every slider: who is affected, and how far leaving goes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from lstdash import formats
from lstdash.evidence.levers import text
from lstdash.questions.staff.answers import words
from lstdash.questions.staff.answers.inputs import Choices, Inputs, counted, headcount, inputs
from lstdash.questions.staff.model.levers import ADMIN, FUNCTION, LEVERS, SAVING, YEARS
from lstdash.questions.staff.model.staff import FEWEST_SHOWN, Cases, Outcome, Values, affected, enough, outcomes, surplus
from lstdash.shared_model import sensitivity

FIGURES = ("Berörs", "Avgångarna räcker till", "Återbetalning om man väntar")
SHOWN_YEARS = 15
AFFECTS_NUMBER = "Ändrar hur många som berörs, inte om avgångarna räcker."


@dataclass(frozen=True, slots=True)
class Position:
    """One answer: figures with the line under each, surplus of leavers by year, where it turns, years asked about, payback."""

    figures: tuple[tuple[str, str], ...]
    curve: tuple[float, ...]
    years_until: float | None
    target_years: float
    payback_years: float | None


def at_rest(version: str, choices: Choices) -> Position:
    """Return the answer where everything stands."""
    known = inputs(version)
    now = {lever: np.array([value]) for lever, value in known.at(choices).items()}
    return _all(known, _ground(version, known, choices), now)[0]


def positions(version: str, choices: Choices) -> dict[str, list[Position]]:
    """Return the answer at each position of each slider, the others where they stand."""
    known = inputs(version)
    along = {dial.key: np.array(dial.positions) for dial in known.levers}
    cases, parts = sensitivity.one_at_a_time(known.at(choices), along)
    found = _all(known, _ground(version, known, choices), cases)
    return {lever: found[part] for lever, part in parts.items()}


def _all(known: Inputs, on: Ground, cases: Cases) -> list[Position]:
    """Answer every case in one pass."""
    left = outcomes(cases, on.one_off_years)
    curves = surplus(cases, np.arange(SHOWN_YEARS + 1, dtype=float)).tolist()
    listed = {lever: values.tolist() for lever, values in cases.items()}
    ats = [dict(zip(listed, values, strict=True)) for values in zip(*listed.values(), strict=True)]
    low, high = known.ends()
    counted_in = [_affected(on, at, low, high) for at in ats]
    return [_position(on, *case) for case in zip(counted_in, ats, left, curves, strict=True)]


@dataclass(frozen=True, slots=True)
class Ground:
    """What does not move with the sliders: the staff of those that give, what they are called, the one-off cost."""

    headcount: float | None
    unit: str  # within the line under the figure: empty for persons
    one_off_years: float | None


def _ground(version: str, known: Inputs, choices: Choices) -> Ground:
    found, giving = counted(version, choices), known.giving(choices)
    stated = sum(county in found.values for county in giving) if found else 0
    unit = "" if found is None or found.register.is_persons else f" {found.register.unit}"
    return Ground(headcount(known, choices, found), unit + words.part(stated, len(giving)), known.one_off_years(choices))


def _position(on: Ground, counted_in: tuple[str, str], at: Values, left: Outcome, curve: list[float]) -> Position:
    until = "hela nås aldrig" if left.years_until is None else f"hela tar {formats.years_beside(left.years_until, at[YEARS])}"
    figures = (
        counted_in,
        (formats.share_beside(left.covered_share, 1), f"av minskningen på {formats.years(at[YEARS], 0)}; {until}"),
        _payback(on, at, left),
    )
    seen = left.years_until if left.years_until is not None and left.years_until <= SHOWN_YEARS else None
    return Position(figures, tuple(curve), seen, at[YEARS], left.payback_years)


def _payback(on: Ground, at: Values, left: Outcome) -> tuple[str, str]:
    if on.one_off_years is None:
        return "aldrig", "ingen deltar"
    quick = f"{formats.years(on.one_off_years / at[SAVING])} utan att vänta"
    return "aldrig" if left.payback_years is None else formats.years(left.payback_years), quick


def _affected(on: Ground, at: Values, low: Values, high: Values) -> tuple[str, str]:
    if on.headcount is None:
        return "ej angivet", "registret saknar uppgift"
    if not on.headcount:
        return "ingen", "inget län lämnar ifrån sig något"
    total = affected(on.headcount, at, low, high)
    if total.value < FEWEST_SHOWN:
        return f"färre än {FEWEST_SHOWN}", "visas inte"
    return f"omkring {words.persons(total.value)}", f"{words.span(total.low, total.high)}{on.unit}, vår bedömning"


def flips(version: str, choices: Choices) -> dict[str, tuple[float | None, str]]:
    """Return where each lever, moved alone, turns whether those who leave suffice in time."""
    known = inputs(version)
    now, ends = known.at(choices), {dial.key: (dial.low, dial.high) for dial in known.levers}
    found = sensitivity.flips(
        LEVERS,
        now,
        ends,
        lambda over: {lever: enough(now, {lever: values}) & np.ones(len(values), bool) for lever, values in over.items()},
    )
    return {flip.lever: (flip.value, _turn(flip)) for flip in found}


def _turn(flip: sensitivity.Flip) -> str:
    if flip.lever in (ADMIN, FUNCTION):
        return AFFECTS_NUMBER
    if flip.value is None:
        return "Vänder inte svaret inom reglaget."
    verb = "räcker inte" if flip.holds_now else "räcker"
    value = text(LEVERS[flip.lever], float(formats.rounded(flip.value, 3)))
    if LEVERS[flip.lever].is_whole:
        return f"Avgångarna {verb} vid {value}."
    return f"Avgångarna {verb} {'under' if flip.holds_now == flip.holds_above else 'över'} {value}."


def title(found: Position) -> str:
    """Say what to see in the curve."""
    if found.years_until is None:
        return f"Avgångarna når inte minskningen inom {formats.years(SHOWN_YEARS, 0)}"
    return f"Avgångarna har nått minskningen efter {formats.years_beside(found.years_until, found.target_years)}"


def within(found: Position) -> str:
    """Name the time that the reduction may take."""
    return f"Klart inom {formats.years(found.target_years, 0)}"


COLUMNS = ("År", "Avgångar minus minskning, andel av de berörda")


def table(found: Position) -> list[tuple[int | float, ...]]:
    """Return the surplus by year."""
    return [(year, value) for year, value in enumerate(found.curve)]
