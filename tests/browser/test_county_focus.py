"""One chosen county follows the menu from page to page, and survives a reload.

One page of each group in the menu: that every page takes it from a link, and what it changes, is tried in tests/pages.
"""

from __future__ import annotations

from collections.abc import Callable

from lstdash.views.site import SITES
from tests.browser.conftest import choose
from tests.browser.visits import Visit


def test_the_county_follows_the_menu(app_url: str, visit: Callable[..., Visit]) -> None:
    visited = visit()
    page = visited.open(f"{app_url}/")
    choose(page, "Mitt län", "Gotland")
    page.wait_for_url("**/?lan=I")
    firsts = {site.group: site for site in reversed(SITES) if site.in_menu}.values()
    for site in sorted(firsts, key=lambda site: site is SITES[0]):  # the start page last
        page.locator("[data-testid=stSidebarNav]").get_by_role("link", name=site.title, exact=True).click()
        page.wait_for_url(f"**/{site.address}?lan=I")
        page.get_by_role("heading", level=1, name=site.question).wait_for()
        page.get_by_role("combobox", name="Mitt län").wait_for()
        assert page.get_by_role("combobox", name="Mitt län").input_value() == "Gotland"
    page.reload()
    page.locator("main").get_by_text("Gotland").first.wait_for()
    assert page.url.endswith("/?lan=I")
    assert not visited.complaints
