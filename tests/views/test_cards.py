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
