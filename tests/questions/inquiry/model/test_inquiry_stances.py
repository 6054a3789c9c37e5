"""Counting answers: every stance of the catalogue has its answer, order does not matter, nothing is counted twice."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lstdash.catalog.consultation import STANCES
from lstdash.questions.inquiry.answers import words
from lstdash.questions.inquiry.model import stances
from lstdash.questions.inquiry.model.stances import Position

SAID = tuple(answer for answer in stances.ANSWERS if answer not in (stances.SPLIT, stances.UNSAID))
VOICES = st.lists(st.sampled_from(SAID), max_size=5)


def test_every_stance_of_the_catalogue_is_an_answer() -> None:
    assert set(words.OF_STANCE) == set(STANCES) and set(words.OF_STANCE.values()) == set(SAID)
    assert set(words.ANSWERS) == set(stances.ANSWERS)


@given(VOICES, st.randoms(use_true_random=False))
def test_one_answer_whatever_the_order_and_however_often_it_is_said(voices: list[str], random: object) -> None:
    mixed = [*voices, *voices]
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert stances.joint(mixed) == stances.joint(voices)


@given(VOICES)
def test_silence_beside_an_answer_changes_nothing(voices: list[str]) -> None:
    alone, beside = stances.joint(voices), stances.joint([*voices, stances.SILENT])
    assert beside == (alone if alone in stances.TAKEN else stances.SILENT)


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("XYZ"), st.sampled_from(SAID)), max_size=20))
def test_every_respondent_is_counted_once_for_every_proposal(said: list[tuple[str, str, str]]) -> None:
    positions = [Position(str(at), about, who, answer) for at, (about, who, answer) in enumerate(said)]
    found = stances.answered("abc", "XYZ", positions)
    assert list(found) == ["a", "b", "c"]
    for about, answers in found.items():
        assert sum(stances.counted(answers)) == 3
        for who, answer in zip("XYZ", answers, strict=True):
            assert (answer == stances.UNSAID) == (not any(one[:2] == (about, who) for one in said))


def test_what_is_said_beyond_the_proposals_answers_none_of_them() -> None:
    beyond = Position("1", None, "X", stances.NO, ("villkor",))
    assert stances.answered("a", "X", [beyond]) == {"a": (stances.UNSAID,)}


def test_conditions_are_parts_between_semicolons() -> None:
    told = " kunskap om kommunsektorn;  EU-frågor omfattas ;"
    assert stances.split(told) == ("kunskap om kommunsektorn", "EU-frågor omfattas")
    assert stances.split(None) == ()


def test_capital_letters_make_no_other_condition_and_most_respondents_come_first() -> None:
    said = [("A", "a", "Pengar"), ("A", "b", "pengar"), ("A", "b", "Tid"), ("B", "b", "tid"), ("B", "c", "en gång")]
    positions = [Position(str(at), about, who, stances.ASKS, (what,)) for at, (who, about, what) in enumerate(said)]
    assert [(one.condition, one.places, one.respondents) for one in stances.recurring(positions)] == [
        ("Tid", 2, ("A", "B")),
        ("Pengar", 2, ("A",)),
    ]
