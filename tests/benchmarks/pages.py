"""Each page: first visit after a start, opening by link in a clean browser, and changing to it, against the empty app."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Browser, Page

from tests.benchmarks import web
from tests.benchmarks.results import Row, Series
from tests.benchmarks.settings import Settings
from tests.benchmarks.timing import Turns

NAME = "sidor"
FIRST = "Första besöket efter serverstart (inget svar är räknat än)"
OPENED = "Sidan öppnas med länk i en ren webbläsare"
CHANGED = "Sidbyte i menyn"
AGAINST = "tom Streamlit-sida"
LINKS = "[data-testid=stSidebarNav] a"


def measure(settings: Settings) -> list[Row]:
    """Visit every page that the menu lists."""
    with web.browser() as chromium:
        rows = _first_visits(chromium, settings)
        with web.streamlit(web.OURS, settings.extracts) as ours, web.streamlit(web.EMPTY, settings.extracts) as empty:
            paths = _paths(chromium, ours)
            rows += _opened(chromium, ours, empty, paths, settings.page_draws)
            rows += _changed(chromium, ours, empty, paths, settings.page_draws)
    return rows


def _paths(chromium: Browser, server: web.Server) -> list[str]:
    with web.clean(chromium) as page:
        web.first_draw(page, server.address)
        found: list[str] = page.locator(LINKS).evaluate_all("all => all.map(a => new URL(a.href).pathname)")
        return found


def _first_visits(chromium: Browser, settings: Settings) -> list[Row]:
    found: dict[str, list[float]] = {}
    empty_times: list[float] = []
    for _ in range(settings.server_starts):
        with web.streamlit(web.EMPTY, settings.extracts) as empty:
            empty_times.append(_open(chromium, empty, "/"))
        with web.streamlit(web.OURS, settings.extracts) as ours:
            for path in _paths(chromium, ours):
                found.setdefault(path, []).append(_open(chromium, ours, path))
    theirs = Series.of(empty_times)
    return [Row(FIRST, path, Series.of(times), AGAINST, theirs) for path, times in found.items() if path != "/"]


def _open(chromium: Browser, server: web.Server, path: str) -> float:
    with web.clean(chromium) as page:
        return web.first_draw(page, server.address + path)[1]


def _opened(chromium: Browser, ours: web.Server, empty: web.Server, paths: list[str], runs: int) -> list[Row]:
    visits: dict[str, Callable[[], float]] = {path: lambda path=path: _open(chromium, ours, path) for path in paths}  # type: ignore[misc]
    found = Turns({**visits, AGAINST: lambda: _open(chromium, empty, "/tva")}).run(runs)
    return [Row(OPENED, path, found[path], AGAINST, found[AGAINST]) for path in paths]


def _changed(chromium: Browser, ours: web.Server, empty: web.Server, paths: list[str], runs: int) -> list[Row]:
    with web.clean(chromium) as page, web.clean(chromium) as bare:
        web.first_draw(page, ours.address)
        web.first_draw(bare, empty.address)
        changes: dict[str, Callable[[], float]] = {path: lambda path=path: _change(page, path) for path in paths}  # type: ignore[misc]
        there = {"/": "/tva", "/tva": "/"}
        turns = Turns({**changes, AGAINST: lambda: _change(bare, there[_path(bare)])})
        found = turns.run(runs)
    return [Row(CHANGED, path, found[path], AGAINST, found[AGAINST]) for path in paths]


def _path(page: Page) -> str:
    return str(page.evaluate("location.pathname"))


def _change(page: Page, path: str) -> float:
    if _path(page) == path:  # in a round that turns back, the last page is visited twice: go elsewhere first
        web.page_change(page, f"{LINKS}:not([href$='{path}'])")
    return web.page_change(page, f"{LINKS}[href$='{path}']")[1]
