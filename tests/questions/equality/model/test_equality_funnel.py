"""The funnel's rules against worked rows, published examples and simple truths that hold for every input."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from lstdash.questions.equality.model import funnel
from lstdash.questions.equality.model.funnel import Unit
from lstdash.questions.equality.model.judge import judge
from lstdash.questions.equality.model.ranks import rank_sets


def test_places_of_the_published_example() -> None:
    found = rank_sets(tuple(np.linspace(1, 3, 10)), (0.2,) * 10)
    assert [low for low, _ in found.sets] == [7, 6, 5, 4, 3, 2, 1, 1, 1, 1]
    assert [high for _, high in found.sets] == [10, 10, 10, 10, 9, 8, 7, 6, 5, 4]


def test_equal_units_are_never_told_apart_and_unequal_without_error_always_are() -> None:
    assert rank_sets((0.5,) * 12, (0.1,) * 12).apart == 0
    assert rank_sets((0.0, 1.0), (0.0, 0.0)).sets == ((2, 2), (1, 1))


@settings(max_examples=30)  # the quantiles of many boards take a third of a second
@given(
    st.lists(st.tuples(st.integers(0, 40), st.integers(40, 400)), min_size=10, max_size=21).filter(
        lambda u: any(c for c, _ in u)
    ),
    st.sampled_from(["andel", "per"]),
    st.sampled_from([0.0, 0.1, 0.2]),
)
def test_limits_hold_the_common_level_and_grow_with_what_they_allow(
    counted: list[tuple[int, int]], kind: funnel.Kind, trim_share: float
) -> None:
    found = judge(kind, tuple(Unit(str(at), count, base) for at, (count, base) in enumerate(counted)), trim_share)
    for board in found.boards:
        for limits in (board.wide, board.narrow):
            assert limits.multiplicative[0] - 1e-9 <= found.common <= limits.multiplicative[1] + 1e-9
            assert limits.additive[0] - 1e-9 <= found.common <= limits.additive[1] + 1e-9
        assert board.wide.exact[0] <= board.narrow.exact[0] and board.narrow.exact[1] <= board.wide.exact[1]
        assert 1 <= board.rank[0] <= board.rank[1] <= len(counted)
        assert board.is_judged or board.side(board.wide.exact) == 0
