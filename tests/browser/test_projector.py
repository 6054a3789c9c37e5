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


READ = 18  # px of a letter that is read from the back of a room


@pytest.mark.parametrize("address", ["omraden", "styrning", "gemensamt", "utredningen"])
def test_a_chart_is_as_large_as_the_screen_leaves_room_for_and_is_pointed_at_where_it_is(
    app_url: str, visit: Callable[..., Visit], address: str
) -> None:
    page = visit().page
    page.set_viewport_size(PROJECTOR)
    page.goto(f"{app_url}/{address}?projektor=ja")
    page.locator(".chart .main-svg text").first.wait_for()
    wait_until(page, FITS)
    sizes = page.locator(".chart text:not(:empty)").evaluate_all(
        "all => all.map(one => parseFloat(getComputedStyle(one).fontSize) * one.getScreenCTM().a)"
    )
    assert min(sizes) >= READ
    point = page.locator(".chart :is(.barlayer, .scatterlayer) .trace :is(.point path, path.point)").first
    box = point.bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.locator(".chart .hoverlayer .hovertext").first.wait_for()
