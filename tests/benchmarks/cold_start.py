"""Cold start: from the command to the first page drawn in a browser that has seen nothing, against an empty Streamlit app."""

from __future__ import annotations

import time
import urllib.request
from collections.abc import Mapping, Sequence
from pathlib import Path

from lstdash import clock
from tests.benchmarks import web
from tests.benchmarks.results import Row, Series
from tests.benchmarks.settings import Settings
from tests.benchmarks.tab import Tabs, tabs

NAME = "start"
TITLE = "Kallstart: kommando till första sidan ritad"
GOAL = 1.3
PATIENCE_SECONDS = 90
PARTS = ("servern svarar", "rubriken ritad", "hela sidan ritad")

App = tuple[Path, Path, web.Checkout | None]  # what is served, its published data, and of which other build


def measure(settings: Settings) -> list[Row]:
    """Start ours and the empty app in turns."""
    apps: dict[str, App] = {"ours": (web.OURS, settings.extracts, None), "empty": (web.EMPTY, settings.extracts, None)}
    with tabs() as open_tab:
        found = turns(open_tab, apps, settings.cold_starts)
    return [
        Row(TITLE, part, mine, "tom Streamlit-app", other, goal=None if place == 0 else GOAL)
        for place, (part, mine, other) in enumerate(zip(PARTS, found["ours"], found["empty"], strict=True))
    ]


def turns(open_tab: Tabs, apps: Mapping[str, App], runs: int) -> Mapping[str, Sequence[Series]]:
    """Start apps in turns; return how long each took to each of PARTS."""
    found: dict[str, list[tuple[float, float, float]]] = {name: [] for name in apps}
    for turn in range(runs + 1):  # the first of each reads the programs from disk and is not counted
        for name in list(apps) if turn % 2 else list(apps)[::-1]:
            times = _one(open_tab, *apps[name])
            if turn:
                found[name].append(times)
    return {name: [Series.of(values) for values in zip(*times, strict=True)] for name, times in found.items()}


def _one(open_tab: Tabs, app: Path, extracts: Path, of: web.Checkout | None) -> tuple[float, float, float]:
    """Return ms from the command until the server answers, the title is drawn, the whole page is drawn."""
    with open_tab() as tab, web.starting(app, extracts, of) as server:
        up = _answers(server)
        drawn = tab.open(server.address)
        began = (drawn.origin - server.commanded_at) * 1000
        return (up - server.commanded_at) * 1000, began + drawn.first, began + drawn.last


def _answers(server: web.Server) -> float:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline and server.process.poll() is None:
        try:
            with urllib.request.urlopen(f"{server.address}/_stcore/health", timeout=2):
                return clock.now().timestamp()
        except OSError:
            time.sleep(web.FAST_POLL_SECONDS)
    raise RuntimeError("the server did not start")
