"""/rosta through the frame: code, joining, the pad's data, and what the phone shows after the reveal."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from lstdash.questions.workshop.answers import access, progress, records, rooms, setup, vote
from lstdash.questions.workshop.answers.setup import Opened, Plan
from lstdash.questions.workshop.routes.cookies import DEVICE_COOKIE
from lstdash.workshop import kinds
from tests.lib.devices import cookie_of
from tests.lib.drawn import headings, links, texts

PAGES = Path(__file__).parents[2] / "pages"
DEVICE = "phone-" + "x" * 20


@pytest.fixture
def opened(version: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Opened:
    monkeypatch.setenv("LSTDASH_DATABASE_URL", f"sqlite:///{tmp_path / 'workshop.db'}")
    monkeypatch.setattr(type(st.context), "cookies", {DEVICE_COOKIE: cookie_of(DEVICE)})
    plan = Plan(
        kinds.FIRST,
        "Var <b>börjar</b> vi?",
        ("upphandlingar",),
        ("[x](javascript:alert(1))",),
        ("initialkostnad", "effekt"),
        ("IT",),
    )
    return setup.create(version, plan)


@pytest.fixture
def cookie(opened: Opened) -> str:
    return access.exchange(access.token_by_secret(opened.code, opened.secret, DEVICE)).token


def open_page(**params: str) -> AppTest:
    app = AppTest.from_file(str(PAGES / "frame.py"), default_timeout=60).run()
    for name, value in params.items():
        app.query_params[name] = value
    return app.switch_page("vote.py").run()


def headline(app: AppTest) -> str:
    return texts(app)[0]


def told(app: AppTest) -> dict[str, Any]:
    """What the phone's script was given."""
    [component] = app.get("bidi_component")
    return dict(json.loads(component.proto.bytes))


def test_a_wrong_code_is_explained_and_can_be_typed_again(opened: Opened) -> None:
    app = open_page(kod="ABCD-2345")
    assert not app.exception
    assert headline(app) == vote.JOIN
    assert "hör inte till någon pågående workshop" in app.error[0].value
    assert app.text_input(key="vote-kod").value == "ABCD-2345"


def test_joining_asks_for_name_and_group_and_says_what_is_kept(opened: Opened) -> None:
    app = open_page(kod=opened.code.lower())
    assert headline(app) == "Gå med, så kan du poängsätta förslagen."
    assert any("kopplas aldrig till svar" in c.value and "30\u00a0dagar" in c.value for c in app.caption)
    app.text_input(key="vote-name").input("Anna")
    app.selectbox(key="vote-group").select("IT")
    next(button for button in app.button if button.label == "Gå med").click().run()
    who = vote.known(opened.workshop, DEVICE)
    assert who is not None and (who.nickname, who.group) == ("Anna", "IT")


def test_a_reload_is_the_same_person_with_the_same_scores(opened: Opened) -> None:
    vote.join(opened.code, cookie_of(DEVICE), "Anna", "")
    vote.record(opened.workshop, DEVICE, {"upphandlingar|effekt": 4})
    app = open_page(kod=opened.code)
    assert not app.exception
    assert told(app)["headline"].startswith("Omgång 1 pågår.")
    assert told(app)["scores"] == {"upphandlingar|effekt": 4}
    assert any("stegens ord är våra" in c.value for c in app.caption), "whose words one answers"
    assert progress.come_so_far(rooms.room(opened.workshop)).joined == 1


def test_the_title_is_text(opened: Opened) -> None:
    app = open_page(kod=opened.code)
    assert headings(app, 1) == ["Var <b>börjar</b> vi?"]


def test_nothing_of_the_result_is_here_before_the_reveal_and_the_list_is_after(opened: Opened, cookie: str) -> None:
    for number in range(6):
        vote.join(opened.code, cookie_of(f"{DEVICE}{number}"), "", "")
        vote.record(opened.workshop, f"{DEVICE}{number}", {"upphandlingar|initialkostnad": 1, "upphandlingar|effekt": 5})
    vote.join(opened.code, cookie_of(DEVICE), "", "")
    rooms.stop(opened.workshop, cookie)
    before = open_page(kod=opened.code)
    assert told(before)["headline"] == "Omgång 1 är stoppad. Resultatet visas strax." and told(before)["result"] is None
    rooms.reveal(opened.workshop, cookie)
    after = open_page(kod=opened.code)
    result = told(after)["result"]
    assert "”Upphandlingar”: det är så gott som säkert" in result["headline"]
    assert result["lines"][0] == ["Upphandlingar", "Börja här"]


def test_a_closed_workshop_leads_to_its_seal(opened: Opened, cookie: str) -> None:
    vote.join(opened.code, cookie_of(DEVICE), "", "")
    rooms.reveal(opened.workshop, cookie)
    records.close(rooms.room(opened.workshop), cookie)
    app = open_page(kod=opened.code)
    assert not app.exception
    assert told(app)["headline"] == "Workshopen är avslutad. Tack för att du var med."
    assert told(app)["record"].startswith("protokoll?nyckel=")


def test_a_newcomer_to_a_closed_workshop_is_led_to_its_seal(opened: Opened, cookie: str) -> None:
    rooms.reveal(opened.workshop, cookie)
    records.close(rooms.room(opened.workshop), cookie)
    app = open_page(kod=opened.code)
    assert headline(app) == "Workshopen är avslutad."
    assert links(app)["Öppna det förseglade resultatet"].startswith("./protokoll?nyckel=")


def test_a_phone_without_a_cookie_is_told_what_to_do(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(st.context), "cookies", {})
    assert "Tillåt kakor" in headline(open_page(kod=opened.code))
