"""The live panel for every hand: keyboard, screen reader, finger, phone, projector, plain sliders, and what axe finds."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.hands import drag, open_page, slider, value
from tests.browser.measures import quiet

pytestmark = pytest.mark.browser

PAUSE_MS = 900  # longer than the panel waits after the last key press, plus a round trip


def test_the_keyboard_moves_as_a_native_slider_and_commits_once(page: Page, panel_url: str) -> None:
    open_page(page, panel_url)
    thumb = slider(page, "besparing")
    thumb.focus()
    entries = page.evaluate("history.length")
    for expected, press in (("43", "ArrowRight"), ("44", "ArrowUp"), ("43", "ArrowLeft"), ("5", "Home"), ("70", "End")):
        page.keyboard.press(press)
        expect(thumb).to_have_attribute("aria-valuetext", f"{expected}\u00a0%")
    before = page.url
    page.keyboard.press("PageDown")
    assert int((value(page, "besparing") or "").split("\u00a0")[0]) < 69
    page.wait_for_url(lambda now: now != before)
    quiet(page, calm=PAUSE_MS, sooner=False)
    assert page.evaluate("history.length") == entries + 1
    assert thumb.evaluate("input => input.getRootNode().activeElement === input")
    committed = page.url
    page.keyboard.press("ArrowRight")
    page.wait_for_url(lambda now: now != committed)
    assert page.evaluate("history.length") == entries + 1  # the same slider's entry, changed
    assert thumb.evaluate("input => input.getRootNode().activeElement === input")


def test_leaving_a_slider_commits_at_once(page: Page, panel_url: str) -> None:
    open_page(page, panel_url)
    slider(page, "besparing").focus()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Tab")
    expect(page).to_have_url(re.compile("besparing=0.41"), timeout=3000)


def test_a_screen_reader_gets_value_marks_and_news(page: Page, panel_url: str) -> None:
    open_page(page, panel_url)
    thumb = page.get_by_role("slider", name="Besparing på löpande kostnad")
    expect(thumb).to_have_attribute("aria-valuetext", "42\u00a0%")
    expect(thumb).to_have_accessible_description(re.compile(r"Utgångsvärde 42.%\. Vänder vid 33,6 %\."))
    drag(page, "besparing", -12)
    expect(page.locator(".panel [role=status]")).to_have_text(re.compile(r"Återbetalningstid: 5,6.år"))
    expect(page.get_by_role("img", name=re.compile("Betald: 5,6"))).to_be_visible()


def test_help_opens_by_keyboard_and_not_by_hover(page: Page, panel_url: str) -> None:
    open_page(page, panel_url)
    button, text = page.get_by_role("button", name="Om Engångskostnad"), page.get_by_text("I procent av dagens årskostnad.")
    button.hover()
    expect(text).to_be_hidden()
    button.focus()
    page.keyboard.press("Enter")
    expect(text).to_be_visible()
    expect(button).to_have_attribute("aria-expanded", "true")


def test_plain_sliders_use_the_same_names(page: Page, panel_url: str) -> None:
    open_page(page, f"{panel_url}/?besparing=0.3")
    page.get_by_role("button", name="Visa enkla reglage").click()
    expect(page).to_have_url(re.compile("besparing=0.3&reglage=enkla$"))
    thumb = page.locator("[data-testid=stSlider]").get_by_role("slider", name="Besparing på löpande kostnad")
    expect(thumb).to_have_attribute("aria-valuetext", "30\u00a0%")
    thumb.focus()
    page.keyboard.press("ArrowLeft")
    expect(page).to_have_url(re.compile("besparing=0.29&reglage=enkla$"))
    page.go_back()
    expect(thumb).to_have_attribute("aria-valuetext", "30\u00a0%")
    page.get_by_role("button", name="Visa reglage med direktsvar").click()
    expect(slider(page, "besparing")).to_have_attribute("aria-valuetext", "30\u00a0%")


@pytest.mark.parametrize(("has_touch", "least"), [(True, 44), (False, 24)], ids=["finger", "mouse"])
@pytest.mark.parametrize("path", ["", "plan"])
def test_nothing_scrolls_sideways_and_targets_are_large(
    chromium: Browser, panel_url: str, path: str, has_touch: bool, least: int
) -> None:
    page = chromium.new_page(viewport={"width": 1440, "height": 900}, has_touch=has_touch, is_mobile=has_touch)
    open_page(page, f"{panel_url}/{path}")
    main = page.locator("[data-testid=stMain]")
    for width in (1440, 768, 360, 320):
        page.set_viewport_size({"width": width, "height": 740})
        quiet(page)
        assert main.evaluate("main => main.scrollWidth <= main.clientWidth")
        boxes = page.locator(".panel :is(input, button, summary):visible").evaluate_all(
            "all => all.map(one => one.getBoundingClientRect().toJSON())"
        )
        assert len(boxes) >= 4
        for box in boxes:
            assert box["height"] >= least and box["width"] >= least
            assert box["left"] >= 0 and box["right"] <= width
    page.close()


def test_on_a_phone_the_figures_stay_in_sight_above_the_sliders(page: Page, panel_url: str) -> None:
    page.set_viewport_size({"width": 360, "height": 640})
    open_page(page, panel_url)
    slider(page, "mal").scroll_into_view_if_needed()
    drag(page, "mal", -2)
    expect(page.locator(".bar")).to_be_in_viewport(ratio=1)
    expect(page.locator(".bar")).to_contain_text("Återbetalningstid: 4,0\u00a0år")
    bar, header = page.locator(".bar").bounding_box(), page.locator("[data-testid=stHeader]").bounding_box()
    assert bar is not None and header is not None and bar["y"] >= header["y"] + header["height"] - 1


def test_chart_and_controls_fit_a_projector(page: Page, panel_url: str) -> None:
    open_page(page, panel_url)
    for part in (".picture", "#s-mal", ".legend"):
        expect(page.locator(part).first).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("path", ["", "plan"])
def test_axe_finds_nothing_with_everything_open(page: Page, panel_url: str, path: str) -> None:
    open_page(page, f"{panel_url}/{path}")
    page.set_viewport_size({"width": 1440, "height": 2000})
    for closed in page.locator(".panel summary").all() + page.locator(".panel .help").all():
        closed.click()
    options = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
    found = Axe().run(page, context=".stBidiComponent", options=options).response["violations"]
    assert [(rule["id"], node["html"]) for rule in found for node in rule["nodes"]] == []


SWIPE = """input => {
  const finger = (type) => input.dispatchEvent(new PointerEvent(type, { pointerType: "touch", bubbles: true }));
  finger("pointerdown");
  input.value = 0;
  input.dispatchEvent(new Event("input", { bubbles: true }));
  finger("pointercancel");
}"""


def test_what_a_swipe_that_scrolls_passes_over_is_not_chosen(page: Page, panel_url: str) -> None:
    open_page(page, panel_url)
    before, address = value(page, "besparing"), page.url
    slider(page, "besparing").evaluate(SWIPE)  # a finger on the track, which the browser then takes for scrolling
    page.wait_for_timeout(PAUSE_MS)
    assert (value(page, "besparing"), page.url) == (before, address)
