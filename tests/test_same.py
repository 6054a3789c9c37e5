"""What is made of frozen things is made once while they live, and never given to whoever asks with others."""

from __future__ import annotations

import gc
from dataclasses import dataclass, replace

from lstdash import same


@dataclass(frozen=True)
class Answer:
    version: str
    rows: tuple[int, ...] = ()


@dataclass
class Changing:
    value: int


@dataclass(frozen=True)
class Made:
    said: str


@same.same
def made(answer: Answer, chosen: object = "", *, more: str = "") -> Made:
    return Made(f"{answer} {chosen!r} {more}")


@same.same
def other(answer: Answer) -> Made:
    return Made(f"other {answer}")


def test_the_very_same_answer_gives_the_same_and_another_its_own() -> None:
    first = Answer("v1")
    assert made(first, "it") is made(first, "it")
    assert made(first, "it") != made(first, "hr") and made(first, more="x") != made(first)
    assert made(replace(first, version="v2"), "it").said.startswith("Answer(version='v2'")
    assert other(first) is other(first) != made(first)


def test_values_of_another_type_are_others() -> None:
    answer = Answer("v1")
    assert [made(answer, chosen).said.split()[-1] for chosen in (1, True, 1.0)] == ["1", "True", "1.0"]


def test_a_name_is_not_taken_for_a_value() -> None:
    @same.same
    def told(*values: object, **named: object) -> Made:
        return Made(f"{values} {named}")

    assert [told("a", 1).said, told(a=1).said, told("a", "b", 1, 2).said, told(a=1, b=2).said, told("a", b=2).said] == [
        "('a', 1) {}",
        "() {'a': 1}",
        "('a', 'b', 1, 2) {}",
        "() {'a': 1, 'b': 2}",
        "('a',) {'b': 2}",
    ]


def test_what_can_be_changed_is_looked_at_anew() -> None:
    answer, changing = Answer("v1"), Changing(1)
    before = made(answer, changing)
    changing.value = 2
    assert made(answer, changing) != before
    assert made(answer, [1]) is not made(answer, [1])


def test_nobody_takes_the_place_of_an_answer_that_is_gone() -> None:
    for number in range(5000):  # each where the one before may have stood
        assert made(Answer("v", (number,))).said == f"Answer(version='v', rows=({number},)) '' "
        if not number % 1000:
            gc.collect()


def test_only_so_much_is_kept() -> None:
    for number in range(2 * same.MOST):
        made(Answer("v", (number,)))
    assert len(same._made) == same.MOST
