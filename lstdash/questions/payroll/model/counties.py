"""For whom does joint payroll pay? Each county's cash flow under the chosen sharing keys.

Each year the active counties share the joint running cost by the running key. A one-off cost is shared by the
one-off key among those who enter that year, so the start is paid by the founders and a late entry by who enters.
An exit cost falls on who leaves. Every year the counties' nets sum to the joint net.

The report prints size classes, not headcounts. A result over sizes known only as intervals is an interval itself: the lowest
and the highest of all possible sizes, found with proof to a ten-thousandth of the seven's yearly cost and a hundredth of a
year. Where that would take too long (a scale effect or a ramp with many joining years may) the interval is wider than
that: it holds every possible value, and `is_exact` is false.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

import numpy as np
from numpy.typing import NDArray

from lstdash.questions.payroll.model.extremes import Held, highest
from lstdash.questions.payroll.model.scenario import PayrollScenario
from lstdash.questions.payroll.model.sizes import Curves, county_curves, joint_curve
from lstdash.questions.payroll.model.spans import Box, Span, ratio
from lstdash.shared_model.cash_flow import TOLERANCE, FloatArray, crossing, finite

AMOUNT_TOLERANCE = 5e-4  # of the seven's yearly cost: half of what the last printed digit shows
YEARS_TOLERANCE = 0.05  # likewise
FINER = 5  # than that is what is looked for, as long as the search may last

Cases = NDArray[np.int64]


class Role(StrEnum):
    """What the county does with the payroll work."""

    HOST = "host"
    HANDS_OVER = "hands_over"


class Verdict(StrEnum):
    """Sign of the county's net present value over every possible weight; undecided where it has no definite sign."""

    GAINS = "gains"
    LOSES = "loses"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Interval:
    """Lowest and highest possible value; in a payback None is "never". Where it is not exact, it is an outer bound."""

    low: float | None
    high: float | None
    is_exact: bool = True


@dataclass(frozen=True, slots=True)
class CountyResult:
    """One county's answer; money in the scenario's unit. `role` is None while no host is chosen."""

    county: str
    role: Role | None
    verdict: Verdict
    today: Interval  # yearly cost today
    npv: Interval
    payback_years: Interval

    @property
    def is_exact(self) -> bool:
        """True when no interval is wider than what is possible."""
        return self.npv.is_exact and self.payback_years.is_exact


def county_results(scenario: PayrollScenario) -> tuple[CountyResult, ...]:
    """Return one result per member, in order; counties without a name and with the same years are listed once."""
    counties = list(dict.fromkeys(scenario.members))
    curves = county_curves(scenario, counties)
    found = zip(counties, _today(curves), _npv(curves), _payback(curves), strict=True)
    return tuple(
        CountyResult(
            county=member.county,
            role=None if scenario.host is None else Role.HOST if member.county == scenario.host else Role.HANDS_OVER,
            verdict=_verdict(npv),
            today=_in_money(scenario, today),
            npv=_in_money(scenario, npv),
            payback_years=payback,
        )
        for member, today, npv, payback in found
    )


def joint_payback(scenario: PayrollScenario) -> Interval:
    """Return the joint payback over every possible set of weights; a point when weights do not matter."""
    return _payback(joint_curve(scenario))[0]


def _verdict(npv: Interval) -> Verdict:
    low, high = npv.low or 0.0, npv.high or 0.0
    return Verdict.GAINS if low > TOLERANCE else Verdict.LOSES if high < -TOLERANCE else Verdict.UNDECIDED


def _in_money(scenario: PayrollScenario, found: Interval) -> Interval:
    return Interval(scenario.money * (found.low or 0.0), scenario.money * (found.high or 0.0), found.is_exact)


def _today(curves: Curves) -> list[Interval]:
    """Cost of each county today."""
    cost = ratio(curves.sizes, curves.own * curves.today, curves.seven)
    return [Interval(*ends) for ends in zip(cost.low[:, 0].tolist(), cost.high[:, 0].tolist(), strict=True)]


def _npv(curves: Curves) -> list[Interval]:
    """Net present value of each curve."""

    def enclose(sign: int, case: Cases, box: Box, _: FloatArray) -> Held:
        span = curves.span(case, box, curves.seven[case], 0.0)
        ends = (span.low, span.high, span.slope_low, span.slope_high)
        low, high, rise_low, rise_high = (end[:, -1] for end in ends)
        return Held(high, rise_low, rise_high, True) if sign > 0 else Held(-low, -rise_high, -rise_low, True)

    return _intervals(enclose, curves.sizes, AMOUNT_TOLERANCE)


def _payback(curves: Curves) -> list[Interval]:
    """Payback of each curve: a higher curve pays back earlier, and any positive multiple of it at the same time."""
    # Shared by size, a county's curve is nearly a multiple of its size; shared equally, it is a sum of sizes.
    under, constant = (curves.own, 0.0) if curves.by_size else (0 * curves.own, 1.0)

    def enclose(sign: int, case: Cases, box: Box, met: FloatArray) -> Held:
        span = curves.span(case, box, under[case], constant)
        first, last = crossing(span.high), crossing(span.low)
        # Only a payback beyond what is met can matter; earlier years than its own do not, later ones may.
        rise_low, rise_high = _later(span, np.maximum(first, met) if sign > 0 else first, last)
        return Held(last, rise_low, rise_high, False) if sign > 0 else Held(-first, -rise_high, -rise_low, False)

    return _intervals(enclose, curves.sizes, YEARS_TOLERANCE)


def _later(span: Span, first: FloatArray, last: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Tell how a payback between `first` and `last` can move with each size, by sign: [case, size].

    A curve that falls in all the years that such a payback is read from pays back later.
    """
    end = span.low.shape[1] - 1
    before = np.clip(np.ceil(first) - 1, 0, end - 1)[:, None]
    after = np.clip(np.ceil(last), 0, end)[:, None]
    year = np.arange(end + 1)
    counts = ((year >= before) & (year <= np.maximum(after, before + 1)))[..., None]
    low = -np.where(counts, span.slope_high, -np.inf).max(axis=1)
    high = -np.where(counts, span.slope_low, np.inf).min(axis=1)
    return low, high


def _intervals(enclose: Callable[[int, Cases, Box, FloatArray], Held], sizes: Box, tolerance: float) -> list[Interval]:
    top, bottom = (highest(partial(enclose, sign), sizes, tolerance / FINER) for sign in (1, -1))
    is_exact = (top.bound <= top.met + tolerance) & (bottom.bound <= bottom.met + tolerance)
    ends = zip((-bottom.bound).tolist(), top.bound.tolist(), is_exact.tolist(), strict=True)
    return [Interval(finite(low), finite(high), exact) for low, high, exact in ends]
