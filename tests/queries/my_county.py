"""Vad gör vårt län, vad gör de andra och vem ringer vi?"""

from __future__ import annotations

from tests.lib.tiny import table_rows
from tests.queries.case import Case

ACTIVITIES = table_rows(
    """
    activity year lead_county
    server   2005 M
    moten    2005 -
    arkiv    2005 AB
    server   2006 G
    """
)

CASES = (
    Case(
        "my_county_leads",
        "only leaders that are stated, of the year asked for",
        {"activities": ACTIVITIES},
        [{"activity": "arkiv", "lead_county": "AB"}, {"activity": "server", "lead_county": "M"}],
        {"year": 2005},
    ),
    Case("my_county_leads", "a year that is not published", {"activities": ACTIVITIES}, [], {"year": 1999}),
)
