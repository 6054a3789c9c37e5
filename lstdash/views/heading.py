"""Headings: Streamlit's own make an anchor of their text at every message of a run, 4 ms of the browser for each."""

from __future__ import annotations

from html import escape

import streamlit as st


def page(text: str) -> None:
    """Draw the page's question or name; one a page."""
    _draw("h1", text)


def section(text: str) -> None:
    """Draw what a part of the page says."""
    _draw("h2", text)


def small(text: str) -> None:
    """Draw the heading of a card or a list."""
    _draw("h3", text)


def _draw(tag: str, text: str) -> None:
    st.html(f"<{tag}>{escape(text)}</{tag}>")
