"""Slider to pixels: from a key, a drag or a release until headline and chart have changed on screen.

Our two panels against a native Streamlit slider, the payroll page in Dash, and a static page that computes in the browser.
"""

from __future__ import annotations

import importlib.util
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
from playwright.sync_api import Browser, Page

from tests.benchmarks import web
from tests.benchmarks.results import Row, Series
from tests.benchmarks.settings import Settings
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
PAUSE_MS = 60
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
        chromium = stack.enter_context(web.browser())
        ours = _ours(stack, settings)
        others = _others(stack, settings)
        open_ = {target.name: _open(stack, chromium, target) for target in (*ours, *others)}
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


def _open(stack: ExitStack, chromium: Browser, target: Target) -> Page:
    page = stack.enter_context(web.clean(chromium))
    page.goto(target.address)
    page.locator(target.thumb).first.wait_for(state="attached")
    page.locator(target.chart).first.wait_for(state="attached")
    page.wait_for_timeout(3000)  # the draws, and charts further down
    return page


# Moves


@dataclass
class Hand:
    """Which way the slider goes next, and where it is held."""

    page: Page
    target: Target
    turn: int = 0
    held: tuple[float, float, float] | None = None

    def grab(self) -> tuple[float, float, float]:
        """Press the thumb; return where it is and how wide the track is."""
        thumb = self.page.locator(self.target.grip or self.target.thumb).first
        thumb.scroll_into_view_if_needed()
        box = thumb.bounding_box()
        track = self.page.locator(self.target.track).first.bounding_box() if self.target.track else box
        assert box and track
        share = 0.5
        if not self.target.track:  # a native range: the box is the track, the thumb is at the value's share of it
            share = thumb.evaluate("input => (input.value - input.min) / (input.max - input.min)")
        x, y = box["x"] + 11 + share * (box["width"] - 22), box["y"] + box["height"] / 2
        self.page.mouse.move(x, y)
        self.page.mouse.down()
        return x, y, track["width"]

    def release(self) -> None:
        """Let go and let the page come to rest."""
        if self.held:
            self.page.mouse.up()
            self.held = None
            self.page.wait_for_timeout(1500)


Move = Callable[[Hand], float]


def _turns(named: dict[str, Target], pages: dict[str, Page], runs: int, move: Move, names: list[str]) -> dict[str, Series]:
    hands = {name: Hand(pages[name], named[name]) for name in names}
    work: dict[str, Callable[[], float]] = {name: lambda hand=hand: move(hand) for name, hand in hands.items()}  # type: ignore[misc]
    found = Turns(work).run(runs, warm=3)
    for hand in hands.values():
        hand.release()
    return found


def _answer(hand: Hand, what: str) -> float:
    took = hand.page.evaluate("bench.result")
    if took is None:
        raise RuntimeError(f"{hand.target.name}: nothing changed on screen after {what}")
    hand.page.wait_for_timeout(PAUSE_MS)
    return float(took)


def _key(hand: Hand) -> float:
    hand.turn += 1
    hand.page.locator(hand.target.thumb).first.focus()
    hand.page.evaluate("target => bench.arm('keydown', target)", hand.target.shown)
    hand.page.keyboard.press("ArrowRight" if hand.turn // 5 % 2 else "ArrowLeft")
    return _answer(hand, "a key")


def _drag(hand: Hand) -> float:
    if hand.held is None:
        hand.held = hand.grab()
        hand.page.wait_for_timeout(300)
    x, y, width = hand.held
    share = SWING[hand.turn % len(SWING)]
    hand.turn += 1
    hand.page.evaluate("target => bench.arm('pointermove', target)", hand.target.shown)
    hand.page.mouse.move(x + share * width, y)
    return _answer(hand, "a drag")


def _releases(named: dict[str, Target], pages: dict[str, Page], ours: list[Target], runs: int) -> list[Row]:
    """The panel's figures stand when the thumb is let go; the rest of the page follows."""
    same: list[bool] = []
    first: dict[str, list[float]] = {}
    last: dict[str, list[float]] = {}
    names = [target.name for target in ours] + [name for name in (NATIVE, DASH_RELEASE) if name in named]
    hands = {name: Hand(pages[name], named[name]) for name in names}
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
    page, target = hand.page, hand.target
    x, y, width = hand.grab()
    hand.turn += 1
    page.mouse.move(x + (0.08 if hand.turn % 2 else -0.08) * width, y, steps=4)
    page.wait_for_timeout(150)
    before = _figures(page)
    if target.follows:
        page.evaluate("figure => bench.follow('pointerup', figure)", target.follows)
    else:
        page.evaluate("target => bench.arm('pointerup', target)", target.shown)
    page.mouse.up()
    took = page.evaluate("bench.result")
    if took is None:
        raise RuntimeError(f"{target.name}: nothing followed the release")
    stood = _figures(page) == before if before else None
    page.wait_for_timeout(400)
    return (tuple(took) if isinstance(took, list) else (took,)), stood


def _figures(page: Page) -> str:
    """What the panel's figures say; nothing on a page without a panel."""
    return str(page.evaluate("selector => bench.text(selector)", PANEL.figure))
