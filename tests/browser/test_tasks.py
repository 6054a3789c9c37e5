"""Twelve things that people come for, done by keyboard, roles and names alone, 320 pixels wide: 1280 at 400 %.

No pointer is used and nothing is found by where it stands. The focus is put on what is used, nearly always found by role or
name, and keys are pressed: what keys cannot press stops the walk. What has the focus must be seen and lie inside the window
(WCAG 2.4.11). That Tab reaches everything is tried in test_every_page.py.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.measures import quiet
from tests.browser.visits import Visit

Start = Callable[..., Visit]
SEEN = """element => {
    const box = element.getBoundingClientRect();
    const [x, y] = [box.left + box.width / 2, box.top + Math.min(box.height, innerHeight) / 2];
    const at = element.getRootNode().elementFromPoint(x, y);
    const isSeen = !at || element.contains(at) || at.contains(element) || !!at.closest('label');
    return box.bottom > 0 && box.top < innerHeight && isSeen;
}"""


def press(found: Locator, key: str = "Enter") -> None:
    """Go to something by focus and press a key on it; what is covered or outside the window is a fault."""
    found.focus()
    quiet(found.page)
    assert found.evaluate(SEEN), f"covered or outside the window: {found}"
    found.page.keyboard.press(key)


def pick(page: Page, label: str, option: str) -> None:
    """Choose in a list by typing what it is called."""
    field = page.get_by_role("combobox", name=label)
    field.focus()
    page.keyboard.type(option)
    page.get_by_role("option", name=option, exact=True).wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")


def taken(page: Page, name: str, ending: str) -> None:
    """Take a file along by its link."""
    with page.expect_download() as waited:
        press(page.get_by_role("link", name=name).last)
    assert waited.value.suggested_filename.endswith(ending)


@pytest.mark.browser
def test_an_executives_tasks_by_keyboard_alone(app_url: str, visit: Start) -> None:
    reader = visit(320)
    page = reader.open(f"{app_url}/mitt-lan")
    press(page.get_by_role("link", name="Skåne", exact=True))  # 1. find my county's line
    page.wait_for_url("**/mitt-lan?lan=M")
    expect(page.get_by_text(re.compile("^Skåne var år 2005 med i")).first).to_be_visible()
    reader.settle()
    pick(page, "Jämför med ett län", "Halland")  # 2. compare with a county
    expect(page.get_by_text(re.compile("^År 2005 delade Skåne och Halland")).first).to_be_visible()
    press(page.get_by_role("button", name="Byt plats på länen"))  # 3. and the other way round
    expect(page.get_by_text(re.compile("^År 2005 delade Halland och Skåne")).first).to_be_visible()
    reader.settle()
    taken(page, "Hela sidan som PowerPoint", ".pptx")  # 4. take a slide
    page = reader.open(f"{app_url}/lonesamordning")
    slider = page.get_by_role("slider", name=re.compile("^Besparing")).first
    press(slider, "ArrowLeft")  # 5. change a slider
    page.wait_for_url("**besparing=**")
    press(page.get_by_role("button", name=re.compile("^Återställ")).first)  # 6. and put it back
    page.wait_for_url(re.compile(r"lonesamordning[^=]*$"))
    page = reader.open(f"{app_url}/omraden")
    pick(page, "Område", "Ekonomi")  # 7. see what is behind a figure
    page.wait_for_url("**omrade=ea**")
    reader.settle()
    press(page.get_by_role("link", name=re.compile("^Källa: Att dra åt samma håll")).first)  # 8. what does it rest on?
    page.wait_for_url("**/kallor?rad=**")
    expect(page.get_by_role("heading", level=3).first).to_be_visible()
    page = reader.open(f"{app_url}/storlek")
    press(page.locator("summary", has_text="Ladda ner").first)
    taken(page, "Excel", ".xlsx")  # 9. take the figures along
    press(page.get_by_role("button", name="Projektorläge"))  # 10. show it on a wall
    page.wait_for_url("**projektor=ja**")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth + 1")


@pytest.mark.browser
def test_a_vote_and_a_reveal_by_keyboard_alone(app_url: str, visit: Start) -> None:
    leader, voter = visit(320), visit(320)
    page = leader.open(f"{app_url}/workshop")
    press(page.get_by_role("button", name="Starta workshopen"))
    press(page.get_by_role("button", name="Börja styra workshopen"))
    page.wait_for_url("**/workshop?rum=*")
    code = page.locator(".st-key-room-written p").inner_text()
    phone = voter.open(f"{app_url}/rosta?kod={code}")
    press(phone.get_by_role("button", name="Gå med"))
    score = phone.get_by_role("radio").first
    score.wait_for()
    press(score, "Space")  # 11. score on a phone
    expect(phone.get_by_text("Räknad").first).to_be_visible()
    press(page.get_by_role("button", name="Visa resultatet"))  # 12. reveal, asked first when not all are done
    sure = page.get_by_role("button", name="Visa ändå")
    sure.wait_for()
    press(sure)
    expect(page.get_by_text(re.compile("poängsatt|poäng")).first).to_be_visible()
