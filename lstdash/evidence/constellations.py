"""The constellations that rules and choices know by key, and the words of their kinds and memberships. (2006 report, 2.1.3)

The published tables hold them all with their members; a test holds these names to them.
"""

from __future__ import annotations

from collections.abc import Mapping

from lstdash import store
from lstdash.catalog.references import CONSTELLATION_KINDS, MEMBERSHIPS
from lstdash.evidence.assumptions import require
from lstdash.evidence.counties import county_names

GEOGRAPHIC, BIG_CITY, _, PROJECT = KINDS = CONSTELLATION_KINDS  # in reading order
ORDINARY, OCCASIONAL, DERIVED = MEMBERSHIPS
STRONGEST_FIRST = (ORDINARY, DERIVED, OCCASIONAL)

NORTH, SWX, EAST, SOUTH, CITIES = "nordlanen", "swx", "ostra_mellansverige", "sydlanen", "storstadslanen"
# Geographic ones and the big cities', from north to south.
NAMES = {
    NORTH: "Nordlänen",
    SWX: "SWX-länen",
    EAST: "Östra Mellansverige",
    SOUTH: "Sydlänen",
    CITIES: "Storstadslänen",
}
SEVEN, TWO = "lonesamordning_sju", "lonesamordning_u_t"  # share payroll, or mean to (5.5)


def members(version: str) -> Mapping[str, tuple[str, ...]]:
    """Return who belongs to each constellation, ordinary or derived: county letters in the table's order."""
    listed: dict[str, tuple[str, ...]] = {}
    for row in store.table("constellation_members", version):
        if row["membership"] != OCCASIONAL:
            listed[row["constellation"]] = (*listed.get(row["constellation"], ()), row["county"])
    return listed


def coalitions(version: str, model: str) -> dict[str, tuple[str, ...]]:
    """Return the ready-made coalitions by the code a link writes: the two the report lists, both, the northern ones, all.

    The report never lists the northern counties: those are derived. Raises DataError, which names the model.
    """
    listed = members(version)
    require(model, (SEVEN, TWO, NORTH), listed)
    seven, two = listed[SEVEN], listed[TWO]
    return {
        "sju": seven,
        "vastmanland-orebro": two,
        "nio": (*seven, *(county for county in two if county not in seven)),
        "norra": listed[NORTH],
        "alla": tuple(county_names(version)),
    }
