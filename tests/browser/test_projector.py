"""On a projector: the question, the sentence and the first chart on one screen, and the way back by keyboard."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import ViewportSize

from tests.browser.visits import Visit, wait_until

FITS = "() => { const m = document.querySelector('[data-testid=stMain]'); return m.scrollHeight <= m.clientHeight + 1 }"
PROJECTOR, LAPTOP = ViewportSize(width=1920, height=1080), ViewportSize(width=1440, height=900)


@pytest.mark.parametrize(
    ("address", "chosen", "shown", "size"),
    [
        ("lonesamordning", "", ".panel", LAPTOP),
        ("styrning", "", ".chart", LAPTOP),
        ("faktorer", "", ".chart", PROJECTOR),
        pytest.param("konstellationer", "", ".chart", PROJECTOR, id="two charts beside each other"),
        pytest.param("mitt-lan", "lan=I&", ".chart", PROJECTOR, id="a grid of seventeen rows"),
    ],
)
def test_question_sentence_and_chart_fit_a_screen(
    app_url: str, visit: Callable[..., Visit], address: str, chosen: str, shown: str, size: ViewportSize
) -> None:
    visited = visit()
    page = visited.open(f"{app_url}/{address}?{chosen}projektor=ja")
    page.set_viewport_size(size)
    page.locator(shown).first.wait_for()
    wait_until(page, FITS)
    assert not page.get_by_test_id("stSidebar").is_visible()
    assert [one.is_visible() for one in page.locator("h1, h2").all()].count(True) <= 2, "no more than the first chart's own"
    way_back = page.get_by_role("button", name="Lämna projektorläget")
    way_back.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(rf"/{address}(\?lan=I)?$"))
    page.get_by_test_id("stSidebar").get_by_role("button", name="Projektorläge").wait_for()
    assert not page.evaluate(FITS) and not visited.complaints
