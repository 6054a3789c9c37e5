"""Vad som flera frågor hänvisar till: verksamheter, roller, år och motsägelser."""

from __future__ import annotations

from tests.lib.tiny import table_rows
from tests.queries.case import Case
from tests.queries.constellations import GIVEN

NAMED = {
    "year": 2005,
    "name": "E-post",
    "scope": "stöd",
    "area": "it",
    "form": "samordning",
    "status": "i drift",
    "left_out": None,
    "lead_county": "M",
    "participation_basis": "länslista",
    "participants_low": 3,
    "participants_high": 4,
    "list_is_exhaustive": True,
    "note": "not",
    "source": "x",
    "section": "2.2",
}
SILENT = {
    "year": 2005,
    "name": "Arkiv",
    "scope": "kärna",
    "area": None,
    "form": "samverkan",
    "status": "ej angivet",
    "left_out": "del av en annan",
    "lead_county": None,
    "participation_basis": "konstellation",
    "participants_low": None,
    "participants_high": None,
    "list_is_exhaustive": False,
    "note": None,
    "source": "x",
    "section": "3",
}
ACTIVITIES = [
    {"activity": "epost", "constellation": None} | NAMED,
    {"activity": "arkiv", "constellation": "syd"} | SILENT,
    {"activity": "epost", "constellation": None} | NAMED | {"year": 2006},
]
ROLES = table_rows(
    """
    activity county role        year basis        source section
    epost    M      värd        2005 uppräknat    x      2.2
    epost    M      deltar      2005 uppräknat    x      2.2
    epost    G      avlämnar    2005 -            x      2.2
    epost    K      tar__emot   2005 uppräknat    x      2.2
    epost    N      observatör  2005 uppräknat    x      2.2
    epost    O      deltar__inte 2005 uppräknat   x      2.2
    epost    H      deltar      2006 uppräknat    x      2.2
    """
)
CONFLICTS = [
    {
        "conflict": key,
        "title": key,
        "printed_a": "69",
        "printed_b": "72",
        "recomputed": None,
        "handling": "sägs",
        "affects": affects,
        "source": "x",
    }
    for key, affects in (
        ("b_summa", "area_totals.coordinated areas.coordinated"),
        ("a_tabell", "areas"),
        ("c_annan", "group_totals"),
        ("d_okand", None),
    )
]

CASES = (
    Case(
        "evidence_activities",
        "core before support, counties that take part counted once each, a constellation by its name, the unsaid as null",
        {
            "activities": ACTIVITIES,
            "participations": ROLES,
            "constellations": [{"constellation": "syd", "name": "Sydlänen"}],
        },
        [
            {"activity": "arkiv", "constellation_name": "Sydlänen", "named_counties": 0} | SILENT,
            {"activity": "epost", "constellation_name": None, "named_counties": 3} | NAMED,
        ],
        {"year": 2005},
    ),
    Case("evidence_activities", "a year that is not published", {"activities": ACTIVITIES}, [], {"year": 1999}),
    Case(
        "evidence_roles",
        "every role of the year by activity, county and role; a ground that is not said is null",
        {"participations": ROLES},
        [
            {key: value for key, value in ROLES[at].items() if key != "year"}
            for at in (2, 3, 1, 0, 4, 5)  # G, K, M deltar, M värd, N, O
        ],
        {"year": 2005},
    ),
    Case("evidence_roles", "a year that is not published", {"participations": ROLES}, [], {"year": 1999}),
    Case(
        "evidence_years",
        "each year once, the oldest first; a row without a year, which no file passes with, comes last",
        {"activities": [*ACTIVITIES, {"activity": "x", "year": None}]},
        [{"year": 2005}, {"year": 2006}, {"year": None}],
    ),
    Case(
        "evidence_conflicts",
        "what names the table, alone or with a column, by key; a longer name that ends alike is another table",
        {"source_conflicts": [*CONFLICTS, CONFLICTS[2] | {"conflict": "e_slut", "affects": "old_areas.coordinated"}]},
        [CONFLICTS[1], CONFLICTS[0]],
        {"table_name": "areas"},
    ),
    Case(
        "evidence_conflicts", "quotes are text", {"source_conflicts": CONFLICTS}, [], {"table_name": "'; drop view areas; --"}
    ),
    Case(
        "evidence_floors",
        "support coordinations in operation once: not what all share, concentrations, core tasks, networks, plans, the unsaid",
        GIVEN,
        [{"county": "G", "named": 1}, {"county": "M", "named": 2}],
        {"year": 2005},
    ),
    Case("evidence_floors", "another year", GIVEN, [{"county": "K", "named": 1}], {"year": 2006}),
    Case("evidence_floors", "a year that is not published", GIVEN, [], {"year": 1999}),
)
