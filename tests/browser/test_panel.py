"""The live panel in a real browser, behind the product's own security headers.

What a facilitator, a phone and a keyboard must be able to rely on: figures that move with the thumb without asking the server,
one address and one history entry per released thumb, and nothing that loses focus, blocks or reaches outside.
"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.hands import drag, figure, grab, open_page, settled, slider, value
from tests.browser.visits import drawn

pytestmark = pytest.mark.browser

SLOW_SECONDS = 3  # an answer that leaves time to move another thumb, on a busy machine, too
LATE_MS = 15_000


def test_figures_and_curve_follow_the_thumb_without_the_server(page: Page, panel_url: str) -> None:
    frames: list[object] = []
    page.on("websocket", lambda socket: socket.on("framesent", lambda frame: frames.append(frame)))
    open_page(page, panel_url)
    curve, before = page.locator("path.curve"), len(frames)
    shapes, figures = {curve.get_attribute("d")}, {figure(page, 0).inner_text()}

    x, y, step = grab(page, "besparing")
    for steps in (-4, -8, -12):
        page.mouse.move(x + steps * step, y)
        drawn(page)
        shapes.add(curve.get_attribute("d"))
        figures.add(figure(page, 0).inner_text())

    assert len(shapes) == 4
    assert figures == {"4,0\u00a0år", "4,4\u00a0år", "4,9\u00a0år", "5,6\u00a0år"}
    assert len(frames) == before
    assert "besparing" not in page.url
    page.mouse.up()
    settled(page, "besparing=0.3$")
    expect(page.get_by_text("Satsningen har betalat sig efter 5,6")).to_be_visible()


def test_what_is_drawn_while_dragging_is_what_the_server_says_after_release(page: Page, panel_url: str) -> None:
    open_page(page, f"{panel_url}/?infasning=2")
    x, y, step = grab(page, "engangs")
    page.mouse.move(x - 20 * step, y)
    drawn(page)
    shown = page.locator(".number").all_inner_texts()
    page.mouse.up()
    settled(page, "engangs=1.28")
    assert page.locator(".number").all_inner_texts() == shown


def test_every_move_of_a_thumb_is_drawn_in_the_next_frame(page: Page, panel_url: str) -> None:
    open_page(page, panel_url)
    slider(page, "besparing").evaluate(
        """input => { window.drawn = []; input.addEventListener("input", () => requestAnimationFrame(() =>
             window.drawn.push([Number(input.value), input.getRootNode().querySelector(".number").textContent]))) }"""
    )
    x, y, step = grab(page, "besparing")
    for steps in range(1, 26):
        page.mouse.move(x - steps * step, y)
        drawn(page)
    page.mouse.up()
    seen = page.evaluate("window.drawn")
    assert len({at for at, _ in seen}) >= 15
    for at, text in seen:
        assert float(text.removesuffix("\u00a0år").replace(",", ".")) == pytest.approx(1.68 / (0.05 + at / 100), abs=0.0501)


def test_a_copied_link_shows_the_same_in_a_clean_browser(page: Page, panel_url: str, chromium: Browser) -> None:
    open_page(page, panel_url)
    drag(page, "besparing", -12)
    settled(page, "besparing=0.3$")
    drag(page, "infasning", 2)
    settled(page, "besparing=0.3&infasning=2$")
    shown = page.locator(".number").all_inner_texts()
    other = chromium.new_page()
    open_page(other, page.url)
    assert other.locator(".number").all_inner_texts() == shown
    assert (value(other, "besparing"), value(other, "infasning")) == ("30\u00a0%", "2\u00a0år")
    other.close()


def test_back_restores_the_choice_before_and_not_the_stop_before(page: Page, panel_url: str) -> None:
    open_page(page, panel_url)
    drag(page, "besparing", -12)
    settled(page, "besparing=0.3$")
    expect(figure(page, 0)).to_have_text("5,6\u00a0år")
    drag(page, "besparing", -4)  # the same slider: it changes the entry of its last move
    settled(page, "besparing=0.26$")
    page.go_back()
    settled(page, r":\d+/$")
    expect(slider(page, "besparing")).to_have_attribute("aria-valuetext", "42\u00a0%")
    page.go_forward()
    settled(page, "besparing=0.26$")
    expect(slider(page, "besparing")).to_have_attribute("aria-valuetext", "26\u00a0%")


def test_the_default_needs_no_words_in_the_address(page: Page, panel_url: str) -> None:
    open_page(page, f"{panel_url}/?besparing=0.4")
    drag(page, "besparing", 2)
    settled(page, r":\d+/$")


def test_a_reset_by_the_page_reaches_every_thumb(page: Page, panel_url: str) -> None:
    open_page(page, f"{panel_url}/?besparing=0.3&infasning=2")
    page.get_by_role("button", name="Återställ").click()
    settled(page, r":\d+/$")
    expect(slider(page, "infasning")).to_have_attribute("aria-valuetext", "0\u00a0år")
    expect(figure(page, 0)).to_have_text("4,0\u00a0år")
    page.go_back()
    settled(page, "besparing=0.3&infasning=2$")


def test_an_answer_that_arrives_while_another_thumb_moves_leaves_it_alone(page: Page, panel_url: str) -> None:
    open_page(page, f"{panel_url}/?drojsmal={SLOW_SECONDS}")
    drag(page, "besparing", -12)
    x, y, step = grab(page, "infasning")
    page.mouse.move(x + 2 * step, y, steps=4)
    expect(page.locator(".busy")).to_have_text("Räknar om …", timeout=LATE_MS)
    assert figure(page, 0).inner_text() == "5,6\u00a0år"  # held: nobody here knows the answer to both
    expect(figure(page, 0)).to_have_text("6,6\u00a0år", timeout=LATE_MS)  # 5,6 plus half of two years' ramp
    assert value(page, "infasning") == "2\u00a0år"
    assert "infasning" not in page.url
    page.mouse.up()
    settled(page, "besparing=0.3&infasning=2$")
    expect(page.locator(".busy")).to_have_text("", timeout=LATE_MS)
    expect(figure(page, 0)).to_have_text("6,6\u00a0år", timeout=LATE_MS)


def test_two_quick_releases_are_both_kept(page: Page, panel_url: str) -> None:
    open_page(page, f"{panel_url}/?drojsmal=0.5")
    drag(page, "besparing", -12)
    drag(page, "infasning", 2)
    expect(page).to_have_url(re.compile("besparing=0.3&infasning=2$"), timeout=5000)
    page.wait_for_timeout(1500)
    assert (value(page, "besparing"), value(page, "infasning")) == ("30\u00a0%", "2\u00a0år")
    expect(figure(page, 0)).to_have_text("6,6\u00a0år")


def test_a_thumb_that_goes_back_before_the_answer_is_not_lost(page: Page, panel_url: str) -> None:
    open_page(page, f"{panel_url}/?drojsmal=1")
    drag(page, "besparing", -12)
    expect(page).to_have_url(re.compile("besparing=0.3"))
    drag(page, "besparing", 12)
    expect(page).not_to_have_url(re.compile("besparing"))
    page.wait_for_timeout(2500)
    assert value(page, "besparing") == "42\u00a0%"
    expect(figure(page, 0)).to_have_text("4,0\u00a0år")


def test_a_slider_without_answers_says_so_and_commits(page: Page, panel_url: str) -> None:
    open_page(page, panel_url)
    page.get_by_text("Fler reglage").click()
    x, y, step = grab(page, "produktivitet")
    page.mouse.move(x + 5 * step, y, steps=3)
    expect(page.locator(".busy")).to_have_text("Svaret kommer när reglaget släpps.")
    page.mouse.up()
    settled(page, "produktivitet=0.005$")
    expect(page.locator(".busy")).to_have_text("")


def test_a_panel_that_comes_back_to_the_page_still_commits(page: Page, panel_url: str) -> None:
    open_page(page, panel_url)
    drag(page, "besparing", -12)
    settled(page, "besparing=0.3$")
    page.get_by_role("link", name="Plan").click()
    expect(slider(page, "grans")).to_be_visible()
    page.get_by_role("link", name="Kurva").click()
    expect(slider(page, "besparing")).to_be_visible()
    drag(page, "infasning", 2)
    expect(page).to_have_url(re.compile("infasning=2"))
    expect(slider(page, "infasning")).to_have_attribute("aria-valuetext", "2\u00a0år")


def test_never_is_an_answer(page: Page, panel_url: str) -> None:
    open_page(page, f"{panel_url}/?besparing=0.1")
    expect(figure(page, 0)).to_have_text("Aldrig inom 15 år")
    expect(page.locator(".dot")).to_be_hidden()


def test_a_bad_link_is_reported_and_not_rewritten(page: Page, panel_url: str) -> None:
    open_page(page, f"{panel_url}/?besparing=9&infasning=ett")
    expect(page.get_by_text("länken säger ”9”, väntat är ett tal från 0,05 till 0,7 i steg om 0,01")).to_be_visible()
    expect(page.get_by_text("länken säger ”ett”")).to_be_visible()
    assert "besparing=9&infasning=ett" in page.url
    assert value(page, "besparing") == "42\u00a0%"


def test_marks_on_a_plane_follow_weights_and_thresholds(page: Page, panel_url: str) -> None:
    open_page(page, f"{panel_url}/plan")
    chosen, first = page.locator(".items li.strong"), page.locator(".marks g").first
    assert chosen.count() == 4
    expect(chosen.first).to_contain_text("Lönesamordning (Börja här)")
    place = first.get_attribute("transform")
    x, y, step = grab(page, "grans")
    page.mouse.move(x + 11 * step, y, steps=6)
    expect(figure(page, 0)).to_have_text("7\u00a0områden")
    assert chosen.count() == 7
    page.mouse.up()
    settled(page, "plan\\?grans=4.1$")
    drag(page, "vikt", 6)
    settled(page, "grans=4.1&vikt=0.8$")
    assert first.get_attribute("transform") != place


def test_marks_that_share_a_place_do_not_cover_each_other(page: Page, panel_url: str) -> None:
    open_page(page, f"{panel_url}/plan")
    places = page.locator(".marks g").evaluate_all(
        "marks => marks.map(mark => mark.getAttribute('transform').match(/[-\\d.]+/g).map(Number))"
    )
    apart = [((ax - bx) ** 2 + (ay - by) ** 2) ** 0.5 for i, (ax, ay) in enumerate(places) for bx, by in places[i + 1 :]]
    assert min(apart) > 23
