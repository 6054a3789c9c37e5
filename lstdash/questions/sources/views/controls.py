"""Choices on /kallor: which tab, which table, what to search for, and the row a source mark points at."""

from __future__ import annotations

from lstdash.catalog.whole import tables
from lstdash.views.controls import Choice, Control, Text

VIEWS = {
    "dokument": "Dokument",
    "motsagelser": "Motsägelser",
    "antaganden": "Antaganden",
    "tabeller": "Alla tabeller",
    "ordlista": "Ordlista",
    "version": "Dataversion",
}

VIEW = Choice("visa", "Visa", VIEWS, default="motsagelser")
TABLE = Choice("tabell", "Tabell", {name: table.label for name, table in tables().items()}, default="sources")
# Views that show one table as cards: the table, and the column that names a card.
CARDS = {
    "dokument": ("sources", "Titel"),
    "motsagelser": ("source_conflicts", "Motsägelse"),
    "antaganden": ("assumptions", "Antagande"),
}
TEXT = Text("sok", "Sök", placeholder="Sök i tabellens alla fält")
ROW = Text("rad", "Källrad")

CONTROLS: tuple[Control, ...] = (VIEW, TABLE, TEXT, ROW)
