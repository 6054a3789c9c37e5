"""Edges and properties of the balance: the trap of the sum, the fewest steps by trying all, the participants drawn again."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lstdash.questions.factors.model.balance import Factor, balance, gains, in_order
from lstdash.questions.factors.model.resampled import own_states, resampled

SCORES = st.lists(st.integers(1, 5), min_size=1, max_size=3).map(tuple)


def test_the_sum_grows_with_the_number_of_factors_and_the_balance_does_not() -> None:
    field = [Factor(f"d{n}", "drives", (3,)) for n in range(8)] + [Factor(f"r{n}", "restrains", (3,)) for n in range(23)]
    found = balance(field)
    assert found is not None and (found.total, found.value, found.state) == (-45, 0, "even")


def test_a_step_on_a_driver_is_not_comparable_with_one_on_a_restraint() -> None:
    assert Fraction(1, 8) / gains((3,), 23)[0] == Fraction(23, 8) == Fraction(2875, 1000)


def test_a_step_takes_only_from_scores_that_can_fall() -> None:
    assert gains((1, 2, 5, 5), 2) == (Fraction(3, 8), Fraction(1, 4), Fraction(1, 4), Fraction(1, 4))


def lowered(scores: tuple[int, ...], steps: int) -> tuple[int, ...]:
    return tuple(max(1, score - steps) for score in scores)


@settings(max_examples=60, deadline=None)
@given(st.lists(SCORES, min_size=1, max_size=2), st.lists(SCORES, min_size=1, max_size=3))
def test_the_fewest_steps_are_those_that_trying_every_way_finds(
    drives: list[tuple[int, ...]], restrains: list[tuple[int, ...]]
) -> None:
    def field(steps: tuple[int, ...]) -> list[Factor]:
        weaker = [Factor(f"r{n}", "restrains", lowered(scores, steps[n])) for n, scores in enumerate(restrains)]
        return [Factor(f"d{n}", "drives", scores) for n, scores in enumerate(drives)] + weaker

    found = balance(field((0,) * len(restrains)))
    assert found is not None
    ways = [steps for steps in product(range(5), repeat=len(restrains)) if (b := balance(field(steps))) and b.value > 0]
    assert found.steps == min(map(sum, ways), default=None)
    single = [n for n in range(len(restrains)) if tuple(int(n == at) for at in range(len(restrains))) in ways]
    assert found.alone == (() if found.value > 0 else tuple(f"r{n}" for n in single))


def test_drivers_and_restraints_out_of_reach_have_no_place() -> None:
    field = [Factor("d", "drives", (5,), (5,)), Factor("r", "restrains", (), (5,)), Factor("s", "restrains", (4, 4), (2, 3))]
    assert in_order(field) == ()


RESTRAINS = np.array([False, True])


def test_one_voter_is_drawn_every_time() -> None:
    found = resampled(np.array([[3.0, 4.0]]), RESTRAINS, 50, 1)
    assert found is not None and (found.below_share, found.alone) == (1.0, (0.0, 0.0))


def test_an_even_room_restrains_in_no_draw_and_turns_in_all() -> None:
    found = resampled(np.full((60, 2), 3.0), RESTRAINS, 200, 1)
    assert found is not None and (found.below_share, found.alone) == (0.0, (0.0, 1.0))


def test_two_camps_lean_either_way_in_the_shares_that_counting_gives() -> None:
    # Three of each: a draw of six restrains when it holds more of the second kind, (1 - 20/64) / 2.
    found = resampled(np.array([[4.0, 2.0]] * 3 + [[2.0, 4.0]] * 3), RESTRAINS, 20_000, 2006)
    assert found is not None and found.below_share == pytest.approx((1 - 20 / 64) / 2, abs=0.02)


def test_draws_that_leave_a_side_unscored_are_not_counted() -> None:
    found = resampled(np.array([[3.0, np.nan], [np.nan, 4.0]]), RESTRAINS, 20_000, 2006)
    assert found is not None and found.below_share == 1.0
    assert resampled(np.array([[3.0, np.nan]]), RESTRAINS, 50, 1) is None
    assert resampled(np.empty((0, 2)), RESTRAINS, 50, 1) is None


def test_participants_are_counted_by_their_own_balance() -> None:
    scores = np.array([[1.0, 2.0], [2.0, 2.0], [5.0, 2.0], [np.nan, 3.0], [4.0, 5.0]])
    assert own_states(scores, RESTRAINS) == (2, 1, 1, 1)
