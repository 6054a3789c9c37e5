"""A workshop about the factors in real browsers: a phone scores both questions, and the reveal shows on screen and phone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.room import RESULT, Room, reveal


@pytest.mark.browser
def test_a_phone_scores_both_questions_and_the_reveal_shows(app_url: str, room_at: Callable[[str], Room]) -> None:
    room = room_at(app_url)
    page = room.page("workshop?slag=faktorer")
    page.get_by_text("62 poäng").wait_for()
    page.get_by_role("button", name="Starta workshopen").click()
    page.locator("[data-testid=stCode]").wait_for()
    page.locator(".steer").click()
    page.wait_for_url("**/workshop?rum=*")
    code = page.locator(".st-key-room-written p")
    code.wait_for()
    phone = room.phone(code.inner_text())
    phone.get_by_text("Faktor 1 av 31").wait_for()
    for question, step in ((0, 3), (1, 4)):
        asked = phone.locator("fieldset").nth(question)
        asked.locator(".step").nth(step).tap()
        asked.locator(".status", has_text="✓ Räknad").wait_for()
    phone.locator(".chips button").last.tap()  # the last of those that restrain
    phone.locator("fieldset").first.locator(".step").nth(4).tap()
    phone.locator("fieldset").first.locator(".status", has_text="✓ Räknad").wait_for()
    phone.get_by_role("button", name="Klart, tack").click()
    phone.get_by_text("59 frågor är obesvarade, och obesvarat räknas inte.").wait_for()
    phone.reload()
    phone.get_by_text("Faktor 2 av 31").wait_for()  # goes on where something is left
    reveal(page)
    page.get_by_text("Motståndet väger tyngre").first.wait_for(timeout=30_000)
    page.locator(".chart .main-svg").first.wait_for(timeout=30_000)
    assert page.locator(".chart").count() == 2
    phone.locator(RESULT).wait_for(timeout=60_000)
    assert "motverkar, styrka 5,0" in phone.locator(RESULT).inner_text()
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360
    assert [complaint for visited in room.visits for complaint in visited.complaints] == []
    again = room.page("workshop")  # has drawn charts, and shows none before a workshop is chosen
    again.get_by_role("button", name="Starta workshopen").wait_for()
    again.wait_for_timeout(5_000)  # by then a browser complains of what was fetched for nothing
    assert room.visits[-1].complaints == []
