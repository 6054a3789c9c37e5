"""/workshop when the result is shown: what is asked first, what moves between rounds, and what can be taken along."""

from __future__ import annotations

import io

import pytest
import streamlit as st
from openpyxl import load_workbook
from pptx import Presentation

from lstdash.database import schema
from lstdash.database.engine import open_store
from lstdash.questions.start_here.answers import room
from lstdash.questions.start_here.charts.room_plots import AFTER, BEFORE
from lstdash.questions.workshop.answers import rooms, vote
from lstdash.questions.workshop.answers.setup import Opened
from lstdash.questions.workshop.views import shown
from lstdash.views import cache, downloads
from lstdash.views.kinds import Screen
from lstdash.workshop import basis
from tests.lib.devices import cookie_of
from tests.lib.drawn import drawn_charts, texts
from tests.lib.led import all_score
from tests.lib.taken import built, offered, read_csv
from tests.pages.test_pages import headline, open_page


def test_reveal_shows_disagreement_and_a_second_round_what_has_moved(opened: Opened, cookie: str) -> None:
    all_score(opened)
    app = open_page("workshop", rum=opened.workshop)
    app.button(key="room-reveal").click().run()
    assert not app.exception
    assert any("Två läger" in block for block in texts(app))
    app.button(key="room-next-round").click().run()
    assert headline(app).startswith("Omgång 2 pågår.")
    all_score(opened, camps=(2, 3))
    app.button(key="room-reveal").click().run()
    assert not app.exception
    assert any("flyttat sig" in block for block in texts(app))
    assert [chart.name.rsplit("_")[0] for chart in drawn_charts(app)] == ["workshop-poang", "workshop-flytt"]


def test_a_result_of_fewer_than_five_or_of_a_room_that_is_not_done_is_asked_about_first(opened: Opened, cookie: str) -> None:
    all_score(opened, people=1)
    app = open_page("workshop", rum=opened.workshop)
    app.button(key="room-reveal").click().run()
    assert "har bara" in app.warning[-1].value and not drawn_charts(app)
    app.button(key="room-reveal-wait").click().run()
    assert not app.warning and headline(app).startswith("Omgång 1 pågår.")
    app.button(key="room-reveal").click().run()
    app.button(key="room-reveal-sure").click().run()
    assert headline(app).startswith("Högst hamnar") and "säkert" not in headline(app) and "%" not in headline(app)
    assert "Summorna där visar nästan vad var och en svarade" in app.warning[-1].value


def test_a_room_that_is_not_done_is_told_how_many_are_and_can_open_the_round_again(opened: Opened, cookie: str) -> None:
    all_score(opened)
    vote.join(opened.code, cookie_of("late-" + "x" * 20), "Bo", "")
    app = open_page("workshop", rum=opened.workshop)
    app.button(key="room-reveal").click().run()
    asked = app.warning[-1].value.replace("\xa0", " ").replace("\\", "")
    assert "36 av 42 poäng räknade. 6 av 7 är klara." in asked and "Summorna" not in asked
    app.button(key="room-reveal-sure").click().run()
    assert drawn_charts(app)
    app.button(key="room-reopen").click().run()
    assert not app.exception and not drawn_charts(app)
    assert headline(app) == "Omgång 1 är öppnad igen. Svaren är dolda tills du visar resultatet."


def test_what_the_room_sees_can_be_taken_along_before_it_is_sealed(opened: Opened, cookie: str) -> None:
    all_score(opened)
    rooms.reveal(opened.workshop, cookie)
    rooms.next_round(opened.workshop, cookie)
    app = open_page("workshop", rum=opened.workshop)
    assert not offered(app), "nothing of a round that is not shown, nor of the one before it"
    all_score(opened, camps=(2, 3))
    rooms.reveal(opened.workshop, cookie)
    files = offered(app.run())
    stems = ("workshop", "workshop-poang", "workshop-flytt")
    wanted = {(stem, ending) for stem in stems for ending in ("csv", "xlsx", "pptx")}
    assert {(name.split("_")[0], name.rsplit(".")[-1]) for name in files} >= wanted
    books = {
        stem: load_workbook(io.BytesIO(built(files, stem, "xlsx"))) for stem in ("workshop", "workshop-poang", "workshop-flytt")
    }
    for book in books.values():
        said = " ".join(str(cell.value) for sheet in book for line in sheet for cell in line if cell.value is not None)
        assert "Poäng som deltagarna satte" in said and "Vikt: Initialkostnad" in said and "Omgång" in said
        assert not [cell for sheet in book for line in sheet for cell in line if cell.data_type == "f"], "=1+1 is a name"
    of = rooms.room(opened.workshop)
    shown = room.answer(of.data_version, of, 2, "", room.sliders_of(of.settings))
    sheet = books["workshop-poang"].worksheets[0]
    counts = [tuple(cell.value for cell in line[2:7]) for line in sheet if isinstance(line[2].value, int)]
    assert counts == [(0, 3, 3, 0, 0)] * 6, "three items on two criteria"
    header, *lines = read_csv(built(files, "workshop-flytt", "csv"))
    assert [line[header.index("Nummer")] for line in lines] == [f"{one.number}" for one in shown.movements]
    shapes = [
        shape for slide in Presentation(io.BytesIO(built(files, "workshop-flytt", "pptx"))).slides for shape in slide.shapes
    ]
    chart = next(shape.chart for shape in shapes if shape.has_chart)
    drawn = chart.part.blob.decode()
    assert all(f"{one.number} {one.name}" in drawn for one in shown.movements), "each point has its name"
    ways = [one for one in chart.plots[0].series if one.name == "Pil"]
    assert [list(one.values) for one in ways] == [pytest.approx([one.before[1], one.after[1]]) for one in shown.movements]
    assert drawn.count('<a:tailEnd type="triangle"/>') == len(ways) == 3
    places = {one.name: list(one.values) for one in chart.plots[0].series if one.name != "Pil"}
    assert places == {
        BEFORE: pytest.approx([one.before[1] for one in shown.movements]),
        AFTER: pytest.approx([one.after[1] for one in shown.movements]),
    }


def test_a_room_is_counted_with_the_version_it_began_with(opened: Opened, cookie: str, monkeypatch: pytest.MonkeyPatch) -> None:
    all_score(opened)
    rooms.reveal(opened.workshop, cookie)
    of = rooms.room(opened.workshop)
    monkeypatch.setattr(cache, "version", lambda: "nyare")
    screen = Screen(of, 1, "IT", downloads.Stamp, lambda _: None, lambda _: "")  # type: ignore[arg-type]
    assert screen.answer(lambda *given: given) == (of.data_version, of, 1, "IT")
    said: list[str] = []
    monkeypatch.setattr(st, "markdown", said.append)
    shown.passed(screen)
    assert said[0].startswith("Rummet räknas med de uppgifter som gällde när det startades")


@pytest.mark.parametrize("is_shown", [False, True])
def test_a_room_whose_version_is_gone_is_still_led(opened: Opened, cookie: str, is_shown: bool) -> None:
    all_score(opened)
    if is_shown:
        rooms.reveal(opened.workshop, cookie)
    with open_store().write() as connection:
        connection.execute(schema.workshops.update().values(data_version="20060101T000000000000-borta"))
    app = open_page("workshop", rum=opened.workshop)
    assert not app.exception and not app.error
    assert "Avsluta workshopen" in [button.label for button in app.button]
    assert (basis.OTHER in texts(app)) == is_shown


def test_a_group_in_the_link_that_may_not_be_shown_alone_is_everyone(opened: Opened, cookie: str) -> None:
    all_score(opened, people=4)
    rooms.reveal(opened.workshop, cookie)
    app = open_page("workshop", rum=opened.workshop, grupp="IT")
    assert not app.exception
    assert any("poäng från 4\u00a0deltagare" in block and "gruppen" not in block for block in texts(app))
