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
    draw(*(fold(title, body) for title, body in parts))


def fold(title: str, body: str, key: str = "", begins: str = "") -> str:
    """Return some HTML folded away under its title; with a key of its own it stays open when it is drawn anew.

    `begins` is the address of what sv.js puts above the HTML when the fold is opened.
    """
    kept = f' data-fold="{escape(key)}"' if key else ""
    kept += f' data-begins="{escape(begins)}"' if begins else ""
    return f'<details class="fold"{kept}><summary>{escape(title)}</summary>{body}</details>'


def draw(*pieces: str) -> None:
    """Draw pieces of HTML under each other in one element; nothing when all are empty."""
    if found := "".join(pieces):
        st.html(f'<div class="pieces">{found}</div>' if sum(map(bool, pieces)) > 1 else found)


def _draw(kind: str, bodies: Iterable[str]) -> None:
    st.html(f'<div class="{kind}">{"".join(f"<div>{body}</div>" for body in bodies)}</div>')
