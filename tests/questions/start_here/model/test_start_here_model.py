"""Edges and properties of the start-here model."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import kendalltau

from lstdash.errors import ScenarioError
from lstdash.evidence.faults import explained
from lstdash.questions.start_here.answers.faults import WORDS
from lstdash.questions.start_here.model.disagreement import disagreements
from lstdash.questions.start_here.model.draws import simulate
from lstdash.questions.start_here.model.ranking import RankedItem, compare, kendall_distances, rank, tiers
from lstdash.questions.start_here.model.start_here import (
    Board,
    Choices,
    Criterion,
    Item,
    axis_weights,
    positions,
)
from lstdash.shared_model.disagreement import spread

CRITERIA = (
    Criterion("kostnad", "effort"),
    Criterion("aktorer", "effort"),
    Criterion("system", "effort", raises=False),
    Criterion("andel", "benefit"),
    Criterion("effekt", "benefit"),
)
EVEN = Choices((1.0,) * 5)


def room(participants: int = 20, items: int = 6, seed: int = 0, missing: float = 0.0) -> Board:
    rng = np.random.default_rng(seed)
    scores = rng.integers(1, 6, (participants, items, len(CRITERIA))).astype(float)
    scores[rng.random(scores.shape) < missing] = np.nan
    return Board(tuple(Item(f"i{index}") for index in range(items)), CRITERIA, scores)


def rng(seed: int = 7) -> np.random.Generator:
    return np.random.default_rng(seed)


@pytest.mark.parametrize(
    ("choices", "where"),
    [
        ({"weights": (-1.0, 1, 1, 1, 1)}, "vikter"),
        ({"weights": (float("nan"), 1, 1, 1, 1)}, "vikter"),
        ({"effort_threshold": 0.99}, "gräns för insats"),
        ({"benefit_threshold": 5.01}, "gräns för vinst"),
        ({"effort_threshold": float("nan")}, "gräns för insats"),
        ({"effort_penalty": -0.1}, "insatsens tyngd"),
        ({"effort_penalty": float("inf")}, "insatsens tyngd"),
    ],
)
def test_impossible_sliders_are_refused_in_swedish(choices: dict[str, object], where: str) -> None:
    with pytest.raises(ScenarioError) as error, explained(WORDS):
        Choices(**{"weights": (1.0,) * 5, **choices})  # type: ignore[arg-type]
    assert error.value.where == where
    assert "." not in error.value.found


@pytest.mark.parametrize("threshold", [1.0, 5.0])
def test_thresholds_may_stand_at_the_ends(threshold: float) -> None:
    assert Choices((1.0,), effort_threshold=threshold, benefit_threshold=threshold).effort_threshold == threshold


def test_all_weights_of_an_axis_zero_is_refused_unless_weights_are_uniform() -> None:
    board, zero = room(), Choices((0.0, 0, 0, 1, 1))
    with pytest.raises(ScenarioError, match="insats"), explained(WORDS):
        positions(board, zero)
    assert axis_weights(board, replace(zero, uniform_weights=True), "effort") == pytest.approx([1 / 3] * 3)


@pytest.mark.parametrize("bad", ["shape", "score", "item", "axis"])
def test_an_impossible_board_is_a_bug(bad: str) -> None:
    items = (Item("a"), Item("a" if bad == "item" else "b"))
    scores = np.full((2, 2, 4 if bad == "shape" else 5), 6.0 if bad == "score" else 3.0)
    criteria = tuple(replace(c, axis="effort") for c in CRITERIA) if bad == "axis" else CRITERIA
    with pytest.raises(ValueError):
        Board(items, criteria, scores)


def test_an_unscored_criterion_is_left_out_of_the_mean() -> None:
    scores = np.array([[[5.0, np.nan, np.nan, 4.0, np.nan]]])
    at = positions(Board((Item("a"),), CRITERIA, scores), EVEN)
    assert (at.effort[0], at.benefit[0]) == (5.0, 4.0)


def test_an_item_nobody_scored_is_unplaced_and_keeps_the_others_ranked() -> None:
    board = room(items=3)
    board.scores[:, 1, :] = np.nan
    result = rank(board, EVEN, simulate(board, EVEN, rng(), 500))
    assert result.unplaced == ("i1",)
    assert {item.key for item in result.items} == {"i0", "i2"}


def test_half_scored_item_uses_its_printed_half_on_the_other_axis() -> None:
    scores = np.array([[[2.0, 2.0, 4.0, np.nan, np.nan]]])
    board = Board((Item("a", "large", "small"),), CRITERIA, scores)
    result = rank(board, EVEN, simulate(board, EVEN, rng(), 2000)).items[0]
    assert (result.effort, result.effort_is_printed, result.benefit, result.benefit_is_printed) == (2.0, False, 2.0, True)
    assert result.benefit_span == pytest.approx((1.2, 2.8), abs=0.06)


def test_an_empty_room_and_an_empty_board_give_empty_answers() -> None:
    empty = Board((), CRITERIA, np.empty((0, 0, 5)))
    result = rank(empty, EVEN, simulate(empty, EVEN, rng(), 100))
    assert (result.items, result.agenda, result.unplaced) == ((), (), ())
    unscored = Board((Item("a"),), CRITERIA, np.empty((0, 1, 5)))
    assert rank(unscored, EVEN, simulate(unscored, EVEN, rng(), 100)).unplaced == ("a",)
    assert disagreements(unscored, EVEN)[0].shape == "too_few"


def test_printed_halves_never_touch_the_middle() -> None:
    board = Board((Item("a", "small", "large"),), CRITERIA, np.empty((0, 1, 5)))
    draws = simulate(board, EVEN, rng(), 20_000)
    assert draws.effort.min() >= 1.0 and draws.effort.max() < 3.0
    assert draws.benefit.min() > 3.0 and draws.benefit.max() <= 5.0


def test_weights_are_dirichlet_with_concentration_twenty() -> None:
    # One participant, effort scored 5 on one criterion and 1 elsewhere: the axis reads off that criterion's weight.
    scores = np.array([[[5.0, 1.0, 5.0, 3.0, 3.0]]])
    board = Board((Item("a"),), CRITERIA, scores)
    weight = (simulate(board, Choices((2.0, 1.0, 1.0, 1, 1)), rng(), 40_000).effort[:, 0] - 1) / 4
    assert weight.mean() == pytest.approx(0.5, abs=0.003)
    assert weight.var() == pytest.approx(0.5 * 0.5 / 21, rel=0.03)
    uniform = (simulate(board, Choices((2.0, 1.0, 1.0, 1, 1), uniform_weights=True), rng(), 40_000).effort[:, 0] - 1) / 4
    assert uniform.mean() == pytest.approx(1 / 3, abs=0.005)
    assert uniform.var() == pytest.approx((1 / 3) * (2 / 3) / 4, rel=0.03)


def test_scores_are_resampled_over_whole_participants() -> None:
    # Each participant gives the same score on both axes: in every draw the two means must agree.
    own = np.repeat(np.array([1.0, 2, 3, 4, 5])[:, None, None], 5, axis=2)
    own[:, :, 2] = 6 - own[:, :, 2]
    board = Board((Item("a"),), CRITERIA, own)
    draws = simulate(board, EVEN, rng(), 20_000)
    assert draws.effort == pytest.approx(draws.benefit)
    assert draws.effort.var() == pytest.approx(2.0 / 5, rel=0.05)  # variance of a mean of five


def test_same_seed_same_answer_and_other_order_of_items_the_same_ranking() -> None:
    board = room(items=5)
    printed = (Item("p", "small", "large"), Item("q", "small", "small"))
    mixed = Board((*board.items, *printed), CRITERIA, np.insert(board.scores, [5, 5], np.nan, axis=1))
    turned = Board(mixed.items[::-1], CRITERIA, mixed.scores[:, ::-1])
    first, again, other = (rank(b, EVEN, simulate(b, EVEN, rng(), 1000)) for b in (mixed, mixed, turned))
    assert first.items == again.items
    assert [rounded(i) for i in first.items] == [rounded(i) for i in other.items]


def rounded(item: RankedItem) -> tuple[object, ...]:
    figures = (item.priority, item.start_here_share, item.agenda_distance)
    return item.key, item.tier, item.rank_span, *(round(figure, 9) for figure in figures)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 1000), st.integers(1, 12), st.integers(1, 9), st.sampled_from([0.0, 0.3]))
def test_ranking_invariants(seed: int, participants: int, items: int, missing: float) -> None:
    board = room(participants, items, seed, missing)
    result = rank(board, EVEN, simulate(board, EVEN, rng(seed), 200))
    placed = result.items
    assert [item.priority for item in placed] == sorted((item.priority for item in placed), reverse=True)
    assert all(0 <= item.start_here_share <= 1 and 1 <= item.effort <= 5 and 1 <= item.benefit <= 5 for item in placed)
    assert all(item.rank_span[0] <= item.rank_span[1] for item in placed)
    assert sorted(result.agenda) == sorted(item.key for item in placed)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.integers(-5, 5), min_size=2, max_size=7), st.integers(-6, 6), st.integers(0, 6))
def test_kendall_distance_equals_the_textbook_one(points: list[int], low: int, step: int) -> None:
    values = np.unique(np.array(points, dtype=float))
    before, after = values.copy(), values.copy()
    before[0], after[0] = low + 0.5, low + step + 0.5  # never level with another
    distance = kendall_distances(values, before, after)[0]
    pairs = len(values) * (len(values) - 1) / 2
    if len(values) > 1:
        assert distance == pytest.approx((1 - kendalltau(before, after).statistic) / 2 * pairs)


def test_compare_splits_a_three_way_tie() -> None:
    beats, places = compare(np.array([[2.0, 1.0, 1.0, 1.0], [2.0, 3.0, 1.0, 1.0]]))
    assert beats[0].tolist() == [0.5, 0.5, 1.0, 1.0]
    assert places[0].tolist() == [0.5, 0.5, 0.0, 0.0]
    assert places[2] == pytest.approx([0, 1 / 6, 1 / 6 + 0.25, 1 / 6 + 0.25])
    assert places.sum(axis=0) == pytest.approx([1.0] * 4)


def test_a_cut_needs_every_pair_not_only_the_neighbours() -> None:
    beats = np.array([[0.5, 1, 1, 0.8], [0, 0.5, 1, 1], [0, 0, 0.5, 1], [0.2, 0, 0, 0.5]])
    assert tiers(beats) == [1, 1, 1, 1]


@pytest.mark.parametrize(("camp", "shape"), [(1, "agreed"), (2, "agreed"), (3, "two_camps")], ids=["en", "under", "fjärdedel"])
def test_a_camp_holds_at_least_a_quarter(camp: int, shape: str) -> None:
    scores = [1.0] * camp + [4.0] * (12 - camp)
    assert spread("a", "kostnad", np.array(scores)).shape == shape


def test_valley_must_be_at_most_half_the_lower_peak() -> None:
    assert spread("a", "kostnad", np.array([1.0] * 4 + [2.0] * 2 + [3.0] * 4)).shape == "two_camps"
    assert spread("a", "kostnad", np.array([1.0] * 4 + [2.0] * 3 + [3.0] * 4)).shape == "spread"


def test_disagreement_lists_the_most_divided_criterion_first() -> None:
    scores = np.full((6, 1, 5), 3.0)
    scores[:, 0, 3] = [1, 1, 1, 5, 5, 5]
    described = disagreements(Board((Item("a"),), CRITERIA, scores), EVEN)[0]
    assert (described.spreads[0].criterion, described.shape, described.participants) == ("andel", "two_camps", 6)
    assert described.priority_deviation == pytest.approx(1.0)  # benefit 2 or 4 at weight one half


def test_disagreement_ignores_what_was_not_scored() -> None:
    scores = np.full((2, 1, 5), np.nan)
    scores[0, 0] = 3.0
    described = disagreements(Board((Item("a"),), CRITERIA, scores), EVEN)[0]
    assert described.participants == 1 and described.priority_deviation == 0.0
    assert spread("a", "kostnad", scores[:, 0, 0]).counts == (0, 0, 1, 0, 0)
