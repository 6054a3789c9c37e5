"""One visit to a page serves every check: it is printed as it arrives, then everything on it is opened and noted.

What is noted, state by state: what axe objects to, all that is said, seen or heard, what does not fit, where links lead.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Locator, Page, ViewportSize

from tests.browser.measures import Fault, charts, fits, keyboard, motion, quiet, reflow, script
from tests.browser.paper import Printed, put_on_paper
from tests.browser.visits import Visit, watch

CONTRAST = "color-contrast"
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa")
WIDE, PHONE = 1440, 360
PATIENCE = 90_000  # milliseconds: many browsers may share a small machine
UNFOLDED = "utfälld"
MARK = "data-lstdash-kind"
MOST_OF_A_KIND = 3  # texts that look alike, of which contrast is measured
TALLEST = 12_000  # axe sees what is inside the window, so the window is as tall as the page
MOST_TABS = 12
# More rows of the same table say nothing new, and on a phone they are the same in another shape.
MOST_FOLDED = {WIDE: 12, PHONE: 4}
MOST_OVERLAYS = {WIDE: 5, PHONE: 1}  # of one kind that opens over the page


@dataclass(frozen=True, slots=True)
class Said:
    """A text on the page, or the value of an attribute that is read aloud or shown on hover."""

    kind: str
    text: str
    place: str


class State(NamedTuple):
    """Something that was opened: its name, where it is, whether axe looks at it too, and at its colours."""

    name: str
    inside: str = "body"
    audited: bool = True
    coloured: bool = True


@dataclass(slots=True)
class Seen:
    """What one visit found, state by state."""

    headings: list[str] = field(default_factory=list)
    printed: Printed | None = None  # as the page arrived, on a wide screen
    complaints: list[str] = field(default_factory=list)  # of the console and the network
    links: set[str] = field(default_factory=set)
    faults: list[Fault] = field(default_factory=list)
    said: dict[str, list[Said]] = field(default_factory=dict)

    def texts(self) -> set[Said]:
        """Everything said in any state."""
        return {said for state in self.said.values() for said in state}


def arrive(page: Page, url: str) -> None:
    """Go to a page and wait until its own content stands."""
    page.goto(url, wait_until="domcontentloaded")
    page.wait_for_selector("h1")
    quiet(page, calm=400)


def visited(browser: Browser, address: str, path: str, width: int) -> Seen:
    """Visit a page at a width in a fresh browser context."""
    context = browser.new_context(viewport={"width": width, "height": 1200}, reduced_motion="reduce")
    try:
        visit = Visit(context.new_page())
        watch(visit)
        visit.page.set_default_timeout(PATIENCE)
        arrive(visit.page, f"{address}/{path}")
        return look(visit, width)
    finally:
        context.close()


def look(visit: Visit, width: int) -> Seen:
    """Open everything on a page that has arrived, and note what each state says and what is wrong with it."""
    page, seen = visit.page, Seen(complaints=visit.complaints)
    seen.headings = page.locator("h1").all_inner_texts()
    seen.faults += fits(page, "framme")
    if width == WIDE:
        seen.printed = put_on_paper(page)
    for state in _open_everything(page, width):
        note(page, seen, state)
        if width == WIDE and state.inside in ("body", "main"):
            seen.faults += charts(page, state.name)
        if width == WIDE and state.name == UNFOLDED:
            seen.faults += [*motion(page), *keyboard(page)]
    if width != WIDE:
        seen.faults += reflow(page)
    return seen


def note(page: Page, seen: Seen, state: State) -> None:
    """Note what a page says as it stands, and what axe objects to."""
    seen.said[state.name] = [Said(*entry) for entry in page.evaluate(script("said"), state.inside)]
    if state.audited:
        seen.faults += audit(page, state)
    if state.inside in ("body", "main"):
        seen.faults += fits(page, state.name)
        seen.links |= set(page.evaluate(script("links")))


def _open_everything(page: Page, width: int) -> Iterator[State]:
    expand(page, width)
    yield State(UNFOLDED)
    yield from _menu(page)
    if "rad=" in page.url:
        return  # a row opened by a link: the rest of the page is seen without it
    for kind, selector in (("flik", "main [role=tab]"), ("val", "main [role=radiogroup] [role=radio]")):
        options = page.locator(selector)
        for index in range(min(options.count(), MOST_TABS)):
            option = options.nth(index)
            chosen = (option.get_attribute("aria-selected"), option.get_attribute("aria-checked"))
            if (
                option.count()
                and option.is_visible()
                and "true" not in chosen
                and option.evaluate("e => e.localName") == "button"
            ):
                name = option.inner_text().strip()
                option.click()
                expand(page, width)
                # Colours take most of the time, and those of a tab are the same on a phone.
                yield State(f"{kind} {name}", "main", coloured=width == WIDE)
    yield from _overlays(page, MOST_OVERLAYS[width])


def expand(page: Page, width: int) -> None:
    """Open what is folded, and make the window as tall as the page."""
    quiet(page)
    folded = page.locator("main details:not([open], .files) > summary")
    if most := min(folded.count(), MOST_FOLDED[width]):
        for _ in range(most):
            folded.first.evaluate("summary => summary.click()")  # one at a time, as people do: some are drawn when opened
            page.wait_for_timeout(50)
        quiet(page)
    page.evaluate("document.querySelectorAll('main details.files').forEach(fold => fold.open = true)")
    height = page.evaluate("document.querySelector('[data-testid=stMainBlockContainer]').scrollHeight + 200")
    size: ViewportSize = {"width": width, "height": min(max(height, 900), TALLEST)}
    if page.viewport_size != size:
        page.set_viewport_size(size)
        quiet(page)


def _menu(page: Page) -> Iterator[State]:
    """On a phone the menu lies over the page: open it, and close it again."""
    opener = page.locator("[data-testid=stExpandSidebarButton]")
    if opener.is_visible():
        opener.click()
        quiet(page, calm=500)
        yield State("meny", "[data-testid=stSidebar]")
        page.keyboard.press("Escape")
        quiet(page, calm=500)


def _overlays(page: Page, most: int) -> Iterator[State]:
    """What opens over the page: help texts, lists, and what a chart says under the pointer."""
    yield from _one_by_one(
        page, "hjälp", "[data-testid=stTooltipIcon] button", "[data-testid=stTooltipContent]", Locator.hover, most
    )
    yield from _one_by_one(page, "lista", "main [role=combobox]", "[role=listbox]", Locator.click, most)
    for index, point in enumerate(page.evaluate(script("points"))[:most]):
        page.mouse.move(*point)
        quiet(page, calm=60)
        yield State(f"diagram {index + 1}", ".hoverlayer", audited=False)  # out of assistive technology's sight


def _one_by_one(page: Page, kind: str, opener: str, opened: str, act: Callable[[Locator], Any], most: int) -> Iterator[State]:
    """Open each of a kind and close it again; axe looks at the first, which is built like the others."""
    openers = [found for found in page.locator(opener).all() if (box := found.bounding_box()) and box["x"] >= 0]
    for index, found in enumerate(openers[:most]):
        page.evaluate("document.activeElement.blur()")  # Escape would empty the list that the keyboard was left in
        act(found)
        page.locator(opened).first.wait_for()
        quiet(page, calm=100)
        yield State(f"{kind} {index + 1}", opened, audited=index == 0)
        page.keyboard.press("Escape")
        page.mouse.move(0, 0)
        quiet(page, calm=60)


def audit(page: Page, state: State) -> list[Fault]:
    """What axe objects to in a state; axe is loaded on first use.

    Contrast takes nearly all of axe's time, and texts that look alike have the same: a few of each kind are measured.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    rules = {"runOnly": {"type": "tag", "values": TAGS}, "rules": {CONTRAST: {"enabled": False}}}
    found = _axe(page, state.inside, rules)
    if state.coloured and page.evaluate(script("kinds"), {"inside": state.inside, "mark": MARK, "most": MOST_OF_A_KIND}):
        found += _axe(page, f"[{MARK}]", {"runOnly": {"type": "rule", "values": [CONTRAST]}})
    return [
        Fault("axe", violation["id"], " ".join(map(str, node["target"])), state.name)
        for violation in found
        for node in violation["nodes"]
    ]


def _axe(page: Page, inside: str, options: dict[str, Any]) -> list[dict[str, Any]]:
    """The violations that axe finds inside a selector."""
    given = json.dumps({**options, "resultTypes": ["violations"], "preload": False})
    found: list[dict[str, Any]] = page.evaluate(f"axe.run({json.dumps(inside)}, {given})")["violations"]
    return found
