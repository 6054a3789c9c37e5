"""Every page still says what was reviewed. If it says something else on purpose: `python -m tests.browser.golden --write`."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.browser import golden, recorded


@pytest.fixture(scope="module")
def visitor(chromium: Browser) -> Iterator[BrowserContext]:
    """One for all pages: it fetches the programs once."""
    with recorded.visitor(chromium) as context:
        yield context


@pytest.mark.parametrize("path", golden.PATHS, ids=lambda path: path or golden.FRONT)
def test_a_page_says_what_was_reviewed(path: str, app_url: str, visitor: BrowserContext) -> None:
    difference = golden.difference(path, golden.found(visitor, app_url, path))
    assert not difference, f"look at this; take it over with `python -m tests.browser.golden --write {path}`\n{difference}"
