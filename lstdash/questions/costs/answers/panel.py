"""What the live panel shows at every position of every slider: what is saved, the years it covers, when it has paid back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from lstdash import formats
from lstdash.questions.costs.answers import words
from lstdash.questions.costs.answers.costs import BASES, Choices, levers, sizes_of, standing
from lstdash.questions.costs.answers.inputs import inputs
from lstdash.questions.costs.model.costs import payback_years, potential, required, years_covered
from lstdash.questions.costs.model.levers import CUT, TARGET
from lstdash.shared_model.sensitivity import one_at_a_time
from lstdash.shared_model.triangular import FloatArray

HORIZON = 8
YEARS = np.arange(HORIZON + 1, dtype=float)
FIGURES = ("Besparing om året", "Täcker", "Återbetalning")


@dataclass(frozen=True, slots=True)
class Position:
    """One answer: three figures with the line under each, the saving minus the cut year by year, the years covered."""

    figures: tuple[tuple[str, str], ...]
    curve: tuple[float, ...]
    years: float
    target_years: float

    @property
    def crossing(self) -> float | None:
        """Return the years covered; None when it is later than the curve goes, or never."""
        return self.years if 0 < self.years <= HORIZON else None


def at_rest(version: str, choices: Choices) -> Position:
    """Return the answer where everything stands. Raises ScenarioError."""
    at = standing(inputs(version), choices)
    return _along(version, choices, {key: np.array([value]) for key, value in at.items()})[0]


def positions(version: str, choices: Choices) -> dict[str, list[Position]]:
    """Return the answer at each position of each slider, the others where they stand. Raises ScenarioError."""
    at = standing(inputs(version), choices)
    cases, parts = one_at_a_time(at, {dial.key: np.array(dial.positions) for dial in levers(version)})
    found = _along(version, choices, cases)
    return {key: found[part] for key, part in parts.items()}


def _along(version: str, choices: Choices, cases: Mapping[str, FloatArray]) -> list[Position]:
    known, on = inputs(version), sizes_of(version, choices)
    assert on is not None  # the page has an answer
    base = known.mkr[BASES[choices.base]]
    found = potential(known.bases, on, cases)
    total, one_off = (np.asarray(values, float) + np.zeros(len(cases[CUT])) for values in (found.total, found.one_off))
    years = years_covered(total, base, cases[CUT])
    curves = total[:, None] - required(base, cases[CUT][:, None], YEARS)
    lines = zip(total, one_off, years, curves.round(6).tolist(), cases[TARGET], strict=True)
    return [
        _position(float(saving), float(once), float(covered), curve, float(target))
        for saving, once, covered, curve, target in lines
    ]


def _position(saving: float, once: float, years: float, curve: list[float], target: float) -> Position:
    paid = payback_years(once, saving)
    met = "målet" if years + 1e-9 >= target else "inte målet"
    figures = (
        (words.mkr(saving), words.LEVEL),
        (words.years_told(years), f"når {met} {formats.years(target, 0)}"),
        ("aldrig" if paid is None else formats.years(paid), f"engångskostnad {words.mkr(once)} (2005)"),
    )
    return Position(figures, tuple(curve), years, target)


def title(found: Position) -> str:
    """Say what to see in the curve."""
    if found.years == float("inf") or found.years > HORIZON:
        return f"Besparingen räcker längre än {formats.years(HORIZON, 0)}"
    return (
        f"Besparingen räcker {words.years_told(found.years)}"
        if found.years > 0
        else "Ingen besparing att ställa mot sparbetinget"
    )
