"""One chosen county follows the menu to every page, and survives a reload.

That it changes what each page says is tried in tests/pages/test_county.py.
"""

from __future__ import annotations

from collections.abc import Callable

from lstdash.views.site import SITES
from tests.browser.conftest import choose
from tests.browser.visits import Visit


def test_the_county_follows_the_menu_to_every_page(app_url: str, visit: Callable[..., Visit]) -> None:
    visited = visit()
    page = visited.open(f"{app_url}/")
    choose(page, "Mitt län", "Gotland")
    page.wait_for_url("**/?lan=I")
    start, *rest = (site for site in SITES if site.in_menu)
    for site in (*rest, start):
        page.locator("[data-testid=stSidebarNav]").get_by_role("link", name=site.title, exact=True).click()
        page.wait_for_url(f"**/{site.address}?lan=I")
        page.get_by_role("heading", level=1, name=site.question).wait_for()
        page.get_by_role("combobox", name="Mitt län").wait_for()
        assert page.get_by_role("combobox", name="Mitt län").input_value() == "Gotland"
    page.reload()
    page.locator("main").get_by_text("Gotland").first.wait_for()
    assert page.url.endswith("/?lan=I")
    assert not visited.complaints
