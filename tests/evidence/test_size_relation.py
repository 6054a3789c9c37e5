"""Small boards against large by other classes than the report's: bounds worked out apart, from all that is printed."""

from __future__ import annotations

import pytest

from lstdash.evidence import size_relation
from lstdash.evidence.board_size import Size, size_classes
from lstdash.evidence.size_relation import FEWER, MORE, UNDECIDED, Relation
from lstdash.shared_model.bounds import Interval


@pytest.mark.parametrize(
    ("code", "year", "low", "high"),
    [
        ("esv-anstallda", 2005, 1.17, 4.33),
        ("stkt-arsarbetskrafter", 2025, -1.1, 9.6),
        ("agv-anstallda", 2025, -1.2, 8.9),
    ],
)
def test_the_difference_with_the_classes_of_a_register(version: str, code: str, year: int, low: float, high: float) -> None:
    found = size_relation.of_choice(version, code, year)
    assert found.span is not None
    assert (found.span.low, found.span.high) == pytest.approx((low, high), abs=0.06)
    assert (UNDECIDED in found.sentence) == (low < 0)


def test_with_the_reports_own_classes_the_small_have_more(version: str) -> None:
    found = size_relation.relation(version, size_classes(version, Size()), "rapporten")
    assert found.span is not None and (found.span.low, found.span.high) == pytest.approx((2.87, 3.23), abs=0.006)
    assert found.verdict == MORE and found.sentence.endswith("De mindre samordnade i medeltal fler.")


def test_a_verdict_needs_the_whole_interval_on_one_side() -> None:
    spans = {MORE: (0.1, 2), FEWER: (-2, -0.1), "": (-1, 1)}
    assert {Relation(Interval(*ends), "").verdict: ends for ends in spans.values()} == spans
    assert Relation(Interval(0, 1), "").verdict == "" and Relation(None, "").verdict == ""
