"""The worked examples of a pair of area and level, run against the rule."""

from __future__ import annotations

from lstdash.questions.governance import governance_spec
from lstdash.questions.governance.model.coverage import state
from lstdash.worked import Example
from tests.lib.worked import each


@each(governance_spec.CELL)
def test_what_a_cell_counts_as(example: Example) -> None:
    assert state(example.given["statuses"]) == example.gives["state"]
