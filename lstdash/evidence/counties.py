"""The 21 counties by letter, as readers know them."""

from __future__ import annotations

from lstdash import store
from lstdash.store import Row


def county_rows(version: str) -> list[Row]:
    """Return every county's published row, in the official order: by SCB's code."""
    return sorted(store.table("counties", version), key=lambda row: (row["scb_code"] or "", row["county"]))


def county_names(version: str) -> dict[str, str]:
    """Return every county's short name by letter, in the official order."""
    return {row["county"]: row["short_name"] for row in county_rows(version)}
