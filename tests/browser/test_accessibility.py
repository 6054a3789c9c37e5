"""Every page, everything on it opened, wide and on a phone, against WCAG 2.1 AA; and the statement against what was found.

What is known and cannot be mended here stands in data/accessibility_known.toml. A new fault fails, and so does a listed
one that no longer occurs.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.crawl import PHONE, UNFOLDED, WIDE, Seen, State, audit, expand, note, visited
from tests.browser.english import complaints
from tests.browser.known import RESULTS_FILE, known, occurring, results, unknown
from tests.browser.measures import charts, keyboard, motion, quiet, reflow
from tests.browser.product import addresses
from tests.browser.room import Room
from tests.lib.server import serve


@pytest.mark.parametrize("width", (WIDE, PHONE))
@pytest.mark.parametrize("path", addresses())
def test_nothing_is_wrong_that_is_not_declared(path: str, width: int, app_url: str, chromium: Browser) -> None:
    assert not unknown(visited(chromium, app_url, path, width).faults)


def test_what_is_declared_still_occurs(app_url: str, chromium: Browser) -> None:
    faults = [
        fault for path in addresses() for width in (WIDE, PHONE) for fault in visited(chromium, app_url, path, width).faults
    ]
    assert occurring(faults) == {one.id for one in known()}, "take what is mended out of data/accessibility_known.toml"


def test_the_statement_says_what_the_tests_find(app_url: str, chromium: Browser) -> None:
    """Out of date? Run `python -m tests.browser.known`, and read what changed."""
    stated = json.loads(RESULTS_FILE.read_text(encoding="utf-8"))
    del stated["tested"]
    assert stated == results(chromium, app_url)


def test_a_room_and_a_phone_in_it(extracts_root: Path, tmp_path: Path, chromium: Browser) -> None:
    seen = Seen()
    with serve(extracts_root, LSTDASH_DATABASE_URL=f"sqlite:///{tmp_path / 'workshop.db'}") as address:
        room = Room(chromium, address, [])
        lead, code = room.lead()
        phone = room.page(f"rosta?kod={code}", PHONE, 740)
        quiet(phone)
        note(phone, seen, State("gå med"))
        phone.get_by_role("button", name="Gå med").click()
        phone.locator(".pad").wait_for()
        quiet(phone)
        note(phone, seen, State("rösta"))
        for question in phone.locator("fieldset").all():
            question.locator(".step").nth(3).tap()
        quiet(phone)
        expand(lead, WIDE)
        note(lead, seen, State("rummet"))
        lead.get_by_role("button", name="Visa resultatet").click()
        phone.locator(".pad .lines").wait_for()
        for page, width, name in ((lead, WIDE, "resultatet"), (phone, PHONE, "resultatet i telefonen")):
            expand(page, width)
            note(page, seen, State(name))
        lead.get_by_role("button", name="Starta omgång 2").click()
        phone.locator(".pad fieldset").first.wait_for()
        for question in phone.locator("fieldset").all():
            question.locator(".step").nth(1).tap()
        lead.get_by_text("4 av 28 poäng räknade").wait_for()
        lead.get_by_role("button", name="Visa resultatet").click()
        lead.get_by_role("heading", name="Vad har ändrats sedan förra omgången?").wait_for()
        for width in (WIDE, PHONE):
            lead.set_viewport_size({"width": width, "height": 900})
            expand(lead, width)
            note(lead, seen, State(f"andra omgången, {width} px"))
        room.close()
    assert len(seen.said) == 7
    assert not unknown(seen.faults)
    assert not complaints(seen.texts())


BROKEN = """<html lang="sv"><title>Fel</title><body data-testid="stApp" data-test-script-state="notRunning"><main>
<h2></h2><button><svg width="9" height="9"></svg></button>
<div role="img" aria-label="" style="width:900px;height:80px">bred</div>
<a href="#a" style="outline:none">blek</a>
<input aria-label="fälla" onkeydown="if (event.key === 'Tab') event.preventDefault()">
<a href="#b" style="animation: x 3s infinite">efter fällan</a></main></body></html>"""


def test_the_measures_find_what_is_wrong(chromium: Browser) -> None:
    page = chromium.new_page(viewport={"width": WIDE, "height": 900})
    try:
        page.set_content(BROKEN)
        page.add_style_tag(content="a:focus-visible { outline: none } @keyframes x { to { left: 1px } }")
        assert {fault.rule for fault in audit(page, State(UNFOLDED))} >= {"button-name"}
        assert [fault.rule for fault in charts(page, UNFOLDED)] == ["no heading", "no name", "no table"]
        assert [fault.target for fault in motion(page)] == ["a.stApp: efter fällan"]
        found = {(fault.rule, fault.target.partition(": ")[2]) for fault in keyboard(page)}
        assert found >= {("focus not seen", "blek"), ("not reached", "efter fällan"), ("trap", "fälla")}
        page.locator("[onkeydown]").evaluate("field => field.remove()")
        assert {fault.rule for fault in reflow(page)} >= {"scrolls sideways", "outside"}
    finally:
        page.close()
