"""How sure is the variance between units? Q-profile: every variance that chance does not speak against. (Viechtbauer 2007)"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy.optimize import brentq
from scipy.stats import chi2

from lstdash.questions.equality.model.funnel import Kind, Span, Unit, angle, deviation

CEILING = 10.0  # an angle's variance cannot reach it


def between_span(kind: Kind, units: Sequence[Unit], common: float, level: float = 0.95) -> Span:
    """Return the interval of the variance between units on the even scale, not winsorised; an end is 0 where none is needed."""
    at = np.array([angle(kind, unit.value, common) for unit in units])
    chance = np.array([deviation(kind, unit.base, common) ** 2 for unit in units])

    def excess(tau2: float, wanted: float) -> float:
        weights = 1 / (chance + tau2)
        middle = (weights * at).sum() / weights.sum()
        return float((weights * (at - middle) ** 2).sum() - wanted)

    def end(probability: float) -> float:
        wanted = float(chi2.ppf(probability, len(units) - 1))
        return 0.0 if excess(0.0, wanted) <= 0 else float(brentq(excess, 0.0, CEILING, args=(wanted,), xtol=1e-12))

    return end((1 + level) / 2), end((1 - level) / 2)
