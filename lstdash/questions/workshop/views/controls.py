"""Choices on /workshop: which room, what is shown of it, and those of every kind of workshop."""

from __future__ import annotations

from lstdash.views.controls import Choice, Control, Text
from lstdash.views.kinds import drawn
from lstdash.workshop.kinds import ROOMS

ROOM = Text("rum", "Workshop", longest=40)
PROJECTOR = Choice("projektor", "Visning", {"ja": "Projektor"}, placeholder="Vanlig")
GROUP = Text("grupp", "Grupp", longest=60)
ITEM = Text("forslag", "Förslag att diskutera", longest=100)
ROUND = Text("omgang", "Omgång", longest=2)


def __getattr__(name: str) -> tuple[Control, ...]:
    if name == "CONTROLS":
        kinds = [control for code in ROOMS for control in drawn(code).controls()]
        return (ROOM, PROJECTOR, GROUP, ITEM, ROUND, *kinds)
    raise AttributeError(name)
