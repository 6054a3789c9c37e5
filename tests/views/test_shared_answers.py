"""An answer is computed once for a version and its choices, and shared as it is."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from threading import Barrier

import plotly.graph_objects as go
import pytest

from lstdash.charts import style
from lstdash.charts.kept import kept
from lstdash.views import cache


@dataclass(frozen=True)
class Choices:
    saving_share: float = 0.42
    counties: tuple[str, ...] = ()


def test_equal_choices_share_one_answer_and_others_do_not(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, Choices]] = []

    def compute(version: str, choices: Choices) -> list[str]:
        asked.append((version, choices))
        return [version, str(choices.saving_share)]

    monkeypatch.setattr(cache, "version", lambda: "v1")
    first = cache.answer(compute, Choices(0.3, ("F", "G")))
    assert cache.answer(compute, Choices(0.3, ("F", "G"))) is first
    assert cache.answer(compute, Choices(0.3, ("F",))) is not first
    assert cache.answer(compute, Choices(0.31, ("F", "G"))) == ["v1", "0.31"]
    monkeypatch.setattr(cache, "version", lambda: "v2")
    assert cache.answer(compute, Choices(0.3, ("F", "G")))[0] == "v2"
    assert len(asked) == 4


def test_an_answer_is_drawn_once_however_often_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[str] = []

    @kept
    def draw(answer: list[str]) -> go.Figure:
        drawn.append(answer[0])
        return style.base(300)

    def compute(version: str) -> list[str]:
        return [version + "-", *(version + "-" for _ in range(3))]

    monkeypatch.setattr(cache, "version", lambda: "v3")
    for _ in range(3):
        draw(cache.answer(compute))
    assert drawn == ["v3-"]


def test_those_who_ask_at_once_share_one_answer_and_another_does_not_wait_for_it() -> None:
    asked: list[str] = []
    meeting = Barrier(2, timeout=30)

    def slow(version: str, choice: str) -> str:
        asked.append(choice)
        meeting.wait()  # for the answer to the other choice, which is made meanwhile
        return version + choice

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda choice: cache.prepared("v1", slow, choice), "aaaabbbb"))
    assert found == ["v1a"] * 4 + ["v1b"] * 4 and sorted(asked) == ["a", "b"]


def test_what_is_not_made_is_not_made_by_asking_whether_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    def compute(version: str, choice: str) -> str:
        return version + choice

    monkeypatch.setattr(cache, "version", lambda: "v4")
    assert cache.made(compute, "a") is None
    cache.prepared("v4", compute, "a")
    assert cache.made(compute, "a") == "v4a" and cache.made(compute, "b") is None


def test_a_failure_is_not_kept() -> None:
    fails = [True]

    def compute(version: str) -> str:
        if fails.pop() if fails else False:
            raise ValueError("once")
        return version

    with pytest.raises(ValueError, match="once"):
        cache.prepared("v1", compute)
    assert cache.prepared("v1", compute) == "v1"


def test_only_so_many_answers_are_kept_and_the_one_asked_for_longest_ago_goes() -> None:
    asked: list[int] = []

    def compute(version: str, choice: int) -> int:
        asked.append(choice)
        return choice

    for choice in (*range(cache.MOST), 0, cache.MOST):
        cache.prepared("v1", compute, choice)
    assert len(cache._answers) == cache.MOST and len(asked) == cache.MOST + 1
    cache.prepared("v1", compute, 0)
    assert len(asked) == cache.MOST + 1
    cache.prepared("v1", compute, 1)
    assert asked[-1] == 1 and len(asked) == cache.MOST + 2


def test_true_and_one_are_different_choices() -> None:
    found = [cache.prepared("v1", lambda _, choice: repr(choice), choice) for choice in (True, 1, 1.0)]
    assert found == ["True", "1", "1.0"]
