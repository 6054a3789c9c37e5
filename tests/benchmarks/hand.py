"""A hand on a slider: a key, a move while it is held, and letting go; each says how long the screen took."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass

import psutil

from tests.benchmarks.tab import Tab

PAUSE_SECONDS = 0.06
AHEAD, BACK, SAME_WAY = 0.04, -0.0335, 8  # of the track's width: hardly ever to a value whose answer is kept
SWING = (0.04, 0.06, 0.08, 0.06, 0.04, 0.0, -0.04, -0.06, -0.08, -0.06, -0.04, 0.0)  # of the track's width
FIGURES = "dl.figures"  # of our panels


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
    process: psutil.Process | None = None  # the server's

    @property
    def shown(self) -> dict[str, str | None]:
        return {"figure": self.figure, "chart": self.chart, "attribute": self.attribute}


@dataclass(frozen=True)
class Released:
    """ms from a release until the server's text and the whole page stood, and what was worked meanwhile, rest included."""

    first: float
    last: float
    browser: float  # ms of the page's own thread
    server: float  # ms of the processor, in hundredths of a second
    stood: bool | None  # whether the panel's figures already said what they say in the end; None without a panel


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


def _answer(hand: Hand, what: str) -> float:
    took = hand.tab.evaluate("bench.result")
    if took is None:
        raise RuntimeError(f"{hand.target.name}: nothing changed on screen after {what}")
    time.sleep(PAUSE_SECONDS)
    return float(took)


def _arm(hand: Hand, event: str) -> None:
    hand.tab.evaluate(f"bench.arm({json.dumps(event)}, {json.dumps(hand.target.shown)})")


def key(hand: Hand) -> float:
    """Press an arrow key; return ms until figure and chart have changed."""
    hand.turn += 1
    hand.tab.evaluate(f"bench.find({json.dumps(hand.target.thumb)}).focus()")
    _arm(hand, "keydown")
    hand.tab.key("ArrowRight" if hand.turn // 5 % 2 else "ArrowLeft")
    return _answer(hand, "a key")


def drag(hand: Hand) -> float:
    """Move the held thumb; return ms until figure and chart have changed."""
    if hand.held is None:
        hand.held = hand.grab()
        time.sleep(0.3)
    x, y, width = hand.held
    share = SWING[hand.turn % len(SWING)]
    hand.turn += 1
    _arm(hand, "pointermove")
    hand.tab.mouse("dragged", x + share * width, y)
    return _answer(hand, "a drag")


def release(hand: Hand, rest_seconds: float) -> Released:
    """Drag a little, rest, let go; return what followed."""
    tab, target = hand.tab, hand.target
    x, y, width = hand.grab()
    far = (BACK if hand.turn // SAME_WAY % 2 else AHEAD) * width
    hand.turn += 1
    used = _used(target)
    for step in range(1, 5):
        tab.mouse("dragged", x + far * step / 4, y)
    time.sleep(rest_seconds)
    before, worked = _figures(tab), tab.worked()
    if target.follows:
        tab.evaluate(f"bench.follow('pointerup', {json.dumps(target.follows)})")
    else:
        _arm(hand, "pointerup")
    tab.mouse("released", x + far, y)
    took = tab.evaluate("bench.result")
    if took is None:
        raise RuntimeError(f"{target.name}: nothing followed the release")
    times = took if isinstance(took, list) else [took]
    browser, stood = tab.worked() - worked, _figures(tab) == before if before else None
    time.sleep(0.4)
    return Released(times[0], times[-1], browser, _used(target) - used, stood)


def _used(target: Target) -> float:
    return 1000.0 * sum(target.process.cpu_times()[:2]) if target.process else 0.0


def _figures(tab: Tab) -> str:
    """What the panel's figures say; nothing on a page without a panel."""
    return str(tab.evaluate(f"bench.text({json.dumps(FIGURES)})"))
