"""Choices on /protokoll: which sealed result."""

from __future__ import annotations

from lstdash.views.controls import Control, Text

TOKEN = Text("nyckel", "Länkens nyckel", longest=60, is_key=True)

CONTROLS: tuple[Control, ...] = (TOKEN,)
