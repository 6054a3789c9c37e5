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
    """Return the version this run is pinned to."""
    return str(st.session_state[_VERSION])


def answer(compute: Callable[..., T], *choices: Any) -> T:
    """Return `compute(version, *choices)`, kept until the version or a choice changes."""
    result: T = _kept(f"{compute.__module__}.{compute.__qualname__}", version(), choices, compute)
    return result


@st.cache_data(show_spinner=False, max_entries=500)
def _kept(name: str, version: str, choices: tuple[Any, ...], _compute: Callable[..., Any]) -> Any:
    return _compute(version, *choices)
