"""/workshop and /protokoll through the frame: who may steer, what each stage shows, the seal read by link."""

from __future__ import annotations

import io
from inspect import getsource, isfunction
from pathlib import Path

import pytest
import streamlit as st
from openpyxl import load_workbook
from pptx import Presentation
from streamlit.testing.v1 import AppTest

from lstdash.database import audit
from lstdash.database.engine import open_store
from lstdash.database.schema import workshops as table
from lstdash.questions.start_here.answers import room
from lstdash.questions.start_here.answers.assess import Sliders
from lstdash.questions.start_here.charts.room_plots import AFTER, BEFORE
from lstdash.questions.workshop.answers import access, records, rooms, setup, vote
from lstdash.questions.workshop.answers.setup import Opened, Plan
from lstdash.questions.workshop.routes.cookies import steer_cookie
from lstdash.questions.workshop.views import shown
from lstdash.questions.workshop.views.parts import BEFORE as WAS
from lstdash.questions.workshop.views.parts import NOTED
from lstdash.views import cache, downloads
from lstdash.views.kinds import Screen
from lstdash.workshop import basis, kinds
from tests.lib.devices import cookie_of
from tests.lib.drawn import drawn_charts, links, tables, texts
from tests.lib.taken import built, offered, read_csv

PAGES = Path(__file__).parents[2] / "pages"
DEVICE = "laptop-" + "x" * 20


@pytest.fixture
def opened(version: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Opened:
    monkeypatch.setenv("LSTDASH_DATABASE_URL", f"sqlite:///{tmp_path / 'workshop.db'}")
    monkeypatch.setenv("LSTDASH_PUBLIC_URL", "https://styr.example")
    keys = ("upphandlingar", "loneadministration")
    return setup.create(version, Plan(kinds.FIRST, "Var börjar vi?", keys, ("=1+1",), ("initialkostnad", "effekt"), ("IT",)))


@pytest.fixture
def cookie(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> str:
    token = access.exchange(access.token_by_secret(opened.code, opened.secret, DEVICE)).token
    monkeypatch.setattr(type(st.context), "cookies", {steer_cookie(opened.workshop): token})
    return token


def open_page(stem: str = "workshop", **params: str) -> AppTest:
    app = AppTest.from_file(str(PAGES / "frame.py"), default_timeout=60).run()
    for name, value in params.items():
        app.query_params[name] = value
    return app.switch_page(f"{stem}.py").run()


def headline(app: AppTest) -> str:
    return texts(app)[0]


def all_score(opened: Opened, people: int = 6, camps: tuple[int, int] = (1, 5)) -> None:
    for number in range(people):
        device = f"phone-{number:020}"
        vote.join(opened.code, cookie_of(device), "", "IT")
        of = rooms.room(opened.workshop)
        vote.record(of.id, device, {f"{item}|{c.key}": camps[number % 2] for item in of.round.items for c in of.criteria})


def test_starting_shows_the_secret_once_and_never_in_an_address(
    version: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LSTDASH_DATABASE_URL", f"sqlite:///{tmp_path / 'workshop.db'}")
    app = open_page()
    assert any("24\u00a0poäng" in block for block in texts(app))
    next(button for button in app.button if button.label == "Starta workshopen").click().run()
    assert not app.exception
    secret = app.code[0].value
    assert len(secret) == 24 and secret not in str(app.query_params)
    assert "kod är" in app.success[0].value


def test_without_the_cookie_the_room_is_closed(opened: Opened) -> None:
    app = open_page(rum=opened.workshop)
    assert headline(app).startswith("Bara workshopledaren ser den här sidan.")
    assert opened.code not in " ".join(texts(app))
    assert not [button for button in app.button if button.label == "Visa resultatet"]


def test_the_open_round_shows_code_and_counts_and_no_scores(opened: Opened, cookie: str) -> None:
    all_score(opened)
    app = open_page(rum=opened.workshop)
    assert not app.exception
    said = " ".join(texts(app))
    assert opened.code in said and "styr.example/rosta" in said and "36 av 36 poäng räknade" in said
    assert [list(table.value.columns) for table in tables(app)] == [["Namn", "Är här nu", "Svar i omgången"]], (
        "the roster, no scores"
    )
    assert not drawn_charts(app)


def test_reveal_shows_disagreement_and_a_second_round_what_has_moved(opened: Opened, cookie: str) -> None:
    all_score(opened)
    app = open_page(rum=opened.workshop)
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
    app = open_page(rum=opened.workshop)
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
    app = open_page(rum=opened.workshop)
    app.button(key="room-reveal").click().run()
    asked = app.warning[-1].value.replace("\xa0", " ").replace("\\", "")
    assert "36 av 42 poäng räknade. 6 av 7 är klara." in asked and "Summorna" not in asked
    app.button(key="room-reveal-sure").click().run()
    assert drawn_charts(app)
    app.button(key="room-reopen").click().run()
    assert not app.exception and not drawn_charts(app)
    assert headline(app) == "Omgång 1 är öppnad igen. Svaren är dolda tills du visar resultatet."


def test_the_room_says_when_everybody_is_done_and_how_many_it_wants(opened: Opened, cookie: str) -> None:
    app = open_page(rum=opened.workshop)
    [wanted] = [field for field in app.number_input if field.label.startswith("Så många ska vara klara")]
    wanted.set_value(8).run()
    app.button(key="room-quorum-keep").click().run()
    all_score(opened)
    app.button(key="room-clock").click().run()
    said = " ".join(block.replace("\xa0", " ") for block in texts(app))
    assert "✓ Alla 6 är klara." in said and "kvar" in said
    app.button(key="room-reveal").click().run()
    assert "Minst 8 skulle vara klara" in app.warning[-1].value.replace("\\", "")


def test_reasons_are_moderated_and_decisions_sealed(version: str, opened: Opened, cookie: str) -> None:
    all_score(opened)
    for number in range(6):
        vote.record(opened.workshop, f"phone-{number:020}", {}, why={"upphandlingar|effekt": f"*skäl* {number}"})
    rooms.reveal(opened.workshop, cookie)
    app = open_page(rum=opened.workshop)
    assert any("Motiveringar (6)" in box.label for box in app.expander)
    first = app.selectbox(key="room-reason")
    first.select(first.options[0]).run()
    app.button(key="room-reason-change").click().run()
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


def test_what_a_browser_steers_is_listed_without_a_token(opened: Opened, cookie: str) -> None:
    app = open_page()
    [(text, address)] = [(text, address) for text, address in links(app).items() if "rum=" in address]
    assert text.startswith("Var börjar vi?") and text.endswith("pågår)") and address.endswith(f"rum={opened.workshop}")
    assert cookie not in address


def test_what_the_room_sees_can_be_taken_along_before_it_is_sealed(opened: Opened, cookie: str) -> None:
    all_score(opened)
    rooms.reveal(opened.workshop, cookie)
    rooms.next_round(opened.workshop, cookie)
    app = open_page(rum=opened.workshop)
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
        connection.execute(table.update().values(data_version="20060101T000000000000-borta"))
    app = open_page(rum=opened.workshop)
    assert not app.exception and not app.error
    assert "Avsluta workshopen" in [button.label for button in app.button]
    assert (basis.OTHER in texts(app)) == is_shown


def test_a_command_that_fails_is_explained(opened: Opened, cookie: str) -> None:
    app = open_page(rum=opened.workshop)
    rooms.stop(opened.workshop, cookie)
    app.button(key="room-stop").click().run()
    assert not app.exception
    assert "Det går inte att göra nu" in app.error[0].value


def test_a_group_in_the_link_that_may_not_be_shown_alone_is_everyone(opened: Opened, cookie: str) -> None:
    all_score(opened, people=4)
    rooms.reveal(opened.workshop, cookie)
    app = open_page(rum=opened.workshop, grupp="IT")
    assert not app.exception
    assert any("poäng från 4\u00a0deltagare" in block and "gruppen" not in block for block in texts(app))


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
    assert given and all(about.endswith(f":{sha256}") for about in given)  # notes are pinned to this seal alone
    wrong = open_page("record", nyckel=token[:-1] + ("A" if token[-1] != "A" else "B"))
    assert headline(wrong) == "Länken leder inte till något förseglat resultat."


def test_the_button_of_a_page_drawn_before_the_reveal_seals_what_was_shown(version: str, opened: Opened, cookie: str) -> None:
    all_score(opened)
    before = rooms.room(opened.workshop)
    rooms.reveal(opened.workshop, cookie)
    token = records.close(before, cookie, leave_out_hidden=True)
    assert records.open_record(version, token).round == 1


def test_every_steering_screen_stands_where_the_room_stands(opened: Opened, cookie: str) -> None:
    all_score(opened)
    rooms.reveal(opened.workshop, cookie)
    of = rooms.room(opened.workshop)
    rooms.keep(of, cookie, room.settings(Sliders((("initialkostnad", 2.0), ("effekt", 1.0)), 2.5)))
    app = open_page(rum=opened.workshop, reglage="enkla")
    assert not app.exception
    assert app.select_slider(key="workshop-grans-insats").value == 2.5
    assert app.select_slider(key="workshop-vikt-initialkostnad").value == 2.0
    app.select_slider(key="workshop-tyngd").set_value(2.0).run()
    kept = room.sliders_of(rooms.room(opened.workshop).settings)
    assert (kept.effort_penalty, kept.effort_threshold) == (2.0, 2.5)
    rooms.keep(rooms.room(opened.workshop), cookie, room.settings(Sliders(effort_threshold=4.0)))
    app.run()
    assert app.select_slider(key="workshop-grans-insats").value == 4.0, "somebody else who steers has moved it"
    assert app.select_slider(key="workshop-tyngd").value == 1.0


def test_a_sealed_room_can_be_tried_but_not_changed(opened: Opened, cookie: str) -> None:
    all_score(opened)
    rooms.reveal(opened.workshop, cookie)
    records.close(rooms.room(opened.workshop), cookie)
    app = open_page(rum=opened.workshop, reglage="enkla")
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


def test_what_is_shown_hidden_or_removed_in_a_room_stands_in_the_log(opened: Opened, cookie: str) -> None:
    all_score(opened)
    vote.join(opened.code, cookie_of("phone-" + "z" * 20), "Ada", "IT")
    app = open_page(rum=opened.workshop)
    roster = rooms.roster(rooms.room(opened.workshop), cookie)
    ada = next(key for key, row in roster.items() if row[0] == "Ada")
    app.selectbox(key="room-remove-person").set_value(ada).run()
    app.button(key="room-remove-participant").click().run()
    app.selectbox(key="room-remove-item").set_value("upphandlingar").run()
    app.button(key="room-remove").click().run()
    app.button(key="room-joining").click().run()
    app.button(key="room-quorum-keep").click().run()
    app.button(key="room-reveal").click().run()
    app.button(key="room-reopen").click().run()
    entries = audit.entries(open_store())
    assert [(one.action, one.resource, one.before, one.after) for one in reversed(entries)] == [
        ("leda", f"workshop {opened.workshop}", before, after)
        for before, after in (
            ("", "en deltagare borttagen"),
            ("", "ett förslag borttaget"),
            ("", "öppnad eller stängd för nya deltagare"),
            ("", "inställningarna sparade"),
            ("resultatet dolt", "resultatet visat"),
            ("resultatet visat", "omgången öppnad igen"),
        )
    ]
    assert not any(told in repr(entries) for told in ("Ada", ada)), "what was done, never to whom"


def test_every_command_of_a_room_has_its_words_in_the_log() -> None:
    commands = {name for name, one in vars(rooms).items() if isfunction(one) and "steer(" in getsource(one)}
    assert commands - {"roster", "steer"} == set(NOTED) >= set(WAS), "these only read"


def test_a_web_address_as_a_name_is_text(opened: Opened, cookie: str) -> None:
    vote.join(opened.code, cookie_of("phone-" + "x" * 20), "www.annan.example", "")
    vote.join(opened.code, cookie_of("phone-" + "y" * 20), "http://annan.example", "")
    app = open_page(rum=opened.workshop)
    named = next(table.value for table in tables(app) if "Är här nu" in table.value.columns)
    assert list(named.index) == ["www.annan.example", "http://annan.example"], "all of a cell, and no link in it"
