"""States that no address alone leads to: a saved scenario, and a workshop from its start to its sealed record."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from babel.dates import format_date
from playwright.sync_api import Browser, Page

from lstdash import clock
from tests.browser.room import reveal

# What is called to record a page: its name, the page, and what is told apart only by chance, by the name it gets.
Recorder = Callable[[str, Page, Mapping[str, str]], None]

PHONES = 5  # fewer of a group are never shown for themselves
GROUP = "IT"
ANSWER = Path(__file__).parent / "scripts" / "answer.js"


def saved_scenario(chromium: Browser, base_url: str, note: Recorder) -> None:
    """Save two scenarios and compare them."""
    page = chromium.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce").new_page()
    for name, choices in (("Försiktigt", "besparing=0.3"), ("Brett", "koalition=alla&mkr=100&hemtaget=0.8")):
        listed = parse_qs(urlsplit(page.url).query).get("scenarier", [""])[0]
        page.goto(f"{base_url}/lonesamordning?flik=jamfor&{choices}" + (f"&scenarier={listed}" if listed else ""))
        page.get_by_label("Namn på det som visas nu").fill(name)
        page.get_by_role("button", name="Spara scenario").click()
        page.get_by_text(f"Scenariot {name} är sparat").wait_for()
        page.wait_for_url(lambda now, known=listed: parse_qs(urlsplit(now).query).get("scenarier", [""])[0] != known)
    tokens = parse_qs(urlsplit(page.url).query)["scenarier"][0]
    parts = [token for token in tokens.replace(",", ".").split(".") if token]
    names = {token: f"<token-{number}>" for number, token in enumerate(parts, 1)}
    note("/lonesamordning (två sparade scenarier)", page, names)
    page.goto(f"{base_url}/lonesamordning?flik=jamfor&scenarier={tokens}&mot={parts[0]}&och={parts[-1]}")
    note("/lonesamordning (två sparade scenarier mot varandra)", page, names)
    page.context.close()


def workshop(chromium: Browser, base_url: str, note: Recorder) -> None:
    """Start a workshop, score from phones, show the result, seal it, and open the record."""
    lead = chromium.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce").new_page()
    lead.goto(f"{base_url}/workshop")
    lead.get_by_role("textbox", name="Grupper").fill(f"Länsledning\n{GROUP}")
    lead.get_by_role("textbox", name="Egna förslag").fill("Gemensam växel")
    lead.keyboard.press("Tab")
    lead.get_by_text("28 poäng").wait_for()
    lead.get_by_role("button", name="Starta workshopen").click()
    in_a_week = format_date(clock.today() + timedelta(days=7), "d MMMM y", locale="sv")
    names = {lead.locator("[data-testid=stCode]").inner_text().strip(): "<secret>", in_a_week: "<in a week>"}
    lead.locator(".steer").click()
    lead.wait_for_url("**/workshop?rum=*")
    names[parse_qs(urlsplit(lead.url).query)["rum"][0]] = "<room>"
    written = lead.locator(".st-key-room-written p").inner_text()
    names |= {written: "<code>", written.replace("-", ""): "<code>"}
    phones = [_join(chromium, f"{base_url}/rosta?kod={written}") for _ in range(PHONES)]
    note("/rosta (en telefon har gått med)", phones[0], names)
    for phone in phones:
        said = phone.evaluate(ANSWER.read_text(encoding="utf-8"))
        assert "räknade" in said, said
    lead.get_by_text("140 av 140 poäng räknade").wait_for()
    note("/workshop (alla har röstat)", lead, names)
    reveal(lead)
    lead.locator(".chart").first.wait_for()
    note("/workshop (resultatet visas)", lead, names)
    note("/rosta (resultatet visas på en telefon)", phones[0], names)
    lead.goto(lead.url + "&grupp=IT&omgang=1&vikter=lika-mojliga&tyngd=0")
    note("/workshop (resultatet för en grupp)", lead, names)
    lead.get_by_role("button", name="Avsluta workshopen").click()
    sealed = lead.get_by_role("link", name="Öppna det förseglade resultatet")
    sealed.wait_for()
    address = sealed.get_attribute("href") or ""
    names[parse_qs(urlsplit(address).query)["nyckel"][0]] = "<key>"
    note("/workshop (förseglat)", lead, names)
    lead.goto(f"{base_url}/{address}")
    note("/protokoll (protokollet)", lead, names)
    for page in (lead, *phones):
        page.context.close()


def _join(chromium: Browser, address: str) -> Page:
    phone = chromium.new_context(viewport={"width": 360, "height": 740}, has_touch=True, reduced_motion="reduce").new_page()
    phone.goto(address)
    phone.get_by_role("combobox", name="Grupp").click()
    phone.get_by_role("option", name=GROUP).click()
    phone.get_by_role("button", name="Gå med").click()
    phone.locator(".pad").wait_for()
    return phone


ACTS: Mapping[str, Callable[[Browser, str, Recorder], None]] = {"sparade": saved_scenario, "rum": workshop}
