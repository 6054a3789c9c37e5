"""Which saved scenarios a link shows, and which two stand side by side: for any page's controls.

What is taken away or stands on a projector names a scenario by the key that it is read by, never by the one that changes it.
"""

from __future__ import annotations

import re

from lstdash.views.controls import Control, Text

SAVED = Text("scenarier", "Sparade scenarier", longest=2000)
LEFT = Text("mot", "Jämför med", longest=60)
RIGHT = Text("och", "Det andra", longest=60)
CONTROLS: tuple[Control, ...] = (SAVED, LEFT, RIGHT)
SEPARATOR = "."  # as in lstdash/scenarios/saved.py, which needs the store
BASE, NOW = "utgangslage", "nu"
READ = re.compile(r"[0-9a-f]{16}")  # a key; a token is longer


def shareable(name: str, value: str) -> str:
    """Return what may stand in a file of what a control of this name says: anything, but of scenarios only what reads them."""
    if name not in {control.name for control in CONTROLS}:
        return value
    return SEPARATOR.join(part for part in value.split(SEPARATOR) if part in (BASE, NOW) or READ.fullmatch(part))
