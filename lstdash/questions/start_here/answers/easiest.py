"""What the report itself would begin with; apart from the rest of the room, whose model needs numpy. (2006 report, 5.7)"""

from __future__ import annotations

from lstdash import store


def easiest(version: str) -> list[store.Row]:
    """Return the report's examples that it places at small effort and large benefit, by key."""
    return [row for row in store.table("matrix_items", version) if (row["effort"], row["benefit"]) == ("liten", "stor")]
