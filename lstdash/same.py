"""The same object for the same arguments, made once: for pure functions of frozen things, which every run of a page asks again.

Arguments are told apart by which objects they are, so to look costs nothing; answers are kept and shared (views/cache.py), and
so the next run asks with the same ones. What could be changed in place is never told apart so: it is made anew.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import is_dataclass
from datetime import date
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from cachetools import LRUCache

P = ParamSpec("P")
T = TypeVar("T")
MOST = 1000  # made things, of all functions together; the one asked for longest ago goes first
PLAIN = (str, int, float, bool, date, type(None))  # told apart by type and value

_made: LRUCache[tuple[Any, ...], tuple[tuple[Any, ...], Any]] = LRUCache(MOST)  # with the arguments: none may take their place
_lock = threading.Lock()


def same(make: Callable[P, T]) -> Callable[P, T]:
    """Make a pure function return what it made last time for the same plain values and frozen dataclasses."""

    @wraps(make)
    def asked(*args: P.args, **kwargs: P.kwargs) -> T:
        every = (*args, *kwargs, *kwargs.values())
        if not all(map(_is_known, every)):
            return make(*args, **kwargs)
        key = (make, len(args), *map(_mark, every))  # how many have no name: f("a", 1) is not f(a=1)
        with _lock:
            found = _made.get(key)
        if found is None:
            found = (every, make(*args, **kwargs))
            with _lock:
                _made[key] = found
        result: T = found[1]
        return result

    return asked


def clear() -> None:
    """Forget everything."""
    with _lock:
        _made.clear()


def _is_known(given: object) -> bool:
    return type(given) in PLAIN or (is_dataclass(given) and _is_frozen(given))


def _is_frozen(given: object) -> bool:
    frozen: bool = type(given).__dataclass_params__.frozen  # type: ignore[attr-defined]
    return frozen


def _mark(given: object) -> tuple[type, object]:
    return type(given), given if type(given) in PLAIN else id(given)
