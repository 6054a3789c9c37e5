"""What axe cannot measure: the keyboard's way over a page, a page 320 pixels wide, motion, what stands beside a chart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from playwright.sync_api import Page

SCRIPTS = Path(__file__).parent / "scripts"
NARROW = ((320, 780), (320, 256))  # WCAG 1.4.10; the second is 1280 x 1024 at 400 %
MOST_STOPS = 900
PATIENCE = 90_000  # milliseconds: many browsers may share a small machine
# Heading over a chart, and where its table is when it does not stand in the chart's own section.
TABLE_ELSEWHERE = {
    r"\d+ av \d+\sförslag ligger i Börja här": "the sorted list in the next section has every proposal with its cell",
    r"Vad gör vårt län.*": "a map to choose by: the list in the menu has the same 21 names",
}


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong: what found it, the rule, the element, and what was open on the page."""

    check: str
    rule: str
    target: str
    state: str = ""


@cache
def script(name: str) -> str:
    """A script from `scripts/`."""
    return (SCRIPTS / f"{name}.js").read_text(encoding="utf-8")


def quiet(page: Page, calm: int = 200, sooner: bool = True) -> None:
    """Wait until the page's script rests and nothing moves: so many milliseconds, or sooner when nothing is under way."""
    asked = {"calm": calm, "sooner": sooner, "limit": PATIENCE}
    assert page.evaluate(script("quiet"), asked), f"{page.url} never came to rest"


def keyboard(page: Page) -> list[Fault]:
    """Walk the page with Tab: all is reached, focus is seen, the walk comes back to its start (2.1.1, 2.1.2, 2.4.7)."""
    page.evaluate("document.activeElement?.blur()")
    page.evaluate(script("focus"))
    keys, presses = page.context.new_cdp_session(page), 0
    while presses < MOST_STOPS and not page.evaluate("window.lstdashFocus.done"):
        for _ in range(20):
            keys.send("Input.dispatchKeyEvent", {"type": "rawKeyDown", "key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9})
        presses += 20
    keys.detach()
    page.evaluate("document.activeElement?.blur()")  # the way past the menu lies over the page while it has the focus
    found = [Fault("keyboard", rule, place) for rule, place in page.evaluate(script("reached"))]
    if presses >= MOST_STOPS:
        found.append(
            Fault("keyboard", "trap", page.evaluate("window.lstdashFocus.where([...window.lstdashFocus.stops.keys()].at(-1))"))
        )
    return found


def fits(page: Page, state: str) -> list[Fault]:
    """Neither the page nor its main part is wider than the window."""
    wider = page.evaluate(
        """() => [document.documentElement, document.querySelector("[data-testid=stMain]")].filter(Boolean)
             .map((part) => part.scrollWidth - part.clientWidth)"""
    )
    return [Fault("reflow", "scrolls sideways", f"{max(wider)} px", state)] if max(wider) > 0 else []


def reflow(page: Page) -> list[Fault]:
    """Make the window narrow, then narrow and low: nothing sticks out and no label is cut (1.4.10)."""
    found = []
    for width, height in NARROW:
        page.set_viewport_size({"width": width, "height": height})
        quiet(page)
        layout = page.evaluate(script("layout"))
        state = f"{width} × {height}"
        for rule in ("page", "main"):
            if layout[rule] > 0:
                found.append(Fault("reflow", "scrolls sideways", f"{rule}: {layout[rule]} px", state))
        found += [Fault("reflow", rule, place, state) for rule in ("outside", "cut") for place in layout[rule]]
    return found


def motion(page: Page) -> list[Fault]:
    """Whoever has asked for less motion gets none; the visit has asked."""
    return [Fault("motion", "moves", place) for place in page.evaluate(script("layout"))["moving"]]


def charts(page: Page, state: str) -> list[Fault]:
    """Every chart has a heading that says what it shows, a text alternative and a table (1.1.1)."""
    found = []
    for chart in page.evaluate(script("charts")):
        place = chart["heading"] or chart["name"][:80] or "ett diagram"
        chart["table"] = chart["table"] or any(re.fullmatch(pattern, place) for pattern in TABLE_ELSEWHERE)
        found += [Fault("charts", f"no {part}", place, state) for part in ("heading", "name", "table") if not chart[part]]
    return found
