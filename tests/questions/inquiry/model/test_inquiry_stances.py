"""Counting answers: every stance of the catalogue has its answer, order does not matter, nothing is counted twice."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lstdash.catalog.consultation import STANCES
from lstdash.questions.inquiry.answers import words
from lstdash.questions.inquiry.model import stances as model
from lstdash.questions.inquiry.model.stances import Position

SAID = tuple(answer for answer in model.ANSWERS if answer not in (model.SPLIT, model.UNSAID))
VOICES = st.lists(st.sampled_from(SAID), max_size=5)


def test_every_stance_of_the_catalogue_is_an_answer() -> None:
    assert set(words.OF_STANCE) == set(STANCES) and set(words.OF_STANCE.values()) == set(SAID)
    assert set(words.ANSWERS) == set(model.ANSWERS)


@given(VOICES, st.randoms(use_true_random=False))
def test_one_answer_whatever_the_order_and_however_often_it_is_said(voices: list[str], random: object) -> None:
    mixed = [*voices, *voices]
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert model.joint(mixed) == model.joint(voices)


@given(VOICES)
def test_silence_beside_an_answer_changes_nothing(voices: list[str]) -> None:
    alone, beside = model.joint(voices), model.joint([*voices, model.SILENT])
    assert beside == (alone if alone in model.TAKEN else model.SILENT)


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("XYZ"), st.sampled_from(SAID)), max_size=20))
def test_every_respondent_is_counted_once_for_every_proposal(said: list[tuple[str, str, str]]) -> None:
    positions = [Position(str(at), about, who, answer) for at, (about, who, answer) in enumerate(said)]
    found = model.answered("abc", "XYZ", positions)
    assert list(found) == ["a", "b", "c"]
    for about, answers in found.items():
        assert sum(model.counted(answers)) == 3
        for who, answer in zip("XYZ", answers, strict=True):
            assert (answer == model.UNSAID) == (not any(one[:2] == (about, who) for one in said))


def test_what_is_said_beyond_the_proposals_answers_none_of_them() -> None:
    beyond = Position("1", None, "X", model.NO, ("villkor",))
    assert model.answered("a", "X", [beyond]) == {"a": (model.UNSAID,)}


def test_conditions_are_parts_between_semicolons() -> None:
    assert model.split(" kunskap om kommunsektorn;  EU-frågor omfattas ;") == ("kunskap om kommunsektorn", "EU-frågor omfattas")
    assert model.split(None) == ()


def test_capital_letters_make_no_other_condition_and_most_respondents_come_first() -> None:
    said = [("A", "a", "Pengar"), ("A", "b", "pengar"), ("A", "b", "Tid"), ("B", "b", "tid"), ("B", "c", "en gång")]
    positions = [Position(str(at), about, who, model.ASKS, (what,)) for at, (who, about, what) in enumerate(said)]
    assert [(one.condition, one.places, one.respondents) for one in model.recurring(positions)] == [
        ("Tid", 2, ("A", "B")),
        ("Pengar", 2, ("A",)),
    ]
