"""/workshop through the frame: who may steer, the round that is open, and what the log says of it."""

from __future__ import annotations

from inspect import getsource, isfunction

from lstdash.database import audit
from lstdash.database.engine import open_store
from lstdash.questions.start_here.answers import room
from lstdash.questions.start_here.answers.assess import Sliders
from lstdash.questions.workshop.answers import rooms, vote
from lstdash.questions.workshop.answers.setup import Opened
from lstdash.questions.workshop.views.parts import BEFORE, NOTED
from tests.lib.devices import cookie_of
from tests.lib.drawn import drawn_charts, links, tables, texts
from tests.lib.led import all_score
from tests.pages.test_pages import headline, open_page


def test_starting_shows_the_secret_once_and_never_in_an_address(version: str, own_store: None) -> None:
    app = open_page("workshop")
    assert any("24\u00a0poäng" in block for block in texts(app))
    next(button for button in app.button if button.label == "Starta workshopen").click().run()
    assert not app.exception
    secret = app.code[0].value
    assert len(secret) == 24 and secret not in str(app.query_params)
    assert "kod är" in app.success[0].value


def test_without_the_cookie_the_room_is_closed(opened: Opened) -> None:
    app = open_page("workshop", rum=opened.workshop)
    assert headline(app).startswith("Bara workshopledaren ser den här sidan.")
    assert opened.code not in " ".join(texts(app))
    assert not [button for button in app.button if button.label == "Visa resultatet"]


def test_the_open_round_shows_code_and_counts_and_no_scores(opened: Opened, cookie: str) -> None:
    all_score(opened)
    app = open_page("workshop", rum=opened.workshop)
    assert not app.exception
    said = " ".join(texts(app))
    assert opened.code in said and "styr.example/rosta" in said and "36 av 36 poäng räknade" in said
    assert [list(table.value.columns) for table in tables(app)] == [["Namn", "Är här nu", "Svar i omgången"]], (
        "the roster, no scores"
    )
    assert not drawn_charts(app)


def test_the_room_says_when_everybody_is_done_and_how_many_it_wants(opened: Opened, cookie: str) -> None:
    app = open_page("workshop", rum=opened.workshop)
    [wanted] = [field for field in app.number_input if field.label.startswith("Så många ska vara klara")]
    wanted.set_value(8).run()
    app.button(key="room-quorum-keep").click().run()
    all_score(opened)
    app.button(key="room-clock").click().run()
    said = " ".join(block.replace("\xa0", " ") for block in texts(app))
    assert "✓ Alla 6 är klara." in said and "kvar" in said
    app.button(key="room-reveal").click().run()
    assert "Minst 8 skulle vara klara" in app.warning[-1].value.replace("\\", "")


def test_what_a_browser_steers_is_listed_without_a_token(opened: Opened, cookie: str) -> None:
    app = open_page("workshop")
    [(text, address)] = [(text, address) for text, address in links(app).items() if "rum=" in address]
    assert text.startswith("Var börjar vi?") and text.endswith("pågår)") and address.endswith(f"rum={opened.workshop}")
    assert cookie not in address


def test_a_command_that_fails_is_explained(opened: Opened, cookie: str) -> None:
    app = open_page("workshop", rum=opened.workshop)
    rooms.stop(opened.workshop, cookie)
    app.button(key="room-stop").click().run()
    assert not app.exception
    assert "Det går inte att göra nu" in app.error[0].value


def test_every_steering_screen_stands_where_the_room_stands(opened: Opened, cookie: str) -> None:
    all_score(opened)
    rooms.reveal(opened.workshop, cookie)
    of = rooms.room(opened.workshop)
    rooms.keep(of, cookie, room.settings(Sliders((("initialkostnad", 2.0), ("effekt", 1.0)), 2.5)))
    app = open_page("workshop", rum=opened.workshop, reglage="enkla")
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


def test_what_is_shown_hidden_or_removed_in_a_room_stands_in_the_log(opened: Opened, cookie: str) -> None:
    all_score(opened)
    vote.join(opened.code, cookie_of("phone-" + "z" * 20), "Ada", "IT")
    app = open_page("workshop", rum=opened.workshop)
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
    assert commands - {"roster", "steer"} == set(NOTED) >= set(BEFORE), "these only read"


def test_a_web_address_as_a_name_is_text(opened: Opened, cookie: str) -> None:
    vote.join(opened.code, cookie_of("phone-" + "x" * 20), "www.annan.example", "")
    vote.join(opened.code, cookie_of("phone-" + "y" * 20), "http://annan.example", "")
    app = open_page("workshop", rum=opened.workshop)
    named = next(table.value for table in tables(app) if "Är här nu" in table.value.columns)
    assert list(named.index) == ["www.annan.example", "http://annan.example"], "all of a cell, and no link in it"
