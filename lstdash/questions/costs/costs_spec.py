"""How far a saving goes against a cut that adds up, worked so that it can be followed by hand. (2006 report, 1.1.2 and 5.1)"""

from __future__ import annotations

from functools import partial

from lstdash import formats
from lstdash.worked import Example, Quantity, Worked

_exact = partial(formats.plain, most=4)
_share = partial(formats.plain_share, most=2)

CUT = Worked(
    "sparbeting",
    "Så mycket lägre ska kostnaden vara efter några års sparbeting",
    "Sparbetinget läggs på sparbeting: andra året krävs det första årets igen och sitt eget.",
    {"base": Quantity("underlag, mkr", _exact), "cut_share": Quantity("sparbeting", _share), "years": Quantity("år", _exact)},
    {"required": Quantity("Krav, mkr", _exact)},
    (
        Example("Första året", {"base": 3450, "cut_share": 0.006, "years": 1}, {"required": 20.7}),
        Example("Andra året", {"base": 3450, "cut_share": 0.006, "years": 2}, {"required": 41.2758}),
        Example("Femte året", {"base": 3450, "cut_share": 0.006, "years": 5}, {"required": 102.2654}),
        Example("Tionde året", {"base": 3450, "cut_share": 0.006, "years": 10}, {"required": 201.4995}),
    ),
)

YEARS = Worked(
    "ar",
    "Så många års sparbeting räcker en besparing till",
    "En besparing är lika stor varje år medan kravet växer. Räknat på hela verksamheten eller på anslaget.",
    {
        "saving": Quantity("besparing, mkr om året", _exact),
        "base": Quantity("underlag, mkr", _exact),
        "cut_share": Quantity("sparbeting", _share),
    },
    {"years": Quantity("År", _exact)},
    (
        Example("Ett års krav", {"saving": 20.7, "base": 3450, "cut_share": 0.006}, {"years": 1.0}),
        Example("Taket: all ekonomi och personal", {"saving": 76.86, "base": 3450, "cut_share": 0.006}, {"years": 3.7438}),
        Example("Samma tak mot anslaget", {"saving": 76.86, "base": 2200, "cut_share": 0.006}, {"years": 5.9091}),
        Example("42 % av administrationen", {"saving": 300.72, "base": 3450, "cut_share": 0.006}, {"years": 15.1544}),
        Example("Hela administrationen", {"saving": 716, "base": 3450, "cut_share": 0.006}, {"years": 38.6517}),
        Example("Ingen besparing", {"saving": 0, "base": 3450, "cut_share": 0.006}, {"years": 0}),
        Example("En fördyring", {"saving": -5, "base": 3450, "cut_share": 0.006}, {"years": 0}),
    ),
)

TABLES = (CUT, YEARS)
