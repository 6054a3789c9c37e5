"""/kostnader in a year when a register lacks a board: calm words, and all that the sources say by themselves."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from tests.lib.drawn import drawn_charts, texts
from tests.pages.test_pages import headline, open_page


def stamp(app: AppTest) -> tuple[tuple[str, str], ...]:
    """What the page's first file says is chosen."""
    chosen: tuple[tuple[str, str], ...] = next(iter(app.session_state["own"]["page-exports"].given.values())).stamp.choices
    return chosen


def test_a_year_without_a_board_is_said_and_the_printed_costs_stand(version: str) -> None:
    app = open_page("costs", register="esv-anstallda", registerar="2007")
    assert not app.exception and not app.error
    assert headline(app) == (
        "Besparingen går inte att räkna: ESV, anställda 2007 saknar uppgift för Gotland. "
        "Välj ett annat år eller ett annat register."
    )
    assert any(block.startswith("Ett års sparbeting är 20,7") for block in texts(app))
    assert app.selectbox(key="costs-registerar").value == "2007" and len(drawn_charts(app)) == 1


def test_a_register_without_the_year_of_the_money_shows_one_year_everywhere(version: str) -> None:
    app = open_page("costs", register="stkt-arsarbetskrafter")
    year = app.selectbox(key="costs-registerar")
    assert year.value == "2025" and year.options == sorted(year.options, reverse=True)
    assert any("inga uppgifter för 2005; här visas 2025" in caption.value for caption in app.caption)
    assert ("År", "2025") in stamp(app)
    app.selectbox(key="costs-register").set_value("esv-anstallda").run()
    assert app.selectbox(key="costs-registerar").value == "2005" and ("År", "2005") in stamp(app)


def test_a_year_that_no_register_has_is_said_and_the_files_say_the_one_shown(version: str) -> None:
    app = open_page("staff", register="esv-anstallda", registerar="2026")
    assert any("inga uppgifter för 2026; här visas 2025" in caption.value for caption in app.caption)
    assert ("År", "2025") in stamp(app)


def test_every_printed_figure_and_the_register_are_linked_to_their_rows(version: str) -> None:
    linked = "".join(element.proto.body for element in open_page("costs").get("html"))
    keys = (
        "kostnadsbas_lokaler",
        "sparbeting",
        "anslag_lansstyrelserna",
        "webb_besparing",
        "tele_besparing",
        "regleringsbrev_2006",
    )
    assert all(f"money%3A{key}" in linked for key in keys) and "county_staff%3A" in linked
