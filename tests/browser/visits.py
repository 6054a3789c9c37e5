"""A page in a real browser, waited for until it is calm, and what its console and network said."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from playwright.sync_api import Page

from tests.browser.measures import quiet, script


@dataclass
class Visit:
    """A page in a fresh browser context and what its console and network said."""

    page: Page
    complaints: list[str] = field(default_factory=list)

    def open(self, address: str) -> Page:
        """Go there and wait until the page's own content stands."""
        self.page.goto(address)
        self.page.wait_for_selector("h1", timeout=30_000)
        self.settle()
        return self.page

    def settle(self) -> None:
        """Wait until Streamlit has stopped changing the page."""
        quiet(self.page, calm=400, sooner=False)

    def text(self) -> str:
        """All that the page says, with single spaces; in its charts, too, wherever they are."""
        draw_charts(self.page)
        return " ".join(self.page.locator("main").inner_text().split())


def wait_until(page: Page, holds: str, seconds: float = 30) -> None:
    """Ask again from outside until it holds: what `Page.wait_for_function` asks inside the page, the content policy refuses."""
    deadline = time.monotonic() + seconds
    while not page.evaluate(holds):
        assert time.monotonic() < deadline, f"not within {seconds} s: {holds}"
        page.wait_for_timeout(50)


def drawn(page: Page) -> None:
    """Wait until what has happened stands on the screen: two frames."""
    page.evaluate("() => new Promise((stands) => requestAnimationFrame(() => requestAnimationFrame(stands)))")


def draw_charts(page: Page) -> None:
    """Have every chart drawn as it now is, as for paper: those far from the window wait for a reader to come near."""
    wait_until(page, "!document.querySelector('.chart') || 'Plotly' in window")
    page.evaluate("['beforeprint', 'afterprint'].forEach((name) => dispatchEvent(new Event(name)))")


def watch(visited: Visit) -> None:
    """Note console errors, page errors and every request that leaves this machine, and what the page waits for."""
    page, said = visited.page, visited.complaints
    page.add_init_script(script("waits"))
    page.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: said.append(request.url) if not is_own(request.url) else None)
    page.on("response", lambda response: said.append(f"{response.status} {response.url}") if response.status >= 400 else None)


def is_own(url: str) -> bool:
    """True for this machine's addresses and for data the page made itself."""
    return url.startswith(("http://127.0.0.1", "ws://127.0.0.1", "data:", "blob:", "about:"))
