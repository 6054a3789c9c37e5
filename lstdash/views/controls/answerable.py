"""Choices that cannot be answered: the page shows the last that could, and says at the fields what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import streamlit as st

from lstdash.errors import ScenarioError
from lstdash.views import cache, downloads, error_box
from lstdash.views.controls import Control

C = TypeVar("C")


def latest(
    compute: Callable[[str, C], Any], asked: C, default: C, pairs: Callable[[C], Iterable[tuple[Control, object]]]
) -> tuple[C, ScenarioError | None]:
    """Return the choices when they can be answered; else the session's last that could, or the defaults, and what is wrong.

    The page's files say the choices that are shown: `pairs` gives what its controls would say for them.
    """
    last = f"answerable-{compute.__module__}"
    try:
        cache.answer(compute, asked)
    except ScenarioError as error:
        kept: C = st.session_state.get(last, default)
        downloads.shows(pairs(kept))
        return kept, error
    downloads.shows(())
    st.session_state[last] = asked
    return asked, None


def told(fault: ScenarioError | None) -> None:
    """Say below the fields what is wrong with them, and what is shown meanwhile."""
    if fault:
        error_box.show_error(fault)
        st.caption("Sidan visar det senaste som gick att räkna.")
