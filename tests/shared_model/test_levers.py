"""A lever is one row: what it may be, how its grid runs, and what is said when it stands elsewhere."""

from __future__ import annotations

import math
from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstdash.errors import ScenarioError
from lstdash.evidence.faults import explained, lever_words
from lstdash.questions.payroll.model.scenario import LEVERS, PayrollScenario
from lstdash.shared_model.faults import CannotHold
from lstdash.shared_model.levers import Lever, Unit, declared, grid, in_order_shown, lever_faults
from lstdash.terms import TERMS

SHARE = Lever("saving_share", "besparing", 0.05, 0.7, 0.01, Unit.SHARE, is_positive=True)
YEARS = Lever("ramp_years", "inforande", 0, 6, 1, Unit.YEARS, most=50, is_whole=True)
TOY = declared(SHARE, YEARS)


def test_the_grid_is_the_decimals_it_looks_like() -> None:
    assert grid(-0.3, 0.3, 0.1) == (-0.3, -0.2, -0.1, 0, 0.1, 0.2, 0.3)
    assert grid(0.05, 0.7, 0.01)[-1] == 0.7 and len(grid(0.05, 0.7, 0.01)) == 66


def test_two_levers_never_share_a_key_or_a_name() -> None:
    for other in (Lever("saving_share", "annat", 0, 1, 1, Unit.SHARE), Lever("other", "besparing", 0, 1, 1, Unit.SHARE)):
        with pytest.raises(ValueError, match="share a key"):
            declared(SHARE, other)


def test_sliders_stand_by_place_and_those_folded_away_last() -> None:
    rows = [Lever(key, key, 0, 1, 1, Unit.FACTOR, place=place) for key, place in (("c", 3), ("a", 1))]
    new, folded = Lever("new", "new", 0, 1, 1, Unit.FACTOR), Lever("f", "f", 0, 1, 1, Unit.FACTOR, is_extra=True, place=2)
    assert [lever.key for lever in in_order_shown(declared(*rows, folded, new))] == ["a", "c", "new", "f"]


@pytest.mark.parametrize(
    ("moved", "told"),
    [
        ({"saving_share": 0.0}, "Besparingen måste vara större än noll."),
        ({"saving_share": 1.5}, "mellan 0\u00a0% och 100\u00a0%"),
        ({"saving_share": math.inf}, "Värdet är inte ett tal."),
        ({"ramp_years": 1.5}, "Antalet år måste vara helt."),
        ({"ramp_years": 1e12}, "ett orimligt stort tal"),
    ],
)
def test_a_lever_that_stands_where_no_answer_exists_is_told(moved: dict[str, float], told: str) -> None:
    at = {"saving_share": 0.42, "ramp_years": 0.0} | moved
    with pytest.raises(ScenarioError) as caught, explained(lever_words(TOY)):
        raise CannotHold(*lever_faults(TOY, at))
    assert told in str(caught.value) and "Gör så här" in str(caught.value)


@given(st.floats(), st.floats())
def test_only_what_the_rows_allow_passes(share: float, years: float) -> None:
    is_sound = 0 < share <= 1 and 0 <= years <= 50 and years == int(years) if math.isfinite(share + years) else False
    assert (not [*lever_faults(TOY, {"saving_share": share, "ramp_years": years})]) == is_sound


def test_every_lever_has_a_field_and_words_and_a_slider_within_what_the_model_can_count_on() -> None:
    """A room that gets levers joins here."""
    for levers, scenario in ((LEVERS, PayrollScenario),):
        named = {field.name for field in fields(scenario)}
        for lever in levers.values():
            assert lever.key in named and TERMS[lever.key].definite and TERMS[lever.key].beside.endswith(".")
            assert lever.least <= lever.low < lever.high <= lever.most
            assert not lever.is_whole or lever.step == int(lever.step)
