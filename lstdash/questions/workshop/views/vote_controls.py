"""Choices on /rosta: the workshop's code, as the link and the QR code write it."""

from __future__ import annotations

from lstdash.views.controls import Control, Text

CODE = Text("kod", "Kod", placeholder="ABCD-EFGH", longest=40)


def declared() -> tuple[Control, ...]:
    """Return what can be chosen on the page."""
    return (CODE,)
