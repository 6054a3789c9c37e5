"""Data is never markup: the one place where text is made to stand in Streamlit's Markdown as it is."""

from __future__ import annotations

MARKUP = str.maketrans({sign: f"\\{sign}" for sign in r"\`*_{}[]()#+-.!|<>~$:&"})


def plain(text: str) -> str:
    """Return text that Markdown shows as it stands: no emphasis, link, formula, emoji, list, table or HTML."""
    return text.translate(MARKUP)
