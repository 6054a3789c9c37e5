"""How much is inside and who is nearest, worked so that it can be followed by hand. (2006 report, 5.7.2-5.7.3)"""

from __future__ import annotations

from functools import partial

from lstdash import formats
from lstdash.worked import Example, Quantity, Worked

_share = partial(formats.share, decimals=1)

SIZE = Worked(
    "hur-stor-del",
    "Hur stor del är innanför?",
    "Fyra länsstyrelser: Stockholm 400 anställda, Uppsala 200, Södermanland 100, Gotland 100. Stockholm och Uppsala är med.",
    {
        "is_complete": Quantity("fullständig lista", lambda value: "ja" if value else "nej"),
        "stated": Quantity("tal i källan", formats.decimal),
        "without": Quantity("saknar uppgift om personal", str),
    },
    {
        "boards": Quantity("Länsstyrelser", formats.decimal),
        "boards_share": Quantity("Andel av dem", _share),
        "staff_share": Quantity("Andel av personalen", _share),
    },
    (
        Example("Listan är fullständig", {"is_complete": True}, {"boards": 2, "boards_share": 0.5, "staff_share": 0.75}),
        Example("Listan är inte fullständig", {"is_complete": False}, {"boards": 2, "boards_share": None, "staff_share": None}),
        Example(
            "Källan anger ett större tal än den namnger",
            {"is_complete": False, "stated": 3},
            {"boards": 3, "boards_share": None, "staff_share": None},
        ),
        Example(
            "En medlem saknar uppgift",
            {"is_complete": True, "without": "C"},
            {"boards": 2, "boards_share": 0.5, "staff_share": None},
        ),
        Example(
            "En utanför saknar uppgift",
            {"is_complete": True, "without": "I"},
            {"boards": 2, "boards_share": 0.5, "staff_share": 600 / 700},
        ),
    ),
)
NEAREST = Worked(
    "narmast",
    "Vem står närmast att gå med?",
    "Stockholm är med. I övrigt delar Stockholm och Uppsala a och b, Södermanland a, Gotland c. Likheten är det gemensamma "
    "genom allt som någon av två har.",
    {"roles": Quantity("de andra", lambda roles: "; ".join(f"{county} {role}" for county, role in roles.items()))},
    {"order": Quantity("Ordning", lambda order: "; ".join(order) or "ingen: ingen observerar")},
    (
        Example(
            "Den som observerar går före den som är mest lik",
            {"roles": {"C": "deltar inte", "D": "deltar inte", "I": "observatör"}},
            {"order": ("I 0", "C 1", "D 0,5")},
        ),
        Example(
            "Observatör före intresserad",
            {"roles": {"C": "intresserad", "D": "observatör", "I": "deltar inte"}},
            {"order": ("D 0,5", "C 1", "I 0")},
        ),
        Example("Ingen observerar: ingen ordning", {"roles": {"C": "deltar inte", "D": "deltar inte"}}, {"order": ()}),
    ),
)
TABLES = (SIZE, NEAREST)
