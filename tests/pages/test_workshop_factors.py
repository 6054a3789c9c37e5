"""A workshop about the factors through the frame: started by its link, revealed, sealed; sixty voters, one voter, all alike."""

from __future__ import annotations

import io

import pytest
import streamlit as st
from pptx import Presentation

from lstdash import clock
from lstdash.database.engine import open_store
from lstdash.database.faults import NotFound
from lstdash.questions.workshop.answers import access, records, rooms, setup, vote
from lstdash.questions.workshop.answers.setup import Opened, Plan
from lstdash.questions.workshop.routes.cookies import steer_cookie
from lstdash.workshop import items, rounds
from lstdash.workshop.entities import Steering
from tests.lib.devices import cookie_of
from tests.lib.drawn import drawn_charts, texts
from tests.lib.rooms import device, score
from tests.lib.taken import built, offered
from tests.pages.test_pages import headline, open_page

KEYS = ("engagemang", "avlamnarens_nytta", "personberoende", "liten_personalstyrka", "pionjarer")


@pytest.fixture
def opened(version: str, own_store: None) -> Opened:
    return setup.create(version, Plan("faktorer", "Vad står i vägen?", KEYS, (), ("styrka", "radighet")))


@pytest.fixture
def cookie(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> str:
    token = access.exchange(access.token_by_secret(opened.code, opened.secret, device(999))).token
    monkeypatch.setattr(type(st.context), "cookies", {steer_cookie(opened.workshop): token})
    return token


def test_the_link_from_the_page_chooses_the_kind(version: str, own_store: None) -> None:
    app = open_page("workshop", slag="faktorer")
    assert not app.exception and any("62\u00a0poäng" in block for block in texts(app))
    assert not [area for area in app.text_area if "Egna" in (area.label or "")]
    assert any('href="./faktorer"' in block.proto.body for block in app.get("html"))
    next(button for button in app.button if button.label == "Starta workshopen").click().run()
    assert not app.exception and "kod är" in app.success[0].value


def test_an_open_round_speaks_of_factors(opened: Opened, cookie: str) -> None:
    score(opened, 1, lambda *_: 3)
    app = open_page("workshop", rum=opened.workshop)
    assert not app.exception and not drawn_charts(app)
    assert "Faktorer, deltagare och kod" in [fold.label for fold in app.expander]


def test_who_joins_and_what_is_refused_hears_of_factors(opened: Opened) -> None:
    rooms = vote.room(opened.workshop, 0)
    assert vote.joining(rooms) == "Gå med, så kan du poängsätta faktorerna."
    steering = Steering(opened.workshop)
    with pytest.raises(NotFound, match="Faktorn finns inte längre"):
        items.remove(open_store(), steering, "saknas", now=clock.now())
    rounds.reveal(open_store(), steering, now=clock.now())
    with pytest.raises(NotFound, match="En faktor i omgången finns inte längre"):
        rounds.begin_next(open_store(), steering, items=["saknas"], now=clock.now())


def test_sixty_voters_in_two_camps_are_shown_and_taken_along(opened: Opened, cookie: str) -> None:
    for number in range(60):
        score(opened, number, lambda _, question, n=number: 4 if question == "radighet" else 1 if n % 2 else 5)
    rooms.reveal(opened.workshop, cookie)
    app = open_page("workshop", rum=opened.workshop)
    assert not app.exception and headline(app).startswith("Det väger jämnt. Poäng: 5 av 31 faktorer, 60")
    assert [chart.name.rsplit("_")[0] for chart in drawn_charts(app)] == ["faktorer-underlattar", "faktorer-motverkar"]
    said = " ".join(texts(app))
    assert "att faktorn underlättar är vår läsning" in said
    assert "Två läger om styrkan: 30 gav 1 och 30 gav 5." in said and "av utfallen" in said
    stems = {name.split("_")[0] for name in offered(app)}
    assert {"faktorer-underlattar", "faktorer-motverkar", "att-ta-sig-an-forst"} <= stems


def test_one_voter_gets_no_percentage(opened: Opened, cookie: str) -> None:
    score(opened, 1, lambda item, _: 4 if item == "personberoende" else 3)
    rooms.reveal(opened.workshop, cookie)
    app = open_page("workshop", rum=opened.workshop)
    assert not app.exception and headline(app).startswith("Motståndet väger tyngre")
    assert "%" not in " ".join(texts(app))


def test_a_side_that_nobody_scored_leaves_the_other_side_standing(opened: Opened, cookie: str) -> None:
    vote.join(opened.code, cookie_of(device(1)), "", "")
    vote.record(opened.workshop, device(1), {"personberoende|styrka": 4})
    rooms.reveal(opened.workshop, cookie)
    app = open_page("workshop", rum=opened.workshop)
    assert not app.exception and headline(app).startswith("Kan inte räknas: den underlättande sidan är inte poängsatt.")
    assert len(drawn_charts(app)) == 1


@pytest.mark.parametrize("is_shown", [True, False], ids=["visad", "aldrig visad"])
def test_the_seal_shows_the_same_bars(opened: Opened, cookie: str, is_shown: bool) -> None:
    for number in range(6):
        score(opened, number, lambda *_: 3)
    if is_shown:
        rooms.reveal(opened.workshop, cookie)
    token = records.close(rooms.room(opened.workshop), cookie, leave_out_hidden=not is_shown)
    app = open_page("record", nyckel=token)
    assert not app.exception and len(drawn_charts(app)) == 2 * is_shown
    assert headline(app).startswith("Det väger jämnt." if is_shown else "Workshopen avslutades utan någon visad omgång.")
    deck = Presentation(io.BytesIO(built(offered(app), "vad-kom-workshopen-fram-till", "pptx")))
    drawn = [shape.chart for slide in deck.slides for shape in slide.shapes if shape.has_chart]
    assert [[one.name for one in chart.series] for chart in drawn] == [["Underlättar", "Motverkar"]] * is_shown
    assert len(deck.slides) == 1, "the two sides of the sentence stand in one chart, once"
