"""The worked examples of what is shared, run against the rules."""

from __future__ import annotations

import pytest

from lstdash import formats
from lstdash.questions.shared_systems import shared_systems_spec
from lstdash.questions.shared_systems.model.inside import inside, nearest
from lstdash.shared_model.similarity import Profile
from lstdash.worked import Example
from tests.lib.worked import each

STAFF = {"AB": 400.0, "C": 200.0, "D": 100.0, "I": 100.0}
TAKEN = {"AB": ("a", "b"), "C": ("a", "b"), "D": ("a",), "I": ("c",)}


@each(shared_systems_spec.SIZE)
def test_how_much_is_inside(example: Example) -> None:
    staff = {county: value for county, value in STAFF.items() if county != example.given.get("without")}
    found = inside(["AB", "C"], STAFF, staff, stated=example.given.get("stated"), is_complete=example.given["is_complete"])
    assert {name: getattr(found, name) for name in example.gives} == pytest.approx(example.gives)


@each(shared_systems_spec.NEAREST)
def test_who_is_nearest(example: Example) -> None:
    profiles = {county: Profile(county, "", activities=frozenset(taken)) for county, taken in TAKEN.items()}
    found = nearest(example.given["roles"], ["AB"], profiles)
    assert tuple(f"{one.county} {formats.plain(one.likeness_share or 0)}" for one in found) == example.gives["order"]
