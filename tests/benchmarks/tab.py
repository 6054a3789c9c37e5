"""A browser that nobody debugs.

Playwright listens to a page's `Runtime`. The browser then reads a script again to know where in it something was thrown,
which in Plotly's four million characters took over a second of every first chart, and of no reader's. So these tabs are
steered by Chrome's own protocol, and nothing is asked of them but to navigate, to evaluate, and to take a mouse and a key.
"""

from __future__ import annotations

import json
import subprocess
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright
from websockets.sync.client import ClientConnection, connect

from tests.benchmarks import web

SIZE = (1440, 900)
ARROWS = {"ArrowLeft": 37, "ArrowRight": 39}
PATIENCE_SECONDS = 180.0
POLL_SECONDS = 0.02

Tabs = Callable[[], AbstractContextManager["Tab"]]


@dataclass(frozen=True)
class Drawn:
    """ms from the navigation or click until title and last change are on screen; `origin`: the page's start, s since 1970."""

    first: float
    last: float
    origin: float


class Chromium:
    """One browser process and the socket that steers it."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket, self._number = socket, 0
        self.fetched: Counter[str] = Counter()  # bytes over the line, by session

    def ask(self, method: str, session: str | None = None, **params: Any) -> Any:
        """Send one command and return its answer; of events only what was fetched is noted."""
        self._number += 1
        told = {"id": self._number, "method": method, "params": params} | ({"sessionId": session} if session else {})
        self._socket.send(json.dumps(told))
        deadline = time.monotonic() + PATIENCE_SECONDS
        while True:
            answer = json.loads(self._socket.recv(timeout=deadline - time.monotonic()))
            if answer.get("method") == "Network.loadingFinished":
                self.fetched[answer["sessionId"]] += int(answer["params"]["encodedDataLength"])
            if answer.get("id") == self._number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']['message']}")
                return answer["result"]

    @contextmanager
    def tab(self) -> Iterator[Tab]:
        """A tab in a context without cookies or cache, with the probe in every page."""
        context = self.ask("Target.createBrowserContext")["browserContextId"]
        width, height = SIZE
        target = self.ask("Target.createTarget", url="about:blank", browserContextId=context, width=width, height=height)
        session = self.ask("Target.attachToTarget", targetId=target["targetId"], flatten=True)["sessionId"]
        self.ask("Page.enable", session)
        self.ask("Page.addScriptToEvaluateOnNewDocument", session, source=web.PROBE.read_text(encoding="utf-8"))
        self.ask("Emulation.setFocusEmulationEnabled", session, enabled=True)  # several tabs, and each is somebody's only one
        self.ask("Emulation.setDeviceMetricsOverride", session, width=width, height=height, deviceScaleFactor=1, mobile=False)
        yield Tab(self, session)
        self.ask("Target.disposeBrowserContext", browserContextId=context)


@dataclass(frozen=True)
class Tab:
    """One clean tab."""

    chromium: Chromium
    session: str

    def open(self, address: str) -> Drawn:
        """Open an address and wait until all of it is drawn."""
        self.go(address)
        return self._drawn("bench.drawn()")

    def see(self, address: str, selectors: Mapping[str, str]) -> Mapping[str, float]:
        """Open an address; return ms until each selector that came was drawn, and `first` (the title) and `last`."""
        self.go(address)
        found: dict[str, float] = self.evaluate(f"bench.seen({json.dumps(selectors)})")
        return found

    def go(self, address: str) -> None:
        """Open an address."""
        told = self.chromium.ask("Page.navigate", self.session, url=address)
        if "errorText" in told:
            raise RuntimeError(f"{address}: {told['errorText']}")

    def slow(self, mbit: float, latency_ms: float, packings: str) -> None:
        """Make the line as slow as said, and ask for these packings, as a browser writes them."""
        self.chromium.ask("Network.enable", self.session)
        bytes_a_second = mbit * 1_000_000 / 8
        speed = {"downloadThroughput": bytes_a_second, "uploadThroughput": bytes_a_second}
        self.chromium.ask("Network.emulateNetworkConditions", self.session, offline=False, latency=latency_ms, **speed)
        self.chromium.ask("Network.setExtraHTTPHeaders", self.session, headers={"accept-encoding": packings})

    def fetched(self) -> int:
        """Return how many bytes have come over the line since it was made slow, heads included, the page's stream not."""
        self.evaluate("1")  # whatever has been told is now read
        return self.chromium.fetched[self.session]

    def press(self, link: str) -> Drawn:
        """Press a link and wait until all of the next page is drawn."""
        return self._drawn(f"bench.click({json.dumps(link)})")

    def evaluate(self, expression: str) -> Any:
        """Return the value of an expression, awaited when it is a promise."""
        told = self.chromium.ask("Runtime.evaluate", self.session, expression=expression, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in told:
            raise RuntimeError(f"{expression}: {told['exceptionDetails']['text']}")
        return told["result"].get("value")

    def worked(self) -> float:
        """Return how many ms the page's own thread has worked, whatever else the machine does."""
        self.chromium.ask("Performance.enable", self.session)
        told = self.chromium.ask("Performance.getMetrics", self.session)["metrics"]
        return next(float(one["value"]) for one in told if one["name"] == "TaskDuration") * 1000

    def mouse(self, kind: str, x: float, y: float) -> None:
        """Let the mouse be "moved", "dragged" (moved while held), "pressed" or "released" at a point of the window."""
        held = {} if kind == "moved" else {"button": "left", "clickCount": 1, "buttons": int(kind != "released")}
        name = "mouseMoved" if kind == "dragged" else f"mouse{kind.capitalize()}"
        self.chromium.ask("Input.dispatchMouseEvent", self.session, type=name, x=x, y=y, **held)

    def key(self, name: str) -> None:
        """Press and let go of an arrow key."""
        for kind in ("rawKeyDown", "keyUp"):
            code = {"key": name, "code": name, "windowsVirtualKeyCode": ARROWS[name]}
            self.chromium.ask("Input.dispatchKeyEvent", self.session, type=kind, **code)

    def wait(self, selector: str) -> None:
        """Return when an element is in the page, shadow roots included."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not self.evaluate(f"'bench' in window && Boolean(bench.find({json.dumps(selector)}))"):
            if time.monotonic() > deadline:
                raise RuntimeError(f"{selector} never came")
            time.sleep(POLL_SECONDS)

    def _drawn(self, expression: str) -> Drawn:
        seen = self.evaluate(expression)
        return Drawn(seen["first"], seen["last"], seen.get("origin", 0.0) / 1000)


@contextmanager
def tabs() -> Iterator[Tabs]:
    """One Chromium, the system's or else Playwright's; each call opens a clean tab in it."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        options = ("--headless=new", "--no-sandbox", "--disable-background-networking", "--no-first-run", "--lang=sv-SE")
        awake = ("--disable-backgrounding-occluded-windows", "--disable-renderer-backgrounding")
        where = ("--remote-debugging-port=0", f"--user-data-dir={folder}", "about:blank")
        process = subprocess.Popen([_program(), *options, *awake, *where], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            with connect(_address(Path(folder), process), max_size=None) as socket:
                yield Chromium(socket).tab
        finally:
            process.terminate()
            process.wait(timeout=20)


def _program() -> str:
    if found := web.program():
        return found
    with sync_playwright() as playwright:
        return playwright.chromium.executable_path


def _address(folder: Path, process: subprocess.Popen[bytes]) -> str:
    told = folder / "DevToolsActivePort"
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        lines = told.read_text(encoding="utf-8").splitlines() if told.exists() else []
        if len(lines) == 2:
            return f"ws://127.0.0.1:{lines[0]}{lines[1]}"
        time.sleep(POLL_SECONDS)
    raise RuntimeError("the browser did not start")
