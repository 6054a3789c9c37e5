"""Frames side by side or folded, in one piece of HTML: as elements they would be drawn again several times in every run."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

import streamlit as st


def figures(bodies: Iterable[str]) -> None:
    """Draw narrow frames, each around the HTML of one figure: paragraphs `label` and `value`, then what qualifies them."""
    _draw("cards figures", bodies)


def texts(bodies: Iterable[str]) -> None:
    """Draw frames wide enough to read in, each around some HTML."""
    _draw("cards", bodies)


def folds(parts: Iterable[tuple[str, str]]) -> None:
    """Draw texts that fold out one by one: the title of each, and some HTML."""
    found = "".join(f'<details class="fold"><summary>{escape(title)}</summary>{body}</details>' for title, body in parts)
    if found:
        st.html(found)


def _draw(kind: str, bodies: Iterable[str]) -> None:
    st.html(f'<div class="{kind}">{"".join(f"<div>{body}</div>" for body in bodies)}</div>')
