"""Numbers that someone chose: value and range, how well founded, who owns them, when they are next reviewed.

A model takes every default and every range from here. A key that two models share is one row, owned by one of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from lstdash import formats, store
from lstdash.errors import DataError
from lstdash.evidence.citations import QUALITIES, Quality, Source, citation, documents, row_id
from lstdash.store import Row

UNASSIGNED = "ej utsedd"


@dataclass(frozen=True, slots=True)
class Assumption:
    """One number someone chose; `model` is the address of the page that owns it."""

    key: str
    model: str
    name: str
    value: float
    low: float
    high: float
    unit: str
    quality: Quality
    owner: str
    next_review: date | None
    basis: str
    source: Source

    @property
    def is_judged(self) -> bool:
        """True when no source says anything of it."""
        return self.quality is QUALITIES["tom"]

    @property
    def is_orphan(self) -> bool:
        """True when nobody owns the number."""
        return self.owner == UNASSIGNED

    def is_overdue(self, today: date) -> bool:
        """True when the day of the review has passed."""
        return self.next_review is not None and self.next_review < today


@lru_cache(maxsize=8)
def assumptions(version: str) -> Mapping[str, Assumption]:
    """Return every published assumption by key, read once a version: a version never changes."""
    papers = documents(version)
    return {row["assumption"]: _assumption(row, papers) for row in store.table("assumptions", version)}


def behind(version: str, model: str, also: Iterable[str] = ()) -> dict[str, Assumption]:
    """Return the assumptions that a model owns, and those of others that it reads."""
    return {key: found for key, found in assumptions(version).items() if found.model == model or key in also}


def _assumption(row: Row, papers: Mapping[str, Row]) -> Assumption:
    numbers = (row["value"], row["low"], row["high"], row["unit"], QUALITIES[row["quality"]], row["owner_role"])
    source = Source(row_id("assumptions", row["assumption"]), citation(papers[row["source"]], row["section"]))
    return Assumption(row["assumption"], row["model"], row["name"], *numbers, row["next_review"], row["basis"], source)


def require(who: str, keys: Iterable[str], found: Mapping[str, object]) -> None:
    """Raise DataError when rows that a model cannot do without are not published; `who` needs them, `Lönemodellen`."""
    if missing := [key for key in keys if key not in found]:
        raise DataError(
            what=f"{who} saknar rader som den behöver.",
            where="de publicerade tabellerna",
            expected=f"en rad för {formats.listed(missing)}",
            found="ingen rad",
            action="Lägg till raderna i källtabellen och publicera igen.",
        )
