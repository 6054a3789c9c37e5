"""Answers kept between runs, by what they depend on: the published version and the choices."""

from __future__ import annotations

from collections.abc import Callable
from threading import Condition
from typing import Any, ParamSpec, TypeVar

import streamlit as st
from cachetools import LRUCache, cached

from lstdash import store

P = ParamSpec("P")
T = TypeVar("T")
_VERSION = "data_version"
MOST = 500  # answers; the one asked for longest ago goes first

_answers: LRUCache[tuple[str, str, str], Any] = LRUCache(MOST)


def pin_version() -> str:
    """Read the current version once for this run; every answer of the page uses it."""
    st.session_state[_VERSION] = store.current_version()
    store.hold(version())
    return version()


def version() -> str:
    """Return the version this run is pinned to; outside a page's run, as where a page's controls are declared, the current one.

    Raises DataError outside a run when nothing is published.
    """
    return str(st.session_state.get(_VERSION) or store.current_version())


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


def clear() -> None:
    """Forget every answer."""
    _answers.clear()


def _key(compute: Callable[..., Any], of: str, choices: tuple[Any, ...]) -> tuple[str, str, str]:
    return f"{compute.__module__}.{compute.__qualname__}", of, repr(choices)


@cached(_answers, key=_key, condition=Condition())  # two who ask at once wait for the same answer; no other waits for it
def _kept(compute: Callable[..., Any], of: str, choices: tuple[Any, ...]) -> Any:
    return compute(of, *choices)
