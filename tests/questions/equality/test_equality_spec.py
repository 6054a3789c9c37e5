"""The worked examples that /kallor shows of funnel limits, overdispersion and places."""

from __future__ import annotations

import pytest

from lstdash.questions.equality import equality_spec
from lstdash.questions.equality.model import funnel
from lstdash.questions.equality.model.funnel import Unit
from lstdash.questions.equality.model.ranks import rank_sets
from lstdash.worked import Example
from tests.lib.worked import each

FIVE = [Unit(str(count), count, 50) for count in (10, 20, 30, 15, 25)]


@each(equality_spec.LIMITS)
def test_exact_limits(example: Example) -> None:
    found = funnel.exact_limits(example.given["kind"], example.given["base"], example.given["common"], example.given["level"])
    assert found == pytest.approx((example.gives["low"], example.gives["high"]), abs=1e-6)


@each(equality_spec.SPREAD)
def test_overdispersion(example: Example) -> None:
    common = funnel.target(FIVE)
    scores = [funnel.z_score("andel", unit, common) for unit in FIVE]
    assert scores == pytest.approx([-3.1264, 0, 2.8476, -1.4860, 1.4238], abs=1e-4)
    found = funnel.spread("andel", FIVE, common, example.given["trim_share"])
    assert found.phi == pytest.approx(example.gives["phi"], abs=1e-6)
    assert found.tau2 == pytest.approx(example.gives["tau2"], abs=1e-7)


@each(equality_spec.PLACES)
def test_places(example: Example) -> None:
    assert rank_sets(tuple(example.given["levels"]), (0.03,) * 3).sets == example.gives["places"]
