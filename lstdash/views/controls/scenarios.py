"""Which saved scenarios a link shows, and which two stand side by side: for any page's controls."""

from __future__ import annotations

from lstdash.views.controls import Control, Text

SAVED = Text("scenarier", "Sparade scenarier", longest=2000)
LEFT = Text("mot", "Jämför med", longest=60)
RIGHT = Text("och", "Det andra", longest=60)
CONTROLS: tuple[Control, ...] = (SAVED, LEFT, RIGHT)
