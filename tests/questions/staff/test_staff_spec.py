"""The worked examples of staff, run against the rules."""

from __future__ import annotations

import pytest
from scipy.stats import hypergeom

from lstdash.questions.staff import staff_spec
from lstdash.questions.staff.model import staff
from lstdash.worked import Example
from tests.lib.worked import each

ONE_OFF_YEARS = 1.68


@each(staff_spec.LEAVING)
def test_when_leaving_suffices(example: Example) -> None:
    found = staff.outcome(staff_spec.START | dict(example.given), ONE_OFF_YEARS)
    for name, expected in example.gives.items():
        value = getattr(found, name)
        assert value is expected if expected is None else value == pytest.approx(expected, abs=1e-4)


@each(staff_spec.AFFECTED)
def test_how_many_are_affected(example: Example) -> None:
    found = staff.affected(example.given["headcount"], staff_spec.START, staff_spec.LOW, staff_spec.HIGH)
    assert {name: getattr(found, name) for name in example.gives} == pytest.approx(example.gives, abs=0.01)


@each(staff_spec.WOMEN)
def test_how_many_are_women(example: Example) -> None:
    assert staff.women_inside(example.given["left"], 48, 2) == (example.gives["low"], example.gives["high"])


@each(staff_spec.OLDER)
def test_how_many_are_over_55_by_chance(example: Example) -> None:
    found = staff.by_chance(example.given["left"], 22, 50)
    assert {name: getattr(found, name) for name in example.gives} == pytest.approx(example.gives)


@pytest.mark.parametrize("left", [1, 5, 21, 40, 49])
def test_chance_without_putting_back_is_the_published_distribution(left: int) -> None:
    found, published = staff.by_chance(left, 22, 50), hypergeom(50, 22, left)
    assert (found.low, found.high) == (published.ppf(0.025), published.ppf(0.975))


def test_chance_inside_the_one_county() -> None:
    assert staff.chance_interval(48, 50) == pytest.approx((0.862862, 0.995119), abs=1e-6)
    assert staff.chance_interval(22, 50) == pytest.approx((0.299907, 0.587456), abs=1e-6)
    assert staff.chance_interval(0, 50)[0] == 0.0 and staff.chance_interval(50, 50)[1] == 1.0
    chances = hypergeom(50, 48, 21).pmf([21, 20, 19])
    assert chances == pytest.approx([0.331429, 0.497143, 0.171429], abs=1e-6) and sum(chances) == pytest.approx(1)


def test_what_the_younger_must_do() -> None:
    assert staff.others_needed(staff_spec.START) == pytest.approx(0.133288, abs=1e-6)
    assert staff.others_needed(staff_spec.START | {"attrition_years": 10.0}) == 0.0
    assert staff.others_needed(staff_spec.START | {"over55_share": 1.0, "attrition_years": 1.0}) is None
    assert staff.payback(staff_spec.START | {"saving_share": 0.02}, ONE_OFF_YEARS) is None
