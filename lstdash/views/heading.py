"""Headings: Streamlit's own make an anchor of their text at every message of a run, 4 ms of the browser for each."""

from __future__ import annotations

import os
from html import escape

import streamlit as st

from lstdash.views.site import PRODUCT

ORGANISATION = "LSTDASH_ORGANISATION"  # whose installation it is, where it is not everybody's
EVERYBODY = "Sveriges 21 länsstyrelser"


def page(text: str) -> None:
    """Draw the page's question or name under the product's name and whose it is; one a page."""
    organisation = os.environ.get(ORGANISATION, "").strip() or EVERYBODY
    head = f'<p class="product"><strong>{escape(PRODUCT)}</strong> {escape(organisation)}</p>'
    st.html(f"{head}<h1>{escape(text)}</h1>")


def section(text: str) -> None:
    """Draw what a part of the page says."""
    _draw("h2", text)


def small(text: str) -> None:
    """Draw the heading of a card or a list."""
    _draw("h3", text)


def _draw(tag: str, text: str) -> None:
    st.html(f"<{tag}>{escape(text)}</{tag}>")
