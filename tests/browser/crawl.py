"""One visit to a page serves every check: it is printed as it arrives, then everything on it is opened and noted in each width.

What is noted, state by state: what axe objects to, all that is said, seen or heard, what does not fit, where links lead.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple
from urllib.parse import urlsplit

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

from tests.browser.measures import Fault, charts, fits, keyboard, motion, quiet, reflow, script
from tests.browser.paper import Printed, put_on_paper
from tests.browser.visits import Visit, watch

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
AXE = {"runOnly": {"type": "tag", "values": TAGS}}
Judged = dict[str, int]  # texts of each kind whose contrast was met
WIDE, PHONE = 1440, 360
PATIENCE = 90_000  # milliseconds: many browsers may share a small machine
HURRY = 4  # a visit only looks: it is nobody's hand that a page's short pauses wait for
UNFOLDED = "utfälld"
MARK = "data-lstdash-kind"
MOST_OF_A_KIND = 3  # texts that look alike, of which contrast is measured
MOST_ROWS = 3  # of a table, that differ in their words only
TALLEST = 12_000  # axe sees what is inside the window, so the window is as tall as the page
TALL = {WIDE: 3_000, PHONE: 10_000}  # most pages are not taller: a window that grows once more has all its charts drawn again
MOST_TABS = 12
PARTS = ("rad=", "visa=")  # in an address that opens one part of a page
# What is the same on every page, and where it is looked at.
MENU_AT, OVERLAYS_AT = "/", "/likvardighet"
# More rows of the same table say nothing new.
MOST_FOLDED = 16
MOST_OVERLAYS = {WIDE: 2, PHONE: 1}  # of one kind that opens over the page; tests/pages reads what all of them say
MOST_POINTS = {WIDE: 5, PHONE: 1}


@dataclass(frozen=True, slots=True)
class Said:
    """A text on the page, or the value of an attribute that is read aloud or shown on hover."""

    kind: str
    text: str
    place: str


class State(NamedTuple):
    """Something that was opened: its name, where it is, and whether axe looks at it too."""

    name: str
    inside: str = "body"
    audited: bool = True


@dataclass(slots=True)
class Seen:
    """What one visit found, state by state."""

    headings: list[str] = field(default_factory=list)
    printed: Printed | None = None  # as the page arrived, on a wide screen
    complaints: list[str] = field(default_factory=list)  # of the console and the network
    links: set[str] = field(default_factory=set)
    faults: list[Fault] = field(default_factory=list)
    said: dict[str, list[Said]] = field(default_factory=dict)
    judged: Judged = field(default_factory=dict)

    def texts(self) -> set[Said]:
        """Everything said in any state."""
        return {said for state in self.said.values() for said in state}


def arrive(page: Page, url: str) -> None:
    """Go to a page and wait until its own content stands."""
    page.goto(url, wait_until="domcontentloaded")
    page.wait_for_selector("h1")
    quiet(page, calm=400)


def go(page: Page, url: str) -> None:
    """Go to another address of the page as the browser's own buttons do: the document stays."""
    page.evaluate("(url) => { history.pushState(null, '', url); dispatchEvent(new PopStateEvent('popstate')); }", url)
    quiet(page, calm=400)


def read_by(browser: Browser) -> BrowserContext:
    """A reader who has asked for less motion; what the pages have in common is fetched once for all visits."""
    return browser.new_context(reduced_motion="reduce")


def visited(reader: BrowserContext, address: str, *paths: str) -> dict[tuple[str, int], Seen]:
    """Visit a page as a newcomer, wide, and in every state on a phone, too: what was met in one width is met in the other.

    Further addresses of the page follow in the same document, as when a reader goes back: what is alike is judged once.
    What opens over the page is seen at the last, which says most. A part that a link opens is seen on a phone when the page is.
    """
    visit = Visit(reader.new_page())
    watch(visit)
    visit.page.add_init_script(f"window.lstdashHurry = {HURRY}")
    page, found, judged = visit.page, dict[tuple[str, int], Seen](), Judged()
    try:
        page.set_default_timeout(PATIENCE)
        for path in paths:
            page.set_viewport_size({"width": WIDE, "height": 1200})
            (go if found else arrive)(page, f"{address}/{path}")
            widths = (WIDE,) if any(part in path for part in PARTS) else (WIDE, PHONE)
            seen = {width: Seen(complaints=visit.complaints, judged=judged) for width in widths}
            look(page, seen)
            if path == paths[-1]:
                look_over(page, seen)
            if PHONE in seen:
                seen[PHONE].faults += reflow(page)
            found |= {(path, width): seen[width] for width in widths}
        return found
    finally:
        page.evaluate("localStorage.clear()")
        reader.clear_cookies()
        page.close()


def look(page: Page, found: dict[int, Seen]) -> None:
    """Open everything on a page that has arrived, and note in every width what each state says and what is wrong with it."""
    wide, order = found[WIDE], list(found)
    wide.faults += fits(page, "framme")
    wide.printed = put_on_paper(page)
    unfold(page)
    wide.faults += [*motion(page), *keyboard(page)]
    for state in _states(page):
        for width in order:
            stand(page, width)
            found[width].headings = page.locator("h1").all_inner_texts()
            note(page, found[width], state)
            if width == WIDE:
                wide.faults += charts(page, state.name)
        order.reverse()  # the next state is opened where this one was seen last


def look_over(page: Page, found: dict[int, Seen]) -> None:
    """Note what opens over the page, in every width, from the one in which it now stands."""
    for width in sorted(found, key=lambda width: width != page.evaluate("innerWidth")):
        stand(page, width)
        for state in _overlays(page, width):
            note(page, found[width], state)


def note(page: Page, seen: Seen, state: State) -> None:
    """Note what a page says as it stands, and what axe objects to."""
    seen.said[state.name] = [Said(*entry) for entry in page.evaluate(script("said"), state.inside)]
    if state.audited:
        seen.faults += audit(page, state, seen.judged)
    if state.inside in ("body", "main"):
        seen.faults += fits(page, state.name)
        seen.links |= set(page.evaluate(script("links")))


def _states(page: Page) -> Iterator[State]:
    yield State(UNFOLDED)
    if any(part in page.url for part in PARTS):
        return  # one part opened by a link: the rest of the page is seen without it
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
                unfold(page)
                yield State(f"{kind} {name}", "main")


def expand(page: Page, width: int) -> None:
    """Open what is folded, and stand in a window of this width."""
    unfold(page)
    stand(page, width)


def unfold(page: Page) -> None:
    """Open what is folded."""
    quiet(page)
    if page.evaluate(script("expand"), MOST_FOLDED):
        quiet(page)


def stand(page: Page, width: int) -> None:
    """Make the window so wide, as tall as the page has been at that width, and stand at its top."""
    for _ in ("as it was", "as it has become"):
        height = page.evaluate(script("height"), [width, TALL[width], TALLEST])
        size: ViewportSize = {"width": width, "height": height}
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


def _overlays(page: Page, width: int) -> Iterator[State]:
    """What opens over the page: menu, help texts, lists, what a chart says under the pointer. Axe looks at one of a kind."""
    if urlsplit(page.url).path == MENU_AT:
        yield from _menu(page)
    most, is_looked_at = MOST_OVERLAYS[width], width == WIDE and urlsplit(page.url).path == OVERLAYS_AT
    for kind, opener, opened, act in (
        ("hjälp", "[data-testid=stTooltipIcon] button", "[data-testid=stTooltipContent]", page.mouse.move),
        ("lista", "main [role=combobox]", "[role=listbox]", page.mouse.click),
    ):
        for index, middle in enumerate(page.evaluate(script("openers"), opener)[:most]):
            act(*middle)
            page.locator(opened).first.wait_for()
            quiet(page, calm=60)
            yield State(f"{kind} {index + 1}", opened, audited=is_looked_at and index == 0)
            page.keyboard.press("Escape")
            page.mouse.move(0, 0)
            assert page.evaluate(script("gone"), opened), f"{kind} {index + 1} stays open"
    for index, point in enumerate(page.evaluate(script("points"))[: MOST_POINTS[width]]):
        page.mouse.move(*point)
        quiet(page, calm=60)
        yield State(f"diagram {index + 1}", ".hoverlayer", audited=False)  # out of assistive technology's sight


def audit(page: Page, state: State, judged: Judged | None = None) -> list[Fault]:
    """What axe objects to in a state, where nothing was audited before; axe is loaded on first use.

    Contrast takes most of axe's time, and texts that look alike have the same: a few of each kind are `judged`.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    counts: Judged = {} if judged is None else judged
    given = {"inside": state.inside, "mark": MARK, "most": MOST_OF_A_KIND, "rows": MOST_ROWS, "judged": counts}
    found = page.evaluate(script("audit"), given | {"options": AXE})
    counts.update(found["judged"])
    return [
        Fault("axe", violation["id"], " ".join(map(str, node["target"])), state.name)
        for violation in found["violations"]
        for node in violation["nodes"]
    ]
