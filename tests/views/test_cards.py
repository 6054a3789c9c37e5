"""Frames and folds: one element each, titles are text."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest


def drawn() -> None:
    from lstdash.views import cards

    cards.figures(["<p>ett</p>", "<p>två</p>"])
    cards.folds([("<b>Titel</b>", "<p>inuti</p>"), ("Nästa", "<p>mer</p>")])
    cards.folds([])


def test_however_many_they_are_one_element_and_none_is_none() -> None:
    framed, folded = (element.proto.body for element in AppTest.from_function(drawn).run().get("html"))
    assert framed == '<div class="cards figures"><div><p>ett</p></div><div><p>två</p></div></div>'
    assert folded.count("<details") == 2 and "<summary>&lt;b&gt;Titel&lt;/b&gt;</summary><p>inuti</p></details>" in folded


def asked() -> None:
    from lstdash.evidence.citations import DecisionCard
    from lstdash.views import evidence

    evidence.decisions([DecisionCard(f"Fråga {number}?", "Svar", "areas", "areas:it,2005") for number in range(1, 8)])


def test_five_questions_are_open_and_the_rest_fold_out() -> None:
    framed, heading, folded = (element.proto.body for element in AppTest.from_function(asked).run().get("html"))
    assert framed.count("<h3>") == 5 and "Fråga 5?" in framed and heading == "<h3>Fler frågor</h3>"
    assert folded.count("<details") == 2 and "Fråga 6?" in folded and "Fråga 7?" in folded
