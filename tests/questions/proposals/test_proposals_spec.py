"""The worked examples of a proposal's state, run against the rules."""

from __future__ import annotations

from datetime import date

from lstdash.questions.proposals import proposals_spec
from lstdash.questions.proposals.model import states
from lstdash.worked import Example
from tests.lib.worked import each

MADE = "2006-01-16"


@each(proposals_spec.STANDING)
def test_what_became_of_a_proposal(example: Example) -> None:
    events = [states.Told(*one) for one in example.given["events"]]
    now = states.standing(events, proposals_spec.TODAY, MADE)
    due = states.due(now, events, MADE, 12)
    late = (date.fromisoformat(proposals_spec.TODAY) - date.fromisoformat(due)).days if due else None
    assert (now.state, late) == (example.gives["state"], example.gives["late_days"])
    for year, move in example.gives["moves"].items():
        before, after = (states.standing(events, f"{at}-12-31", MADE).state for at in (year - 1, year))
        assert states.move(before, after) == move
