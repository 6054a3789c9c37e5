"""Every page, wide and on a phone, everything on it opened, against every rule that all pages share.

WCAG 2.1 AA (axe, the keyboard, narrow windows, motion, charts), Swedish words and numbers, one heading, nothing wider than
the window, links that lead somewhere, paper, and a console and network that say nothing. A page joins by its row in
`lstdash/views/site.py`. A fault that cannot be mended here is declared in data/accessibility_known.toml; one that is declared
and no longer occurs fails, too.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from urllib.request import urlopen

import pytest
from playwright.sync_api import BrowserContext

from lstdash.views.site import BY_STEM, SITES, Site
from tests.browser.crawl import PHONE, WIDE, Seen, State, expand, note, visited
from tests.browser.english import complaints
from tests.browser.known import known, occurring, preamble, stated, unknown
from tests.browser.links import astray
from tests.browser.measures import fits, quiet
from tests.browser.paper import paper_faults
from tests.browser.product import addresses_of
from tests.browser.room import Room, reveal
from tests.browser.visits import Visit

# page, text, place, reason: what may look otherwise than Swedish, and still occurs there
ALLOWED = (
    ("sources", re.compile(r"\w+"), re.compile(r"Tekniskt namn"), "the heading that a file may have"),
    (
        "sources",
        re.compile(r"ett värde som finns i [^().]+ \(\w+\.\w+\)"),
        re.compile(r"Väntat värde"),
        "table and column as a file names them",
    ),
)
OUT_OF_DATE = "run `python -m tests.browser.known`, and read what changed"
LEAST_TEXTS = 5  # a visit that saw fewer saw nothing


def faults_of(site: Site, seen: Seen) -> list[str]:
    """Everything that one visit found wrong, as lines."""
    allowed = [(text, place, reason) for stem, text, place, reason in ALLOWED if stem == site.stem]
    return [
        *(f"{fault.check}: {fault.rule}: {fault.target} ({fault.state})" for fault in unknown(seen.faults)),
        *complaints(seen.texts(), allowed),
        *([] if seen.headings == [site.question] else [f"headings: {seen.headings}"]),
        *([] if len(seen.texts()) > LEAST_TEXTS else ["the visit saw no text"]),
        *astray(seen.links),
        *(f"on paper: {fault}" for fault in (paper_faults(seen.printed) if seen.printed else ())),
        *(f"console or network: {said}" for said in seen.complaints),
    ]


@pytest.mark.parametrize("site", SITES, ids=lambda site: site.stem)
def test_a_page_keeps_every_rule(site: Site, version: str, app_url: str, reader: BrowserContext) -> None:
    visits = visited(reader, app_url, *addresses_of(site))
    found = {visit: faults for visit, seen in visits.items() if (faults := faults_of(site, seen))}
    assert not found
    declared = occurring(fault for seen in visits.values() for fault in seen.faults)
    assert stated()["pages"][site.address, site.title] == sorted(declared), OUT_OF_DATE
    said = {one for seen in visits.values() for one in seen.texts()}
    for stem, text, place, reason in ALLOWED:
        needed = (one for one in said if text.fullmatch(one.text) and place.fullmatch(one.place))
        assert stem != site.stem or any(complaints([one]) for one in needed), f"nothing needs it any longer: {reason}"


@pytest.mark.parametrize("stem", ["overview", "payroll", "sources"])  # charts and cards, live sliders, long tables
def test_a_page_that_arrives_on_a_phone_fits_and_says_nothing(stem: str, app_url: str, visit: Callable[..., Visit]) -> None:
    site, visited = BY_STEM[stem], visit(PHONE, reduced_motion="reduce")
    page = visited.open(f"{app_url}/{site.address}")
    assert page.locator("h1").all_inner_texts() == [site.question]
    assert not page.get_by_test_id("stSidebarNav").is_visible()
    assert not fits(page, "framme") and not visited.complaints


def test_the_statement_is_about_these_pages_and_rules() -> None:
    found = stated()
    assert list(found.pop("pages")) == [(site.address, site.title) for site in SITES]
    assert found == preamble(), OUT_OF_DATE


def test_what_is_declared_still_occurs() -> None:
    found = {one for listed in stated()["pages"].values() for one in listed}
    assert found == {one.id for one in known()}, "take what is mended out of data/accessibility_known.toml"


def test_nobody_elses_page_may_steer_ours(app_url: str) -> None:
    with urlopen(f"{app_url}/_stcore/host-config", timeout=30) as answer:
        assert json.load(answer)["allowedOrigins"] == []


def test_a_room_and_a_phone_in_it(app_url: str, room_at: Callable[[str], Room]) -> None:
    seen = Seen()
    room = room_at(app_url)
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
    reveal(lead)
    phone.locator(".pad .lines").wait_for()
    for page, width, name in ((lead, WIDE, "resultatet"), (phone, PHONE, "resultatet i telefonen")):
        expand(page, width)
        note(page, seen, State(name))
    lead.get_by_role("button", name="Starta omgång 2").click()
    phone.locator(".pad fieldset").first.wait_for()
    for question in phone.locator("fieldset").all():
        question.locator(".step").nth(1).tap()
    lead.get_by_text("4 av 28 poäng räknade").wait_for()
    reveal(lead)
    lead.get_by_role("heading", name="Vad har ändrats sedan förra omgången?").wait_for()
    for width in (WIDE, PHONE):
        expand(lead, width)
        note(lead, seen, State(f"andra omgången, {width} px"))
    assert len(seen.said) == 7
    assert not unknown(seen.faults)
    assert not complaints(seen.texts())
