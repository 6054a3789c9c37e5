"""The data behind a chart, one click away, readable by screen readers and on a phone.

A table is plain HTML: Streamlit's own is sent anew at every run, and each of its cells is read as Markdown by the browser.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lstdash import formats

if TYPE_CHECKING:
    import pandas as pd

# On one line, where other words make its column narrow: `2006-01-16`, `16 januari 2006`, `16 januari 2006 kl. 09.30`.
DAY = re.compile(r"\d{4}-\d\d-\d\d|\d{1,2} [a-z]+ \d{4}( kl\. \d\d\.\d\d)?")
LONGEST_STATIC = 60  # a real HTML table up to here; beyond it a scrolling grid with search


def data_table(columns: Sequence[str], rows: Sequence[Sequence[str]], alt: str, key: str) -> None:
    """Show rows of text under their labels; `alt` names the table for a screen reader."""
    if len(rows) <= LONGEST_STATIC:
        st.html(static(tuple(columns), tuple(map(tuple, rows)), alt))
    else:
        st.dataframe(_frame(columns, rows), hide_index=True, placeholder=formats.MISSING, key=key, alt=alt)


@lru_cache(maxsize=200)  # of at most LONGEST_STATIC rows each; the texts say what is in them, whoever asks
def static(columns: tuple[str, ...], rows: tuple[tuple[str, ...], ...], alt: str) -> str:
    """Return the HTML of a table; its first column names the rows where no two are named the same."""
    is_named = len({row[0] for row in rows}) == len(rows)
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in columns)
    body = "".join(f"<tr>{_first(first, is_named)}{_cells(others)}</tr>" for first, *others in rows)
    table = f'<table aria-label="{escape(alt)}"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'
    return f'<div class="table">{table}</div>'


def _cells(texts: Sequence[str]) -> str:
    return "".join(f"<td{_kept(text)}>{escape(text or formats.MISSING)}</td>" for text in texts)


def _first(text: str, is_name: bool) -> str:
    return f'<th scope="row"{_kept(text)}>{escape(text)}</th>' if is_name else _cells([text])


def _kept(text: str) -> str:
    return ' class="day"' if DAY.fullmatch(text) else ""


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


def _frame(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> pd.DataFrame:
    import pandas as pd  # half a second that no page without an open grid should wait for

    return pd.DataFrame([[text or None for text in row] for row in rows], columns=list(columns), dtype="str")
