"""A chart as PNG or SVG, drawn on the server by a Chromium found on the machine; without one there is no picture.

Plotly draws in a browser only. One is kept running, and draws one at a time, so that a full room pressing the button does not
fill the memory. A drawing is kept too: who takes a picture takes it as PNG and as SVG, and often what another has taken.
"""

from __future__ import annotations

import logging
import os
import shutil
from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import Any, Literal, TypeVar

import plotly.graph_objects as go
from cachetools import LRUCache

from lstdash.charts.kept import as_json
from lstdash.charts.whole import whole
from lstdash.exports import picture_frame
from lstdash.exports.content import Export
from lstdash.exports.drawing_browser import Draw, DrawingBrowser

T = TypeVar("T")
Format = Literal["png", "svg"]
logger = logging.getLogger("lstdash")

BROWSER_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge", "microsoft-edge")
BROWSER_FILES = (
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
FONT = "Arial, Liberation Sans, Helvetica, sans-serif"  # on every office machine, also where the file is opened
HEIGHT = 500  # pixels, for a figure that does not say
SCALE = 2
DRAWINGS = 100  # kept, of some hundred kB each

_warm = DrawingBrowser()
_drawings: LRUCache[bytes, str] = LRUCache(DRAWINGS)
_lock = Lock()


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
    drawing = _drawing(figure)
    if drawing is None:
        return None
    framed = picture_frame.framed(drawing, export, height(figure))
    return framed.encode() if kind == "svg" else _png(picture_frame.as_figure(framed))


def _drawing(figure: go.Figure) -> str | None:
    """Return a bare figure as one svg element, drawn once for all who take it."""
    asked = sha256(as_json(figure).encode()).digest()
    with _lock:
        if asked in _drawings:
            return _drawings[asked]

    async def draw(kaleido: Any) -> str:
        options = _options("svg", picture_frame.DRAWING_WIDTH, height(figure), 1)
        return bytes(await kaleido.calc_fig(_portable(figure), opts=options)).decode()

    drawn = _in_browser(draw)
    if drawn is not None:
        with _lock:
            _drawings[asked] = drawn
    return drawn


def _png(figure: go.Figure) -> bytes | None:
    found = pictures([figure])
    return found[0] if found else None


def pictures(figures: Sequence[go.Figure]) -> list[bytes] | None:
    """Return each bare figure as PNG, all drawn in one run of the browser; None when they cannot be drawn."""

    async def draw(kaleido: Any) -> list[bytes]:
        return [
            await kaleido.calc_fig(_portable(figure), opts=_options("png", _width(figure), height(figure)))
            for figure in figures
        ]

    return _in_browser(draw) if figures else []


def _width(figure: go.Figure) -> int:
    return int(figure.layout.width or picture_frame.WIDTH)


def height(figure: go.Figure) -> int:
    """Return the height of a figure in pixels."""
    return int(figure.layout.height or HEIGHT)


@whole
def _portable(figure: go.Figure) -> dict[str, Any]:
    return dict(go.Figure(figure).update_layout(font_family=FONT).to_dict())


def _options(kind: Format, width: int, height: int, scale: int = SCALE) -> dict[str, Any]:
    return {"format": kind, "width": width, "height": height, "scale": scale}


def _in_browser(draw: Draw[T]) -> T | None:
    """Draw after those already waiting; None when there is no browser or it fails."""
    path = browser()
    if path is None:
        return None
    try:
        return _warm.run(path, draw)
    except Exception:  # a browser can fail in many ways; the caller has another way to show the same
        logger.warning("no picture could be drawn with %s", path, exc_info=True)
        return None
