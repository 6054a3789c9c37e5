"""Each page: first visit after a start, opening by link in a clean browser, and changing to it, against the empty app."""

from __future__ import annotations

from collections.abc import Callable

from tests.benchmarks import web
from tests.benchmarks.results import Row, Series
from tests.benchmarks.settings import Settings
from tests.benchmarks.tab import Tab, Tabs, tabs
from tests.benchmarks.timing import Turns

NAME = "sidor"
FIRST = "Första besöket efter serverstart (inget svar är räknat än)"
OPENED = "Sidan öppnas med länk i en ren webbläsare"
CHANGED = "Sidbyte i menyn"
AGAINST = "tom Streamlit-sida"
LINKS = "[data-testid=stSidebarNav] a"


def measure(settings: Settings) -> list[Row]:
    """Visit every page that the menu lists."""
    with tabs() as open_tab:
        rows = _first_visits(open_tab, settings)
        with web.streamlit(web.OURS, settings.extracts) as ours, web.streamlit(web.EMPTY, settings.extracts) as empty:
            listed = paths(open_tab, ours)
            rows += _opened(open_tab, ours, empty, listed, settings.page_draws)
            rows += _changed(open_tab, ours, empty, listed, settings.page_draws)
    return rows


def paths(open_tab: Tabs, server: web.Server) -> list[str]:
    """Return the addresses that the menu lists."""
    with open_tab() as tab:
        tab.open(server.address)
        found: list[str] = tab.evaluate(f'[...document.querySelectorAll("{LINKS}")].map(a => new URL(a.href).pathname)')
        return found


def _first_visits(open_tab: Tabs, settings: Settings) -> list[Row]:
    found: dict[str, list[float]] = {}
    empty_times: list[float] = []
    for _ in range(settings.server_starts):
        with web.streamlit(web.EMPTY, settings.extracts) as empty:
            empty_times.append(_open(open_tab, empty, "/"))
        with web.streamlit(web.OURS, settings.extracts) as ours:
            for path in paths(open_tab, ours):
                found.setdefault(path, []).append(_open(open_tab, ours, path))
    theirs = Series.of(empty_times)
    return [Row(FIRST, path, Series.of(times), AGAINST, theirs) for path, times in found.items() if path != "/"]


def _open(open_tab: Tabs, server: web.Server, path: str) -> float:
    with open_tab() as tab:
        return tab.open(server.address + path).last


def _opened(open_tab: Tabs, ours: web.Server, empty: web.Server, paths: list[str], runs: int) -> list[Row]:
    visits: dict[str, Callable[[], float]] = {path: lambda path=path: _open(open_tab, ours, path) for path in paths}  # type: ignore[misc]
    found = Turns({**visits, AGAINST: lambda: _open(open_tab, empty, "/tva")}).run(runs)
    return [Row(OPENED, path, found[path], AGAINST, found[AGAINST]) for path in paths]


def _changed(open_tab: Tabs, ours: web.Server, empty: web.Server, paths: list[str], runs: int) -> list[Row]:
    with open_tab() as tab, open_tab() as bare:
        tab.open(ours.address)
        bare.open(empty.address)
        changes: dict[str, Callable[[], float]] = {path: lambda path=path: change(tab, path) for path in paths}  # type: ignore[misc]
        there = {"/": "/tva", "/tva": "/"}
        turns = Turns({**changes, AGAINST: lambda: change(bare, there[_path(bare)])})
        found = turns.run(runs)
    return [Row(CHANGED, path, found[path], AGAINST, found[AGAINST]) for path in paths]


def _path(tab: Tab) -> str:
    return str(tab.evaluate("location.pathname"))


def change(tab: Tab, path: str) -> float:
    """Choose a page in the menu; return ms until all of it is drawn."""
    if _path(tab) == path:  # in a round that turns back, the last page is visited twice: go elsewhere first
        tab.press(f"{LINKS}:not([href$='{path}'])")
    return tab.press(f"{LINKS}[href$='{path}']").last
