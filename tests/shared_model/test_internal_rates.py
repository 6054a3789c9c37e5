"""Every internal rate is found, and no other."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstdash.shared_model.cash_flow import internal_rates

AMOUNTS = st.floats(-3, 3).filter(lambda amount: abs(amount) > 0.01) | st.just(0.0)


def present(rate: float, net: list[float]) -> float:
    return sum(amount / (1 + rate) ** year for year, amount in enumerate(net))


def with_rates(*rates: float) -> list[float]:
    """Yearly amounts whose present value is zero at these rates and no other: a product of terms (x - 1 / (1 + rate))."""
    net = np.array([1.0])
    for rate in rates:
        net = np.convolve(net, [-1 / (1 + rate), 1.0])
    return net.tolist()


@pytest.mark.parametrize(
    ("net", "rates"),
    [
        ([-100, 110], [0.1]),
        ([0, 0, -100, 0, 121, 0], [0.1]),
        ([-100, 230, -132], [0.1, 0.2]),
        ([-1, 1, -1], []),
        ([-100, 50], [-0.5]),
        ([-1, 2, -1], [0.0]),
        ([-100, 220, -121], [0.1]),
        ([-4, 4, -1], [-0.5]),
        ([-1, 0, 0, 1], [0.0]),
        ([1, -1, -1, 1], [0.0]),
        ([-1, 3, -3, 1], [0.0]),
        ([1, 2, 3], []),
        ([-1, -2], []),
        ([0, 0, 0], []),
        ([5], []),
        ([-1.68, *[0.42] * 15], [0.24009]),
        (with_rates(-0.5, 0.02, 0.1, 0.3, 2.0), [-0.5, 0.02, 0.1, 0.3, 2.0]),
    ],
)
def test_rates_worked_by_hand(net: list[float], rates: list[float]) -> None:
    assert internal_rates(np.array(net, dtype=float)) == pytest.approx(rates, abs=1e-5)


@given(st.lists(AMOUNTS, min_size=1, max_size=31))
def test_a_dense_scan_sees_no_turn_that_is_not_found(net: list[float]) -> None:
    """Between rates from -60 % to 10 000 % the present value turns where it is said to, and nowhere else."""
    grid = np.concatenate([np.linspace(-0.6, 1, 4001), np.geomspace(1, 100, 2000)[1:]])
    values = np.array([present(rate, net) for rate in grid])
    weight = np.array([present(rate, np.abs(net).tolist()) for rate in grid])
    sure = np.abs(values) > 1e-9 * weight  # else its sign is noise
    signs, rates = np.sign(values[sure]), grid[sure]
    turns = np.flatnonzero(signs[1:] != signs[:-1])
    found = np.array(internal_rates(np.array(net)))
    for low, high in zip(rates[turns], rates[turns + 1], strict=True):
        assert np.count_nonzero((found >= low) & (found <= high)) % 2 == 1
    for low, high in zip(rates[:-1], rates[1:], strict=True):
        if np.count_nonzero((found > low) & (found < high)) == 1:
            assert present(low, net) * present(high, net) <= 0


@given(
    st.sets(st.integers(-4, 10), max_size=4),
    st.lists(st.tuples(st.floats(0.1, 2), st.floats(0.5, 2.8)), max_size=2),
    st.booleans(),
)
def test_the_rates_that_amounts_are_made_of_are_all_found(
    fifths: set[int], pairs: list[tuple[float, float]], is_cost: bool
) -> None:
    """Amounts made as a product of one term a rate and of terms that are never zero for any rate.

    Few terms, well apart: more of them bring the present value so near zero that it is zero, between two rates or near none.
    """
    rates = sorted(number / 5 for number in fifths)
    net = np.array(with_rates(*rates))
    for size, angle in pairs:
        net = np.convolve(net, [size**2, -2 * size * np.cos(angle), 1.0])
    assert internal_rates(-net if is_cost else net) == pytest.approx(rates, abs=1e-6)


@given(st.lists(AMOUNTS, min_size=2, max_size=51))
def test_the_present_value_is_zero_at_every_rate(net: list[float]) -> None:
    for rate in internal_rates(np.array(net)):
        assert present(rate, net) == pytest.approx(0, abs=1e-7 * present(rate, np.abs(net).tolist()))


@given(st.lists(st.floats(0.1, 3), min_size=1, max_size=10), st.lists(st.floats(0.1, 3), min_size=1, max_size=40))
def test_what_is_paid_first_and_earned_later_has_one_rate(costs: list[float], gains: list[float]) -> None:
    assert len(internal_rates(np.array([*(-cost for cost in costs), *gains]))) == 1
