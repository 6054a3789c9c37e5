"""A room that sets sliders, in a browser: steering survives a lost page, a phone is answered with buttons alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.room import Room
from tests.browser.visits import wait_until


@pytest.mark.browser
def test_steering_is_kept_from_the_start_and_a_slider_is_set_by_its_buttons(
    app_url: str, room_at: Callable[[str], Room]
) -> None:
    room = room_at(app_url)
    lead = room.page("workshop?slag=reglage")
    lead.get_by_text("Varje deltagare sätter 5").wait_for()
    lead.get_by_role("button", name="Starta workshopen").click()
    lead.locator(".steer").wait_for()
    wait_until(lead, "performance.getEntriesByName(new URL('./styrning', location).href).length > 0")
    lead.goto(f"{app_url}/workshop")  # the page is lost before "Börja styra" was pressed
    lead.get_by_role("link", name="Vad tror vi om lönesamordningen?").click()
    code = lead.locator(".st-key-room-written p")
    code.wait_for()

    phone = room.phone(code.inner_text())
    value = phone.locator(".value").first
    assert value.inner_text() == "Inget svar än"
    phone.get_by_role("button", name="Ett steg högre: Vad tror du är troligast?").tap()
    phone.locator(".status", has_text="✓ Räknad").first.wait_for()
    likely = value.inner_text()
    assert likely.endswith("%")
    phone.locator("summary", has_text="Ange också").tap()
    phone.get_by_role("button", name="Ett steg högre: Lägst tänkbart").tap()
    phone.get_by_role("button", name="Ett steg högre: Lägst tänkbart").tap()
    phone.locator(".state", has_text="1 av 5 räknade").wait_for()
    assert phone.locator(".value").nth(1).inner_text() == value.inner_text(), "the lowest takes the likely value along"
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360
    phone.get_by_role("button", name="Nästa").tap()
    phone.get_by_text("Vet ej", exact=True).first.tap()
    phone.locator(".status", has_text="✓ Vet ej, sparat").wait_for()
    phone.reload()
    phone.locator(".count", has_text="Reglage 3 av 5").wait_for()
    assert phone.locator(".chips .done").count() == 2, "both are answered"
    assert [complaint for visited in room.visits for complaint in visited.complaints] == []
