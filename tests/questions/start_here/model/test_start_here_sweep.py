"""The sweep along a slider answers as the model does at every position."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from lstdash.questions.start_here.model.draws import simulate
from lstdash.questions.start_here.model.ranking import rank
from lstdash.questions.start_here.model.start_here import (
    Board,
    Choices,
    Item,
    lines,
    positions,
    quadrants,
)
from lstdash.questions.start_here.model.sweep import PLAIN_SLIDERS, SWEEP_DRAWS, moved, sweep
from tests.questions.start_here.model.test_start_here_model import CRITERIA, EVEN, rng, room


@pytest.mark.parametrize("slider", ["kostnad", "andel", *PLAIN_SLIDERS])
def test_sweep_is_the_model_at_every_position(slider: str) -> None:
    board = room(items=4, missing=0.1)
    values = [1.0, 1.5, 2.5, 4.0]
    draws = simulate(board, EVEN, rng(), 4000)
    along = sweep(board, EVEN, slider, values, draws, rng(3))
    for place, value in enumerate(values):
        choices = moved(board, EVEN, slider, value)
        at = positions(board, choices)
        assert along.effort[place] == pytest.approx(at.effort)
        assert along.benefit[place] == pytest.approx(at.benefit)
        assert (
            along.quadrant[place].tolist()
            == quadrants(at.effort, at.benefit, lines(choices, at.effort_is_printed, at.benefit_is_printed)).tolist()
        )
        exact = rank(board, choices, simulate(board, choices, rng(5), 4000))
        shares = {item.key: item.start_here_share for item in exact.items}
        priorities = {item.key: item.priority for item in exact.items}
        for index, item in enumerate(board.items):
            assert along.start_here_share[place, index] == pytest.approx(shares[item.key], abs=0.05)
            assert along.priority[place, index] == pytest.approx(priorities[item.key])


@pytest.mark.parametrize("slider", ["kostnad", "effekt", *PLAIN_SLIDERS])
def test_sweep_agrees_exactly_with_the_page_where_the_slider_stands(slider: str) -> None:
    board, choices = room(items=5), Choices((2.0, 1, 3, 1, 2), 2.7, 3.1, 1.5)
    draws = simulate(board, choices, rng(), 3000)
    shares = {item.key: item.start_here_share for item in rank(board, choices, draws).items}
    value = getattr(choices, slider) if slider in PLAIN_SLIDERS else choices.weights[[c.key for c in CRITERIA].index(slider)]
    along = sweep(board, choices, slider, [value], draws, rng(3))
    assert along.start_here_share[0] == pytest.approx([shares[item.key] for item in board.items], abs=1e-12)


def test_threshold_sweep_counts_the_line_as_half() -> None:
    board = Board((Item("a"),), CRITERIA, np.array([[[3.0, 3, 3, 4, 4]]]))
    draws = simulate(board, EVEN, rng(), 50)
    assert sweep(board, EVEN, "effort_threshold", [2.9, 3.0, 3.1], draws, rng()).start_here_share[:, 0].tolist() == [0, 0.5, 1]
    assert sweep(board, EVEN, "benefit_threshold", [3.9, 4.0, 4.1], draws, rng()).start_here_share[:, 0].tolist() == [
        0.5,
        0.25,
        0,
    ]


def test_one_impossible_position_of_a_weight_does_not_stop_the_others() -> None:
    board, choices = room(items=2), Choices((1.0, 0, 0, 1, 1))
    along = sweep(board, choices, "kostnad", [0.0, 1.0], simulate(board, choices, rng(), SWEEP_DRAWS), rng())
    assert np.isnan(along.effort[0]).all() and np.isnan(along.start_here_share[0]).all()
    assert along.quadrant[0].tolist() == ["", ""]
    assert np.isfinite(along.start_here_share[1]).all()


def test_uniform_weights_make_the_weight_sliders_rest() -> None:
    board, choices = room(items=3), replace(EVEN, uniform_weights=True)
    along = sweep(board, choices, "kostnad", [0.0, 5.0, 10.0], simulate(board, choices, rng(), 600), rng())
    assert np.ptp(along.effort, axis=0) == pytest.approx(np.zeros(3))
    assert np.ptp(along.start_here_share, axis=0) == pytest.approx(np.zeros(3))


def test_an_item_scored_only_on_a_nearly_weightless_criterion_is_still_drawn() -> None:
    scores = np.full((3, 1, 5), np.nan)
    scores[:, 0, 0], scores[:, 0, 3] = [2, 3, 2], [4, 4, 5]
    board = Board((Item("a"),), CRITERIA, scores)
    draws = simulate(board, Choices((0.001, 10, 10, 1, 1)), rng(), 2000)
    assert np.isfinite(draws.effort).all() and draws.effort.min() > 2 - 1e-9 and draws.effort.max() < 3 + 1e-9


def test_unknown_slider_is_a_bug() -> None:
    board = room(items=1)
    with pytest.raises(KeyError):
        sweep(board, EVEN, "okand", [1.0], simulate(board, EVEN, rng(), 10), rng())
