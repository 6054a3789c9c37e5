"""Who is affected, and how soon is the reduction reached when nobody has to go? (2006 report, 4.4.6 and 4.1)

Affected = share of staff in administration x share of those in the function x headcount. Reduction = affected x saving x the
part of the cost that is staff. It is reached when as large a share has left by itself.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lstdash.questions.staff.model.levers import ADMIN, FUNCTION, OTHERS, OVER55, PENSION, SAVING, STAFF_COST, YEARS
from lstdash.shared_model.attrition import Leavers, gone_share, years_until
from lstdash.shared_model.cash_flow import crossing, finite, running
from lstdash.shared_model.triangular import Spread, spread

FloatArray = NDArray[np.float64]
Values = Mapping[str, float]
Cases = Mapping[str, FloatArray]  # every lever's value in each case
LONGEST_YEARS = 60  # a payback after that is never
FEWEST_SHOWN = 5  # fewer persons are not shown


@dataclass(frozen=True, slots=True)
class Interval:
    """Low, value and high, in persons."""

    low: float
    value: float
    high: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """What leaving gives: shares 0-1 of the staff affected, years; None is never."""

    need_share: float
    gone_share: float
    covered_share: float  # of the reduction, within the years asked about
    years_until: float | None
    payback_years: float | None


def affected(headcount: float, at: Values, low: Values, high: Values) -> Interval:
    """Return how many of a headcount are affected; `low` and `high` are the assumptions' ends, widened by where it stands."""
    value = at[ADMIN] * at[FUNCTION]
    ends = low[ADMIN] * low[FUNCTION], high[ADMIN] * high[FUNCTION]
    return Interval(headcount * min(*ends, value), headcount * value, headcount * max(*ends, value))


def may_show(values: Sequence[float | None]) -> tuple[bool, ...]:
    """Tell which estimates may be shown: those of at least `FEWEST_SHOWN` persons.

    Where a single one is smaller it would follow from the sum, so the smallest of the others is not shown either.
    """
    shown = [value is not None and value >= FEWEST_SHOWN for value in values]
    if sum(value is not None for value in values) - sum(shown) == 1 and any(shown):
        shown[min((value or 0.0, place) for place, value in enumerate(values) if shown[place])[1]] = False
    return tuple(shown)


def outcome(at: Values, one_off_years: float | None) -> Outcome:
    """Return what leaving gives; `one_off_years` is the one-off cost in years of today's cost, None when nobody pays it."""
    return outcomes(_alone(at), one_off_years)[0]


def outcomes(cases: Cases, one_off_years: float | None) -> list[Outcome]:
    """Return what leaving gives in each case, all of them in one pass; nothing that nobody pays is recovered."""
    need = cases[SAVING] * cases[STAFF_COST]
    who = (cases[OVER55], cases[PENSION], cases[OTHERS])
    gone, until = gone_share(cases[YEARS], *who), years_until(need, *who)
    each = zip(*(found.tolist() for found in (need, gone, until, _paybacks(cases, one_off_years))), strict=True)
    return [Outcome(n, g, min(1.0, g / n), finite(years), finite(paid)) for n, g, years, paid in each]


def _alone(at: Values) -> Cases:
    return {lever: np.array([float(value)]) for lever, value in at.items()}


def payback(at: Values, one_off_years: float | None) -> float | None:
    """Return the years until the one-off cost is recovered when the staff's part of the saving waits; None is never."""
    return finite(float(_paybacks(_alone(at), one_off_years)[0]))


def _paybacks(cases: Cases, one_off_years: float | None) -> FloatArray:
    """In year t the staff's part is what has left half way through the year, at most the whole; the rest comes at once."""
    if one_off_years is None:
        return np.full(len(cases[SAVING]), np.inf)
    year, rows = np.arange(LONGEST_YEARS + 1, dtype=float), {lever: values[:, None] for lever, values in cases.items()}
    need = rows[SAVING] * rows[STAFF_COST]
    gone = gone_share(np.maximum(year - 0.5, 0.0), rows[OVER55], rows[PENSION], rows[OTHERS])
    saved = np.where(year > 0, rows[SAVING] - need + np.minimum(need, gone), -one_off_years)
    return crossing(running(saved, np.add))


def surplus(cases: Cases, years: FloatArray) -> FloatArray:
    """Return how much more has left than is needed, as a share of those affected: below 0 until the reduction is reached.

    Shape [case, year].
    """
    rows = {lever: values[:, None] for lever, values in cases.items()}
    gone = gone_share(years, rows[OVER55], rows[PENSION], rows[OTHERS])
    return np.asarray(gone - rows[SAVING] * rows[STAFF_COST])


def others_needed(at: Values) -> float | None:
    """Return the yearly share of those under 55 who must leave for the reduction in time; None when no share is enough."""
    old = float(Leavers(at[OVER55], at[PENSION]).gone_share(at[YEARS]))
    need = at[SAVING] * at[STAFF_COST]
    if old >= need:
        return 0.0
    rest = (need - old) / (1 - at[OVER55]) if at[OVER55] < 1 else 2.0
    return 1 - (1 - rest) ** (1 / at[YEARS]) if rest < 1 else None


def enough(at: Values, over: Mapping[str, FloatArray]) -> NDArray[np.bool_]:
    """Tell for every case of `over` whether the reduction is reached within the years asked about."""
    case: dict[str, float | FloatArray] = {**at, **over}
    gone = gone_share(case[YEARS], case[OVER55], case[PENSION], case[OTHERS])
    return np.asarray(gone >= np.asarray(case[SAVING]) * np.asarray(case[STAFF_COST]) - 1e-12)


def women_inside(left: int, women: int, men: int) -> tuple[int, int]:
    """Return the fewest and the most women among `left` of a known group; exact, no assumption."""
    return max(0, left - men), min(left, women)


@dataclass(frozen=True, slots=True)
class ByChance:
    """How many of a kind there are among some of a known group when chance chooses: the mean, and the ends of 95 %."""

    mean: float
    low: int
    high: int


def by_chance(left: int, kind: int, everybody: int, level: float = 0.95) -> ByChance:
    """Return how many of `kind` are among `left` of `everybody`, drawn without putting back; exact."""
    tail, sums = (1 - level) / 2, np.cumsum([_ways(found, left, kind, everybody) for found in range(left + 1)])
    low, high = (int(np.argmax(sums >= share - 1e-12)) for share in (tail, 1 - tail))
    return ByChance(left * kind / everybody, low, high)


def _ways(found: int, left: int, kind: int, everybody: int) -> float:
    return math.comb(kind, found) * math.comb(everybody - kind, left - found) / math.comb(everybody, left)


def as_many_by_chance(found: int, left: int, kind: int, everybody: int) -> float:
    """Return the chance (0-1) of at least `found` of a kind among `left` of everybody, drawn without putting back."""
    return sum(_ways(number, left, kind, everybody) for number in range(found, min(kind, left) + 1))


def chance_interval(found: int, of: int, level: float = 0.95) -> tuple[float, float]:
    """Return the Clopper-Pearson interval of a share: chance inside one county, nothing about another."""
    tail = (1 - level) / 2
    from scipy.special import betaincinv  # the beta distribution's quantile; `scipy.stats` takes ten times as long to load

    low = float(betaincinv(found, of - found + 1, tail)) if found else 0.0
    high = float(betaincinv(found + 1, of - found, 1 - tail)) if found < of else 1.0
    return low, high


@dataclass(frozen=True, slots=True)
class Drawn:
    """P10, P50 and P90 over the assumptions' ranges: persons affected, share of the reduction covered, years until it is.

    `affected` is None without a figure of how many they are.
    """

    affected: Spread | None
    covered_share: Spread
    years_until: Spread


def drawn(headcount: float | None, at: Values, draws: Mapping[str, FloatArray]) -> Drawn:
    """Summarise draws of the levers (lever -> values)."""
    case = {**{lever: np.array([value]) for lever, value in at.items()}, **draws}
    need = case[SAVING] * case[STAFF_COST]
    gone = gone_share(case[YEARS], case[OVER55], case[PENSION], case[OTHERS])
    until = years_until(need, case[OVER55], case[PENSION], case[OTHERS])
    found = ((headcount or 0.0) * case[ADMIN] * case[FUNCTION], np.minimum(1.0, gone / need), until)
    persons, covered, years = (spread(np.sort(np.atleast_1d(values))) for values in found)
    return Drawn(None if headcount is None else persons, covered, years)
