"""What is kept between runs: answers, by the published version and the choices, and what a session has of ours.

The latter is found once a run: Streamlit looks for a thing of a session's in four places, under a lock.
"""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from threading import Condition
from typing import Any, ParamSpec, TypeVar

import streamlit as st
from cachetools import LRUCache, cached

from lstdash import store

P = ParamSpec("P")
T = TypeVar("T")
_VERSION = "data_version"
OWN = "own"
MOST = 500  # answers; the one asked for longest ago goes first

_answers: LRUCache[tuple[str, str, str], Any] = LRUCache(MOST)
_turn = Condition()
_own: ContextVar[dict[str, Any]] = ContextVar(OWN)  # a run has a thread, and the thread no other session


def pin_version() -> str:
    """Call first in a run: read the current version once for it; every answer of the page uses it."""
    _own.set(_kept_by_session())
    own()[_VERSION] = store.current_version()
    store.hold(version())
    return version()


def own() -> dict[str, Any]:
    """Return what the session keeps of ours, by name; it lives as long as the session."""
    try:
        return _own.get()
    except LookupError:  # a part of a page that runs by itself, and a test
        return _kept_by_session()


def without_session() -> None:
    """Call in a thread of the server's own: no session is looked for there, which Streamlit would complain of in English."""
    _own.set({})


def _kept_by_session() -> dict[str, Any]:
    kept: dict[str, Any] = st.session_state.setdefault(OWN, {})
    return kept


def version() -> str:
    """Return the version this run is pinned to; outside a page's run, as where a page's controls are declared, the current one.

    Raises DataError outside a run when nothing is published.
    """
    return str(own().get(_VERSION) or store.current_version())


def answer(compute: Callable[..., T], *choices: Any) -> T:
    """Return `compute(version, *choices)`, kept until the version or a choice changes.

    The answer is shared between sessions and never copied: answers are frozen. Choices are told apart by what they say of
    themselves, which for frozen dataclasses of plain values is everything. Not Streamlit's cache: it takes 0.3 ms to look, a
    page looks ten times a run, and any browser may ask it to forget everything.
    """
    return prepared(version(), compute, *choices)


def prepared(of: str, compute: Callable[..., T], *choices: Any) -> T:
    """Do what `answer` does for a version, also where there is no page that is pinned to it."""
    result: T = _kept(compute, of, choices)
    return result


def made(compute: Callable[..., T], *choices: Any) -> T | None:
    """Return what `answer` would if it has been made and is kept, else None: nobody waits."""
    with _turn:
        result: T | None = _answers.get(_key(compute, version(), choices))
    return result


def clear() -> None:
    """Forget every answer."""
    _answers.clear()


def _key(compute: Callable[..., Any], of: str, choices: tuple[Any, ...]) -> tuple[str, str, str]:
    return f"{compute.__module__}.{compute.__qualname__}", of, repr(choices)


@cached(_answers, key=_key, condition=_turn)  # two who ask at once wait for the same answer; no other waits for it
def _kept(compute: Callable[..., Any], of: str, choices: tuple[Any, ...]) -> Any:
    return compute(of, *choices)
