"""The worked examples of promised gains, run against the rules."""

from __future__ import annotations

import pytest

from lstdash.questions.promised_benefits import promised_benefits_spec
from lstdash.questions.promised_benefits.model.judge import Limits, Year, judge
from lstdash.questions.promised_benefits.model.portfolio import Gain, Group, coverage, group_of, sums
from lstdash.worked import Example
from tests.lib.worked import each

LIMITS = Limits(0.9, 0.5)
GROUP = Group("mkr", "finansiell", 2005, is_cost=False)


def years(rows: tuple[promised_benefits_spec.Row, ...]) -> tuple[Year, ...]:
    return tuple(Year(int(day[:4] or "2005"), day, planned, came) for day, planned, came in rows)


def one(planned: float, came: float, group: Group = GROUP) -> Gain:
    return Gain(group, (Year(2005, "2005-12-31", planned, came),))


@each(promised_benefits_spec.STATES)
def test_the_state_of_a_gain(example: Example) -> None:
    found = judge(years(example.given["years"]), promised_benefits_spec.TODAY, LIMITS)
    assert found.state == example.gives["state"]
    if "ratio" in example.gives:
        assert found.ratio == (pytest.approx(example.gives["ratio"], abs=1e-4) if example.gives["ratio"] is not None else None)
    assert found.missing == example.gives.get("missing", found.missing)


@each(promised_benefits_spec.SUMS)
def test_nothing_is_set_off(example: Example) -> None:
    (found,) = sums([one(*example.given["first"]), one(*example.given["second"])], promised_benefits_spec.TODAY)
    assert (found.fell_short, found.on_top) == (example.gives["fell_short"], example.gives["on_top"])


@each(promised_benefits_spec.USES)
def test_what_it_was_used_for(example: Example) -> None:
    row = Year(2005, "2005-12-31", 10, example.given["came"])
    found = Gain(GROUP, (row,), ((2005, example.given["documented"]),))
    assert (found.taken_home, found.shown_use) == (example.gives["taken_home"], example.gives["shown_use"])


def test_unlike_amounts_are_never_added() -> None:
    unlike = [
        GROUP,
        Group("årsarbetskrafter", "finansiell", 2005, is_cost=False),
        Group("mkr", "omfordelning", 2005, is_cost=False),
        Group("mkr", "finansiell", None, is_cost=False),
        Group("mkr", "finansiell", 2005, is_cost=True),
    ]
    found = sums([one(10, 9, group) for group in unlike], promised_benefits_spec.TODAY)
    assert [total.group for total in found] == unlike and all(total.came == 9 for total in found)
    assert group_of("mkr", "finansiell", 2005, [Year(2005, "", -42, None), Year(2006, "", 1, None)]).is_cost


def test_what_nobody_followed_up_is_planned_and_unknown_and_never_came() -> None:
    silent = Gain(GROUP, (Year(2004, "2004-12-31", 10, None), Year(2007, "2007-12-31", 10, None)))
    (found,) = sums([silent, one(10, 9)], promised_benefits_spec.TODAY)
    assert (found.unknown, found.planned, found.came, found.fell_short) == (10, 10, 9, pytest.approx(1))


def test_coverage_counts_what_is_followed_up_whole() -> None:
    late, early = years((("2004-12-31", 10, None),)), years((("2007-12-31", 10, None),))
    partly, came = years((("2004-12-31", 10, 10), ("2005-12-31", 10, None))), years((("2005-12-31", 10, 1),))
    found = coverage([judge(one, promised_benefits_spec.TODAY, LIMITS) for one in (late, early, partly, came)])
    assert (found.due, found.followed) == (3, 1)


def test_an_outcome_before_its_day_never_raises_coverage() -> None:
    silent, early = years((("2004-12-31", 10, None),)), years((("2007-12-31", 10, 9),))
    found = coverage([judge(one, promised_benefits_spec.TODAY, LIMITS) for one in [silent] * 5 + [early] * 5])
    assert (found.due, found.followed) == (5, 0)


def test_a_use_in_parts_that_add_up_but_for_the_last_bit_is_whole() -> None:
    found = Gain(GROUP, (Year(2005, "2005-12-31", 1, 0.8),), ((2005, 0.7), (2005, 0.1)))
    assert found.shown_use < found.taken_home and found.is_shown
