"""A note pinned to a figure: shown, in its files, at its data version, withdrawn and not erased; who may not reads only."""

from __future__ import annotations

import io
import re
from contextlib import nullcontext
from datetime import UTC, date, datetime

import pytest
from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest

from lstdash import clock
from lstdash.access import Actor, allowed
from lstdash.database import audit, followup
from lstdash.database.audit import Changed
from lstdash.database.engine import open_store
from lstdash.database.faults import NotAllowed, WorkshopError
from lstdash.database.kept import Writer
from lstdash.notes import pinned
from lstdash.views import who
from lstdash.views.controls.year import FIRST_YEAR
from tests.lib.taken import offered
from tests.pages.test_pages import open_page

AT_SERVER = Actor(is_at_server=True)
BY = Writer(AT_SERVER)


@pytest.fixture(autouse=True)
def _noon_at_the_server(own_store: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: datetime(2006, 11, 28, 12, tzinfo=UTC))
    monkeypatch.setattr(who, "actor", lambda: AT_SERVER)


def shown(app: AppTest) -> str:
    return " ".join(re.findall('<div class="notes">(.*?)</div>', "".join(html.proto.body for html in app.get("html"))))


def test_a_note_is_pinned_in_the_page_shown_and_taken_away(version: str) -> None:
    app = open_page("governance")
    assert not shown(app)
    app.session_state["notes-governance-fold"] = True
    app.run()
    app.selectbox(key="notes-governance-exhibit").set_value("styrning")
    app.text_input(key="notes-new").set_value("Nord saknas: <b>fråga</b> länsrådet")
    next(button for button in app.button if button.label == "Fäst anteckningen").click().run()
    assert not app.exception and "Anteckningen är fäst" in app.success[0].value
    assert "Nord saknas: &lt;b&gt;fråga&lt;/b&gt; länsrådet (vid servern, 28 november 2006)" in shown(app)
    files = {name: file for name, file in offered(app).items() if name.startswith("styrning_") and name.endswith("xlsx")}
    (file,) = files.values()
    rows = list(load_workbook(io.BytesIO(file.build()))["Anteckningar"].values)
    (entry,) = audit.entries(open_store())
    assert (entry.resource, entry.before, entry.after) == (
        "anteckning vid Grupper per område och nivå (riket, nord, syd och öst) 2005",
        "",
        "1",
    )
    assert rows[1][0] == "Nord saknas: <b>fråga</b> länsrådet" and version in rows[1]


def test_a_note_of_other_data_says_so_and_one_that_is_withdrawn_is_kept(version: str) -> None:
    note = pinned.pin("governance", "styrning", "Gammal", "20051128T120000000000-aaaaaaaa", BY)
    app = open_page("governance")
    assert "om dataversion 20051128T120000000000-aaaaaaaa" in shown(app)
    app.session_state["notes-governance-fold"] = True
    app.run()
    next(button for button in app.button if button.key == f"notes-back-{note.row.id}").click().run()
    assert not shown(app) and pinned.read("governance") == ()
    assert [(one.before, one.after) for one in audit.entries(open_store())] == [("1", "2")]
    assert [entry.change for entry in followup.history(open_store(), pinned.NOTES, note.row.id)] == ["withdrawn", "created"]


def test_who_may_not_pins_nothing(version: str, monkeypatch: pytest.MonkeyPatch) -> None:
    pinned.pin("governance", "styrning", "Läs mig", version, BY)
    monkeypatch.setattr(who, "actor", lambda: Actor())
    app = open_page("governance")
    assert "Läs mig" in shown(app) and not [one for one in app.expander if "Anteckna" in one.label]
    with pytest.raises(NotAllowed):
        pinned.pin("governance", "styrning", "Nej", version, Writer(Actor()))
    asked = {role: Actor(frozenset({role}), is_login_on=True) for role in ("lasare", "facilitator", "analytiker")}
    roles = {role: allowed(actor, pinned.ACTION) for role, actor in asked.items()}
    assert roles == {"lasare": False, "facilitator": True, "analytiker": True}


@pytest.mark.parametrize("body", ["", " \u202e ", "x" * 301])
def test_an_empty_or_endless_note_is_refused(body: str, version: str) -> None:
    with pytest.raises(WorkshopError):
        pinned.pin("governance", "styrning", body, version, BY)


def test_a_store_that_does_not_answer_takes_no_page_down(version: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as away:
        away.setenv("LSTDASH_DATABASE_URL", "postgresql+psycopg://nobody@127.0.0.1:9/none")
        app = open_page("governance")
    assert not app.exception and not shown(app)


def test_a_note_is_shown_with_the_figures_that_it_was_written_about_alone(
    version: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same figure of another county, or another year, is another figure."""
    app = open_page("my_county", lan="M")
    app.session_state["notes-my_county-fold"] = True
    app.run()
    app.selectbox(key="notes-my_county-exhibit").set_value("vi-och-de-andra:M")
    app.text_input(key="notes-new").set_value("Med sedan i våras")
    next(button for button in app.button if button.label == "Fäst anteckningen").click().run()
    assert "Med sedan i våras" in shown(app)
    assert "Med sedan" not in shown(open_page("my_county", lan="H"))
    first, second = str(FIRST_YEAR), str(FIRST_YEAR + 1)
    monkeypatch.setattr(clock, "today", lambda: date(FIRST_YEAR + 2, 3, 1))
    pinned.pin("yearly_account", f"arsredovisning:{first}", "Då", version, BY)
    assert "Då" in shown(open_page("yearly_account", ar=first)) and not shown(open_page("yearly_account", ar=second))


def test_a_page_that_not_everybody_reads_has_no_notes(version: str) -> None:
    """A room's figures are others at the next round; its sealed result has notes."""
    pinned.pin("log", "styrning", "Nej", version, BY)
    app = open_page("log")
    assert not shown(app) and not [one for one in app.expander if "Anteckna" in one.label]


def test_an_account_is_not_published_however_long_it_is(version: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The log has the account; a note says the role, in Swedish."""
    account = "entra:en.person.med.langt.namn@lansstyrelsen.example.se"
    monkeypatch.setattr(who, "actor", lambda: Actor(frozenset({"administrator"}), is_login_on=True, name=account))
    monkeypatch.setattr(who, "writing", lambda action, resource: nullcontext(Changed("")))
    app = open_page("governance")
    app.session_state["notes-governance-fold"] = True
    app.run()
    app.text_input(key="notes-new").set_value("Nord saknas")
    next(button for button in app.button if button.label == "Fäst anteckningen").click().run()
    assert "Nord saknas (administratör, 28 november 2006)" in shown(app) and account not in shown(app)
    (note,) = pinned.read("governance")
    assert note.row.written_by == "" and account not in str(pinned.rows([note]))
