"""Choices on /nytta: which gain is shown."""

from __future__ import annotations

from lstdash.views.controls import Text

BENEFIT = Text("rad", "Nytta som visas", longest=60)
CONTROLS = (BENEFIT,)
