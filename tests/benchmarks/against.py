"""This build beside another checkout of it (`--mot KATALOG`) and an empty Streamlit app: start, opening, menu, processor.

Everything in turns. A page or a part that the other build does not have is compared with the empty app alone.
"""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path

import psutil

from tests.benchmarks import cold_start, pages, web
from tests.benchmarks.protocol import Click, visit
from tests.benchmarks.results import Row, Series
from tests.benchmarks.settings import Settings
from tests.benchmarks.tab import Tabs, tabs
from tests.benchmarks.timing import Turns

NAME = "mot"
START, OPENED, CHANGED, PROCESSOR = (
    f"Mot ett annat bygge: {what}"
    for what in ("kallstart", "sidan öppnas med länk", "sidbyte i menyn", "serverns processortid per besök")
)
OTHER, EMPTY = web.OTHER, "tom Streamlit-app"
PARTS = {  # what a reader looks for -> where it is, its goal against an empty app
    "meningen": (".st-key-headline strong", 1.3),
    "första talen": (".cards.figures .value, dl.figures dd, [data-testid=stMetric]", 1.3),
    "första diagrammet": ("[data-testid=stMain] :is(.main-svg, .chart svg, path.curve)", 1.6),
}
SELECTORS = {part: selector for part, (selector, _) in PARTS.items()}
AT_A_TIME = 6
START_GOAL, CHANGE_GOAL, LEAST_GOAL, LEAST_PAGE = 1.1, 0.5, 2.0, "/tillganglighet"
CHANGE_GOALS = {"/konstellationer": 0.25}

Named = Mapping[str, web.Server]


def measure(settings: Settings) -> list[Row]:
    """Measure all of it beside the other checkout; nothing without one."""
    if settings.other is None:
        return [Row("Mot ett annat bygge", "", note="säg vilket: --mot KATALOG")]
    with tempfile.TemporaryDirectory(prefix="lstdash-other-") as folder, tabs() as open_tab:
        other = web.checkout(settings.other.absolute(), Path(folder))
        rows = _starts(open_tab, settings, other)
        with ExitStack() as stack:
            apps = {"ours": (web.OURS, settings.extracts, None), OTHER: (other.app, other.extracts, other)}
            apps[EMPTY] = (web.EMPTY, settings.extracts, None)
            served = {name: stack.enter_context(web.streamlit(*app)) for name, app in apps.items()}
            paths = {name: pages.paths(open_tab, served[name]) for name in ("ours", OTHER)}
            rows += _processor(served, paths, settings.visits)
            rows += _opened(open_tab, served, paths, settings.page_draws)
            rows += _changed(open_tab, served, paths, settings.page_draws)
    return rows


def _starts(open_tab: Tabs, settings: Settings, other: web.Checkout) -> list[Row]:
    apps = {
        "ours": (web.OURS, settings.extracts, None),
        OTHER: (other.app, other.extracts, other),
        EMPTY: (web.EMPTY, settings.extracts, None),
    }
    found = cold_start.turns(open_tab, apps, settings.cold_starts)
    return [
        Row(START, part, mine, name, theirs, goal=START_GOAL if name == OTHER else None)
        for name in (OTHER, EMPTY)
        for part, mine, theirs in zip(cold_start.PARTS, found["ours"], found[name], strict=True)
    ]


def _opened(open_tab: Tabs, served: Named, paths: Mapping[str, Sequence[str]], runs: int) -> list[Row]:
    seen: dict[tuple[str, str, str], list[float]] = {}

    def look(name: str, path: str) -> Callable[[], float]:
        def opened() -> float:
            with open_tab() as tab:
                times = tab.see(served[name].address + path, SELECTORS)
            for part in (*PARTS, "first"):
                if part in times:
                    seen.setdefault((name, path, part), []).append(times[part])
            return times["last"]

        return opened

    asked = [(name, path) for path in paths["ours"] for name in ("ours", OTHER) if path in paths[name]]
    looks = Turns({f"{name} {path}": look(name, path) for name, path in [*asked, (EMPTY, "/tva")]})
    looks.run(0)  # the first of each answers for the first time and is not counted
    seen.clear()
    looks.run(runs, warm=0)
    series = {key: Series.of(times) for key, times in seen.items()}
    return [row for path in paths["ours"] for part in PARTS for row in _parts(series, path, part)]


def _parts(series: Mapping[tuple[str, str, str], Series], path: str, part: str) -> Iterator[Row]:
    mine, theirs = (series.get((name, path, part)) for name in ("ours", OTHER))
    if mine:
        yield Row(OPENED, f"{path}, {part}", mine, EMPTY, series[EMPTY, "/tva", "first"], goal=PARTS[part][1])
    if mine and theirs:
        yield Row(OPENED, f"{path}, {part}", mine, OTHER, theirs)


def _changed(open_tab: Tabs, served: Named, paths: Mapping[str, Sequence[str]], runs: int) -> list[Row]:
    with open_tab() as mine, open_tab() as theirs:
        opened = {"ours": mine, OTHER: theirs}
        for name, tab in opened.items():
            tab.open(served[name].address)
        changes: dict[str, Callable[[], float]] = {
            f"{name} {path}": lambda name=name, path=path: pages.change(opened[name], path)  # type: ignore[misc]
            for path in paths["ours"]
            for name in ("ours", OTHER)
            if path in paths[name]
        }
        found = Turns(changes).run(runs)
    least, rows = found[f"ours {LEAST_PAGE}"], []
    for path in paths["ours"]:
        if before := found.get(f"{OTHER} {path}"):
            rows.append(Row(CHANGED, path, found[f"ours {path}"], OTHER, before, goal=CHANGE_GOALS.get(path, CHANGE_GOAL)))
        rows.append(Row(CHANGED, path, found[f"ours {path}"], LEAST_PAGE, least, goal=LEAST_GOAL))
    return rows


def _processor(served: Named, paths: Mapping[str, Sequence[str]], visits: int) -> list[Row]:
    """Processor time of the server for a visit by the menu: no browser, so that a busy machine does not change it much."""
    clicks = {path: Click(path.strip("/")) for path in paths["ours"]}
    work: dict[str, Callable[[], float]] = {}
    for path, click in clicks.items():
        for name in ("ours", OTHER):
            if path in paths[name]:
                work[f"{name} {path}"] = _used(served[name], click)
    work[EMPTY] = _used(served[EMPTY], Click("tva"))
    found = Turns(work).run(visits, warm=2)
    rows = []
    for path in clicks:
        mine = found[f"ours {path}"]
        if theirs := found.get(f"{OTHER} {path}"):
            rows.append(Row(PROCESSOR, path, mine, OTHER, theirs))
        rows.append(Row(PROCESSOR, path, mine, EMPTY, found[EMPTY]))
    return rows


def _used(server: web.Server, click: Click) -> Callable[[], float]:
    process, stream = psutil.Process(server.process.pid), web.stream(server)

    def used() -> float:
        """Return processor ms a visit; several at a time, as the system counts in hundredths of a second."""
        before = sum(process.cpu_times()[:2])
        times = asyncio.run(visit(stream, click, AT_A_TIME))
        return (sum(process.cpu_times()[:2]) - before) * 1000 / times

    return used
