"""Answers kept between runs, by what they depend on: the published version and the choices."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar

import streamlit as st

from lstdash import store

P = ParamSpec("P")
T = TypeVar("T")
_VERSION = "data_version"


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
    themselves, which for frozen dataclasses of plain values is everything, and ten times faster than Streamlit's hashing.
    """
    return prepared(version(), compute, *choices)


def prepared(of: str, compute: Callable[..., T], *choices: Any) -> T:
    """Do what `answer` does for a version, also where there is no page that is pinned to it."""
    result: T = _kept(f"{compute.__module__}.{compute.__qualname__}", of, repr(choices), choices, compute)
    return result


@st.cache_resource(show_spinner=False, max_entries=500)
def _kept(name: str, version: str, chosen: str, _choices: tuple[Any, ...], _compute: Callable[..., Any]) -> Any:
    return _compute(version, *_choices)
