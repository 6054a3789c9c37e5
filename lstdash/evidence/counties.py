"""The 21 counties by letter, as readers know them."""

from __future__ import annotations

from lstdash import store


def county_names(version: str) -> dict[str, str]:
    """Return every county's short name by letter, in the official order."""
    return {row["county"]: row["short_name"] for row in store.query("counties", version)}
