"""A chart on a page: Swedish mode bar, text alternative, stable key, and clicks that choose."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import plotly.graph_objects as go
import streamlit as st

from lstdash.charts import style


def show(figure: go.Figure, key: str, alt: str, on_pick: Callable[[Any], None] | None = None) -> None:
    """Draw a figure; a click on a mark passes that mark's custom data to `on_pick`."""
    if on_pick is None:
        st.plotly_chart(figure, key=key, theme=None, config=style.config(key), alt=alt)
        return
    pick = on_pick

    def picked() -> None:
        points = st.session_state[key]["selection"]["points"]
        if points and points[0].get("customdata") is not None:
            pick(points[0]["customdata"])

    st.plotly_chart(figure, key=key, theme=None, config=style.config(key), alt=alt, on_select=picked, selection_mode="points")
