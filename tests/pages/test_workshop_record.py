"""/protokoll through the frame: what is sealed, read by its link and only by it."""

from __future__ import annotations

import pytest
import streamlit as st

from lstdash.questions.start_here.answers import room
from lstdash.questions.workshop.answers import records, rooms, vote
from lstdash.questions.workshop.answers.setup import Opened
from lstdash.views import cache, downloads
from tests.lib.drawn import texts
from tests.lib.led import all_score
from tests.pages.test_pages import headline, open_page


def test_reasons_are_moderated_and_decisions_sealed(version: str, opened: Opened, cookie: str) -> None:
    all_score(opened)
    for number in range(6):
        vote.record(opened.workshop, f"phone-{number:020}", {}, why={"upphandlingar|effekt": f"*skäl* {number}"})
    rooms.reveal(opened.workshop, cookie)
    app = open_page("workshop", rum=opened.workshop)
    assert any("Motiveringar (6)" in box.label for box in app.expander)
    first = app.selectbox(key="room-reason-0")
    first.select(first.options[0]).run()
    app.button(key="room-reason-change").click().run()
    later = app.selectbox(key="room-reason-1")
    assert later.value is None and [option.partition(":")[0] for option in later.options].count("Visa igen") == 1
    shown = vote.phone(opened.workshop, f"phone-{0:020}").why
    assert len(shown) == 5 and {of for of, _ in shown} == {"Upphandlingar: Hur mätbar och stor effekten är"}
    field = {one.label: one for one in app.text_input}
    field["Beslut"].input("Vi börjar med <b>upphandlingar</b>")
    next(one for one in app.button if one.label == "Skriv in beslutet").click().run()
    field = {one.label: one for one in app.text_input}
    assert field["Beslut"].value == "Vi börjar med <b>upphandlingar</b>", "what is refused can be mended"
    field["Ägande roll"].input("administrativa direktörer")
    next(one for one in app.button if one.label == "Skriv in beslutet").click().run()
    assert not {one.label: one for one in app.text_input}["Beslut"].value
    rooms.reopen(opened.workshop, cookie)
    rooms.reveal(opened.workshop, cookie)
    token = records.close(rooms.room(opened.workshop), cookie)
    kept = records.open_record(version, token)
    assert kept.decided[0][:3] == ("Vi börjar med <b>upphandlingar</b>", "administrativa direktörer", "ej angivet")
    assert [what for _, what in kept.happened][1] == "Omgång 1 öppnades igen efter visningen, och resultatet doldes."
    page = open_page("record", nyckel=token)
    assert not page.exception
    assert "Omgång 1 visades: 36 av 36 poäng räknade" in " ".join(texts(page))


def test_the_seal_is_read_by_link_and_only_by_it(
    version: str, opened: Opened, cookie: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    all_score(opened)
    rooms.reveal(opened.workshop, cookie)
    token = records.close(rooms.room(opened.workshop), cookie)
    monkeypatch.setattr(type(st.context), "cookies", {})
    app = open_page("record", nyckel=token)
    assert not app.exception
    papers = app.table[-1].value
    assert "Kontrollsumma" in papers.to_string()
    sha256 = records.open_record(version, token).sha256
    given = app.session_state[cache.OWN][downloads.PAGE].given
    stamps = [export.stamp for export in given.values()]
    assert all(token in one.link and not one.changed for one in stamps), "which record it is, is no choice of anybody's"
    assert given and all(about.endswith(f":{sha256}") for about in given)  # notes are pinned to this seal alone
    wrong = open_page("record", nyckel=token[:-1] + ("A" if token[-1] != "A" else "B"))
    assert headline(wrong) == "Länken leder inte till något förseglat resultat."


def test_the_button_of_a_page_drawn_before_the_reveal_seals_what_was_shown(version: str, opened: Opened, cookie: str) -> None:
    all_score(opened)
    before = rooms.room(opened.workshop)
    rooms.reveal(opened.workshop, cookie)
    token = records.close(before, cookie, leave_out_hidden=True)
    assert records.open_record(version, token).round == 1


def test_a_sealed_room_can_be_tried_but_not_changed(opened: Opened, cookie: str) -> None:
    all_score(opened)
    rooms.reveal(opened.workshop, cookie)
    records.close(rooms.room(opened.workshop), cookie)
    app = open_page("workshop", rum=opened.workshop, reglage="enkla")
    app.select_slider(key="workshop-tyngd").set_value(2.0).run()
    assert not app.exception and not app.error
    assert app.select_slider(key="workshop-tyngd").value == 2.0
    assert room.sliders_of(rooms.room(opened.workshop).settings).effort_penalty == 1.0


def test_few_voters_are_warned_for_in_the_record_and_its_files(version: str, opened: Opened, cookie: str) -> None:
    all_score(opened, people=2)
    rooms.reveal(opened.workshop, cookie)
    token = records.close(rooms.room(opened.workshop), cookie)
    record = records.open_record(version, token)
    assert (
        record.doubt
        == "På minst en fråga svarade färre än fem (2 i omgång 1): summorna där visar nästan vad var och en har svarat."
    )
    assert ("Att tänka på", record.doubt) in records.papers(record)
    app = open_page("record", nyckel=token)
    assert record.doubt in [warning.value.replace("\\", "") for warning in app.warning]


def test_five_voters_are_not_warned_for(version: str, opened: Opened, cookie: str) -> None:
    all_score(opened, people=5)
    rooms.reveal(opened.workshop, cookie)
    assert not records.open_record(version, records.close(rooms.room(opened.workshop), cookie)).doubt
