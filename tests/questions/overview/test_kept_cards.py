"""The start page's cards, read where an earlier start has made them, say what their pages' models say."""

from __future__ import annotations

import pytest

from lstdash.errors import ScenarioError
from lstdash.published import between_starts
from lstdash.questions.costs.answers import costs
from lstdash.questions.overview.answers import cards, decisions


def test_they_are_made_once_and_then_read(version: str, monkeypatch: pytest.MonkeyPatch) -> None:
    made = decisions.decisions(version)
    assert cards.cards(version) == made != ()
    monkeypatch.setattr(decisions, "decisions", lambda _: pytest.fail("made again"))
    assert cards.cards(version) == made


@pytest.mark.parametrize("value", [None, [{"question": "Vad?"}], [1], {"a": 1}])
def test_what_is_not_cards_is_made_anew(version: str, value: object) -> None:
    between_starts.write(version, cards.NAME, value)
    assert cards.cards(version) == decisions.decisions(version)


def test_a_board_without_a_figure_takes_one_card_away_and_not_the_page(version: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def lacking(*_: object) -> None:
        raise ScenarioError("En myndighet saknar uppgift.", "", "", "", "")

    made = decisions.decisions(version)
    monkeypatch.setattr(costs, "answer", lacking)
    assert [card.page for card in decisions.decisions(version)] == [card.page for card in made if card.page != "costs"]
