"""/lonesamordning in a real browser: every slider dragged, one link for everybody, Back, reset, keyboard, projector, phone."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Request, expect

from tests.browser.conftest import WIDTHS
from tests.browser.hands import grab
from tests.browser.measures import fits, quiet
from tests.browser.visits import Visit, drawn

pytestmark = pytest.mark.browser

Start = Callable[..., Visit]
SLIDERS = (
    "besparing",
    "engangskostnad",
    "hemtaget",
    "inforande",
    "ranta",
    "mal",
    "kalkyltid",
    "parallell",
    "fast",
    "skala",
    "uttrade",
)
MOST_BYTES = 150_000
PATIENCE_MS = 30_000  # many share the machine
HEADLINE = ".st-key-headline"


@pytest.fixture(scope="module")
def url(app_url: str) -> str:
    return f"{app_url}/lonesamordning"


def open_page(visited: Visit, address: str) -> Page:
    """Open and wait until the figures stand and the draws are done."""
    page = visited.open(address)
    expect(page.locator(".number").first).not_to_be_empty(timeout=PATIENCE_MS)
    expect(page.locator(HEADLINE)).to_contain_text("åtta av tio", timeout=PATIENCE_MS)
    visited.settle()
    return page


def figures(page: Page) -> list[str]:
    return page.locator(".number").all_inner_texts()


def hold(page: Page, name: str, steps: int) -> None:
    """Drag a thumb some steps and hold it there."""
    x, y, step = grab(page, name)
    page.mouse.move(x + steps * step, y, steps=6)


def drag(page: Page, name: str, steps: int) -> list[str]:
    """Drag a thumb some steps and let go; return the figures shown just before."""
    hold(page, name, steps)
    drawn(page)
    shown = figures(page)
    page.mouse.up()
    return shown


def test_every_slider_answers_while_dragged_as_the_server_does_after(url: str, visit: Start) -> None:
    visited = visit()
    page = open_page(visited, f"{url}?inforande=1&parallell=0.1&koalition=nio")
    page.get_by_text("Fler reglage").click()
    for name in SLIDERS:
        steps = -2 if name == "hemtaget" else 2
        before = page.url
        shown = drag(page, name, steps)
        page.wait_for_url(lambda now, before=before: now != before)
        visited.settle()
        assert figures(page) == shown, name
        assert f"{name}=" in page.url
    assert not visited.complaints


def told_of(request: Request) -> object:
    """Where the thumbs rest, when that is what the browser sent."""
    return json.loads(request.post_data or "{}").get("set") if request.url.endswith("/sv/reglage") else None


def test_a_thumb_that_rests_has_its_answers_made_without_moving_the_page(url: str, visit: Start) -> None:
    visited = visit()
    page = open_page(visited, url)
    expect(page.locator(HEADLINE)).to_contain_text("åtta av tio", timeout=PATIENCE_MS)  # a first visit says it with the draws
    said, address = page.locator(HEADLINE).inner_text(), page.url
    with page.expect_response(lambda answer: told_of(answer.request) == {"besparing": "0.3"}) as told:
        hold(page, "besparing", -12)  # on a busy machine it rests on its way, too
    assert told.value.status == 204
    page.wait_for_timeout(500)
    assert (page.locator(HEADLINE).inner_text(), page.url) == (said, address), "the hand still holds it"
    page.mouse.up()
    expect(page.locator(HEADLINE)).to_contain_text("5,6", timeout=PATIENCE_MS)
    assert not visited.complaints


def test_back_and_reset_restore_what_was(url: str, visit: Start) -> None:
    visited = visit()
    page = open_page(visited, url)
    start = visited.text()
    drag(page, "besparing", -12)
    page.wait_for_url("**besparing=0.3")
    expect(page.locator(HEADLINE)).to_contain_text("5,6", timeout=PATIENCE_MS)
    drag(page, "ranta", 4)
    page.wait_for_url("**ranta=0.02")
    page.go_back()
    expect(page.locator(HEADLINE)).to_contain_text("5,6", timeout=PATIENCE_MS)
    page.go_back()
    expect(page.locator(HEADLINE)).to_contain_text("4,0", timeout=PATIENCE_MS)
    page.go_forward()
    expect(page.locator(HEADLINE)).to_contain_text("5,6", timeout=PATIENCE_MS)
    page.get_by_role("button", name="Återställ", exact=True).click()
    page.wait_for_url(url)
    visited.settle()
    assert visited.text() == start
    assert not visited.complaints


def test_a_slider_moved_again_is_one_entry_and_the_title_follows_the_thumb(url: str, visit: Start) -> None:
    page = open_page(visit(), url)
    expect(page.locator(HEADLINE)).to_contain_text("åtta av tio", timeout=PATIENCE_MS)
    hold(page, "besparing", -12)
    expect(page.locator(".panel .title")).to_have_text("Med valda värden passerar kurvan noll efter 5,6\u00a0år")
    expect(page.locator(HEADLINE)).to_have_class(re.compile(r"\bmoved\b"))
    page.mouse.up()
    page.wait_for_url("**besparing=0.3")
    expect(page.locator(HEADLINE)).not_to_have_class(re.compile(r"\bmoved\b"), timeout=PATIENCE_MS)
    drag(page, "besparing", 5)
    page.wait_for_url("**besparing=0.35")
    expect(page.locator(HEADLINE)).to_contain_text("4,8", timeout=PATIENCE_MS)
    page.go_back()
    page.wait_for_url(url)


def test_keyboard_alone_moves_a_slider_and_opens_a_tab(url: str, visit: Start) -> None:
    visited = visit()
    page = open_page(visited, url)
    page.locator("#s-besparing").focus()
    for _ in range(12):
        page.keyboard.press("ArrowLeft")
    page.wait_for_url("**besparing=0.3")
    expect(page.locator(HEADLINE)).to_contain_text("5,6", timeout=PATIENCE_MS)
    assert page.locator("#s-besparing").get_attribute("aria-valuetext") == "30\u00a0%"
    page.keyboard.press("Home")
    page.wait_for_url("**besparing=0.05")
    expect(page.locator(HEADLINE)).to_contain_text("betalar det sig inte inom 15", timeout=PATIENCE_MS)
    tab = page.get_by_role("radio", name="Hur säkert?")
    tab.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**flik=sakert**")
    expect(page.get_by_role("heading", name="betalar sig aldrig inom")).to_be_visible(timeout=PATIENCE_MS)


def test_a_key_pressed_while_an_answer_is_on_its_way_is_not_lost(url: str, visit: Start) -> None:
    page = open_page(visit(), url)
    page.locator("#s-besparing").focus()
    for i in range(8):  # figures and band arrive one after the other: some of these presses have one in their pause
        page.keyboard.press("ArrowLeft")
        page.wait_for_url(f"**besparing={(41 - i) / 100:g}")
        page.wait_for_timeout(400 + 80 * i)


def test_curve_and_controls_fit_a_projector(url: str, visit: Start) -> None:
    page = open_page(visit(1440), url)
    panel = page.locator(".panel").bounding_box()
    assert panel is not None and panel["y"] + panel["height"] <= 910
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollTop") == 0


def test_nothing_overflows_at_any_width_with_every_county_in(url: str, visit: Start) -> None:
    visited = visit()
    page = open_page(visited, f"{url}?koalition=alla")
    for tab in ("Vad hänger det på?", "Hur säkert?", "För vem?", "Jämför"):
        option = page.get_by_role("radio", name=tab)
        if option.get_attribute("aria-checked") != "true":
            before = page.url
            option.click()
            page.wait_for_url(lambda now, before=before: now != before)
            visited.settle()
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            quiet(page)
            assert not fits(page, f"{tab} {width}")
    assert not visited.complaints


def test_a_run_sends_no_more_than_it_may(url: str, visit: Start) -> None:
    visited = visit()
    sent: list[int] = []
    visited.page.on("websocket", lambda socket: socket.on("framereceived", lambda frame: sent.append(len(frame))))
    page = open_page(visited, f"{url}?kalkyltid=30&krav=raknas-av&koalition=nio")
    sent.clear()
    drag(page, "besparing", -5)
    page.wait_for_url("**besparing=0.37**")
    visited.settle()
    print(f"largest message {max(sent):,} bytes, {sum(sent):,} in all for the release and the draws after it")
    assert max(sent) <= MOST_BYTES
