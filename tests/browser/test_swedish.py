"""No page says anything in English, seen or heard, and no number is written the English way; everything on it opened.

The visits are those of test_accessibility. What may look otherwise is listed here with its reason.
"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser

from tests.browser.crawl import PHONE, WIDE, Said, visited
from tests.browser.english import complaints
from tests.browser.product import addresses

ALLOWED = (
    # text, place, reason
    (re.compile(r"Nyckel: \w+"), re.compile(r".*"), "the name that files, README and code have in common"),
    (re.compile(r"\w+"), re.compile(r"Tekniskt namn"), "the heading that a file may have"),
    (
        re.compile(r"ett värde som finns i [^().]+ \(\w+\.\w+\)"),
        re.compile(r"Väntat värde"),
        "table and column as a file names them",
    ),
)


@pytest.mark.parametrize("width", (WIDE, PHONE))
@pytest.mark.parametrize("path", addresses())
def test_everything_is_swedish(path: str, width: int, app_url: str, chromium: Browser) -> None:
    seen = visited(chromium, app_url, path, width)
    assert len(seen.texts()) > 5, "the visit saw no text"
    assert not complaints(seen.texts(), ALLOWED)


def test_every_allowance_is_needed(app_url: str, chromium: Browser) -> None:
    said = [one for path in addresses() for one in visited(chromium, app_url, path, WIDE).texts()]
    for text, place, reason in ALLOWED:
        used = [one for one in said if text.fullmatch(one.text) and place.fullmatch(one.place) and complaints([one])]
        assert used, f"nothing needs it any longer: {reason}"


@pytest.mark.parametrize(
    "text",
    [
        "Download as CSV",
        "Press Enter to apply",
        "1,234,567 kr",
        "12.5 %",
        "120k",
        "12000 kr",
        "50%",
        "-3 %",
        "Choose an option",
    ],
)
def test_english_is_found(text: str) -> None:
    assert complaints([Said("text", text, "stMarkdown")])


@pytest.mark.parametrize(
    "text", ["Ladda ner som CSV", "1\u00a0234\u00a0567 kr", "12,5 %", "avsnitt 2.2", "0,0556", "år 2005", "−3 %", "2026-11-21"]
)
def test_swedish_is_left_alone(text: str) -> None:
    assert not complaints([Said("text", text, "stMarkdown")])


def test_a_printed_checksum_is_no_number() -> None:
    checksum = "ab6a9873 312cd96a ba8759c7 9cff8fe7 22b3c2d8 79648060 42a4d0c7 6d9d2a5e"
    assert not complaints([Said("text", checksum, "stMarkdown")])
    assert complaints([Said("text", checksum[:-1], "stMarkdown")])
