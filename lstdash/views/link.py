"""Links inside the product, as plain HTML: several are one element, and `sv.js` follows them without loading the page anew.

Streamlit's own links are an element each, drawn again several times in every run; a page has a dozen or more.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from urllib.parse import urlencode

import streamlit as st

from lstdash.views import site


def to(page: str, label: str, **params: str | Sequence[str]) -> str:
    """Return the HTML of a link to a page; KeyError for a page that is not there."""
    query = f"?{urlencode(params, doseq=True)}" if params else ""
    return f'<a class="to-page" href="{escape(f"./{site.page(page).address}{query}")}">{escape(label)}</a>'


def to_row(label: str, row_id: str) -> str:
    """Return the HTML of a link to a row on the page of sources."""
    return to("sources", label, rad=row_id)


def lines(links: Iterable[str]) -> str:
    """Return the HTML of links, each on a line of its own."""
    return "".join(f"<p>{found}</p>" for found in links)


def draw(*links: str) -> None:
    """Draw links, each on a line of its own; nothing when there is none."""
    if links:
        st.html(lines(links))
