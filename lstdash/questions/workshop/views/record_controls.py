"""Choices on /protokoll: which sealed result."""

from __future__ import annotations

from lstdash.views.controls import Control, Text

TOKEN = Text("nyckel", "Länkens nyckel", longest=60, is_key=True)


def declared() -> tuple[Control, ...]:
    """Return what can be chosen on the page."""
    return (TOKEN,)
