"""What the worked examples do not show: every pair of states, months of different lengths, and what disagrees."""

from __future__ import annotations

import itertools

import pytest

from lstdash.questions.proposals.model import states
from lstdash.questions.proposals.model.states import Told

MADE = "2006-01-16"


def test_every_pair_of_states_is_a_move_and_only_the_same_is_none() -> None:
    for before, after in itertools.product(states.STATES, repeat=2):
        is_same = before == after or {before, after} <= set(states.WITHOUT_NEWS)
        assert (states.move(before, after) == states.SAME) == is_same, (before, after)


def test_a_step_up_and_the_same_step_down_are_opposites() -> None:
    for lower, higher in itertools.combinations(states.LADDER, 2):
        assert (states.move(lower, higher), states.move(higher, lower)) == (states.FORWARD, states.BACK)
    assert states.move(states.DONE, states.OBSOLETE) == states.CLOSING
    assert states.move(states.OBSOLETE, states.DONE) == states.REOPENED


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        ("2006-01-31", 1, "2006-02-28"),
        ("2008-02-29", 12, "2009-02-28"),
        ("2006-12-15", 1, "2007-01-15"),
        ("2006-07-01", 18, "2008-01-01"),
    ],
)
def test_months_later_is_the_same_day_or_the_last(day: str, months: int, then: str) -> None:
    assert states.months_after(day, months) == then


@pytest.mark.parametrize("pair", list(itertools.combinations(states.WEAKEST, 2)))
def test_documents_that_disagree_of_a_day_give_the_weaker_in_either_order(pair: tuple[str, str]) -> None:
    for given in (pair, pair[::-1]):
        found = states.standing([Told("2007-05-01", state) for state in given], "2008-01-01", MADE)
        assert (found.state, found.is_contested, found.events) == (pair[0], True, (0, 1))


@pytest.mark.parametrize("closed", states.CLOSED)
def test_documents_that_disagree_close_nothing(closed: str) -> None:
    events = [Told("2007-05-01", state) for state in (closed, states.ACCEPTED)]
    assert states.due(states.standing(events, "2009-01-01", MADE), events, MADE, 12) == "2008-05-01"


def test_documents_that_agree_are_no_conflict_and_both_are_evidence() -> None:
    found = states.standing([Told("2007-05-01", states.DONE)] * 2, "2008-01-01", MADE)
    assert (found.state, found.is_contested, found.events) == (states.DONE, False, (0, 1))


def test_only_what_has_happened_by_the_day_counts() -> None:
    events = [Told("2008-01-02", states.DONE), Told("2007-01-01", states.ACCEPTED)]
    assert states.standing(events, "2008-01-01", MADE).state == states.ACCEPTED
    assert states.standing(events, "2008-01-02", MADE).state == states.DONE
    assert states.standing(events, "2006-12-31", MADE).state == states.UNKNOWN


def test_before_the_proposal_it_was_there_already_whatever_it_is_called() -> None:
    for state in states.ENTERED:
        assert states.standing([Told("2006-01-15", state)], "2007-01-01", MADE).state == states.BEFORE
        assert states.standing([Told("2006-01-16", state)], "2007-01-01", MADE).state == state


def test_what_is_partly_done_is_still_to_be_followed_up() -> None:
    for state in states.ENTERED:
        events = [Told("2007-03-01", state)]
        due = states.due(states.standing(events, "2009-01-01", MADE), events, MADE, 12)
        assert due == ("" if state in states.CLOSED else "2008-03-01")
    assert {states.DONE, states.REJECTED, states.ENDED, states.OBSOLETE} == set(states.CLOSED)


def test_a_question_is_answered_or_not() -> None:
    events = [Told("2007-03-01", states.ANSWERED), Told("2007-03-01", states.UNANSWERED)]
    assert states.standing(events, "2008-01-01", MADE).state == states.UNANSWERED
    assert states.standing(events[:1], "2008-01-01", MADE).state == states.ANSWERED
