"""Those who work with administration: the printed figures of one county, and who leaves by themselves. (2006 report, 4.4.6)

Age and leaving are assumptions that the page of staff owns and that joint payroll reads.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from lstdash import store
from lstdash.evidence.assumptions import Assumption, require
from lstdash.evidence.citations import Source, source
from lstdash.shared_model.attrition import Leavers

LEAVING = ("over55_share", "pension_age_years", "other_leavers_share")
MEASURES = ("antal_medarbetare", "antal_man", "over_55")


@dataclass(frozen=True, slots=True)
class Profile:
    """The county's administrative staff as printed: how many, how many men, how many over 55."""

    county: str
    year: int
    staff: int
    men: int
    over55: int
    source: Source


def leavers(assumptions: Mapping[str, Assumption]) -> Leavers:
    """Return who leaves, at the published values. Raises DataError when a row is missing."""
    require("Avgångarna", LEAVING, assumptions)
    return Leavers(*(assumptions[key].value for key in LEAVING))


@lru_cache(maxsize=8)
def profile(version: str) -> Profile | None:
    """Return the printed figures; None when one of them is not published."""
    rows = {row["measure"]: row for row in store.table("staff_profile", version)}
    if not set(MEASURES) <= set(rows):
        return None
    first = rows[MEASURES[0]]
    mark = source(version, first, "staff_profile", first["measure"], first["year"])
    staff, men, over55 = (rows[key]["value"] for key in MEASURES)
    return Profile(first["county"] or "", first["year"], staff, men, over55, mark)
