"""What follows when a room sets the assumptions, worked by hand where it can be."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from lstdash.questions.payroll import payroll_spec
from lstdash.questions.payroll.model import group
from lstdash.questions.payroll.model.group import Pictures
from lstdash.questions.payroll.model.members import Member
from lstdash.questions.payroll.model.risk import follow
from lstdash.questions.payroll.model.scenario import PayrollScenario, scenario_from

SEVEN = tuple(Member(county, 180, 250) for county in payroll_spec.SEVEN)
NONE = float("nan")
Answer = tuple[float, float, float]


def alone(*likely: float) -> list[list[Answer]]:
    """Participants who give one value of one lever."""
    return [[(NONE, value, NONE)] for value in likely]


def seen(answers: Sequence[Sequence[Answer]], *levers: str) -> Pictures:
    return group.pictures(levers or ("saving_share",), np.array(answers, dtype=float))


def scenario(**levers: float) -> PayrollScenario:
    return scenario_from({**payroll_spec.START, **levers}, SEVEN, SEVEN)


def test_ends_on_the_wrong_side_are_moved_to_the_likely_value() -> None:
    found = seen([[(0.5, 0.4, 0.3)], [(0.2, 0.4, NONE)], [(0.2, NONE, 0.6)]])
    assert found.values[:2, 0].tolist() == [[0.4, 0.4, 0.4], [0.2, 0.4, 0.4]]
    assert np.isnan(found.values[2]).all() and found.people == 2, "ends without a likely value are no picture"


def test_each_participant_weighs_the_same() -> None:
    over = group.drawn(seen(alone(0.42, 0.21)), 2006, 40_000)
    assert set(np.unique(over["saving_share"])) == {0.42, 0.21}
    assert float((over["saving_share"] == 0.42).mean()) == pytest.approx(0.5, abs=0.01)
    found = follow(scenario(), over, 40_000)
    assert (found.payback_years.p10, found.payback_years.p90) == pytest.approx((4.0, 8.0)), "1,68 / 0,42 and 1,68 / 0,21"
    assert found.share_within_target == pytest.approx(0.5, abs=0.01) and found.share_never == 0


def test_three_points_are_drawn_between_and_one_point_is_itself() -> None:
    over = group.drawn(seen([[(0.30, 0.42, 0.50)]]), 2006, 40_000)["saving_share"]
    assert over.min() >= 0.30 and over.max() <= 0.50
    assert float(over.mean()) == pytest.approx((0.30 + 0.42 + 0.50) / 3, abs=0.002)
    whole = group.drawn(seen([[(0, 1, 3)]], "ramp_years"), 2006, 1_000)["ramp_years"]
    assert set(np.unique(whole)) <= {0.0, 1.0, 2.0, 3.0}


def test_a_draw_is_one_participants_picture_of_the_whole_and_a_pass_is_somebody_elses() -> None:
    levers = ("saving_share", "one_off_cost")
    answers = [
        [(NONE, 0.2, NONE), (NONE, 1.0, NONE)],
        [(NONE, 0.4, NONE), (NONE, 2.0, NONE)],
        [(NONE, NONE, NONE), (NONE, 3.0, NONE)],
    ]
    over = group.drawn(seen(answers, *levers), 2006, 30_000)
    pairs = {(float(saving), float(cost)) for saving, cost in zip(over["saving_share"], over["one_off_cost"], strict=True)}
    assert pairs == {(0.2, 1.0), (0.4, 2.0), (0.2, 3.0), (0.4, 3.0)}
    assert float((over["one_off_cost"] == 3.0).mean()) == pytest.approx(1 / 3, abs=0.01)
    assert float(over["saving_share"][over["one_off_cost"] == 3.0].mean()) == pytest.approx(0.3, abs=0.01)


def test_what_nobody_answered_is_left_alone() -> None:
    nothing = seen([[(NONE, NONE, NONE)]])
    assert group.drawn(nothing, 2006, 10) == {} and group.middle(nothing) == {} and nothing.people == 0
    half = seen([[(NONE, 0.3, NONE), (NONE, NONE, NONE)]], "saving_share", "one_off_cost")
    assert set(group.drawn(half, 2006, 10)) == {"saving_share"} == set(group.middle(half))


def test_the_same_seed_gives_the_same_draws() -> None:
    first, second = (group.drawn(seen([[(0.3, 0.4, 0.5)]]), 7, 100)["saving_share"] for _ in range(2))
    assert first.tolist() == second.tolist()


def test_the_same_answers_give_the_same_draws_whoever_gave_them() -> None:
    values = np.full((3, 2, 3), np.nan)
    values[:, 0, 1], values[:2, 1, 1] = (0.5, 0.2, 0.42), (4.0, 2.0)
    levers = ("saving_share", "one_off_cost")
    first, other = (group.drawn(group.pictures(levers, values[order]), 1, 500) for order in ([0, 1, 2], [2, 0, 1]))
    assert [list(first[lever]) for lever in levers] == [list(other[lever]) for lever in levers]
