"""Classes at their limits, and who has changed class."""

from __future__ import annotations

import pytest

from lstdash.questions.size.model.change import change, depends_on_register, in_all
from lstdash.shared_model.size_class import size_class


@pytest.mark.parametrize(
    ("value", "expected"),
    [(179.6, "mindre"), (179.99, "mindre"), (180, "mellanstor"), (250, "mellanstor"), (250.01, "större"), (250.96, "större")],
)
def test_both_ends_are_in_the_middle_and_decimals_are_kept(value: float, expected: str) -> None:
    assert size_class(value) == expected


def test_a_board_that_the_register_lacks_is_missing_and_not_changed() -> None:
    found = change("agv", {"A": "mindre", "B": "större", "C": "mindre"}, {"A": "mindre", "B": "mellanstor"})
    assert (found.changed, found.missing, found.matches) == (("B",), ("C",), 1)
    assert found.counts == {"större": 0, "mellanstor": 1, "mindre": 1}


def test_only_a_change_in_every_register_is_one_in_all() -> None:
    report = {"A": "mindre", "B": "mindre"}
    both = [change("x", report, {"A": "större", "B": "större"}), change("y", report, {"A": "mellanstor", "B": "mindre"})]
    assert in_all(both) == ("A",) and in_all([]) == ()


def test_a_class_depends_on_the_register_where_two_differ() -> None:
    assert depends_on_register([{"A": "mindre", "B": "mindre"}, {"A": "större"}]) == ("A",)
