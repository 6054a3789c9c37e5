"""Var står vi, och vad bör beslutas nu?"""

from __future__ import annotations

from tests.queries.case import Case

PAPERS = {"source": "x", "section": "5.1", "year": None}
BASE = {"money": "kostnadsbas", "name": "Kostnad", "parent": None} | PAPERS
PART = {"money": "it", "name": "It", "parent": "kostnadsbas"} | PAPERS
UNKNOWN = {"money": "bilar", "name": "Bilar", "parent": "kostnadsbas"} | PAPERS
OTHER = {"money": "annat", "name": "Annat", "parent": None} | PAPERS

CASES = (
    Case(
        "overview_cost_base",
        "the whole and its parts in millions, largest first, the unknown last; other amounts are not of the tree",
        {
            "money": [
                UNKNOWN | {"value": None, "unit": "mkr"},
                PART | {"value": 450.0, "unit": "mkr"},
                OTHER | {"value": 9.0, "unit": "mdkr"},
                BASE | {"value": 3.45, "unit": "mdkr"},
            ]
        },
        [BASE | {"value_mkr": 3450.0}, PART | {"value_mkr": 450.0}, UNKNOWN | {"value_mkr": None}],
    ),
)
