"""The data behind a chart, one click away, readable by screen readers and on a phone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lstdash import formats
from lstdash.views.markdown import plain

if TYPE_CHECKING:
    import pandas as pd

LONGEST_STATIC = 60  # a real HTML table up to here; beyond it a scrolling grid with search


def data_table(columns: Sequence[str], rows: Sequence[Sequence[str]], alt: str, key: str) -> None:
    """Show rows of text under their labels; `alt` names the table for a screen reader."""
    if len(rows) <= LONGEST_STATIC:
        st.table(_static(tuple(columns), tuple(map(tuple, rows))), alt=alt)
    else:
        st.dataframe(_frame(columns, rows), hide_index=True, placeholder=formats.MISSING, key=key, alt=alt)


def folded(label: str, key: str, draw: Callable[[], None], *, within: bool = False) -> None:
    """Fold something away and draw it only while it is open: a closed table costs the browser as much as an open one.

    Opening it runs a fragment of its own; `within` another, that one, as each fragment is two more layers to the browser.
    """
    (_folded if within else _alone)(label, key, draw)


def _folded(label: str, key: str, draw: Callable[[], None]) -> None:
    if box := fold(label, key):
        with box:
            draw()


_alone = st.fragment(_folded)


def fold(label: str, key: str) -> DeltaGenerator | None:
    """Draw a fold; return its inside while it is open. It stays open also when the label says something new."""
    st.session_state[key] = st.session_state.get(key, False)  # a new label would be a new, closed fold to Streamlit
    box = st.expander(label, key=key, on_change="rerun")
    return box if box.open else None


@lru_cache(maxsize=200)  # of at most LONGEST_STATIC rows each; the texts say what is in them, whoever asks
def _static(columns: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> pd.DataFrame:
    first, escaped = columns[0], _frame(columns, [[plain(text) for text in row] for row in rows])
    return escaped.set_index(first) if escaped[first].is_unique else escaped


def _frame(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> pd.DataFrame:
    import pandas as pd  # half a second that no page without an open table should wait for

    return pd.DataFrame(list(rows), columns=list(columns), dtype="str")
