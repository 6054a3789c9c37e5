"""How sure is the payback? Seeded draws over the range of every assumption.

The horizon and the target are how the question is asked and are never drawn; nor is the productivity cut while it is
switched off (0). "Never within the horizon" is counted as an outcome, later than every year.
"""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from lstdash.questions.payroll.model.cash_flow import cohorts, flows
from lstdash.questions.payroll.model.scenario import LEVERS, PayrollScenario
from lstdash.shared_model.cash_flow import TOLERANCE, FloatArray, crossing
from lstdash.shared_model.triangular import Range, Spread, draw, place, spread, uncertain

DRAWS = 100_000
BINS_PER_YEAR = 4
_CHUNK = 8_192  # draws at a time: the working arrays stay in the processor's cache
_THREADS = 2  # numpy lets go of the interpreter while it counts; more would mostly wait for each other


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
    """Draw every lever in `ranges` (lever -> low, high) and summarise."""
    return follow(scenario, drawn(scenario, ranges, seed, draws), draws)


def follow(scenario: PayrollScenario, over: Mapping[str, FloatArray], draws: int) -> Simulation:
    """Summarise the scenario over given draws: lever -> one value a draw, the other levers where they stand."""
    curves, years = np.empty((int(scenario.horizon_years) + 1, draws)), np.empty(draws)
    units = cohorts(scenario)

    def chunk(start: int) -> None:
        part = slice(start, start + _CHUNK)
        found = flows(scenario, {lever: values[part] for lever, values in over.items()}, units).cumulative
        curves[:, part], years[part] = found.T, crossing(found)

    with ThreadPoolExecutor(_THREADS) as pool:
        list(pool.map(chunk, range(0, draws, _CHUNK)))
        list(pool.map(place, curves))
    years.sort()
    return _summary(scenario, curves, years)


def drawn_levers(scenario: PayrollScenario, ranges: Mapping[str, Range]) -> tuple[str, ...]:
    """Return the levers that are drawn: the uncertain ones, without a productivity cut that is switched off."""
    return uncertain(LEVERS, ranges, () if scenario.productivity_share else ("productivity_share",))


def drawn(scenario: PayrollScenario, ranges: Mapping[str, Range], seed: int, draws: int) -> dict[str, FloatArray]:
    """Return lever -> draws, read-only."""
    return draw(LEVERS, scenario.at, {lever: ranges[lever] for lever in drawn_levers(scenario, ranges)}, seed, draws)


def _summary(scenario: PayrollScenario, curves: FloatArray, years: FloatArray) -> Simulation:
    """Summarise [year, draw], each year with its quantiles in place, and [draw] sorted."""
    horizon = int(scenario.horizon_years)
    shares = _shares_within(years, np.arange(horizon * BINS_PER_YEAR + 1) / BINS_PER_YEAR)
    edges = [i / BINS_PER_YEAR for i in range(len(shares))]
    return Simulation(
        draws=len(years),
        payback_years=spread(years),
        npv=spread(curves[-1], scenario.money),
        share_within_target=float(_shares_within(years, np.array([scenario.target_years]))[0]),
        share_never=float(np.mean(np.isinf(years))),
        within_years=tuple(shares[::BINS_PER_YEAR].tolist()),
        histogram=tuple(
            Bin(low, high, share)
            for low, high, share in zip(edges, edges[1:], np.diff(shares, prepend=0)[1:].tolist(), strict=False)
        ),
        band=tuple(spread(year, scenario.money) for year in curves),
    )


def _shares_within(sorted_years: FloatArray, limits: FloatArray) -> FloatArray:
    """Share of draws paid back at each limit or before."""
    shares: FloatArray = np.searchsorted(sorted_years, limits + TOLERANCE, side="right") / len(sorted_years)
    return shares
