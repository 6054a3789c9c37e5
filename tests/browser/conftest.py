"""One server and one Chromium for all browser tests; every page is watched for complaints."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect
from xdist.scheduler import LoadFileScheduling

from tests.browser.crawl import read_by
from tests.browser.room import Room
from tests.browser.visits import Visit, watch
from tests.conftest import IS_CI
from tests.lib.server import serve

WIDTHS = (1440, 768, 360)
ALONE = ("test_every_page",)  # each of its tests can run anywhere

expect.set_options(timeout=30_000)  # as long as for any other act: machines are shared, and no test is judged by its time


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
def reader(chromium: Browser) -> Iterator[BrowserContext]:
    """Who visits page after page; see `tests.browser.crawl`."""
    context = read_by(chromium)
    yield context
    context.close()


@pytest.fixture(scope="session")
def database_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The database of the server at `app_url`: workshops and scenarios of its tests, each found by its own code or name."""
    return f"sqlite:///{tmp_path_factory.mktemp('workshop') / 'workshop.db'}"


@pytest.fixture(scope="session")
def app_url(extracts_root: Path, database_url: str) -> Iterator[str]:
    with serve(extracts_root, LSTDASH_DATABASE_URL=database_url) as address:
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


@pytest.fixture(scope="session")
def panel_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A page with nothing but the live panel, behind the product's own security headers."""
    with serve(tmp_path_factory.mktemp("no-extracts"), Path(__file__).parent / "panel_app" / "app.py") as address:
        yield address


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A fresh page whose console and network must have nothing to say."""
    context = chromium.new_context(viewport={"width": 1440, "height": 900})
    visited = Visit(context.new_page())
    watch(visited)
    yield visited.page
    context.close()
    assert visited.complaints == []


@pytest.fixture
def room_at(chromium: Browser) -> Iterator[Callable[[str], Room]]:
    rooms: list[Room] = []

    def enter(address: str) -> Room:
        rooms.append(Room(chromium, address, []))
        return rooms[-1]

    yield enter
    for room in rooms:
        room.close()


class ByServer(LoadFileScheduling):
    """A file's tests share a server, so they run in one place; those of a page are many, and run wherever there is room."""

    def _split_scope(self, nodeid: str) -> str:
        file: str = super()._split_scope(nodeid)
        return nodeid if Path(file).stem in ALONE else file


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
