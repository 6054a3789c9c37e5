"""A chart on a page: drawn when it is about to be seen, with Swedish buttons, its text alternative, and clicks that choose.

Not `st.plotly_chart`: it draws at once what is far below the screen, and again at every run, 0.1 s of the browser for each.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import plotly
import streamlit as st

from lstdash.charts import style
from lstdash.charts.kept import encoded
from lstdash.panel import PLOTLY
from lstdash.views import browser

if TYPE_CHECKING:
    import plotly.graph_objects as go


def show(figure: go.Figure, key: str, alt: str, on_pick: Callable[[str], None] | None = None) -> None:
    """Draw a figure; a click on a mark passes that mark's custom data to `on_pick`."""
    program = f".{PLOTLY}?{plotly.__version__}"
    data = {
        "alt": alt,
        "config": style.config(key),
        "plotly": program,
        "picks": on_pick is not None,
    }

    def picked() -> None:
        """Take what was clicked. It comes from a browser: who is called looks at it as at an address."""
        chosen = (st.session_state.get(key) or {}).get("pick")  # nothing, if the chart left the page in the meantime
        if on_pick is not None and isinstance(chosen, str):
            on_pick(chosen)

    browser.draw("chart", key, data, kept=encoded(figure), isolated=False, on_pick_change=picked)
    if st.context.url:
        browser.note_drawn(st.context.url, program)
