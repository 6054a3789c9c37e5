"""Choices on /workshop: which room, what is shown of it, and those of every kind of workshop."""

from __future__ import annotations

from lstdash.views.controls import Choice, Control, Text
from lstdash.views.kinds import drawn
from lstdash.workshop import kinds
from lstdash.workshop.kinds import FIRST, ROOMS

ROOM = Text("rum", "Workshop", longest=40, is_key=True)
GROUP = Text("grupp", "Grupp", longest=60)
ITEM = Text("forslag", "Förslag att diskutera", longest=100)
ROUND = Text("omgang", "Omgång", longest=2)


def kind() -> Choice:
    """Return the choice of what a new room is to score."""
    return Choice("slag", "Vad ska gruppen bedöma?", {code: kinds.kind(code).title for code in ROOMS}, default=FIRST)


def declared() -> tuple[Control, ...]:
    """Return what can be chosen on the page."""
    own = [control for code in ROOMS for control in drawn(code).controls()]
    return (ROOM, GROUP, ITEM, ROUND, kind(), *own)
