"""On a projector: the question, the sentence and the first chart on one screen, and the way back by keyboard."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.visits import Visit, wait_until

FITS = "() => { const m = document.querySelector('[data-testid=stMain]'); return m.scrollHeight <= m.clientHeight + 1 }"


@pytest.mark.parametrize(("address", "shown"), [("lonesamordning", ".panel"), ("styrning", ".chart")])
def test_question_sentence_and_chart_fit_a_screen(app_url: str, visit: Callable[..., Visit], address: str, shown: str) -> None:
    visited = visit()
    page = visited.open(f"{app_url}/{address}?projektor=ja")
    page.set_viewport_size({"width": 1440, "height": 900})
    page.locator(shown).first.wait_for()
    wait_until(page, FITS)
    assert not page.get_by_test_id("stSidebar").is_visible()
    assert [one.is_visible() for one in page.locator("h1, h2").all()].count(True) <= 2, "no more than the first chart's own"
    way_back = page.get_by_role("button", name="Lämna projektorläget")
    way_back.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{address}")
    page.get_by_test_id("stSidebar").get_by_role("button", name="Projektorläge").wait_for()
    assert not page.evaluate(FITS) and not visited.complaints
