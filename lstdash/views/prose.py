"""Running text as plain HTML: Streamlit's Markdown is parsed anew by the browser in every run, some ms for each paragraph."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

import streamlit as st

from lstdash.views import cards


def say(*paragraphs: str) -> None:
    """Draw paragraphs as they stand; those without text are left out."""
    cards.draw(*map(paragraph, filter(None, paragraphs)))


def strong(text: str) -> None:
    """Draw a paragraph that is to be read first."""
    st.html(paragraph(text, "strong"))


def small(*paragraphs: str) -> None:
    """Draw what is said in passing, a paragraph each; those without text are left out."""
    st.html(f'<div class="small">{"".join(map(paragraph, filter(None, paragraphs)))}</div>')


def listed(lines: Iterable[str]) -> None:
    """Draw a list, an item a line; nothing when there is none."""
    cards.draw(items(lines))


def items(lines: Iterable[str]) -> str:
    """Return the HTML of a list, an item a line; nothing when there is none."""
    found = "".join(f"<li>{escape(line)}</li>" for line in lines)
    return f'<ul class="said">{found}</ul>' if found else ""


def named(pairs: Iterable[tuple[str, str]]) -> None:
    """Draw a list, an item a line, each under its name."""
    found = "".join(f"<li><strong>{escape(name)}:</strong> {escape(text)}</li>" for name, text in pairs)
    st.html(f'<ul class="said">{found}</ul>')


def paragraph(text: str, tag: str = "") -> str:
    """Return the HTML of a paragraph, all of it within a tag if one is named."""
    inner = f"<{tag}>{escape(text)}</{tag}>" if tag else escape(text)
    return f'<p class="said">{inner}</p>'
