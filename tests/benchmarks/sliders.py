"""Slider to pixels: from a key, a drag or a release until headline and chart have changed on screen.

Our panels against a native Streamlit slider, the payroll page in Dash, and a static page that computes in the browser.
"""

from __future__ import annotations

import importlib.util
import shutil
import statistics
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path

import plotly
import psutil

from tests.benchmarks import pages, web
from tests.benchmarks.hand import FIGURES, SAME_WAY, Hand, Released, Target, drag, key, release
from tests.benchmarks.results import Row, Series
from tests.benchmarks.settings import Settings
from tests.benchmarks.tab import Tab, Tabs, tabs
from tests.benchmarks.timing import Turns
from tests.lib.server import free_port

NAME = "reglage"
KEY, DRAG, RELEASE = "Reglage: en piltangent", "Reglage: medan man drar", "Reglage: när man släpper"
HURRIED = "Reglage: när man släpper i farten"
STATIC, DASH, DASH_RELEASE, NATIVE = "statisk sida", "Dash", "Dash, svarar vid släpp", "ett Streamlit-reglage"
OTHER = web.OTHER
SENTENCE = "[data-testid=stMain] :is([data-testid=stMarkdown], .st-key-headline)"
MAIN = "[data-testid=stMain]"
UPRIGHT = "line.threshold + line.threshold"
CURVE = ".scatterlayer .js-line"
# How long a hand is still before it lets go: as long as it takes to see the figure change and to act on it, or not at all.
RESTS = {RELEASE: 0.3, HURRIED: 0.0}

WORK: Mapping[str, Callable[[list[Released]], Series]] = {
    "webbläsarens arbete": lambda found: Series.of(one.browser for one in found),
    "serverns processortid, vilan med": lambda found: Series.of([statistics.mean(one.server for one in found)]),
}

PANEL = Target("", "", ".sliders input", FIGURES, "path.curve", follows=SENTENCE)
# path -> what every page with a panel has. On a plane the line of the threshold moves at once and the figures only now and
# then, so there the chart alone counts, and after a release any text that the server writes; so too where the first text need
# not change.
OURS = {
    "/lonesamordning": replace(PANEL, thumb="#s-besparing"),
    "/borja-har": replace(PANEL, thumb="#s-grans-insats", figure=None, chart=UPRIGHT, attribute="x1", follows=MAIN),
    "/kostnader": replace(PANEL, thumb="#s-besparing", follows=MAIN),
    "/upphandling": replace(PANEL, thumb="#s-eget", follows=MAIN),
    "/personal": replace(PANEL, thumb="#s-besparing", follows=MAIN),
}
SECOND_THUMBS = {  # so that every value is new again
    "/lonesamordning": "#s-engangskostnad",
    "/borja-har": "#s-grans-vinst",
    "/kostnader": "#s-atkomligt",
    "/upphandling": "#s-rabatt",
    "/personal": "#s-over55",
}


def measure(settings: Settings) -> list[Row]:
    """Move every slider in turns."""
    with ExitStack() as stack:
        new_tab = stack.enter_context(tabs())
        ours = _ours(stack, settings)
        others = _others(stack, settings)
        open_ = {target.name: _open(stack, new_tab, target) for target in (*ours, *others)}
        named = {target.name: target for target in (*ours, *others)}
        answering = [name for name in named if name != DASH_RELEASE]
        keys = _turns(named, open_, settings.slider_moves, key, answering)
        dragged = [name for name in answering if name != NATIVE]  # a native slider says nothing until it is released
        drags = _turns(named, open_, settings.slider_moves, drag, dragged)
        rows = _compare(KEY, keys, [target.name for target in ours], {NATIVE: None, DASH: None, STATIC: None})
        rows += _compare(DRAG, drags, [target.name for target in ours], {DASH: None, STATIC: 1.0})
        hands = {name: Hand(open_[name], named[name]) for name in (*OURS, NATIVE, DASH_RELEASE) if name in named}
        rows += _releases(RELEASE, hands, settings.slider_releases, {})
        # The other way, or they reach the end of their tracks.
        hands = {name: Hand(hand.tab, hand.target, turn=SAME_WAY) for name, hand in hands.items()}
        hands |= {path: Hand(open_[path], replace(named[path], thumb=thumb)) for path, thumb in SECOND_THUMBS.items()}
        before = _before(stack, new_tab, settings)
        return rows + _releases(HURRIED, hands, settings.slider_releases, before)


def _compare(measure: str, found: dict[str, Series], ours: list[str], goals: dict[str, float | None]) -> list[Row]:
    rows = [
        Row(measure, name, found[name], other, found[other], goal=goal)
        for name in ours
        for other, goal in goals.items()
        if other in found
    ]
    missing = [other for other in goals if other not in found]
    return rows + [Row(measure, name, note="inte installerat: se requirements-benchmarks.txt") for name in missing]


# Pages


def _ours(stack: ExitStack, settings: Settings) -> list[Target]:
    server = stack.enter_context(web.streamlit(web.OURS, settings.extracts))
    process = psutil.Process(server.process.pid)
    return [replace(target, name=path, address=server.address + path, process=process) for path, target in OURS.items()]


def _others(stack: ExitStack, settings: Settings) -> list[Target]:
    native = stack.enter_context(web.streamlit(web.APPS / "one_slider.py", settings.extracts))
    static = stack.enter_context(_static_page(settings.extracts))
    slider, busy = "[data-testid=stSlider]", psutil.Process(native.process.pid)
    grip = f"{slider} [style*=left]"
    found = [
        Target(NATIVE, native.address, f"{slider} input", SENTENCE, CURVE, "d", grip, slider, SENTENCE, busy),
        Target(STATIC, f"{static.address}/static.html", "#saving_share", "#figures", CURVE),
    ]
    if importlib.util.find_spec("dash"):
        for name, mode in ((DASH, "drag"), (DASH_RELEASE, "mouseup")):
            server = stack.enter_context(_dash(mode, settings.extracts))
            thumb, track = "#saving_share [role=slider]", "#saving_share .dash-slider-track"
            found.append(Target(name, server.address, thumb, "#figures", CURVE, "d", thumb, track))
    return found


@contextmanager
def _static_page(extracts: Path) -> Iterator[web.Server]:
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(Path(plotly.__file__).parent / "package_data" / "plotly.min.js", folder)
        shutil.copy(web.APPS / "static.html", folder)
        port = free_port()
        command = [sys.executable, "-m", "http.server", str(port), "--bind", "127.0.0.1", "--directory", folder]
        with web.started(command, port, extracts) as server:
            _wait(f"{server.address}/static.html")
            yield server


@contextmanager
def _dash(mode: str, extracts: Path) -> Iterator[web.Server]:
    port = free_port()
    with web.started([sys.executable, "-m", "tests.benchmarks.apps.payroll_dash", str(port), mode], port, extracts) as server:
        _wait(server.address)
        yield server


def _wait(address: str, seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while True:
        try:
            urllib.request.urlopen(address, timeout=5).close()
            return
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)


def _open(stack: ExitStack, new_tab: Tabs, target: Target) -> Tab:
    tab = stack.enter_context(new_tab())
    tab.go(target.address)
    tab.wait(target.thumb)
    tab.wait(target.chart)
    time.sleep(3)  # the draws, and charts further down
    return tab


# Moves


Move = Callable[[Hand], float]


def _turns(named: dict[str, Target], open_: dict[str, Tab], runs: int, move: Move, names: list[str]) -> dict[str, Series]:
    hands = {name: Hand(open_[name], named[name]) for name in names}
    work: dict[str, Callable[[], float]] = {name: lambda hand=hand: move(hand) for name, hand in hands.items()}  # type: ignore[misc]
    found = Turns(work).run(runs, warm=3)
    for hand in hands.values():
        hand.release()
    return found


def _before(stack: ExitStack, new_tab: Tabs, settings: Settings) -> dict[str, Hand]:
    """Hands on the pages of another checkout, by path, where one is given and has the page."""
    server = stack.enter_context(web.beside(settings.other))
    if server is None:
        return {}
    process, theirs = psutil.Process(server.process.pid), pages.paths(new_tab, server)
    targets = {
        path: replace(OURS[path], thumb=SECOND_THUMBS[path], address=server.address + path) for path in OURS if path in theirs
    }
    named = {path: replace(target, name=f"{path}, {OTHER}", process=process) for path, target in targets.items()}
    return {path: Hand(_open(stack, new_tab, target), target) for path, target in named.items()}


def _releases(name: str, hands: dict[str, Hand], runs: int, before: Mapping[str, Hand]) -> list[Row]:
    """The panel's figures stand when the thumb is let go; the rest of the page follows."""
    hands = {**hands, **{f"{path} {OTHER}": hand for path, hand in before.items()}}
    found: dict[str, list[Released]] = {path: [] for path in hands}
    for turn in range(runs + 1):
        for path in list(hands)[:: 1 if turn % 2 else -1]:
            one = release(hands[path], RESTS[name])
            if turn:
                found[path].append(one)
    native = found[NATIVE]
    rows = []
    for path in OURS:
        mine = found[path]
        first, last = (Series.of(getattr(one, part) for one in mine) for part in ("first", "last"))
        stood = [one.stood for one in mine if one.stood is not None]
        note = f"panelens tal stod redan rätt vid släppet i {sum(stood)} av {len(stood)} fall"
        whole = Series.of(one.last for one in native)
        rows.append(Row(name, f"{path}, meningen", first, NATIVE, Series.of(one.first for one in native), goal=1.3, note=note))
        if DASH_RELEASE in found:
            rows.append(
                Row(name, f"{path}, meningen", first, DASH_RELEASE, Series.of(one.first for one in found[DASH_RELEASE]))
            )
        rows.append(Row(name, f"{path}, hela sidan", last, NATIVE, whole, goal=1.3))
        if path in before:
            earlier = Series.of(one.last for one in found[f"{path} {OTHER}"])
            rows.append(Row(name, f"{path}, hela sidan", last, OTHER, earlier))
        rows += [Row(name, f"{path}, {what}", work(mine), NATIVE, work(native)) for what, work in WORK.items()]
    return rows
