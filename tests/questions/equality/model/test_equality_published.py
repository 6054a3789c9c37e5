"""The funnel against what others have published: length of stay at 54 hospitals, a rate of ten events, six units.

`tests/data/medpar.csv` is made of the public data set medpar (Medicare, Arizona 1991; Hilbe, Modeling Count Data, 2014): days
of stay at each provider, and what a Poisson regression on hmo, died, age80 and type expects, as FunnelPlotR describes it.
"""

from __future__ import annotations

import csv
from math import log, sqrt
from pathlib import Path

import numpy as np
import pytest
from scipy.stats import chi2

from lstdash.questions.equality.model import funnel
from lstdash.questions.equality.model.funnel import Unit
from lstdash.questions.equality.model.judge import judge

WIDE = funnel.LEVELS[1]
DATA = Path(__file__).parents[3] / "data" / "medpar.csv"


@pytest.fixture(scope="module")
def hospitals() -> tuple[Unit, ...]:
    with DATA.open(encoding="utf-8", newline="") as file:
        return tuple(Unit(row["provider"], float(row["days"]), float(row["expected"])) for row in csv.DictReader(file))


def chi_square(expected: float, level: float) -> tuple[float, float]:
    """Exact Poisson limits of a count by chi-square, as both packages take them."""
    low, high = (1 - level) / 2, (1 + level) / 2
    return float(chi2.ppf(low, 2 * expected)) / 2, float(chi2.ppf(high, 2 * (expected + 1))) / 2


def test_ten_events_have_the_published_limits_and_the_interpolated_lie_lower() -> None:
    published = chi_square(10, 0.95)
    assert published == pytest.approx((4.795388, 18.390358), abs=5e-6)
    ours = [end * 10 for end in funnel.exact_limits("per", 10, 1.0, 0.95)]
    assert ours == pytest.approx([3.775188, 16.159951], abs=1e-6)


def test_fifty_four_hospitals_of_which_twenty_five_lie_outside_as_published_and_twenty_three_interpolated(
    hospitals: tuple[Unit, ...],
) -> None:
    """The choice of exact limits alone moves two verdicts: both were far from what is expected, and small."""
    assert len(hospitals) == 54 and funnel.target(hospitals) == pytest.approx(1, abs=1e-6)
    published = {unit.name for unit in hospitals if _is_outside(unit.count, chi_square(unit.base, WIDE))}
    found = judge("per", hospitals, 0.1)
    ours = {board.unit.name for board in found.boards if board.side(board.wide.exact)}
    assert (len(published), len(ours)) == (25, 23) and ours < published
    assert all(unit.base < 30 for unit in hospitals if unit.name in published - ours)


def test_nine_are_left_when_hospitals_differ_anyway_as_published_and_two_on_our_scale(hospitals: tuple[Unit, ...]) -> None:
    """Published: logarithms, a tenth at each end left out. Ours: roots, a tenth drawn in, which the same package offers too."""
    scores = np.array([log(unit.value) * sqrt(unit.base) for unit in hospitals])
    low, high = np.quantile(scores, (0.1, 0.9))
    kept = (scores >= low) & (scores <= high)
    weights = np.array([unit.base for unit in hospitals])[kept]
    many, phi = int(kept.sum()), float(np.mean(scores[kept] ** 2))
    tau2 = (many * phi - (many - 1)) / float(weights.sum() - (weights**2).sum() / weights.sum())
    width = {unit.name: funnel.normal_quantile(WIDE) * sqrt(1 / unit.base + tau2) for unit in hospitals}
    published = {unit.name for unit in hospitals if abs(log(unit.value)) > width[unit.name]}
    ours = {board.unit.name for board in judge("per", hospitals, 0.1).boards if board.side(board.wide.additive)}
    assert (len(published), len(ours)) == (9, 2) and ours < published


def test_the_six_units_of_the_package_s_own_test() -> None:
    """Its overdispersion of six units is on the scale of logarithms, ours on that of roots: a little larger."""
    units = [
        Unit(str(count), count, base) for count, base in ((100, 108), (150, 112), (180, 165), (80, 95), (120, 100), (225, 220))
    ]
    assert np.mean([log(unit.value) ** 2 * unit.base for unit in units]) == pytest.approx(2.948033, abs=5e-7)
    assert funnel.spread("per", units, 1.0, 0.0).phi == pytest.approx(3.222418, abs=5e-7)


def _is_outside(count: float, limits: tuple[float, float]) -> bool:
    return not limits[0] <= count <= limits[1]
