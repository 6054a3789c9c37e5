"""/forslag: an event is entered, corrected and withdrawn in the page; whoever only reads is told so."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lstdash.access import Actor
from lstdash.database import place
from lstdash.database.audit import Changed
from lstdash.database.kept import Writer
from lstdash.questions.proposals.answers import events
from lstdash.questions.proposals.answers.origins import tracked
from lstdash.questions.proposals.views.entry import FOLD
from lstdash.views import who
from tests.lib.drawn import texts
from tests.pages.test_pages import headline, open_page

FILLED = {"happened_on": "2007-03-01", "document": "Regleringsbrev 2007", "section": "3.1", "read_on": "2008-11-01"}


@pytest.fixture(autouse=True)
def _at_the_server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(place.VARIABLE, f"sqlite:///{tmp_path / 'w.db'}")
    monkeypatch.setattr(who, "actor", lambda: Actor(is_at_server=True))


def key(name: str) -> str:
    return f"proposals-entry-{name}"


def open_form() -> AppTest:
    """The page as it stands when the form is folded out."""
    app = open_page("proposals")
    assert not [button for button in app.button if button.key == "proposals-save"], "it is folded away at first"
    app.session_state[FOLD] = True
    return app.run()


def fill(app: AppTest, **change: str) -> AppTest:
    app.selectbox(key=key("proposal")).select("2006:lonepilot").run()
    app.selectbox(key=key("state")).select("godtaget")
    app.selectbox(key=key("mark")).select("fylld")
    for name, text in (FILLED | change).items():
        app.text_input(key=key(name)).input(text)
    return app.button(key="proposals-save").click().run()


def test_an_event_that_is_entered_is_counted_and_its_fields_are_emptied(version: str) -> None:
    app = fill(open_form())
    assert not app.exception and "Sparat: Lönesamordningen i syd som pilot" in app.success[0].value.replace("\\", "")
    assert headline(app).startswith("Av 34 förslag vet vi vad som hände med 1: 0 genomförda, 0 delvis, 1 öppet")
    assert app.text_input(key=key("document")).value == "" and app.selectbox(key=key("proposal")).value is None
    assert [event.kept.written_as for event in events.load()] == ["vid servern"]


def test_what_is_missing_is_said_and_what_was_typed_stays(version: str) -> None:
    app = fill(open_form(), section="")
    assert "avsnitt saknas" in app.error[0].value and events.load() == ()
    assert app.text_input(key=key("document")).value == FILLED["document"]
    app.text_input(key=key("section")).input("3.1")
    app.button(key="proposals-save").click().run()
    assert not app.error and len(events.load()) == 1


def test_two_who_correct_the_same_event_lose_nothing(version: str) -> None:
    app = fill(open_form())
    (event,) = events.load()
    app.selectbox(key="proposals-pick").select(event.kept.id).run()
    app.text_input(key=key("comment")).input("mitt")
    of = next(one for one in tracked(version) if one.key == "lonepilot")
    other = {**{name: str(value) for name, value in event.kept.values.items()}, "comment": "den andras"}
    events.enter(of, other, Writer(Actor(is_at_server=True), "Bo"), event.kept)
    app.button(key="proposals-save").click().run()
    said = app.error[0].value
    assert "Någon annan hann ändra händelsen" in said and "den andras" in said and "Bo" in said
    assert app.text_input(key=key("comment")).value == "mitt"
    app.button(key="proposals-save").click().run()
    (now,) = events.load()
    assert (now.comment, [one.values["comment"] for one in events.history(now)]) == ("mitt", ["mitt", "den andras", ""])


def test_saving_again_keeps_what_the_other_wrote_in_fields_left_alone(version: str) -> None:
    app = fill(open_form())
    (event,) = events.load()
    app.selectbox(key="proposals-pick").select(event.kept.id).run()
    app.text_input(key=key("comment")).input("mitt")
    of = next(one for one in tracked(version) if one.key == "lonepilot")
    other = {**{name: str(value) for name, value in event.kept.values.items()}, "section": "9.9", "state": "avvisat"}
    events.enter(of, other, Writer(Actor(is_at_server=True), "Bo"), event.kept)
    app.button(key="proposals-save").click().run()
    said = app.error[0].value.replace("\\", "")
    assert "tillstånd: öppet, avvisat" in said and "lonepilot" not in said
    app.button(key="proposals-save").click().run()
    (now,) = events.load()
    assert (now.comment, now.section, now.told.state) == ("mitt", "9.9", "avvisat")


def test_an_event_withdrawn_while_it_is_corrected_is_put_back_before_it_is_saved(version: str) -> None:
    app = fill(open_form())
    (event,) = events.load()
    app.selectbox(key="proposals-pick").select(event.kept.id).run()
    app.text_input(key=key("comment")).input("mitt")
    events.withdraw(event.kept, Writer(Actor(is_at_server=True), "Bo"))
    for _ in range(2):
        app.button(key="proposals-save").click().run()
        assert "återtagen" in app.error[0].value and events.load() == ()
    app.button(key=f"proposals-back-{event.kept.id}").click().run()
    app.button(key="proposals-save").click().run()
    assert not app.error and [one.comment for one in events.load()] == ["mitt"]


def test_an_event_is_withdrawn_and_put_back(version: str) -> None:
    app = fill(open_form())
    (event,) = events.load()
    app.selectbox(key="proposals-pick").select(event.kept.id).run()
    app.button(key="proposals-withdraw").click().run()
    assert not app.exception and headline(app).startswith("Vi vet inte") and events.load() == ()
    app.button(key=f"proposals-back-{event.kept.id}").click().run()
    assert not app.exception and len(events.load()) == 1 and headline(app).startswith("Av 34")


def test_a_question_of_principle_has_other_answers(version: str) -> None:
    app = open_form()
    app.selectbox(key=key("proposal")).select("2006:gransdragning").run()
    assert app.selectbox(key=key("state")).options == ["Besvarad", "Obesvarad"]


def test_what_was_typed_stays_while_the_form_is_folded_away(version: str) -> None:
    app = open_form()
    app.selectbox(key=key("mark")).select("fylld")
    app.text_input(key=key("document")).input("Brev").run()
    for is_open in (False, True):
        app.session_state[FOLD] = is_open
        app.run()
    assert (app.text_input(key=key("document")).value, app.selectbox(key=key("mark")).value) == ("Brev", "fylld")


def test_whoever_only_reads_is_told_and_has_no_form(version: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(who, "actor", Actor)
    app = open_page("proposals")
    assert any("Alla kan läsa" in block for block in texts(app))
    assert not [button for button in app.button if button.key == "proposals-save"]


def test_nothing_known_is_said_without_shame(version: str) -> None:
    app = open_page("proposals")
    assert any("utgångsläget, inte ett misslyckande" in block for block in texts(app))


def test_an_account_longer_than_a_name_enters_an_event_and_is_not_kept_with_it(
    version: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(who, "actor", lambda: Actor(is_at_server=True, name="entra:" + "en.person" * 6))
    monkeypatch.setattr(who, "writing", lambda action, resource: nullcontext(Changed("")))
    app = fill(open_form())
    assert not app.exception and not app.error
    assert [event.kept.written_by for event in events.load()] == [""]
