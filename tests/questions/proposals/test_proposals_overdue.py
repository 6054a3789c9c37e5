"""What the start page and a county's own page say is due."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from lstdash.access import Actor
from lstdash.database import place
from lstdash.database.kept import Writer
from lstdash.questions.proposals.answers import events, overdue, proposals
from lstdash.questions.proposals.answers.origins import tracked
from tests.lib.drawn import texts
from tests.pages.test_pages import open_page


@pytest.fixture(autouse=True)
def _store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(place.VARIABLE, f"sqlite:///{tmp_path / 'w.db'}")


def test_what_is_due_is_said_on_the_day_after_a_year(version: str) -> None:
    assert overdue.line(version, date(2007, 1, 16)) == "" and overdue.page_line(version, date(2007, 1, 16)) is None
    said = overdue.line(version, date(2007, 1, 17)).replace("\u00a0", " ")
    assert said == "34 av rapportens 34 förslag är förfallna för uppföljning."
    of_boards = overdue.page_line(version, date(2007, 1, 17))
    assert of_boards is not None and of_boards.page == "proposals"
    assert of_boards.text.replace("\u00a0", " ") == (
        "Av rapportens 12 förslag till länsstyrelserna är 12 förfallna för uppföljning."
    )


def test_what_is_closed_is_no_longer_due(version: str) -> None:
    entry = {"happened_on": "2006-05-01", "state": "genomfört", "document": "Brev", "section": "1", "read_on": "2006-06-01"}
    of = next(one for one in tracked(version) if one.key == "lonepilot")
    events.enter(of, {**entry, "mark": "fylld", "causality": events.CAUSES[0]}, Writer(Actor(is_at_server=True)))
    assert overdue.line(version, date(2007, 1, 17)).startswith("33 av")


def test_one_that_is_due_is_said_as_one(version: str, monkeypatch: pytest.MonkeyPatch) -> None:
    found = proposals.answer(version, (), date(2007, 1, 17), 2006)
    of_boards = [row for row in found.rows if row.tracked.addressee == overdue.BOARDS]
    one = replace(found, rows=(of_boards[0], *(replace(row, late_days=None) for row in of_boards[1:])))
    monkeypatch.setattr(proposals, "answer", lambda *_: one)
    assert overdue.line(version, date(2007, 1, 17)).endswith("förslag är förfallet för uppföljning.")
    line = overdue.page_line(version, date(2007, 1, 17))
    assert line is not None and line.text.endswith("är 1 förfallet för uppföljning.")


@pytest.mark.parametrize(("stem", "county"), [("overview", ""), ("my_county", "M")])
def test_both_pages_say_it_and_lead_to_the_page(version: str, stem: str, county: str) -> None:
    app = open_page(stem, **({"lan": county} if county else {}))
    said = " ".join([*texts(app), *(one.proto.body for one in app.get("html"))])
    assert "för uppföljning" in said and "./forslag" in said
