"""What is drawn by programs of our own in the browser: the files of `lstdash/panel`, given their data as JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import streamlit as st

if TYPE_CHECKING:
    from streamlit.components.v2.types import ComponentRenderer

MOST_PAGES = 100  # an address that is no page's shows the first page, and anybody can make one up
_programs: dict[str, str] = {}  # what a page has drawn with since the server started, by the page's own name


def encoded(data: Mapping[str, Any]) -> bytes:
    """Return data as a program reads it."""
    return json.dumps(data).encode()


def draw(
    program: str,
    key: str,
    data: Mapping[str, Any],
    *,
    kept: bytes = b"{}",
    css: str = "",
    isolated: bool = True,
    **callbacks: Any,
) -> None:
    """Draw `<program>.js` with its style sheet, in a shadow root when `isolated`; callbacks are named `on_<trigger>_change`.

    `kept` is what has been `encoded` before, a panel's 60 kB; `data` are added to it. All goes as bytes: given lists, Streamlit
    loads pandas to see whether they are tables, half a second of a first visit.
    """
    parts = b", ".join(part[1:-1] for part in (kept, encoded(data)) if part != b"{}")
    _component(program, css or program, isolated)(key=key, data=b"{" + parts + b"}", **callbacks)


@cache
def _component(program: str, css: str, isolated: bool) -> ComponentRenderer:
    """Register once, on first use: Streamlit knows the package's asset folder only when it runs."""
    sheet = f"{css}.css" if isolated else None  # what stands in the page itself is in the page's own
    return st.components.v2.component(f"lstdash.{program}", js=f"{program}.js", css=sheet, isolate_styles=isolated)


def note_drawn(page: str, program: str) -> None:
    """Note that the page at an address has drawn with a program, so that whoever opens it gets that while the page is made."""
    if len(_programs) < MOST_PAGES:
        _programs[_name(page)] = program


def drawn_with(page: str) -> str:
    """Return the address of what the page at an address draws with, "" for one that has drawn nothing."""
    return _programs.get(_name(page), "")


def _name(page: str) -> str:
    """Return a page's own name: what stands before it is a proxy's matter."""
    return urlsplit(page).path.rstrip("/").rpartition("/")[2]
