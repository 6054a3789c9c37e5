"""A chart as PNG or SVG, drawn on the server by a Chromium found on the machine; without one there is no picture.

Plotly draws in a browser only: kaleido starts one, hands it the figure and ends it. One runs at a time, so
that a full room pressing the button does not fill the memory. Nothing is fetched: MathJax is off, plotly.js
is the installed one, and the browser's proxy leads nowhere.
"""

from __future__ import annotations

import asyncio
import logging
import os
import shutil
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import Any, Literal, TypeVar

import plotly.graph_objects as go

from lstdash.charts.whole import whole
from lstdash.exports import picture_frame
from lstdash.exports.content import Export

T = TypeVar("T")
Format = Literal["png", "svg"]
logger = logging.getLogger("lstdash")

BROWSER_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge", "microsoft-edge")
BROWSER_FILES = (
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
NOWHERE = "127.0.0.1:9"
FONT = "Arial, Liberation Sans, Helvetica, sans-serif"  # on every office machine, also where the file is opened
HEIGHT = 500  # pixels, for a figure that does not say
SCALE = 2
TIMEOUT_SECONDS = 60
_browser_runs = ThreadPoolExecutor(max_workers=1, thread_name_prefix="chart-image")


@cache
def browser() -> str | None:
    """Return the Chromium to draw with: `BROWSER_PATH`, else the first one installed, else None."""
    named = os.environ.get("BROWSER_PATH")
    if named:
        return named if Path(named).is_file() else None
    found = (shutil.which(name) for name in (*BROWSER_NAMES, *BROWSER_FILES))
    return next((path for path in found if path), None)


def to_image(export: Export, kind: Format) -> bytes | None:
    """Return the figure framed by its headline above and its stamp below; None when it cannot be drawn."""
    if export.exhibit.figure is None:
        return None
    figure = export.exhibit.figure()
    height = _height(figure)

    async def draw(kaleido: Any) -> bytes:
        drawing = await kaleido.calc_fig(
            _portable(figure), opts=_options("svg", picture_frame.DRAWING_WIDTH, _height(figure), 1)
        )
        framed = picture_frame.framed(drawing.decode(), export, height)
        if kind == "svg":
            return framed.encode()
        picture = picture_frame.as_figure(framed)
        return bytes(await kaleido.calc_fig(_portable(picture), opts=_options("png", picture_frame.WIDTH, _height(picture))))

    return _in_browser(draw)


def pictures(figures: Sequence[go.Figure]) -> list[bytes] | None:
    """Return each bare figure as PNG, all drawn in one run of the browser; None when they cannot be drawn."""

    async def draw(kaleido: Any) -> list[bytes]:
        return [
            await kaleido.calc_fig(_portable(figure), opts=_options("png", picture_frame.WIDTH, _height(figure)))
            for figure in figures
        ]

    return _in_browser(draw) if figures else []


def _height(figure: go.Figure) -> int:
    return int(figure.layout.height or HEIGHT)


@whole
def _portable(figure: go.Figure) -> dict[str, Any]:
    return dict(go.Figure(figure).update_layout(font_family=FONT).to_dict())


def _options(kind: Format, width: int, height: int, scale: int = SCALE) -> dict[str, Any]:
    return {"format": kind, "width": width, "height": height, "scale": scale}


def _in_browser(draw: Callable[[Any], Awaitable[T]]) -> T | None:
    """Run a drawing job in a fresh browser, after those already waiting; None when there is none or it fails."""
    path = browser()
    if path is None:
        return None

    async def run() -> T:
        from kaleido import Kaleido  # type: ignore[import-untyped]  # 0.2 s: only those who ask for a picture wait

        async with Kaleido(n=1, path=path, mathjax=False, timeout=TIMEOUT_SECONDS, proxy_server=NOWHERE) as kaleido:
            return await draw(kaleido)

    try:
        return _browser_runs.submit(lambda: asyncio.run(asyncio.wait_for(run(), TIMEOUT_SECONDS))).result()
    except Exception:  # a browser can fail in many ways; the caller has another way to show the same
        logger.warning("no picture could be drawn with %s", path, exc_info=True)
        return None
