"""How sure is the payback? Seeded draws over the range of every assumption.

Each assumption is drawn on its own from a triangular distribution whose peak is where the lever stands and whose
ends are the assumption's low and high, widened when the lever stands outside them. The horizon and the target are
how the question is asked and are never drawn; nor is the productivity cut while it is switched off (0).
"Never within the horizon" is counted as an outcome, later than every year.
"""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np

from lstdash.questions.payroll.model.cash_flow import cohorts, flows
from lstdash.questions.payroll.model.check import check
from lstdash.questions.payroll.model.scenario import LEVERS, QUESTION_LEVERS, WHOLE_LEVERS, PayrollScenario
from lstdash.shared_model.cash_flow import TOLERANCE, FloatArray, crossing, finite

Range = tuple[float, float]

DRAWS = 100_000
QUANTILES = (0.1, 0.5, 0.9)
BINS_PER_YEAR = 4
_CHUNK = 8_192  # draws at a time: the working arrays stay in the processor's cache
_THREADS = 2  # numpy lets go of the interpreter while it counts; more would mostly wait for each other


@dataclass(frozen=True, slots=True)
class Spread:
    """P10, P50 and P90; None is "never", which only a payback can be."""

    p10: float | None
    p50: float | None
    p90: float | None


@dataclass(frozen=True, slots=True)
class Bin:
    """Share of the draws that pay back after `low` and up to and including `high` years."""

    low_years: float
    high_years: float
    share: float


@dataclass(frozen=True, slots=True)
class Simulation:
    """What the draws say; money in the scenario's unit."""

    draws: int
    payback_years: Spread
    npv: Spread
    share_within_target: float
    share_never: float
    within_years: tuple[float, ...]  # share paid back within 0, 1, 2 ... years
    histogram: tuple[Bin, ...]  # with `share_never` it sums to 1
    band: tuple[Spread, ...]  # the cumulative curve, year by year


def simulate(scenario: PayrollScenario, ranges: Mapping[str, Range], seed: int, draws: int = DRAWS) -> Simulation:
    """Draw every lever in `ranges` (lever -> low, high) and summarise. Raises ScenarioError as `outcome` does."""
    check(scenario)
    over = draw(scenario, ranges, seed, draws)
    curves, years = np.empty((int(scenario.horizon_years) + 1, draws)), np.empty(draws)
    units = cohorts(scenario)

    def follow(start: int) -> None:
        part = slice(start, start + _CHUNK)
        found = flows(scenario, {lever: values[part] for lever, values in over.items()}, units).cumulative
        curves[:, part], years[part] = found.T, crossing(found)

    with ThreadPoolExecutor(_THREADS) as pool:
        list(pool.map(follow, range(0, draws, _CHUNK)))
        list(pool.map(np.ndarray.sort, [years, *curves]))
    return _summary(scenario, curves, years)


def drawn_levers(scenario: PayrollScenario, ranges: Mapping[str, Range]) -> tuple[str, ...]:
    """Levers that count as uncertain: those with a range, except the question's own and a productivity cut at 0."""
    off = set() if scenario.productivity_share else {"productivity_share"}
    return tuple(lever for lever in LEVERS if lever in ranges and lever not in QUESTION_LEVERS | off)


def draw(scenario: PayrollScenario, ranges: Mapping[str, Range], seed: int, draws: int) -> dict[str, FloatArray]:
    """Return lever -> draws, read-only. Each lever has its own stream, so a moved one leaves the others as they were."""
    drawn: dict[str, FloatArray] = {}
    for lever in drawn_levers(scenario, ranges):
        peak = getattr(scenario, lever)
        low, high = min(*ranges[lever], peak), max(*ranges[lever], peak)
        if low < high:
            drawn[lever] = _stream(seed, lever, low, peak, high, draws)
    return drawn


@lru_cache(maxsize=24)  # the levers of one scenario and where some of them have been, 0.8 MB each
def _stream(seed: int, lever: str, low: float, peak: float, high: float, draws: int) -> FloatArray:
    values = np.random.default_rng(seed).spawn(len(LEVERS))[LEVERS.index(lever)].triangular(low, peak, high, draws)
    found: FloatArray = np.rint(values) if lever in WHOLE_LEVERS else values
    found.setflags(write=False)
    return found


def _summary(scenario: PayrollScenario, curves: FloatArray, years: FloatArray) -> Simulation:
    """Summarise [year, draw] and [draw], each sorted by itself."""
    horizon = int(scenario.horizon_years)
    shares = _shares_within(years, np.arange(horizon * BINS_PER_YEAR + 1) / BINS_PER_YEAR)
    edges = [i / BINS_PER_YEAR for i in range(len(shares))]
    return Simulation(
        draws=len(years),
        payback_years=_spread(years, 1.0),
        npv=_spread(curves[-1], scenario.money),
        share_within_target=float(_shares_within(years, np.array([scenario.target_years]))[0]),
        share_never=float(np.mean(np.isinf(years))),
        within_years=tuple(shares[::BINS_PER_YEAR].tolist()),
        histogram=tuple(
            Bin(low, high, share)
            for low, high, share in zip(edges, edges[1:], np.diff(shares, prepend=0)[1:].tolist(), strict=False)
        ),
        band=tuple(_spread(year, scenario.money) for year in curves),
    )


def _shares_within(sorted_years: FloatArray, limits: FloatArray) -> FloatArray:
    """Share of draws paid back at each limit or before."""
    shares: FloatArray = np.searchsorted(sorted_years, limits + TOLERANCE, side="right") / len(sorted_years)
    return shares


def _spread(ordered: FloatArray, unit: float) -> Spread:
    """Quantiles of sorted draws; an actual draw each, as nothing lies halfway to never."""
    return Spread(*(finite(unit * value) for value in ordered[_places(len(ordered))]))


@cache
def _places(draws: int) -> list[int]:
    """Where among sorted draws each quantile stands."""
    places: list[int] = np.quantile(np.arange(draws), QUANTILES, method="inverted_cdf").tolist()
    return places
