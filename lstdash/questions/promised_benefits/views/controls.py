"""Choices on /nytta: which gain is shown."""

from __future__ import annotations

from lstdash.views.controls import Control, Text

BENEFIT = Text("rad", "Nytta som visas", longest=60)


def declared() -> tuple[Control, ...]:
    """Return what can be chosen on the page."""
    return (BENEFIT,)
