"""The live panel in a real browser, behind the product's own security headers.

What a facilitator, a phone and a keyboard must be able to rely on: figures that move with the thumb without asking the server,
one address and one history entry per released thumb, and nothing that loses focus, blocks or reaches outside.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.visits import Visit, watch
from tests.lib.server import serve

pytestmark = pytest.mark.browser

APP = Path(__file__).parent / "panel_app" / "app.py"
PAUSE_MS = 900  # longer than the panel waits after the last key press, plus a round trip
SLOW_SECONDS = 3  # an answer that leaves time to move another thumb, on a busy machine, too
LATE_MS = 15_000


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serve(tmp_path_factory.mktemp("no-extracts"), APP) as address:
        yield address


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 1440, "height": 900})
    visited = Visit(context.new_page())
    watch(visited)
    yield visited.page
    context.close()
    assert visited.complaints == []


def open_page(page: Page, address: str) -> Page:
    page.goto(address)
    expect(figure(page, 0)).not_to_be_empty(timeout=20_000)
    page.wait_for_timeout(300)
    return page


def figure(page: Page, place: int) -> Locator:
    return page.locator(".number").nth(place)


def slider(page: Page, name: str) -> Locator:
    return page.locator(f"#s-{name}")


def value(page: Page, name: str) -> str | None:
    return slider(page, name).get_attribute("aria-valuetext")


def grab(page: Page, name: str) -> tuple[float, float, float]:
    """Press the thumb; return where it is, and how many pixels one step is."""
    thumb = slider(page, name)
    thumb.scroll_into_view_if_needed()
    box = thumb.bounding_box()
    assert box is not None
    at, last = (float(thumb.evaluate(f"input => input.{field}")) for field in ("value", "max"))
    step = (box["width"] - 22) / last
    x, y = box["x"] + 11 + at * step, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    return x, y, step


def drag(page: Page, name: str, steps: int) -> None:
    x, y, step = grab(page, name)
    page.mouse.move(x + steps * step, y, steps=8)
    page.mouse.up()


def settled(page: Page, expected: str) -> None:
    expect(page).to_have_url(re.compile(expected))
    page.wait_for_timeout(400)


def test_figures_and_curve_follow_the_thumb_without_the_server(page: Page, url: str) -> None:
    frames: list[object] = []
    page.on("websocket", lambda socket: socket.on("framesent", lambda frame: frames.append(frame)))
    open_page(page, url)
    curve, before = page.locator("path.curve"), len(frames)
    shapes, figures = {curve.get_attribute("d")}, {figure(page, 0).inner_text()}

    x, y, step = grab(page, "besparing")
    for steps in (-4, -8, -12):
        page.mouse.move(x + steps * step, y)
        page.wait_for_timeout(60)
        shapes.add(curve.get_attribute("d"))
        figures.add(figure(page, 0).inner_text())

    assert len(shapes) == 4
    assert figures == {"4,0\u00a0år", "4,4\u00a0år", "4,9\u00a0år", "5,6\u00a0år"}
    assert len(frames) == before
    assert "besparing" not in page.url
    page.mouse.up()
    settled(page, "besparing=0.3$")
    expect(page.get_by_text("Satsningen har betalat sig efter 5,6")).to_be_visible()


def test_what_is_drawn_while_dragging_is_what_the_server_says_after_release(page: Page, url: str) -> None:
    open_page(page, f"{url}/?infasning=2")
    x, y, step = grab(page, "engangs")
    page.mouse.move(x - 20 * step, y)
    page.wait_for_timeout(100)
    shown = page.locator(".number").all_inner_texts()
    page.mouse.up()
    settled(page, "engangs=1.28")
    assert page.locator(".number").all_inner_texts() == shown


def test_every_move_of_a_thumb_is_drawn_in_the_next_frame(page: Page, url: str) -> None:
    open_page(page, url)
    slider(page, "besparing").evaluate(
        """input => { window.drawn = []; input.addEventListener("input", () => requestAnimationFrame(() =>
             window.drawn.push([Number(input.value), input.getRootNode().querySelector(".number").textContent]))) }"""
    )
    x, y, step = grab(page, "besparing")
    for steps in range(1, 26):
        page.mouse.move(x - steps * step, y)
        page.wait_for_timeout(25)
    page.mouse.up()
    drawn = page.evaluate("window.drawn")
    assert len({at for at, _ in drawn}) >= 15
    for at, text in drawn:
        assert float(text.removesuffix("\u00a0år").replace(",", ".")) == pytest.approx(1.68 / (0.05 + at / 100), abs=0.0501)


def test_a_copied_link_shows_the_same_in_a_clean_browser(page: Page, url: str, chromium: Browser) -> None:
    open_page(page, url)
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


def test_back_restores_the_choice_before_and_not_the_stop_before(page: Page, url: str) -> None:
    open_page(page, url)
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


def test_the_default_needs_no_words_in_the_address(page: Page, url: str) -> None:
    open_page(page, f"{url}/?besparing=0.4")
    drag(page, "besparing", 2)
    settled(page, r":\d+/$")


def test_a_reset_by_the_page_reaches_every_thumb(page: Page, url: str) -> None:
    open_page(page, f"{url}/?besparing=0.3&infasning=2")
    page.get_by_role("button", name="Återställ").click()
    settled(page, r":\d+/$")
    expect(slider(page, "infasning")).to_have_attribute("aria-valuetext", "0\u00a0år")
    expect(figure(page, 0)).to_have_text("4,0\u00a0år")
    page.go_back()
    settled(page, "besparing=0.3&infasning=2$")


def test_the_keyboard_moves_as_a_native_slider_and_commits_once(page: Page, url: str) -> None:
    open_page(page, url)
    thumb = slider(page, "besparing")
    thumb.focus()
    entries = page.evaluate("history.length")
    for expected, press in (("43", "ArrowRight"), ("44", "ArrowUp"), ("43", "ArrowLeft"), ("5", "Home"), ("70", "End")):
        page.keyboard.press(press)
        expect(thumb).to_have_attribute("aria-valuetext", f"{expected}\u00a0%")
    page.keyboard.press("PageDown")
    assert int((value(page, "besparing") or "").split("\u00a0")[0]) < 69
    page.wait_for_timeout(PAUSE_MS)
    assert page.evaluate("history.length") == entries + 1
    assert thumb.evaluate("input => input.getRootNode().activeElement === input")
    committed = page.url
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(PAUSE_MS)
    assert page.url != committed and page.evaluate("history.length") == entries + 1  # the same slider's entry, changed
    assert thumb.evaluate("input => input.getRootNode().activeElement === input")


def test_leaving_a_slider_commits_at_once(page: Page, url: str) -> None:
    open_page(page, url)
    slider(page, "besparing").focus()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Tab")
    expect(page).to_have_url(re.compile("besparing=0.41"), timeout=3000)


def test_a_screen_reader_gets_value_marks_and_news(page: Page, url: str) -> None:
    open_page(page, url)
    thumb = page.get_by_role("slider", name="Besparing på löpande kostnad")
    expect(thumb).to_have_attribute("aria-valuetext", "42\u00a0%")
    expect(thumb).to_have_accessible_description(re.compile(r"Utgångsvärde 42.%\. Vänder vid 33,6 %\."))
    drag(page, "besparing", -12)
    expect(page.locator(".panel [role=status]")).to_have_text(re.compile(r"Återbetalningstid: 5,6.år"))
    expect(page.get_by_role("img", name=re.compile("Betald: 5,6"))).to_be_visible()


def test_help_opens_by_keyboard_and_not_by_hover(page: Page, url: str) -> None:
    open_page(page, url)
    button, text = page.get_by_role("button", name="Om Engångskostnad"), page.get_by_text("I procent av dagens årskostnad.")
    button.hover()
    expect(text).to_be_hidden()
    button.focus()
    page.keyboard.press("Enter")
    expect(text).to_be_visible()
    expect(button).to_have_attribute("aria-expanded", "true")


def test_an_answer_that_arrives_while_another_thumb_moves_leaves_it_alone(page: Page, url: str) -> None:
    open_page(page, f"{url}/?drojsmal={SLOW_SECONDS}")
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


def test_two_quick_releases_are_both_kept(page: Page, url: str) -> None:
    open_page(page, f"{url}/?drojsmal=0.5")
    drag(page, "besparing", -12)
    drag(page, "infasning", 2)
    expect(page).to_have_url(re.compile("besparing=0.3&infasning=2$"), timeout=5000)
    page.wait_for_timeout(1500)
    assert (value(page, "besparing"), value(page, "infasning")) == ("30\u00a0%", "2\u00a0år")
    expect(figure(page, 0)).to_have_text("6,6\u00a0år")


def test_a_thumb_that_goes_back_before_the_answer_is_not_lost(page: Page, url: str) -> None:
    open_page(page, f"{url}/?drojsmal=1")
    drag(page, "besparing", -12)
    expect(page).to_have_url(re.compile("besparing=0.3"))
    drag(page, "besparing", 12)
    expect(page).not_to_have_url(re.compile("besparing"))
    page.wait_for_timeout(2500)
    assert value(page, "besparing") == "42\u00a0%"
    expect(figure(page, 0)).to_have_text("4,0\u00a0år")


def test_a_slider_without_answers_says_so_and_commits(page: Page, url: str) -> None:
    open_page(page, url)
    page.get_by_text("Fler reglage").click()
    x, y, step = grab(page, "produktivitet")
    page.mouse.move(x + 5 * step, y, steps=3)
    expect(page.locator(".busy")).to_have_text("Svaret kommer när reglaget släpps.")
    page.mouse.up()
    settled(page, "produktivitet=0.005$")
    expect(page.locator(".busy")).to_have_text("")


def test_a_panel_that_comes_back_to_the_page_still_commits(page: Page, url: str) -> None:
    open_page(page, url)
    drag(page, "besparing", -12)
    settled(page, "besparing=0.3$")
    page.get_by_role("link", name="Plan").click()
    expect(slider(page, "grans")).to_be_visible()
    page.get_by_role("link", name="Kurva").click()
    expect(slider(page, "besparing")).to_be_visible()
    drag(page, "infasning", 2)
    expect(page).to_have_url(re.compile("infasning=2"))
    expect(slider(page, "infasning")).to_have_attribute("aria-valuetext", "2\u00a0år")


def test_never_is_an_answer(page: Page, url: str) -> None:
    open_page(page, f"{url}/?besparing=0.1")
    expect(figure(page, 0)).to_have_text("Aldrig inom 15 år")
    expect(page.locator(".dot")).to_be_hidden()


def test_a_bad_link_is_reported_and_not_rewritten(page: Page, url: str) -> None:
    open_page(page, f"{url}/?besparing=9&infasning=ett")
    expect(page.get_by_text("länken säger ”9”, väntat är ett tal från 0,05 till 0,7 i steg om 0,01")).to_be_visible()
    expect(page.get_by_text("länken säger ”ett”")).to_be_visible()
    assert "besparing=9&infasning=ett" in page.url
    assert value(page, "besparing") == "42\u00a0%"


def test_plain_sliders_use_the_same_names(page: Page, url: str) -> None:
    open_page(page, f"{url}/?besparing=0.3")
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


def test_marks_on_a_plane_follow_weights_and_thresholds(page: Page, url: str) -> None:
    open_page(page, f"{url}/plan")
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


def test_marks_that_share_a_place_do_not_cover_each_other(page: Page, url: str) -> None:
    open_page(page, f"{url}/plan")
    places = page.locator(".marks g").evaluate_all(
        "marks => marks.map(mark => mark.getAttribute('transform').match(/[-\\d.]+/g).map(Number))"
    )
    apart = [((ax - bx) ** 2 + (ay - by) ** 2) ** 0.5 for i, (ax, ay) in enumerate(places) for bx, by in places[i + 1 :]]
    assert min(apart) > 23


@pytest.mark.parametrize(("has_touch", "least"), [(True, 44), (False, 24)], ids=["finger", "mouse"])
@pytest.mark.parametrize("path", ["", "plan"])
def test_nothing_scrolls_sideways_and_targets_are_large(
    chromium: Browser, url: str, path: str, has_touch: bool, least: int
) -> None:
    page = chromium.new_page(viewport={"width": 1440, "height": 900}, has_touch=has_touch, is_mobile=has_touch)
    open_page(page, f"{url}/{path}")
    main = page.locator("[data-testid=stMain]")
    for width in (1440, 768, 360, 320):
        page.set_viewport_size({"width": width, "height": 740})
        page.wait_for_timeout(300)
        assert main.evaluate("main => main.scrollWidth <= main.clientWidth")
        boxes = page.locator(".panel :is(input, button, summary):visible").evaluate_all(
            "all => all.map(one => one.getBoundingClientRect().toJSON())"
        )
        assert len(boxes) >= 4
        for box in boxes:
            assert box["height"] >= least and box["width"] >= least
            assert box["left"] >= 0 and box["right"] <= width
    page.close()


def test_on_a_phone_the_figures_stay_in_sight_above_the_sliders(page: Page, url: str) -> None:
    page.set_viewport_size({"width": 360, "height": 640})
    open_page(page, url)
    slider(page, "mal").scroll_into_view_if_needed()
    drag(page, "mal", -2)
    expect(page.locator(".bar")).to_be_in_viewport(ratio=1)
    expect(page.locator(".bar")).to_contain_text("Återbetalningstid: 4,0\u00a0år")
    bar, header = page.locator(".bar").bounding_box(), page.locator("[data-testid=stHeader]").bounding_box()
    assert bar is not None and header is not None and bar["y"] >= header["y"] + header["height"] - 1


def test_chart_and_controls_fit_a_projector(page: Page, url: str) -> None:
    open_page(page, url)
    for part in (".picture", "#s-mal", ".legend"):
        expect(page.locator(part).first).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("path", ["", "plan"])
def test_axe_finds_nothing_with_everything_open(page: Page, url: str, path: str) -> None:
    open_page(page, f"{url}/{path}")
    page.set_viewport_size({"width": 1440, "height": 2000})
    for closed in page.locator(".panel summary").all() + page.locator(".panel .help").all():
        closed.click()
    options = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
    found = Axe().run(page, context=".stBidiComponent", options=options).response["violations"]
    assert [(rule["id"], node["html"]) for rule in found for node in rule["nodes"]] == []
