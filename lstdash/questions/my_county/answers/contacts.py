"""Whom do we call? The public ways to reach a county board that an analyst has published; none by default, never a person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lstdash import formats, store
from lstdash.evidence.citations import row_id
from lstdash.evidence.counties import county_names
from lstdash.questions.my_county.answers.gaps import Gap

NONE_PUBLISHED = (
    "Ingen kontaktväg är publicerad. En analytiker kan publicera tabellen Kontaktvägar; tills dess står bara länets namn här."
)


@dataclass(frozen=True, slots=True)
class Contact:
    """A function of a county board, its public page and its address (empty when none is published)."""

    name: str  # of the county
    function: str
    page: str
    address: str
    row_id: str


@dataclass(frozen=True, slots=True)
class Calls:
    """Whom to call first, in the order of how often, and what is known of how."""

    sentence: str
    contacts: tuple[Contact, ...]


def calls(version: str, found: Sequence[Gap]) -> Calls:
    """Return the ways to reach the boards that the gaps lead to."""
    names = county_names(version)
    asked = list(dict.fromkeys(gap.call for gap in found))
    rows = store.table("contacts", version)
    known = tuple(
        Contact(
            names[row["county"]],
            row["contact_function"],
            row["page"],
            row["address"] or "",
            row_id("contacts", row["county"], row["contact_function"]),
        )
        for name in asked
        for row in rows
        if names[row["county"]] == name
    )
    return Calls(_said(asked, {one.name for one in known}, bool(rows)), known)


def _said(asked: Sequence[str], reached: set[str], is_any: bool) -> str:
    if not asked:
        return ""
    if not is_any:
        return NONE_PUBLISHED
    missing = [name for name in asked if name not in reached]
    return f"Ingen kontaktväg är publicerad för {formats.listed(missing)}." if missing else ""
