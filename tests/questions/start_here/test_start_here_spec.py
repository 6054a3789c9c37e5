"""Decision rules of Börja här: the worked examples that /kallor shows, and what a table cannot say."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from lstdash.questions.start_here import start_here_spec
from lstdash.questions.start_here.model.draws import simulate
from lstdash.questions.start_here.model.ranking import Ranking, kendall_distances, rank, tiers
from lstdash.questions.start_here.model.start_here import Board, Choices, Criterion, Item
from lstdash.shared_model.disagreement import spread
from lstdash.worked import Example
from tests.lib.worked import each

CRITERIA = (
    Criterion("startkostnad", "effort"),
    Criterion("fardiga_system", "effort", raises=False),
    Criterion("andel_av_verksamheten", "benefit"),
    Criterion("effekt", "benefit"),
)
DRAWS = 4_000


def board(items: tuple[Item, ...], votes: list[list[list[float]]] | None = None) -> Board:
    """Votes are listed participant by participant, item by item, criterion by criterion."""
    shape = (0, len(items), len(CRITERIA))
    return Board(items, CRITERIA, np.array(votes, dtype=float) if votes else np.empty(shape))


def ranking(of: Board, seed: int = 1, **sliders: Any) -> Ranking:
    choices = Choices(**{"weights": (1.0,) * 4} | sliders)
    return rank(of, choices, simulate(of, choices, np.random.default_rng(seed), DRAWS))


def split(given: dict[str, Any], *names: str) -> tuple[dict[str, Any], dict[str, Any]]:
    return {key: given[key] for key in names if key in given}, {key: given[key] for key in given if key not in names}


@each(start_here_spec.AXES)
def test_axes(example: Example) -> None:
    scored, sliders = split(example.given, "scores")
    item = ranking(board((Item("a"),), [[list(scored["scores"])]]), **sliders).items[0]
    assert (item.effort, item.benefit, item.priority) == pytest.approx(tuple(example.gives.values()))


@each(start_here_spec.CELLS)
def test_cells(example: Example) -> None:
    halves, scored = split(example.given, "effort_half", "benefit_half")
    votes = [[list(scored["scores"])]] * scored["voters"] if scored else None
    item = ranking(board((Item("a", **halves),), votes)).items[0]
    assert {name: getattr(item, name) for name in example.gives} == example.gives
    if item.quadrant != "on_line":
        assert item.start_here_share == float(item.quadrant == "start_here")


@each(start_here_spec.TIERS)
def test_tiers(example: Example) -> None:
    pair = example.given["pair"]
    beats = np.array([[0.5, 1.0, pair], [0.0, 0.5, 0.6], [1 - pair, 0.4, 0.5]])
    assert tuple(tiers(beats)) == example.gives["tiers"]


@each(start_here_spec.SPREADS)
def test_spreads(example: Example) -> None:
    assert spread("a", "startkostnad", np.array(example.given["scores"], dtype=float)).shape == example.gives["shape"]


@each(start_here_spec.AGENDA)
def test_agenda(example: Example) -> None:
    points, low, high = (np.array(example.given[name]) for name in ("points", "low", "high"))
    assert tuple(kendall_distances(points, low, high).tolist()) == example.gives["distances"]


def test_every_table_is_run() -> None:
    assert {table.code for table in start_here_spec.TABLES} == {"axlar", "rutor", "grupper", "oenighet", "dagordning"}


def test_a_printed_cell_is_the_whole_half_scale_wherever_the_thresholds_stand() -> None:
    item = ranking(board((Item("a", "small", "large"),)), effort_threshold=2.5, benefit_threshold=4.0).items[0]
    assert item.effort_span == pytest.approx((1.2, 2.8), abs=0.05)
    # the report says on which side it lies and no more: no threshold cuts through it
    assert (item.start_here_share, item.quadrant, item.is_earned) == (1.0, "start_here", False)


def test_scores_on_one_axis_leave_the_other_printed() -> None:
    scored = ranking(board((Item("a", "large", "large"),), [[[1, 5, 5, 5]]])).items[0]
    assert (scored.effort, scored.effort_is_printed) == (1.0, False)


def test_equals_share_the_places() -> None:
    # Ten identical items: each takes each place in a tenth of the draws, so nothing can be told apart.
    items = tuple(Item(f"forslag_{number}") for number in range(10))
    result = ranking(board(items, [[[3, 3, 4, 4]] * 10] * 6))
    assert {item.tier for item in result.items} == {1}
    assert {item.rank_span for item in result.items} == {(1, 9)}


def test_the_agenda_begins_with_what_changes_the_order_most() -> None:
    # Two camps on "splittrad", agreement on the rest, which lie close together.
    camps = [[[1, 5, 5, 5], [2, 4, 4, 4], [2, 4, 4, 3], [2, 3, 3, 3]], [[5, 1, 1, 1], [2, 4, 4, 4], [2, 4, 4, 3], [2, 3, 3, 3]]]
    items = (Item("splittrad"), Item("a"), Item("b"), Item("c"))
    assert ranking(board(items, camps * 10)).agenda[0] == "splittrad"
