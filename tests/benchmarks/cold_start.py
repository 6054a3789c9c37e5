"""Cold start: from the command to the first page drawn in a browser that has seen nothing, against an empty Streamlit app."""

from __future__ import annotations

import time
import urllib.request
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


def measure(settings: Settings) -> list[Row]:
    """Start ours and the empty app in turns."""
    found: dict[Path, list[tuple[float, float, float]]] = {web.OURS: [], web.EMPTY: []}
    with tabs() as open_tab:
        for turn in range(settings.cold_starts + 1):  # the first of each reads the programs from disk and is not counted
            for app in (web.OURS, web.EMPTY) if turn % 2 else (web.EMPTY, web.OURS):
                times = _one(open_tab, app, settings.extracts)
                if turn:
                    found[app].append(times)
    parts = ("servern svarar", "rubriken ritad", "hela sidan ritad")
    ours, theirs = ([Series.of(values) for values in zip(*found[app], strict=True)] for app in (web.OURS, web.EMPTY))
    return [
        Row(TITLE, part, mine, "tom Streamlit-app", other, goal=None if place == 0 else GOAL)
        for place, (part, mine, other) in enumerate(zip(parts, ours, theirs, strict=True))
    ]


def _one(open_tab: Tabs, app: Path, extracts: Path) -> tuple[float, float, float]:
    """Return ms from the command until the server answers, the title is drawn, the whole page is drawn."""
    with open_tab() as tab, web.starting(app, extracts) as server:
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
