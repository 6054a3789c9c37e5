"""Swings and flips of a toy whose answers are known: payback = cost / saving + wait, met within five years."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstdash.shared_model.levers import Lever, Unit, declared
from lstdash.shared_model.sensitivity import Flip, Swing, flips, largest_first, one_at_a_time
from lstdash.shared_model.triangular import FloatArray

TOY = declared(
    Lever("saving", "a", 0, 1, 0.01, Unit.SHARE),
    Lever("cost", "b", 0, 5, 0.1, Unit.FACTOR, most=5),
    Lever("wait", "c", 0, 9, 1, Unit.YEARS, most=9, is_whole=True),
    Lever("name", "d", 0, 1, 0.1, Unit.FACTOR),  # changes nothing
)
AT = {"saving": 0.42, "cost": 1.68, "wait": 0.0, "name": 0.5}
ENDS = {"saving": (0.05, 0.7), "cost": (0.5, 4.0), "wait": (0.0, 6.0), "name": (0.0, 1.0)}
TARGET = 5.0


def holds(positions: Mapping[str, FloatArray]) -> dict[str, np.ndarray]:
    cases, parts = one_at_a_time(AT, positions)
    at = AT | cases
    met = np.broadcast_to(at["cost"] / at["saving"] + at["wait"] <= TARGET + 1e-9, sum(map(len, positions.values())))
    return {lever: met[part] for lever, part in parts.items()}


def test_each_lever_flips_where_its_closed_form_says() -> None:
    found = {flip.lever: flip for flip in flips(TOY, AT, ENDS, holds)}
    assert [*found] == list(TOY)
    assert (found["saving"].value, found["saving"].holds_above) == (pytest.approx(1.68 / TARGET), True)
    assert (found["cost"].value, found["cost"].holds_above) == (pytest.approx(0.42 * TARGET), False)
    assert found["wait"] == Flip("wait", 2.0, True, False), "a whole lever: the first step that has turned"
    assert found["name"] == Flip("name", None, True, None)


def test_levers_solved_side_by_side_do_not_meet() -> None:
    assert flips(TOY, AT, ENDS, holds) == tuple(flips(TOY, AT, {lever: ENDS[lever]}, holds)[0] for lever in TOY)
    assert flips(TOY, AT, {}, holds) == ()


@given(st.floats(0.06, 0.69), st.floats(0.6, 3.9))
def test_a_flip_really_turns_the_answer(low: float, cost: float) -> None:
    def met(positions: Mapping[str, FloatArray]) -> dict[str, np.ndarray]:
        return {"saving": cost / positions["saving"] <= TARGET}

    (found,) = flips(TOY, AT | {"saving": low}, {"saving": ENDS["saving"]}, met)
    if found.value is None:
        assert {cost / end <= TARGET for end in ENDS["saving"]} == {found.holds_now}
    else:
        assert found.value == pytest.approx(cost / TARGET) and found.holds_above


def test_a_swing_into_never_outranks_every_number_and_equals_go_by_the_second_measure() -> None:
    never, wide = Swing("never", 0, 1, None, 4.0), Swing("wide", 0, 1, 2.0, 9.0)
    equals = [Swing("less", 0, 1, 3.0, 3.0, 0.1), Swing("more", 0, 1, 3.0, 3.0, 0.2)]
    assert [swing.lever for swing in largest_first([*equals, wide, never])] == ["never", "wide", "more", "less"]
    nearer = Swing("nearer", 0, 1, 9.0, None, 0.3)  # the bar from nine years to never is shorter than the one from four
    assert [swing.lever for swing in largest_first([nearer, never])] == ["never", "nearer"]
    assert Swing("both", 0, 1, None, None).size == 0.0
