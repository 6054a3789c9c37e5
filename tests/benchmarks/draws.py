"""The two simulations against one fused numpy expression of the same arithmetic, with the same answers.

The fused ones know what the model must find out: that all join at once and none leaves, that everybody has scored
everything. They are what a careful reader of numpy would write for exactly this case.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lstdash import store
from lstdash.questions.payroll.answers import payroll
from lstdash.questions.payroll.answers.inputs import PayrollInputs, inputs
from lstdash.questions.payroll.answers.risk import SEED
from lstdash.questions.payroll.model import risk
from lstdash.questions.payroll.model.scenario import LEVERS, PayrollScenario
from lstdash.questions.start_here.model.draws import simulate
from lstdash.questions.start_here.model.ranking import Ranking, rank
from lstdash.questions.start_here.model.start_here import Axis, Board, Choices, Criterion, Item
from lstdash.shared_model.triangular import stream
from tests.benchmarks.results import Row
from tests.benchmarks.settings import Settings
from tests.benchmarks.timing import Turns, timed

NAME = "dragningar"
TITLE = "Slumpdragningar"
AGAINST = "ett numpy-uttryck"
DRAWS = 10_000
PEOPLE, ITEMS = 40, 14
AXES: tuple[Axis, Axis] = ("effort", "benefit")

Array = NDArray[np.float64]


def measure(settings: Settings) -> list[Row]:
    """Draw in turns, after checking that both give the same answer."""
    known = inputs(store.current_version())
    scenario = payroll.scenario_of(known, payroll.Choices())
    board = _board()
    _check(known, scenario, board)
    found = Turns(
        {
            "payroll": timed(lambda: _payroll(known, scenario)),
            "payroll fused": timed(lambda: fused_payroll(known, scenario)),
            "smaa": timed(lambda: _smaa(board)),
            "smaa fused": timed(lambda: fused_smaa(board)),
        }
    ).run(settings.draw_runs, warm=2)
    return [
        Row(TITLE, "100 000 utfall för löner", found["payroll"], AGAINST, found["payroll fused"]),
        Row(TITLE, f"10 000 rangordningar, {PEOPLE} deltagare, {ITEMS} förslag", found["smaa"], AGAINST, found["smaa fused"]),
    ]


def _check(known: PayrollInputs, scenario: PayrollScenario, board: Board) -> None:
    ours, fused = _payroll(known, scenario), fused_payroll(known, scenario)
    told = (ours.payback_years.p10, ours.payback_years.p50, ours.payback_years.p90, ours.share_within_target)
    if not np.allclose(np.array(told, dtype=float), fused.payback, atol=1e-6):
        raise AssertionError(f"not the same payroll arithmetic: {told} and {fused.payback}")
    ranking, spans = _smaa(board), fused_smaa(board)
    order = [int(item.key) for item in ranking.items]
    if not np.allclose([item.priority_span for item in ranking.items], spans[:, order].T, atol=0.02):
        raise AssertionError("not the same ranking arithmetic")


# Payroll


@dataclass(frozen=True)
class Fused:
    """Payback P10, P50, P90 and the share within the target; NPV quantiles; the band by year."""

    payback: Array
    npv: Array
    band: Array
    within: Array


def _payroll(known: PayrollInputs, scenario: PayrollScenario) -> risk.Simulation:
    stream.cache_clear()  # the expression draws anew, too
    return risk.simulate(scenario, known.ranges, SEED)


def fused_payroll(known: PayrollInputs, scenario: PayrollScenario, draws: int = risk.DRAWS) -> Fused:
    """The same draws and sums for a coalition that starts together and stays: one expression over [draw, year]."""
    streams = dict(zip(LEVERS, np.random.default_rng(SEED).spawn(len(LEVERS)), strict=True))
    at = {lever: np.full((1, 1), float(getattr(scenario, lever))) for lever in LEVERS}
    for lever in risk.drawn_levers(scenario, known.ranges):
        peak = getattr(scenario, lever)
        low, high = min(*known.ranges[lever], peak), max(*known.ranges[lever], peak)
        if low < high:
            at[lever] = streams[lever].triangular(low, peak, high, draws)[:, None]
    ramp = np.rint(at["ramp_years"])
    year = np.arange(int(scenario.horizon_years) + 1.0)
    saving = np.minimum(at["saving_share"], 1.0) * at["realised_share"] * np.minimum(1.0, year / (ramp + 1))
    net = (saving - at["parallel_share"] * (year <= ramp)) * (year > 0) - at["one_off_cost"] * (year == 0)
    curve = np.cumsum(net * (1 + at["discount_rate"]) ** -year, axis=1)
    last = len(year) - 1 - np.argmax(curve[:, ::-1] < -1e-9, axis=1)
    after = np.minimum(last + 1, len(year) - 1)
    rows = np.arange(draws)
    with np.errstate(divide="ignore", invalid="ignore"):
        years = np.where(last < after, last - curve[rows, last] / (curve[rows, after] - curve[rows, last]), np.inf)
    years = np.sort(np.where((curve < -1e-9).any(axis=1), years, 0.0))
    tops = np.quantile(years, (0.1, 0.5, 0.9), method="inverted_cdf")
    shares = np.searchsorted(years, np.arange(4 * int(scenario.horizon_years) + 1) / 4, side="right") / draws
    within = np.searchsorted(years, scenario.target_years + 1e-9, side="right") / draws
    band = np.quantile(curve, (0.1, 0.5, 0.9), axis=0, method="inverted_cdf")
    return Fused(np.append(tops, within), band[:, -1], band, shares)


# Start here


def _board() -> Board:
    criteria = tuple(Criterion(f"c{i}", "effort" if i < 7 else "benefit", i != 6) for i in range(9))
    scores = np.random.default_rng(7).integers(1, 6, (PEOPLE, ITEMS, len(criteria))).astype(np.float64)
    return Board(tuple(Item(str(i)) for i in range(ITEMS)), criteria, scores)


def _smaa(board: Board) -> Ranking:
    choices = Choices((1.0,) * len(board.criteria))
    return rank(board, choices, simulate(board, choices, np.random.default_rng(5), DRAWS))


def fused_smaa(board: Board) -> Array:
    """Spans of the priorities, beside who beats whom and ranks: Dirichlet weights, bootstrapped people, all pairs at once."""
    rng = np.random.default_rng(5)
    drawn = rng.multinomial(PEOPLE, np.full(PEOPLE, 1 / PEOPLE), DRAWS).astype(float)
    means = {}
    for axis in AXES:
        scores = board.directed(axis)
        criteria = scores.shape[2]
        weights = rng.dirichlet(np.full(criteria, 20 / criteria), DRAWS)
        cells = (drawn @ scores.reshape(PEOPLE, -1)).reshape(DRAWS, ITEMS, criteria) / PEOPLE
        means[axis] = np.einsum("dic,dc->di", cells, weights)
    points = np.round(means["benefit"] - means["effort"], 9)
    above = points[:, :, None] > points[:, None, :]
    level = points[:, :, None] == points[:, None, :]
    above.mean(axis=0) + 0.5 * level.mean(axis=0)
    first = above.sum(axis=1)
    np.apply_along_axis(np.bincount, 0, first, minlength=ITEMS)
    spans = np.quantile(points, (0.1, 0.9), axis=0)
    ((means["effort"] < 3) & (means["benefit"] > 3)).mean(axis=0)
    np.quantile(means["effort"], (0.1, 0.9), axis=0), np.quantile(means["benefit"], (0.1, 0.9), axis=0)
    return np.asarray(spans)
