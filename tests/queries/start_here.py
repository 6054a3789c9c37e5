"""Var börjar vi?"""

from __future__ import annotations

from tests.queries.case import Case

PAPERS = {"source": "x", "section": "6"}
PROPOSALS = [
    {"proposal": "b", "kind": "förslag", "name": "Börja", "description": "text"} | PAPERS,
    {"proposal": "a", "kind": "förslag", "name": "Avsluta", "description": None} | PAPERS,
    {"proposal": "c", "kind": "nyckelord", "name": "Ord", "description": "text"} | PAPERS,
]
ACTIVITIES = [
    {"activity": "arkiv", "name": "Arkiv", "note": None, "year": 2006} | PAPERS,
    {"activity": "epost", "name": "E-post", "note": "not", "year": 2005} | PAPERS,
]


def row(kind: str, item: str, name: str, description: str | None, year: int | None) -> dict[str, object]:
    return {"kind": kind, "item": item, "name": name, "description": description, "year": year} | PAPERS


CASES = (
    Case(
        "start_here_register",
        "proposals first and only those that propose something, then the activities of the latest year",
        {"proposals": PROPOSALS, "activities": ACTIVITIES},
        [
            row("proposal", "a", "Avsluta", None, None),
            row("proposal", "b", "Börja", "text", None),
            row("activity", "arkiv", "Arkiv", None, 2006),
        ],
    ),
    Case(
        "start_here_register",
        "proposals alone, where no activity is published",
        {"proposals": PROPOSALS[:1]},
        [row("proposal", "b", "Börja", "text", None)],
    ),
)
