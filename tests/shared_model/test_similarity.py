"""Likeness between counties and who works with whom: not stated is never zero."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstdash.errors import ScenarioError
from lstdash.evidence.faults import explained
from lstdash.evidence.survey_faults import LIKENESS
from lstdash.shared_model.similarity import Pair, Participation, Profile, Weights, pairs, similar, stances

ROWS = (
    Participation("lön", "T", "värd"),
    Participation("lön", "U", "avlämnar"),
    Participation("cms", "T", "deltar"),
    Participation("cms", "U", "observatör"),
    Participation("cms", "K", "deltar inte"),
)


def test_pairs_count_together_apart_and_not_stated_separately() -> None:
    assert pairs(ROWS, ("T", "U", "K")) == (
        Pair("T", "U", together=1, apart=1, not_stated=0),
        Pair("T", "K", together=0, apart=1, not_stated=1),
        Pair("U", "K", together=0, apart=1, not_stated=1),
    )


def test_zero_is_claimed_only_when_everything_is_stated() -> None:
    unknown = Pair("A", "B", together=0, apart=3, not_stated=1)
    stated = Pair("A", "B", together=0, apart=4, not_stated=0)
    some = Pair("A", "B", together=2, apart=0, not_stated=5)
    assert (unknown.known, stated.known, some.known) == (None, 0, 2)


def test_a_county_that_is_never_named_is_only_not_stated() -> None:
    assert pairs(ROWS, ("T", "Z")) == (Pair("T", "Z", together=0, apart=0, not_stated=2),)


def test_any_role_of_taking_part_outweighs_the_others() -> None:
    rows = (
        Participation("lön", "T", "intresserad"),
        Participation("lön", "T", "värd"),
        Participation("lön", "T", "observatör"),
    )
    assert stances(rows) == {("lön", "T"): "deltar"}


def test_unknown_role_is_a_bug() -> None:
    with pytest.raises(ValueError, match="unknown role"):
        stances([Participation("lön", "T", "gäst")])


PROFILES = {
    profile.county: profile
    for profile in (
        Profile("K", "mindre", frozenset({"syd"}), frozenset({"G", "M"}), frozenset({"agresso", "lön"})),
        Profile("G", "mindre", frozenset({"syd"}), frozenset({"K"}), frozenset({"lön"})),
        Profile("M", "större", frozenset({"syd", "stad"}), frozenset({"K"}), frozenset({"bilar"})),
        Profile("O", "större", frozenset(), frozenset(), frozenset()),
    )
}


def test_likeness_is_the_weighted_mean_of_its_parts() -> None:
    first, second, third = similar("K", PROFILES, Weights())
    assert (first.county, first.score_share) == ("G", pytest.approx((1 + 1 + 1 + 0.5) / 4))
    assert (second.county, second.score_share) == ("M", pytest.approx((0 + 0.5 + 1 + 0) / 4))
    assert third.county == "O"
    assert (first.shared_constellations, first.shared_activities) == (("syd",), ("lön",))


def test_weights_change_the_order() -> None:
    profiles = {
        "A": Profile("A", "mindre", neighbours=frozenset({"C"})),
        "B": Profile("B", "mindre"),
        "C": Profile("C", "större", neighbours=frozenset({"A"})),
    }
    assert similar("A", profiles, Weights(size=2, neighbours=1))[0].county == "B"
    assert similar("A", profiles, Weights(size=1, neighbours=2))[0].county == "C"


def test_a_county_without_named_activities_is_compared_on_the_rest() -> None:
    third = similar("K", PROFILES, Weights(activities=5))[2]
    assert third.activities_share is None
    assert third.score_share == 0


def test_two_counties_without_constellations_are_not_compared_on_them() -> None:
    alone = {code: Profile(code, "mindre") for code in "AB"}
    found = similar("A", alone, Weights(neighbours=0))[0]
    assert found.score_share == 1
    one_sided = alone | {"A": Profile("A", "mindre", frozenset({"syd"}))}
    assert similar("A", one_sided, Weights(neighbours=0))[0].score_share == 0.5  # in one and in none: that is stated
    assert similar("A", alone, Weights(0, 1, 0, 1))[0].score_share == 0


@pytest.mark.parametrize("weights", [(0, 0, 0, 0), (1, -1, 1, 1), (float("inf"), 1, 1, 1), (float("nan"), 1, 1, 1)])
def test_weights_that_cannot_be_used_are_refused(weights: tuple[float, float, float, float]) -> None:
    with pytest.raises(ScenarioError, match="Vikterna går inte att använda"), explained(LIKENESS):
        Weights(*weights)


def test_unknown_county_is_refused() -> None:
    with pytest.raises(ScenarioError, match="Funnet: Q"), explained(LIKENESS):
        similar("Q", PROFILES, Weights())


names = st.frozensets(st.sampled_from("abcde"))
profile = st.tuples(st.sampled_from(("mindre", "större")), names, names)
weight = st.floats(0, 10)


@given(first=profile, second=profile, factor=st.floats(0.1, 10), parts=st.tuples(weight, weight, weight, weight))
def test_likeness_is_mutual_between_zero_and_one_and_depends_on_relative_weights(
    first: tuple[str, frozenset[str], frozenset[str]],
    second: tuple[str, frozenset[str], frozenset[str]],
    factor: float,
    parts: tuple[float, float, float, float],
) -> None:
    profiles = {
        "X": Profile("X", first[0], first[1], frozenset({"Y"}), first[2]),
        "Y": Profile("Y", second[0], second[1], frozenset({"X"}), second[2]),
    }
    weights = Weights(*(part + 0.1 for part in parts))
    scaled = Weights(*((part + 0.1) * factor for part in parts))
    there, back = similar("X", profiles, weights)[0], similar("Y", profiles, weights)[0]
    assert 0 <= there.score_share <= 1 + 1e-12
    assert there.score_share == back.score_share
    assert similar("X", profiles, scaled)[0].score_share == pytest.approx(there.score_share)
