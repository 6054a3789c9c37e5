"""Figures are drawn once: a page runs again at every click, mostly with charts it has drawn before.

Drawing is pure and the slowest thing a run does, as Plotly checks every value; so a figure is kept by the content of what
it was drawn from, whoever asks. It is shared: whoever wants to change one copies it first (`go.Figure(figure)`).
"""

from __future__ import annotations

import json
import pickle
import threading
import weakref
from collections import OrderedDict
from collections.abc import Callable
from functools import wraps
from hashlib import sha256
from typing import ParamSpec, TypeVar

import plotly.graph_objects as go

from lstdash.charts.whole import whole
from lstdash.same import same

P = ParamSpec("P")
T = TypeVar("T")
MOST = 200  # figures of some hundred kB each; the one asked for longest ago goes first

_figures: OrderedDict[bytes, go.Figure] = OrderedDict()
_written: dict[int, str] = {}
_encoded: dict[int, bytes] = {}
_lock = threading.Lock()


def kept(draw: Callable[P, go.Figure]) -> Callable[P, go.Figure]:
    """Make a pure function that draws return the figure it drew last time for equal arguments."""
    name = f"{draw.__module__}.{draw.__qualname__}"

    @same  # where the arguments are the very same, their content need not be looked at
    @wraps(draw)
    def drawn(*args: P.args, **kwargs: P.kwargs) -> go.Figure:
        asked = sha256(pickle.dumps((name, args, kwargs))).digest()
        with _lock:
            if asked in _figures:
                _figures.move_to_end(asked)
                return _figures[asked]
        figure = whole(draw)(*args, **kwargs)
        with _lock:
            _figures[asked] = figure
            while len(_figures) > MOST:
                _figures.popitem(last=False)
        return figure

    return drawn


def as_json(figure: go.Figure) -> str:
    """Return a figure as Plotly's browser half reads it, written once, as nobody changes a figure that has been drawn."""
    return _once(_written, figure, lambda: str(whole(figure.to_json)()))


def encoded(figure: go.Figure) -> bytes:
    """Return the same text within a JSON object of its own, `{"figure": ...}`, as a page's message holds it."""
    return _once(_encoded, figure, lambda: json.dumps({"figure": str(whole(figure.to_json)())}).encode())


def _once(found: dict[int, T], figure: go.Figure, make: Callable[[], T]) -> T:
    place = id(figure)
    if place not in found:
        found[place] = make()
        weakref.finalize(figure, found.pop, place, None)
    return found[place]
