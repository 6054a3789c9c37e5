"""The data behind a chart, one click away, readable by screen readers and on a phone."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from lstdash import formats

LONGEST_STATIC = 60  # a real HTML table up to here; beyond it a scrolling grid with search


def data_table(columns: Sequence[str], rows: Sequence[Sequence[str]], alt: str, key: str) -> None:
    """Show rows of text under their labels; `alt` names the table for a screen reader."""
    frame = pd.DataFrame(list(rows), columns=list(columns), dtype="str")
    if len(rows) <= LONGEST_STATIC:
        first = columns[0]
        escaped = frame.map(_escaped)
        st.table(escaped.set_index(first) if frame[first].is_unique else escaped, alt=alt)
    else:
        st.dataframe(frame, hide_index=True, placeholder=formats.MISSING, key=key, alt=alt)


def _escaped(text: str) -> str:
    """st.table reads Markdown; data is text."""
    return "".join("\\" + char if char in "\\`*_[]#~$:<>|" else char for char in text)
