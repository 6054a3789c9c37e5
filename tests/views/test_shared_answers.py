"""An answer is computed once for a version and its choices, and shared as it is."""

from __future__ import annotations

from dataclasses import dataclass

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
