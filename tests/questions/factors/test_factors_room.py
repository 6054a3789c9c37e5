"""A room that scores the factors: both questions on phones, the balance after the reveal, a second round, the seal."""

from __future__ import annotations

import numpy as np
import pytest

from lstdash import formats
from lstdash.errors import UserError
from lstdash.questions.factors.answers import kind, room
from lstdash.questions.factors.answers.weigh import weigh
from lstdash.questions.workshop.answers import access, phone, records, rooms, setup, sums, vote
from lstdash.questions.workshop.answers.setup import Opened, Plan
from lstdash.workshop import kinds
from tests.lib.devices import cookie_of
from tests.lib.rooms import device, room_of, score

KEYS = ("engagemang", "geografisk_narhet", "personberoende", "liten_personalstyrka")
DRIVES = KEYS[:2]
NBSP = formats.NBSP


@pytest.fixture
def opened(version: str, database: None) -> Opened:
    plan = Plan("faktorer", "Vad står i vägen?", KEYS, (), ("styrka", "radighet"), ("Länsledning", "IT"))
    return setup.create(version, plan)


@pytest.fixture
def cookie(opened: Opened) -> str:
    return access.exchange(access.token_by_secret(opened.code, opened.secret, device(999))).token


def given(drives: int, restrains: int, reach: int = 4) -> object:
    return lambda item, question: reach if question == "radighet" else drives if item in DRIVES else restrains


def test_the_form_offers_every_factor_and_nobody_types_one(version: str) -> None:
    offer = kind.offer(version)
    assert len(offer.items) == 31 and offer.more == () and offer.suggested == ("styrka", "radighet")
    assert kinds.kind("faktorer").form.typed == "" and not any(axis.own for axis in kinds.kind("faktorer").axes)


def test_a_phone_is_asked_both_questions_and_told_of_factors(opened: Opened) -> None:
    vote.join(opened.code, cookie_of(device(1)), "", "")
    shown = phone.message(vote.phone(opened.workshop, device(1)))
    assert shown["noun"] == "Faktor"
    assert [(one["name"], one["axis"]) for one in shown["criteria"]] == [  # type: ignore[attr-defined]
        ("Hur starkt verkar faktorn hos oss?", "styrka"),
        ("Kan vi ändra på det?", "rådighet"),
    ]


def test_the_reveal_weighs_what_everybody_gave(version: str, opened: Opened, cookie: str) -> None:
    for number in range(6):
        score(opened, number, given(3, 4))
    with pytest.raises(UserError, match="dolt"):
        room.answer(version, room_of(opened), 1)
    rooms.reveal(opened.workshop, cookie)
    found = room.answer(version, room_of(opened), 1)
    assert found.weighed.headline == (
        f"Motståndet väger tyngre (−1,00). Det krävs minst 3{NBSP}steg; ingen faktor vänder läget ensam. "
        f"Poäng: 4 av 31 faktorer, 6{NBSP}deltagare."
    )
    assert [bar.key for bar in found.weighed.ordered] == ["personberoende", "liten_personalstyrka"]
    assert {bar.place for bar in found.weighed.ordered} == {1}, "equals share the place"
    assert found.notes == (f"Omgång 1: poäng från 6{NBSP}deltagare.",)
    told = vote.phone(opened.workshop, device(0)).result
    assert told is not None and told.headline == found.weighed.headline
    assert told.lines[0] == ("Beroende av enskilda personer", "motverkar, styrka 4,0") and len(told.lines) == 4


def test_a_question_left_out_is_no_zero(version: str, opened: Opened, cookie: str) -> None:
    vote.join(opened.code, cookie_of(device(1)), "", "")
    vote.record(opened.workshop, device(1), {"engagemang|styrka": 2, "personberoende|radighet": 5})
    rooms.reveal(opened.workshop, cookie)
    found = room.answer(version, room_of(opened), 1).weighed
    assert found.headline.startswith("Kan inte räknas: den motverkande sidan är inte poängsatt. Poäng: 1 av 31 faktorer")
    assert found.ordered == () and found.certainty == ""


def test_a_second_round_says_how_the_balance_moved_and_asks_again_where_the_room_is_divided(
    version: str, opened: Opened, cookie: str
) -> None:
    for number in range(6):
        score(opened, number, lambda item, _, n=number: (1 if n < 3 else 5) if item == "personberoende" else 3)
    rooms.reveal(opened.workshop, cookie)
    first = room.answer(version, room_of(opened), 1).weighed
    assert [bar.key for bar in first.divided] == ["personberoende"]
    assert room.divided(first.divided[0]) == "Två läger om styrkan: 3 gav 1 och 3 gav 5."
    rooms.next_round(opened.workshop, cookie, ["personberoende"])
    for number in range(6):
        score(opened, number, lambda *_: 5)
    rooms.reveal(opened.workshop, cookie)
    second = room.answer(version, room_of(opened), 2)
    assert second.notes[1] == "Balansen var 0,00 i förra omgången och är −1,00 nu."
    board, _ = room.scoring(version, room_of(opened), 2)
    assert np.isfinite(board.strengths).all() and weigh(board) == second.weighed


def test_the_seal_gives_back_what_was_shown(version: str, opened: Opened, cookie: str) -> None:
    for number in range(6):
        score(opened, number, given(3, 4 if number % 2 else 2))
    rooms.reveal(opened.workshop, cookie)
    of = room_of(opened)
    shown = room.answer(version, of, 1).weighed
    kept = records.open_record(version, records.close(of, cookie))
    assert (kept.kind, kept.round, kept.headline, kept.seed) == ("faktorer", 1, shown.headline, 2006)
    assert room.reopened(kept.document) == shown
    assert ("Poängsatta faktorer", "4") in kept.settled and sums.columns(kept)[1] == "Faktor"
    assert len(sums.table(kept)) == 8, "both questions of four factors"


def test_a_room_closed_before_any_reveal_is_sealed_without_a_field(version: str, opened: Opened, cookie: str) -> None:
    kept = records.open_record(version, records.close(room_of(opened), cookie, leave_out_hidden=True))
    assert room.reopened(kept.document) is None and kept.settled == ()


def test_a_factor_that_is_no_longer_published_is_named_and_left_out(
    version: str, opened: Opened, cookie: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(5):
        score(opened, number, given(3, 4))
    rooms.reveal(opened.workshop, cookie)
    fewer = tuple(one for one in room.known(version) if one.key != "personberoende")
    monkeypatch.setattr(room, "known", lambda _: fewer)
    found = room.answer(version, room_of(opened), 1)
    assert found.notes[-1] == "Finns inte längre bland uppgifterna och räknas inte: Beroende av enskilda personer."
    assert "3 av 30 faktorer" in found.weighed.headline
