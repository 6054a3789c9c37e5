"""A first visit over a slow line, beside another checkout (`--mot KATALOG`): bytes, and time to the sentence and the chart.

Chrome's own throttling, in a tab that has nothing kept. Over https and from localhost browsers ask for brotli, over plain http
for gzip alone: the two are told apart. Each build has answered the page once before, so that the line is what is measured.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tests.benchmarks import against, web
from tests.benchmarks.results import Row, Series
from tests.benchmarks.settings import Settings
from tests.benchmarks.tab import Tabs, tabs
from tests.benchmarks.timing import Turns

NAME = "linje"
TITLE = "Ett första besök över linjen"
PAGE = "/omraden"
SENTENCE, CHART = "meningen", "första diagrammet"
BYTES, BYTES_GOAL = "fetched", 0.5
KILO = 1000
ASKED = {"https eller localhost": "gzip, deflate, br, zstd", "http": "gzip, deflate"}  # what Chrome asks for

Seen = dict[str, list[float]]


@dataclass(frozen=True)
class Line:
    """A line by its name, with the goals to the sentence and to the chart against the other build."""

    name: str
    mbit: float
    latency_ms: float
    goals: Mapping[str, float]


LINES = (
    Line("10 Mbit/s, 40 ms", 10, 40, {SENTENCE: 0.5, CHART: 0.5}),
    Line("1,6 Mbit/s, 150 ms", 1.6, 150, {SENTENCE: 0.4, CHART: 0.45}),
)
UNHURRIED = Line("utan strypning", 1000, 0, {})


def measure(settings: Settings) -> list[Row]:
    """Measure beside the other checkout; nothing without one."""
    if settings.other is None:
        return [Row(TITLE, "", note="säg mot vilket bygge: --mot KATALOG")]
    with tempfile.TemporaryDirectory(prefix="lstdash-other-") as folder, tabs() as open_tab:
        other = web.checkout(settings.other.absolute(), Path(folder))
        with web.streamlit(web.OURS, settings.extracts) as ours, web.streamlit(other.app, other.extracts, other) as theirs:
            served = {"ours": ours, against.OTHER: theirs}
            rows = []
            for where, packings in ASKED.items():
                found = _visits(open_tab, served, UNHURRIED, packings, 1)
                rows.append(_row(f"{PAGE}, hämtat över {where}", found, BYTES, "kB", BYTES_GOAL))
            for line in LINES:
                found = _visits(open_tab, served, line, ASKED["https eller localhost"], settings.line_visits)
                rows += [
                    _row(f"{PAGE}, {line.name}, till {part}", found, part, "ms", goal) for part, goal in line.goals.items()
                ]
    return rows


def _row(what: str, found: Mapping[str, Seen], part: str, unit: str, goal: float) -> Row:
    mine, theirs = (Series.of(found[name][part]) for name in ("ours", against.OTHER))
    return Row(TITLE, what, mine, against.OTHER, theirs, unit, goal)


def _visits(open_tab: Tabs, served: against.Named, line: Line, packings: str, runs: int) -> Mapping[str, Seen]:
    found: dict[str, Seen] = {name: {SENTENCE: [], CHART: [], BYTES: []} for name in served}
    visits: dict[str, Callable[[], float]] = {
        name: partial(_visit, open_tab, server, line, packings, found[name]) for name, server in served.items()
    }
    Turns(visits).run(runs, warm=0)
    return found


def _visit(open_tab: Tabs, server: web.Server, line: Line, packings: str, found: Seen) -> float:
    with open_tab() as tab:
        tab.slow(line.mbit, line.latency_ms, packings)
        times = tab.see(server.address + PAGE, against.SELECTORS)
        found[BYTES].append(tab.fetched() / KILO)
    for part in (SENTENCE, CHART):
        found[part].append(times[part])
    return times["last"]
