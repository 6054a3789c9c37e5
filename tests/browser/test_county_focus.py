"""One chosen county: it changes every page of the menu, and survives reload, the menu and a copied link."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.conftest import choose
from tests.browser.visits import Visit

Start = Callable[..., Visit]
PATHS = ("", "omraden", "borja-har", "workshop", "lonesamordning", "konstellationer", "mitt-lan", "kallor")
MENU = {
    "Områden": "omraden",
    "Börja här": "borja-har",
    "Workshop": "workshop",
    "Lönesamordning": "lonesamordning",
    "Konstellationer": "konstellationer",
    "Mitt län": "mitt-lan",
    "Källor": "kallor",
    "Översikt": "",
}


@pytest.mark.parametrize("path", PATHS)
def test_another_county_changes_the_page(path: str, app_url: str, visit: Start) -> None:
    visited = visit()
    page = visited.open(f"{app_url}/{path}?lan=M")
    skane = visited.text()
    assert "Skåne" in skane
    choose(page, "Mitt län", "Norrbotten")
    page.wait_for_url(f"**/{path}?lan=BD")
    visited.settle()
    assert visited.text() != skane
    assert "Norrbotten" in visited.text()
    assert not visited.complaints


def test_a_copied_link_and_a_reload_carry_the_county(app_url: str, visit: Start) -> None:
    visited = visit()
    page = visited.open(f"{app_url}/mitt-lan")
    choose(page, "Mitt län", "Norrbotten")
    page.wait_for_url("**/mitt-lan?lan=BD")
    visited.settle()
    chosen = visited.text()
    copy = visit()
    copy.open(page.url)
    assert copy.text() == chosen
    page.reload()
    page.wait_for_selector("h1")
    visited.settle()
    assert page.url.endswith("/mitt-lan?lan=BD")
    assert visited.text() == chosen


def test_the_county_follows_the_menu_to_every_page(app_url: str, visit: Start) -> None:
    visited = visit()
    page = visited.open(f"{app_url}/")
    choose(page, "Mitt län", "Gotland")
    page.wait_for_url("**/?lan=I")
    for title, path in MENU.items():
        page.locator("[data-testid=stSidebarNav]").get_by_role("link", name=title, exact=True).click()
        page.wait_for_url(f"**/{path}?lan=I")
        page.locator("main").get_by_text("Gotland").first.wait_for()
