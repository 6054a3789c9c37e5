"""What is drawn by programs of our own in the browser: the files of `lstdash/panel`, given their data as JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

import streamlit as st

if TYPE_CHECKING:
    from streamlit.components.v2.types import ComponentRenderer


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
    return st.components.v2.component(f"lstdash.{program}", js=f"{program}.js", css=f"{css}.css", isolate_styles=isolated)
