"""How a histogram of scores is measured, whatever is scored."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstdash.shared_model.disagreement import agreement


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ([0, 0, 9, 0, 0], 1.0),
        ([5, 0, 0, 0, 5], -1.0),
        ([2, 2, 2, 2, 2], 0.0),
        ([0, 5, 5, 0, 0], 0.75),
        ([0, 5, 0, 5, 0], 0.75 * 2 / 9),  # one dip (101) against two rises: (3 x 2 - 4) / (3 x 3)
    ],
)
def test_agreement_on_known_histograms(counts: list[int], expected: float) -> None:
    assert agreement(np.array(counts)) == pytest.approx(expected)


@given(st.lists(st.integers(0, 40), min_size=5, max_size=5).filter(any))
def test_agreement_is_bounded_and_blind_to_the_direction(counts: list[int]) -> None:
    value = agreement(np.array(counts))
    assert -1.0 - 1e-9 <= value <= 1.0 + 1e-9
    assert value == pytest.approx(agreement(np.array(counts[::-1])))
    assert value == pytest.approx(agreement(3 * np.array(counts)))
