"""A figure is drawn once for what it shows, and never for something else."""

from __future__ import annotations

from dataclasses import dataclass

import plotly.graph_objects as go
import pytest

from lstdash.charts import kept, style


@dataclass(frozen=True)
class Answer:
    values: list[float]  # not hashable, as in many answers


@kept.kept
def drawn(answer: Answer, focus: str = "") -> go.Figure:
    return style.base(300).add_scatter(y=answer.values, name=focus)


def test_an_equal_answer_gives_the_figure_that_was_drawn() -> None:
    assert drawn(Answer([1.0, 2.0])) is drawn(Answer([1.0, 2.0]))


def test_another_answer_or_choice_gives_another_figure() -> None:
    assert list(drawn(Answer([1.0, 3.0])).data[0].y) == [1.0, 3.0]
    assert drawn(Answer([1.0]), "M").data[0].name == "M"
    assert drawn(Answer([1.0]), "N").data[0].name == "N"


def test_only_so_many_are_kept_and_the_one_asked_for_last_longest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "MOST", 2)
    first = drawn(Answer([10.0]))
    drawn(Answer([11.0]))
    assert drawn(Answer([10.0])) is first
    drawn(Answer([12.0]))
    assert drawn(Answer([10.0])) is first
    assert len(kept._figures) == 2


def test_the_house_style_is_the_same_for_every_figure_and_a_choice_wins() -> None:
    assert style.base(300).layout.xaxis.showgrid is False
    assert style.base(300, showlegend=True).layout.showlegend is True
    assert style.base(300).layout.showlegend is False
