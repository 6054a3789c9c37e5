"""What a figure of the page says: the meaning of its colours, its words without markup, the unit of an axis."""

from __future__ import annotations

import html
import re
from typing import Any

from lstdash.exhibits import Look

DETAIL = re.compile(r"(?:\s|</b>)*<br>(?=<(?:i|span)\b)")  # any other break is where a long name was wrapped
LOOKS: dict[str, Look] = {  # the colours of the pages (lstdash/charts/style.py)
    "#00504D": "accent",
    "#579892": "light",
    "#B3541E": "warning",
    "#3B5B92": "focus",
    "#FFFFFF": "hatched",
    "#E3E5E1": "pale",
}


def look(colour: object) -> Look:
    """Return what a colour of the pages means; of several, the one most used."""
    if isinstance(colour, (list, tuple)):
        colour = max(sorted(set(colour)), key=colour.count)
    return LOOKS.get(str(colour), "context")


def said(text: object) -> str:
    """Return the words of a label, without its markup: a line of its own look below a name is told after a comma."""
    lined = DETAIL.sub(", ", str(text or ""))
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", lined)).split())


def unit(axis: Any) -> str:
    """Return what follows each number of an axis."""
    return str(axis.ticksuffix or "").strip()
