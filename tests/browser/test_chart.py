"""A chart is drawn when a reader comes near it, as it now is, and never for nobody; it can be clicked, filled and printed."""

from __future__ import annotations

import gzip
import re
import urllib.request
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.measures import quiet
from tests.browser.visits import Visit, draw_charts, wait_until

pytestmark = pytest.mark.browser
Start = Callable[..., Visit]
DRAWING = ".main-svg"


def arrive(visit: Start, address: str, **options: object) -> Page:
    """A page at rest, its charts as a reader's browser leaves them."""
    page = visit(**options).page
    page.goto(address)
    page.locator(".chart").first.wait_for()
    page.wait_for_load_state("networkidle")
    return page


def named(page: Page, start: str) -> Locator:
    return page.locator(f".chart[aria-label^='{start}']")


def test_a_chart_far_below_waits_in_its_place_until_a_reader_comes(app_url: str, visit: Start) -> None:
    page = arrive(visit, f"{app_url}/konstellationer")
    last = page.locator(".chart").last
    expect(page.locator(".chart").first.locator(DRAWING).first).to_be_attached(timeout=20_000)
    page.wait_for_timeout(1000)  # time enough to draw it, if it did not wait
    assert not last.locator(DRAWING).count()
    before = last.bounding_box()
    last.scroll_into_view_if_needed()
    expect(last.locator(DRAWING).first).to_be_attached()
    after = last.bounding_box()
    assert before and after and before["height"] == after["height"] > 100  # nothing below it jumps
    assert len(last.get_attribute("aria-label") or "") > 40
    assert last.locator("svg.main-svg:not([aria-hidden=true])").count() == 0


def test_a_chart_out_of_sight_is_as_it_now_is_when_a_reader_comes_back(app_url: str, visit: Start) -> None:
    page = arrive(visit, f"{app_url}/lonesamordning")
    tornado = named(page, "Hemtagen andel flyttar")
    tornado.scroll_into_view_if_needed()
    expect(tornado.locator(".annotation-text", has_text="Nu 4,0 år")).to_be_attached()
    thumb = page.locator("#s-besparing")
    thumb.scroll_into_view_if_needed()
    page.set_viewport_size({"width": 1440, "height": 500})  # the chart is now far below
    thumb.focus()
    page.keyboard.press("ArrowLeft")
    changed = page.locator(".chart[aria-label*='till 8,2\u00a0år']")
    expect(changed).to_be_attached(timeout=20_000)
    assert changed.locator(".annotation-text", has_text="Nu 4,0 år").count()  # nobody looks: not drawn again
    changed.scroll_into_view_if_needed()
    expect(changed.locator(".annotation-text", has_text="Nu 4,1 år")).to_be_attached()


def test_a_chart_that_a_reader_comes_back_to_stands_at_once_and_whole(app_url: str, visit: Start) -> None:
    page = arrive(visit, f"{app_url}/omraden")
    chart = page.locator(".chart").first
    expect(chart.locator(DRAWING).first).to_be_attached(timeout=20_000)

    def leave_and_come_back() -> None:
        chart.evaluate("chart => chart.dataset.drawn = 'before'")
        for name in ("Tillgänglighet", "Områden"):
            page.get_by_role("link", name=name, exact=True).first.click()
            page.wait_for_url(f"**/{'omraden' if name == 'Områden' else 'tillganglighet'}")
            page.wait_for_load_state("networkidle")
        expect(chart.locator(DRAWING).first).to_be_attached(timeout=20_000)

    leave_and_come_back()
    assert chart.get_attribute("data-drawn") == "before"
    chart.evaluate("chart => Plotly.restyle(chart, {visible: 'legendonly'}, [0])")  # as its legend does when it is pressed
    leave_and_come_back()
    assert chart.get_attribute("data-drawn") is None


def test_a_chart_drawn_wider_does_not_widen_a_narrower_page(app_url: str, visit: Start) -> None:
    page = arrive(visit, f"{app_url}/konstellationer", width=768)
    draw_charts(page)
    page.set_viewport_size({"width": 320, "height": 780})
    expect(page.locator(".chart").first).to_have_css("width", re.compile(r"^2\d\d"))
    wait_until(page, "document.querySelector('[data-testid=stMain]').scrollWidth === 320")


def test_a_click_on_the_map_chooses_and_the_link_says_so(app_url: str, visit: Start) -> None:
    page = arrive(visit, f"{app_url}/mitt-lan")
    chart = page.locator(".chart").first
    expect(chart.locator(DRAWING).first).to_be_attached(timeout=20_000)
    box = chart.bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] * 0.3)
    page.wait_for_url("**/mitt-lan?lan=AC")


def test_a_chart_fills_the_screen_and_goes_back(app_url: str, visit: Start) -> None:
    page = arrive(visit, f"{app_url}/omraden")
    chart = page.locator(".chart").first
    expect(chart.locator(DRAWING).first).to_be_attached(timeout=20_000)
    small = chart.bounding_box()
    chart.hover()
    button = chart.get_by_role("button", name="Visa i helskärm")
    button.click()
    drawn = chart.locator(DRAWING).first
    expect(drawn).to_have_css("height", "900px")
    expect(drawn).to_have_css("width", "1440px")
    button.click()
    quiet(page)
    assert chart.bounding_box() == small


def test_paper_shows_every_chart(app_url: str, visit: Start) -> None:
    page = arrive(visit, f"{app_url}/konstellationer")
    expect(page.locator(".chart").first.locator(DRAWING).first).to_be_attached(timeout=20_000)
    page.pdf()
    charts = page.locator(".chart")
    assert [charts.nth(i).locator(DRAWING).count() > 0 for i in range(charts.count())] == [True] * 6


def test_files_are_folded_out_taken_and_folded_away_by_keyboard(app_url: str, visit: Start) -> None:
    page = arrive(visit, f"{app_url}/")
    opener, csv = page.locator("summary", has_text="Ladda ner").last, page.get_by_role("link", name="CSV", exact=True)
    opener.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(csv).to_be_focused()
    page.keyboard.press("Tab")
    with page.expect_download() as taken:
        page.keyboard.press("Enter")
    assert taken.value.suggested_filename.endswith(".xlsx")
    page.locator("[role=combobox]").first.press("Escape")  # whatever else has the focus
    expect(csv).to_be_visible()
    opener.focus()
    page.keyboard.press("Enter")
    expect(csv).to_be_hidden()


def test_a_file_that_is_being_made_is_said_at_once_and_one_that_cannot_be_where_the_reader_is(
    app_url: str, visit: Start
) -> None:
    page = arrive(visit, f"{app_url}/omraden")
    asked: list[Route] = []
    page.route("**/filer/**", lambda route: asked.append(route))  # Playwright marks what it is given
    page.locator("summary", has_text="Ladda ner").first.click()
    link = page.locator(".files > a", has_text="CSV").first  # its name says that it is being made
    link.click()
    assert link.evaluate("link => getComputedStyle(link, '::after').content") == '" skapas …"'
    expect(page.get_by_role("status").filter(has_text="CSV skapas.")).to_be_attached()
    link.click()  # once is enough
    page.wait_for_timeout(200)
    (waiting,) = asked
    waiting.fulfill(status=503, body="Många hämtar filer just nu.", content_type="text/plain; charset=utf-8")
    expect(page.locator(".files [role=alert]")).to_have_text("Många hämtar filer just nu.")
    page.unroute("**/filer/**")
    with page.expect_download() as taken:
        link.click()
    assert taken.value.suggested_filename.endswith(".csv") and taken.value.path().read_bytes()
    expect(page.locator(".files [role=alert]")).to_have_count(0)
    expect(page.get_by_role("status").filter(has_text="CSV är hämtad.")).to_be_attached()


def test_a_files_link_stays_open_and_gives_what_the_page_shows_when_it_is_followed(app_url: str, visit: Start) -> None:
    page = arrive(visit, f"{app_url}/lonesamordning")
    page.locator("summary", has_text="Ladda ner").first.click()
    link = page.get_by_role("link", name="CSV", exact=True).first
    before = page.request.get(str(link.evaluate("link => link.href"))).body()
    page.get_by_role("slider", name="Besparing").press("ArrowRight")
    page.wait_for_url("**besparing=0.43*")
    expect(page.locator("[data-test-script-state=notRunning]")).to_be_attached(timeout=20_000)
    expect(link).to_be_visible()
    with page.expect_download() as taken:
        link.click()
    assert taken.value.path().read_bytes() not in (b"", before)


def test_a_chart_whose_program_does_not_come_says_so_and_is_drawn_when_it_does(app_url: str, visit: Start) -> None:
    page = visit().page
    page.route("**/sv/plotly.js*", lambda route: route.abort())
    page.goto(f"{app_url}/mitt-lan")
    chart = page.locator(".chart").first
    expect(chart).to_have_attribute("data-missing", re.compile("^Diagrammet gick inte att hämta"), timeout=20_000)
    page.unroute("**/sv/plotly.js*")
    page.set_viewport_size({"width": 1000, "height": 900})
    expect(chart.locator(DRAWING).first).to_be_attached(timeout=20_000)


def test_plotly_comes_packed_and_is_kept(app_url: str, visit: Start) -> None:
    page = arrive(visit, f"{app_url}/omraden")
    expect(page.locator(DRAWING).first).to_be_attached(timeout=20_000)
    address = page.evaluate("document.querySelector('script[src*=plotly]').src")
    assert "?" in address  # its version
    request = urllib.request.Request(address, headers={"accept-encoding": "gzip"})
    with urllib.request.urlopen(request) as packed, urllib.request.urlopen(address) as plain:
        assert packed.headers["content-encoding"] == "gzip" and plain.headers["content-encoding"] is None
        assert "immutable" in packed.headers["cache-control"]
        body = packed.read()
        assert gzip.decompress(body) == plain.read() and len(body) < 2_000_000
