"""Var samordnade länsstyrelserna 2005?"""

from __future__ import annotations

from tests.lib.tiny import table_rows
from tests.queries.case import Case

AREAS = table_rows(
    """
    area year name            coordinated all_counties concentrated source section
    it   2005 IT              22          11           2            x      2.2
    pa   2005 Personal        16          5            3            x      2.2
    ea   2005 Ekonomi         16          6            -            x      2.2
    it   2006 IT              30          18           -            y      2.2
    """
)
NO_SUM = {"coordinated": None, "all_counties": None, "concentrated": None}

CASES = (
    Case(
        "areas_by_area",
        "oldest year first, most coordinated first, equals by key; a dash in the table is null and not zero",
        {"areas": AREAS},
        [AREAS[0], AREAS[2], AREAS[1], AREAS[3]],
    ),
    Case(
        "areas_totals",
        "the rows' sum stands beside the printed one; nothing but dashes gives no sum, and what is not printed is null",
        {"areas": AREAS, "area_totals": [{"year": 2005, "coordinated": 52, "all_counties": 22, "concentrated": None}]},
        [
            {
                "year": 2005,
                "printed_coordinated": 52,
                "printed_all_counties": 22,
                "printed_concentrated": None,
                "coordinated": 54,
                "all_counties": 22,
                "concentrated": 5,
            },
            {
                "year": 2006,
                "printed_coordinated": None,
                "printed_all_counties": None,
                "printed_concentrated": None,
                "coordinated": 30,
                "all_counties": 18,
                "concentrated": None,
            },
        ],
    ),
    Case("areas_totals", "a printed sum without rows is no answer", {"area_totals": [{"year": 2005} | NO_SUM]}, []),
)
