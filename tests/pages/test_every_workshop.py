"""All workshops on /workshop: seen and ended by an administrator or at the server, by nobody else."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lstdash import clock
from lstdash.access import Actor, Refused
from lstdash.database import audit
from lstdash.database.engine import open_store
from lstdash.questions.workshop.answers import every, rooms, setup, vote
from lstdash.questions.workshop.answers.setup import Opened, Plan
from lstdash.questions.workshop.views.every import CHOSEN, SURE
from lstdash.views import who
from lstdash.workshop import kinds, listing
from tests.lib.devices import cookie_of
from tests.lib.drawn import headings, links, tables
from tests.lib.rooms import database  # noqa: F401 (fixture)

PAGES = Path(__file__).parents[2] / "pages"
DEVICE = "phone-" + "x" * 20


@pytest.fixture
def opened(version: str, database: None, monkeypatch: pytest.MonkeyPatch) -> Opened:  # noqa: F811
    monkeypatch.setattr(who, "actor", lambda: Actor(is_at_server=True))
    made = setup.create(version, Plan(kinds.FIRST, "Var [börjar] vi?", ("upphandlingar",), (), ("initialkostnad", "effekt")))
    vote.join(made.code, cookie_of(DEVICE), "Anna", "")
    vote.record(made.workshop, DEVICE, {"upphandlingar|effekt": 4})
    return made


def open_page(**params: str) -> AppTest:
    app = AppTest.from_file(str(PAGES / "frame.py"), default_timeout=60).run()
    for name, value in params.items():
        app.query_params[name] = value
    app = app.switch_page("workshop.py").run()
    assert not app.exception
    return app


def has_part(app: AppTest) -> bool:
    return "Alla workshoppar" in headings(app, 2)


def test_nobody_else_sees_others_workshops(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    assert has_part(open_page()) and not has_part(open_page(rum=opened.workshop))
    for actor in (Actor(), Actor(frozenset({"facilitator", "analytiker"}), is_at_server=True, is_login_on=True)):
        monkeypatch.setattr(who, "actor", lambda of=actor: of)
        assert not has_part(open_page())


def test_one_is_ended_after_a_question_and_the_log_says_who(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    other = rooms.room(opened.workshop)
    app = open_page()
    (table,) = [one.value for one in tables(app) if "Koden gäller till och med" in one.value.columns]
    assert [list(row[-3:]) for row in table.itertuples(index=False)] == [["1", "1", opened.workshop]]
    app.selectbox(key=CHOSEN).select(opened.workshop)
    app.run()
    app.button(key="every-end").click().run()
    asked = " ".join(str(one.value) for one in app.warning)
    assert SURE in asked and "\\[börjar\\]" in asked
    app.button(key="every-wait").click().run()
    assert not app.warning or SURE not in str(app.warning[0].value)
    assert rooms.room(opened.workshop).is_open, "nothing is done before the answer"
    app.button(key="every-end").click().run()
    app.button(key="every-sure").click().run()
    assert not app.exception and not rooms.room(opened.workshop).is_open and other.is_open
    assert links(app)["Öppna det förseglade resultatet"].startswith("./protokoll?nyckel=")
    (entry,) = audit.entries(open_store())
    said = (entry.who, entry.action, entry.resource, entry.before, entry.after)
    assert said == ("vid servern", "avsluta", f"workshop {opened.workshop}", "öppen", "förseglad")
    assert not [one for one in open_page().selectbox if one.key == CHOSEN], "none is left to end"


def test_whoever_may_no_longer_ends_nothing(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    app = open_page()
    app.selectbox(key=CHOSEN).select(opened.workshop)
    app.run()
    app.button(key="every-end").click().run()
    monkeypatch.setattr(who, "require", refused)
    app.button(key="every-sure").click().run()
    assert rooms.room(opened.workshop).is_open and not audit.entries(open_store())
    assert any("Inget är sparat" in str(one.value) for one in app.error)


def refused(action: str, resource: str = "") -> Actor:
    raise Refused("Inloggningen gäller inte längre. Inget är sparat.")


def test_the_sentence_counts_them(version: str, database: None, tmp_path: Path) -> None:  # noqa: F811
    assert every.answer().headline == "Ingen workshop finns sparad." and not list(tmp_path.glob("*.db")), "a look makes none"
    plan = Plan(kinds.FIRST, "T", ("upphandlingar",), (), ("initialkostnad", "effekt"))
    first = setup.create(version, plan).workshop
    assert every.answer().headline == "En workshop finns sparad, och den pågår."
    setup.create(version, plan)
    assert every.answer().headline.endswith("finns sparade, alla pågår.")
    listing.end(open_store(), first, now=clock.now())
    assert every.answer().headline.endswith("finns sparade, 1 pågår.")
    assert list(every.answer().going_on) != [first]
