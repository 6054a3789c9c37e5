"""Run a part of the page again and again, and never lose a page to it.

A poll that reaches Streamlit when a run of the whole page has just ended, but has not been sent, starts a new runner
and what the ended run drew is thrown away: the phone keeps half a page (seen with twenty phones on a busy machine).
Streamlit refuses a poll of a part that the page no longer has, so each run of the page gets parts of its own.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from lstdash.views.cache import own

_RUNS = "polling-runs"


def every(seconds: float, part: Callable[..., None], *arguments: Any) -> None:
    """Draw `part(*arguments)` now and every so many seconds, until the whole page runs again."""
    own()[_RUNS] = run = own().get(_RUNS, 0) + 1

    def polled() -> None:
        part(*arguments)

    # Streamlit names a fragment by this and by its place on the page.
    polled.__qualname__ = f"{part.__module__}.{part.__qualname__}.{run}"
    st.fragment(polled, run_every=seconds)()
