"""Choices on /kallor: which tab, which table or question, what to search for, and the row a source mark points at."""

from __future__ import annotations

from lstdash.catalog.whole import tables
from lstdash.views import site
from lstdash.views.controls import Choice, Control, Text

VIEWS = {
    "dokument": "Dokument",
    "motsagelser": "Motsägelser",
    "antaganden": "Antaganden",
    "tabeller": "Alla tabeller",
    "sa-raknar-vi": "Så räknar vi",
    "ordlista": "Ordlista",
    "version": "Dataversion",
}

VIEW = Choice("visa", "Visa", VIEWS, default="dokument")
TABLE = Choice("tabell", "Tabell", {name: table.label for name, table in tables().items()}, default="sources")
# Views that show one table as cards: the table, and the column that names a card.
CARDS = {
    "dokument": ("sources", "Titel"),
    "motsagelser": ("source_conflicts", "Motsägelse"),
    "antaganden": ("assumptions", "Antagande"),
}
EXPLAINED = {page.address: page.title for page in site.SITES if page.is_explained}
QUESTION = Choice("fraga", "Fråga", EXPLAINED, default=next(iter(EXPLAINED)))
TEXT = Text("sok", "Sök", placeholder="Sök i tabellens alla fält")
ROW = Text("rad", "Källrad")


def declared() -> tuple[Control, ...]:
    """Return what can be chosen on the page."""
    return (VIEW, TABLE, QUESTION, TEXT, ROW)
