"""Plotly looks for pandas and numpy wherever it checks a value, and stumbles over one that another thread is importing.

Seen in the browser: who opened a page in the seconds when the server loaded pandas got an error instead of a chart.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")
LOOKED_FOR = ("numpy", "pandas")


def whole(draw: Callable[P, T]) -> Callable[P, T]:
    """Make a pure function that uses Plotly wait for an import that is under way, and draw again."""

    @wraps(draw)
    def drawn(*args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return draw(*args, **kwargs)
        except AttributeError:  # "partially initialized module 'pandas' has no attribute 'Series'"
            for name in sys.modules.keys() & LOOKED_FOR:
                importlib.import_module(name)  # returns when the other thread is done
            return draw(*args, **kwargs)

    return drawn
