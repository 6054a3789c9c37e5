"""/kostnader in a year when a register lacks a board: calm words, and all that the sources say by themselves."""

from __future__ import annotations

from tests.lib.drawn import drawn_charts
from tests.pages.test_pages import headline, open_page


def test_a_year_without_a_board_is_said_and_the_printed_costs_stand(version: str) -> None:
    app = open_page("costs", register="esv-anstallda", registerar="2007")
    assert not app.exception and not app.error
    assert headline(app) == (
        "Besparingen går inte att räkna: ESV, anställda 2007 saknar uppgift för Gotland. "
        "Välj ett annat år eller ett annat register."
    )
    assert any(block.value.startswith("Ett års sparbeting är 20,7") for block in app.markdown)
    assert app.selectbox(key="costs-registerar").value == "2007" and len(drawn_charts(app)) == 1
