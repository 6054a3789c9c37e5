"""Data is never markup: the one place where text is made to stand in Streamlit's Markdown as it is."""

from __future__ import annotations

import re

# A web address becomes a link by itself, escaped or not, unless it goes on from a character that is neither space nor mark.
ADDRESS = re.compile(r"(?=https?:|www\.)", re.IGNORECASE)
JOINER = "\u2060"  # nothing to see, and no break
MARKUP = str.maketrans({sign: f"\\{sign}" for sign in r"\`*_{}[]()#+-.!|<>~$:&"})


def plain(text: str) -> str:
    """Return text that Markdown shows as it stands: no emphasis, link, formula, emoji, list, table or HTML."""
    return ADDRESS.sub(JOINER, text).translate(MARKUP)
