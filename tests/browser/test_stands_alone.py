"""Every page by its own address: its one heading, within the window, a clean console and network log while all is opened."""

from __future__ import annotations

import json
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser

from tests.browser.crawl import PHONE, WIDE, visited
from tests.browser.product import addresses

HEADINGS = {
    "": "Var står vi, och vad bör beslutas nu?",
    "omraden": "Var samordnar länsstyrelserna i dag?",
    "borja-har": "Var börjar vi?",
    "lonesamordning": "När har satsningen betalat sig?",
    "konstellationer": "Spelar det roll vilka man gör det med?",
    "mitt-lan?lan=M": "Vad gör vårt län, vad gör de andra och vem ringer vi?",
    "kallor": "Vad vilar uppgifterna på?",
    "tillganglighet": "Hur tillgänglig är tjänsten?",
}


@pytest.mark.parametrize("width", (WIDE, PHONE))
@pytest.mark.parametrize("path", addresses())
def test_page_stands_alone_and_fits(path: str, width: int, app_url: str, chromium: Browser) -> None:
    seen = visited(chromium, app_url, path, width)
    assert seen.headings == [HEADINGS[path]] if path in HEADINGS else len(seen.headings) == 1
    assert seen.overflow <= 0
    assert not seen.complaints


def test_no_page_has_left() -> None:
    assert set(HEADINGS) <= set(addresses())


def test_nobody_elses_page_may_steer_ours(app_url: str) -> None:
    with urlopen(f"{app_url}/_stcore/host-config", timeout=30) as answer:
        assert json.load(answer)["allowedOrigins"] == []
