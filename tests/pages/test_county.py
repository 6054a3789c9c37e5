"""One chosen county, on every page of the menu: the page says what it says of that county, and of no other."""

from __future__ import annotations

import pytest

from lstdash.views.site import SITES, Site
from tests.pages.test_every_control import read
from tests.pages.test_pages import open_page

WITHOUT = (
    "accessibility",
    "factors",
    "forms",
    "inquiry",
    "log",
    "proposals",
    "update",
    "yearly_account",
)  # say the same to every county


@pytest.mark.parametrize("site", [site for site in SITES if site.in_menu], ids=lambda site: site.stem)
def test_another_county_changes_the_page(site: Site, version: str) -> None:
    app = open_page(site.stem, lan="M")
    skane = read(app)
    app.selectbox(key=f"{site.stem}-lan").select("BD").run()
    assert not app.exception
    norrbotten = read(app)
    if site.stem in WITHOUT:
        assert norrbotten == skane
        return
    assert norrbotten != skane
    assert "Skåne" in str(skane) and "Norrbotten" in str(norrbotten)
