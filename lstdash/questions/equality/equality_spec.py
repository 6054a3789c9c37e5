"""What chance gives and when boards differ anyway, worked so that it can be followed by hand. (Spiegelhalter 2005)"""

from __future__ import annotations

from functools import partial

from lstdash import formats
from lstdash.worked import Example, Quantity, Worked

_six = partial(formats.decimal, decimals=6)

LIMITS = Worked(
    "granser",
    "Gränser för vad slumpen ger",
    "Nivån är täljare delad med nämnare; gränserna är exakta och interpolerade mellan hela tal.",
    {
        "kind": Quantity("slag", str),
        "base": Quantity("nämnare", formats.plain),
        "common": Quantity("gemensam nivå", formats.plain),
        "level": Quantity("säkerhet", partial(formats.plain_share, most=1)),
    },
    {"low": Quantity("Från", _six), "high": Quantity("Till", _six)},
    (
        Example(
            "Tjugo ärenden, hälften väntas",
            {"kind": "andel", "base": 20, "common": 0.5, "level": 0.95},
            {"low": 0.255824, "high": 0.694176},
        ),
        Example(
            "Samma, 99,8 %",
            {"kind": "andel", "base": 20, "common": 0.5, "level": 0.998},
            {"low": 0.136736, "high": 0.813264},
        ),
        Example(
            "Fyra väntade händelser",
            {"kind": "per", "base": 4, "common": 1, "level": 0.95},
            {"low": 0.022810, "high": 1.969461},
        ),
        Example(
            "Fyra väntade, 99,8 %", {"kind": "per", "base": 4, "common": 1, "level": 0.998}, {"low": 0.0, "high": 2.738988}
        ),
    ),
)
SPREAD = Worked(
    "overspridning",
    "Överspridning bland fem med femtio ärenden var",
    "10, 20, 30, 15 och 25 av 50; en del i varje ände dras in.",
    {"trim_share": Quantity("dämpning", formats.share)},
    {"phi": Quantity("φ", _six), "tau2": Quantity("τ²", partial(formats.decimal, decimals=7))},
    (Example("En tiondel dras in", {"trim_share": 0.1}, {"phi": 3.105521, "tau2": 0.0144095}),),
)
PLACES = Worked(
    "platser",
    "Möjliga platser för tre nivåer",
    "Varje nivå har medelfelet 0,03; plats 1 är den högsta.",
    {"levels": Quantity("nivåer", lambda levels: "; ".join(formats.plain(level) for level in levels))},
    {"places": Quantity("Platser", lambda places: "; ".join(formats.interval(*place) for place in places))},
    (Example("Två ligger nära varandra", {"levels": (0.30, 0.50, 0.55)}, {"places": ((3, 3), (1, 2), (1, 2))}),),
)
TABLES = (LIMITS, SPREAD, PLACES)
