"""Every page still says what was reviewed. If it says something else on purpose: `python -m tests.browser.golden --write`."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.browser import golden
from tests.browser.product import pages


@pytest.mark.parametrize("path", golden.STATES, ids=lambda path: path or golden.FRONT)
def test_a_page_says_what_was_reviewed(path: str, app_url: str, chromium: Browser) -> None:
    difference = golden.difference(path, golden.found(chromium, app_url, path))
    assert not difference, f"look at this; take it over with `python -m tests.browser.golden --write {path}`\n{difference}"


def test_every_page_is_recorded() -> None:
    assert {listed.path for listed in pages()} == set(golden.STATES)
