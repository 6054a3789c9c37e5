"""One server and one Chromium for all browser tests; every page is watched for complaints."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Playwright
from xdist.scheduler import LoadFileScheduling

from tests.conftest import IS_CI
from tests.lib.server import serve

WIDTHS = (1440, 768, 360)
VISITS = ("test_accessibility", "test_stands_alone", "test_swedish")  # they read the visits that `crawl` keeps


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
        """Wait until Streamlit has stopped changing the page: nothing stale, and the same text twice in a row."""
        # Not wait_for_function: it evaluates text, which our policy forbids.
        busy = "[data-test-script-state=running], [data-testid=stStatusWidget], [data-testid=stSkeleton], [data-stale=true]"
        self.page.wait_for_load_state("networkidle")  # charts and metrics load their code when first drawn
        self.page.wait_for_selector(busy, state="detached", timeout=60_000)
        before = None
        while before != (before := self.text()):
            self.page.wait_for_timeout(500)

    def text(self) -> str:
        """All that the page says, with single spaces; in its charts, too, wherever they are."""
        draw_charts(self.page)
        return " ".join(self.page.locator("main").inner_text().split())


def draw_charts(page: Page) -> None:
    """Have every chart drawn as it now is, as for paper: those far from the window wait for a reader to come near."""
    for _ in range(100):
        if page.evaluate("() => !document.querySelector('.chart') || 'Plotly' in window"):
            break
        page.wait_for_timeout(100)
    page.evaluate("['beforeprint', 'afterprint'].forEach((name) => dispatchEvent(new Event(name)))")


def launch(playwright: Playwright) -> Browser:
    """Start the system's Chromium, or Playwright's own; raises when there is none."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    return playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-background-networking"])


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    try:
        browser = launch(playwright)
    except Exception as error:
        if IS_CI:
            raise
        pytest.skip(f"BROWSER TESTS DID NOT RUN: no Chromium. Install one, or run: playwright install chromium ({error})")
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def app_url(extracts_root: Path) -> Iterator[str]:
    with serve(extracts_root) as address:
        yield address


@pytest.fixture
def visit(chromium: Browser) -> Iterator[Callable[..., Visit]]:
    """Open fresh contexts: `visit(width)` returns one whose console and network are watched."""
    contexts = []

    def start(width: int = 1440, **options: object) -> Visit:
        context = chromium.new_context(viewport={"width": width, "height": 900}, **options)  # type: ignore[arg-type]
        contexts.append(context)
        started = Visit(context.new_page())
        watch(started)
        return started

    yield start
    for context in contexts:
        context.close()


class ByServer(LoadFileScheduling):
    """A file's tests share a server, so they run in one place; what reads the same visits runs there, too."""

    def _split_scope(self, nodeid: str) -> str:
        file: str = super()._split_scope(nodeid)
        return "visits" if Path(file).stem in VISITS else file


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> ByServer:
    """Share the tests out between processes."""
    return ByServer(config, log)


def choose(page: Page, label: str, option: str) -> None:
    """Choose an option in a list by keyboard, as a person without a mouse would."""
    field_ = page.get_by_role("combobox", name=label)
    field_.scroll_into_view_if_needed()
    field_.click()
    page.keyboard.type(option)
    page.get_by_role("option", name=option).wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")


def watch(visited: Visit) -> None:
    """Note console errors, page errors and every request that leaves this machine."""
    page, said = visited.page, visited.complaints
    page.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: said.append(request.url) if not is_own(request.url) else None)
    page.on("response", lambda response: said.append(f"{response.status} {response.url}") if response.status >= 400 else None)


def is_own(url: str) -> bool:
    """True for this machine's addresses and for data the page made itself."""
    return url.startswith(("http://127.0.0.1", "ws://127.0.0.1", "data:", "blob:", "about:"))
