"""A real server and a real Chromium: a cold deep link, headers, links, Back, the menu, a source mark."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.request import urlopen

from playwright.sync_api import Browser

from lstdash.views.site import PRODUCT
from lstdash.web.html import content_security_policy, index_html, inline_script_hash
from tests.browser.conftest import choose
from tests.browser.visits import Visit, watch
from tests.lib.server import serve

Start = Callable[..., Visit]


def test_a_deep_link_into_a_cold_process_shows_the_page(extracts_root: Path, chromium: Browser) -> None:
    with serve(extracts_root) as address:
        visited = Visit(chromium.new_context(viewport={"width": 1440, "height": 900}).new_page())
        watch(visited)
        page = visited.open(f"{address}/omraden")
        assert page.title() == f"Områden – {PRODUCT}"
        assert page.locator("html").get_attribute("lang") == "sv"
        text = page.locator("main").inner_text()
        assert "22 verksamheter" in text.replace("\u00a0", " ") and "deltog i 11 av dem" in text
        assert "72" in text and "trycker summan 69" in text
        assert page.locator("[data-testid=stSidebarNav] a").count() >= 8, "the frame ran, not the page alone"
        assert not visited.complaints


def test_the_server_sends_swedish_html_and_a_strict_policy(app_url: str) -> None:
    with urlopen(f"{app_url}/omraden", timeout=30) as response:
        html, policy = response.read().decode(), response.headers["content-security-policy"]
    assert '<html lang="sv">' in html and f"<title>{PRODUCT}</title>" in html
    assert policy == content_security_policy(inline_script_hash(index_html()))
    assert "unsafe-inline" not in policy.split("style-src")[0] and "unsafe-eval" not in policy
    assert response.headers["x-content-type-options"] == "nosniff"


def test_a_copied_link_shows_the_same_and_back_restores(app_url: str, visit: Start) -> None:
    first = visit()
    page = first.open(f"{app_url}/omraden")
    before = first.text()
    choose(page, "Område", "Ekonomi")
    page.wait_for_url("**/omraden?omrade=ea")
    first.settle()
    chosen = first.text()
    assert chosen != before
    copy = visit()
    copy.open(page.url)
    assert copy.text() == chosen
    page.go_back()
    page.wait_for_url("**/omraden")
    first.settle()
    assert first.text() == before


def test_a_clicked_bar_chooses_its_area(app_url: str, visit: Start) -> None:
    visited = visit()
    page = visited.open(f"{app_url}/omraden")
    page.locator(".st-key-omraden .barlayer .point path").nth(6).click(force=True)
    page.wait_for_url("**/omraden?omrade=*")
    assert not visited.complaints


def test_a_link_in_a_page_leads_on_without_loading_anew_and_back_again(app_url: str, visit: Start) -> None:
    visited = visit()
    page = visited.open(f"{app_url}/?lan=M")
    page.evaluate("window.sameVisit = true")
    before = visited.text()
    link = page.get_by_role("link", name="Se verksamheterna bakom staplarna")
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/omraden?lan=M")
    visited.settle()
    assert page.get_by_role("heading", level=1).inner_text() == "Var samordnade länsstyrelserna 2005?"
    assert page.locator("[data-testid=stMain]").evaluate("main => main.scrollTop") == 0
    page.go_back()
    page.wait_for_url("**/?lan=M")
    visited.settle()
    assert visited.text() == before and page.evaluate("window.sameVisit")
    assert not visited.complaints


def test_a_link_in_a_page_stays_embedded_and_opens_a_tab_when_asked_to(app_url: str, visit: Start) -> None:
    visited = visit()
    page = visited.open(f"{app_url}/?embed=true")
    link = page.get_by_role("link", name="Pröva själv").first
    with page.context.expect_page() as opened:
        link.click(modifiers=["ControlOrMeta"])
    assert opened.value.url == f"{app_url}/borja-har" and page.url.startswith(f"{app_url}/?")
    link.click()
    page.wait_for_url("**/borja-har?embed=true")


def test_a_source_mark_leads_to_its_row(app_url: str, visit: Start) -> None:
    visited = visit()
    page = visited.open(f"{app_url}/omraden?lan=M")
    page.get_by_role("link", name="Källa: ").first.click()
    page.wait_for_url("**/kallor?*rad=areas*")
    visited.settle()
    assert "Samordning per område" in page.locator(".st-key-opened-row").inner_text()
    assert "lan=M" in page.url
