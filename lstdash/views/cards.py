"""Frames side by side in one piece of HTML: as elements of their own they would be drawn again several times in every run."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st


def figures(bodies: Iterable[str]) -> None:
    """Draw narrow frames, each around the HTML of one figure (`figure`)."""
    _draw("cards figures", bodies)


def texts(bodies: Iterable[str]) -> None:
    """Draw frames wide enough to read in, each around some HTML."""
    _draw("cards", bodies)


def _draw(kind: str, bodies: Iterable[str]) -> None:
    st.html(f'<div class="{kind}">{"".join(f"<div>{body}</div>" for body in bodies)}</div>')
