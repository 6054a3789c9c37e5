"""Slider to pixels: from a key, a drag or a release until headline and chart have changed on screen.

Our two panels against a native Streamlit slider, the payroll page in Dash, and a static page that computes in the browser.
"""

from __future__ import annotations

import importlib.util
import json
import shutil
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import plotly

from tests.benchmarks import web
from tests.benchmarks.results import Row, Series
from tests.benchmarks.settings import Settings
from tests.benchmarks.tab import Tab, Tabs, tabs
from tests.benchmarks.timing import Turns
from tests.lib.server import ROOT, free_port

NAME = "reglage"
KEY, DRAG, RELEASE = "Reglage: en piltangent", "Reglage: medan man drar", "Reglage: när man släpper"
STATIC, DASH, DASH_RELEASE, NATIVE = "statisk sida", "Dash", "Dash, svarar vid släpp", "ett Streamlit-reglage"
PANEL_APP = ROOT / "tests" / "browser" / "panel_app" / "app.py"
SENTENCE = "[data-testid=stMain] [data-testid=stMarkdown]"
MAIN = "[data-testid=stMain]"
UPRIGHT = "line.threshold + line.threshold"
CURVE = ".scatterlayer .js-line"
PAUSE_SECONDS = 0.06
AHEAD, AHEAD_TURNS, BACK = 0.04, 8, -0.035  # of the track's width: hardly ever to a value whose answer is kept
SWING = (0.04, 0.06, 0.08, 0.06, 0.04, 0.0, -0.04, -0.06, -0.08, -0.06, -0.04, 0.0)  # of the track's width


@dataclass(frozen=True)
class Target:
    """One page with a slider: where it is, what to move and what must change on screen."""

    name: str
    address: str
    thumb: str
    figure: str | None
    chart: str
    attribute: str = "d"
    grip: str = ""  # what to press and
    track: str = ""  # whose width a drag is a part of; a native range is both itself
    follows: str = ""  # what the server writes after a release

    @property
    def shown(self) -> dict[str, str | None]:
        return {"figure": self.figure, "chart": self.chart, "attribute": self.attribute}


PANEL = Target("", "", ".sliders input", ".figures", "path.curve", follows=SENTENCE)
# path -> what our pages have. On a plane the line of the threshold moves at once and the figures only now and then, so there
# the chart alone counts, and after a release any text that the server writes.
OURS = {
    "/lonesamordning": replace(PANEL, thumb="#s-besparing"),
    "/borja-har": replace(PANEL, thumb="#s-grans-insats", figure=None, chart=UPRIGHT, attribute="x1", follows=MAIN),
}
STAND_INS = {
    "/lonesamordning": ("/", replace(PANEL, thumb="#s-besparing")),
    "/borja-har": ("/plan", replace(PANEL, thumb="#s-grans", figure=None, chart=UPRIGHT, attribute="x1", follows="")),
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
        keys = _turns(named, open_, settings.slider_moves, _key, answering)
        dragged = [name for name in answering if name != NATIVE]  # a native slider says nothing until it is released
        drags = _turns(named, open_, settings.slider_moves, _drag, dragged)
        rows = _compare(KEY, keys, [target.name for target in ours], {NATIVE: None, DASH: None, STATIC: None})
        rows += _compare(DRAG, drags, [target.name for target in ours], {DASH: None, STATIC: 1.0})
        return rows + _releases(named, open_, [target for target in ours if target.follows], settings.slider_releases)


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
    """Our pages; where a page does not exist yet, the panel alone stands in and the report says so."""
    server = stack.enter_context(web.streamlit(web.OURS, settings.extracts))
    exists = {path: _has_page(path) for path in OURS}
    alone = "" if all(exists.values()) else stack.enter_context(web.streamlit(PANEL_APP, settings.extracts)).address
    return [
        replace(OURS[path], name=path, address=server.address + path)
        if exists[path]
        else replace(STAND_INS[path][1], name=f"panelen ensam ({path} saknas)", address=alone + STAND_INS[path][0])
        for path in OURS
    ]


def _has_page(path: str) -> bool:
    return f'"{path.removeprefix("/")}"' in (ROOT / "pages" / "frame.py").read_text(encoding="utf-8")


def _others(stack: ExitStack, settings: Settings) -> list[Target]:
    native = stack.enter_context(web.streamlit(web.APPS / "one_slider.py", settings.extracts))
    static = stack.enter_context(_static_page(settings.extracts))
    slider = "[data-testid=stSlider]"
    found = [
        Target(NATIVE, native.address, f"{slider} input", SENTENCE, CURVE, "d", f"{slider} [style*=left]", slider, SENTENCE),
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


@dataclass
class Hand:
    """Which way the slider goes next, and where it is held."""

    tab: Tab
    target: Target
    turn: int = 0
    held: tuple[float, float, float] | None = None

    def grab(self) -> tuple[float, float, float]:
        """Press the thumb; return where it is and how wide the track is."""
        track = _box(self.tab, self.target.track or self.target.thumb)
        box = _box(self.tab, self.target.grip or self.target.thumb)
        share = 0.5 if self.target.track else box["along"]  # a native range's box is the track, the thumb at its value's share
        x, y = box["x"] + 11 + share * (box["width"] - 22), box["y"] + box["height"] / 2
        self.tab.mouse("moved", x, y)
        self.tab.mouse("pressed", x, y)
        return x, y, track["width"]

    def release(self) -> None:
        """Let go and let the page come to rest."""
        if self.held:
            self.tab.mouse("released", *self.held[:2])
            self.held = None
            time.sleep(1.5)


def _box(tab: Tab, selector: str) -> dict[str, float]:
    found: dict[str, float] = tab.evaluate(f"bench.box({json.dumps(selector)})")
    return found


Move = Callable[[Hand], float]


def _turns(named: dict[str, Target], open_: dict[str, Tab], runs: int, move: Move, names: list[str]) -> dict[str, Series]:
    hands = {name: Hand(open_[name], named[name]) for name in names}
    work: dict[str, Callable[[], float]] = {name: lambda hand=hand: move(hand) for name, hand in hands.items()}  # type: ignore[misc]
    found = Turns(work).run(runs, warm=3)
    for hand in hands.values():
        hand.release()
    return found


def _answer(hand: Hand, what: str) -> float:
    took = hand.tab.evaluate("bench.result")
    if took is None:
        raise RuntimeError(f"{hand.target.name}: nothing changed on screen after {what}")
    time.sleep(PAUSE_SECONDS)
    return float(took)


def _arm(hand: Hand, event: str) -> None:
    hand.tab.evaluate(f"bench.arm({json.dumps(event)}, {json.dumps(hand.target.shown)})")


def _key(hand: Hand) -> float:
    hand.turn += 1
    hand.tab.evaluate(f"bench.find({json.dumps(hand.target.thumb)}).focus()")
    _arm(hand, "keydown")
    hand.tab.key("ArrowRight" if hand.turn // 5 % 2 else "ArrowLeft")
    return _answer(hand, "a key")


def _drag(hand: Hand) -> float:
    if hand.held is None:
        hand.held = hand.grab()
        time.sleep(0.3)
    x, y, width = hand.held
    share = SWING[hand.turn % len(SWING)]
    hand.turn += 1
    _arm(hand, "pointermove")
    hand.tab.mouse("dragged", x + share * width, y)
    return _answer(hand, "a drag")


def _releases(named: dict[str, Target], open_: dict[str, Tab], ours: list[Target], runs: int) -> list[Row]:
    """The panel's figures stand when the thumb is let go; the rest of the page follows."""
    same: list[bool] = []
    first: dict[str, list[float]] = {}
    last: dict[str, list[float]] = {}
    names = [target.name for target in ours] + [name for name in (NATIVE, DASH_RELEASE) if name in named]
    hands = {name: Hand(open_[name], named[name]) for name in names}
    for turn in range(runs + 1):
        for name in names if turn % 2 else names[::-1]:
            times, stood = _release(hands[name])
            if turn:
                first.setdefault(name, []).append(times[0])
                last.setdefault(name, []).append(times[-1])
                if stood is not None:
                    same.append(stood)
    series = {name: Series.of(values) for name, values in first.items()}
    whole = {name: Series.of(values) for name, values in last.items()}
    note = f"panelens tal stod redan rätt vid släppet i {sum(same)} av {len(same)} fall"
    rows = []
    for name in (target.name for target in ours):
        rows.append(Row(RELEASE, f"{name}, meningen", series[name], NATIVE, series[NATIVE], goal=1.3, note=note))
        if DASH_RELEASE in series:
            rows.append(Row(RELEASE, f"{name}, meningen", series[name], DASH_RELEASE, series[DASH_RELEASE]))
        rows.append(Row(RELEASE, f"{name}, hela sidan", whole[name], NATIVE, whole[NATIVE], goal=1.3))
    return rows


def _release(hand: Hand) -> tuple[tuple[float, ...], bool | None]:
    """Drag a little, let go; return ms until the server's text and the whole page stood, and if the figures were kept."""
    tab, target = hand.tab, hand.target
    x, y, width = hand.grab()
    hand.turn += 1
    far = (AHEAD if hand.turn <= AHEAD_TURNS else BACK) * width
    for step in range(1, 5):
        tab.mouse("dragged", x + far * step / 4, y)
    time.sleep(0.15)
    before = _figures(tab)
    if target.follows:
        tab.evaluate(f"bench.follow('pointerup', {json.dumps(target.follows)})")
    else:
        _arm(hand, "pointerup")
    tab.mouse("released", x + far, y)
    took = tab.evaluate("bench.result")
    if took is None:
        raise RuntimeError(f"{target.name}: nothing followed the release")
    stood = _figures(tab) == before if before else None
    time.sleep(0.4)
    return (tuple(took) if isinstance(took, list) else (took,)), stood


def _figures(tab: Tab) -> str:
    """What the panel's figures say; nothing on a page without a panel."""
    return str(tab.evaluate(f"bench.text({json.dumps(PANEL.figure)})"))
