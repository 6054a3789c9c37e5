"""What a scored field of forces gives, worked so that it can be followed by hand. (2006 report, 4.3 and 4.4)"""

from __future__ import annotations

from lstdash import formats
from lstdash.worked import Example, Quantity, Worked

DRIVERS, RESTRAINTS = 8, 23


def _scores(given: tuple[tuple[int, int], ...]) -> str:
    """Write pairs of how many and which score."""
    return " och ".join(f"{many} med {score}" for many, score in given) or "inga"


def _steps(found: int | None) -> str:
    return "går inte" if found is None else formats.decimal(found)


def _ratio(found: tuple[int, int] | None) -> str:
    if found is None:
        return "kan inte räknas"
    upper, lower = found
    sign = formats.decimal(upper)
    return sign if lower == 1 else f"{sign}/{formats.decimal(lower)}"


BALANCE = Worked(
    "balans",
    "Balansen, och hur lite som vänder den",
    "En person har satt poäng. Balansen är drivkrafternas medel minus motståndens. Ett steg svagare sänker ett motstånds poäng "
    "med ett, aldrig under ett.",
    {"drives": Quantity("drivkrafter", _scores), "restrains": Quantity("motstånd", _scores)},
    {
        "balance": Quantity("Balans", _ratio),
        "steps": Quantity("Minsta antal steg", _steps),
        "alone": Quantity("Vänder ensamma", formats.decimal),
        "scored": Quantity("Poängsatta av 31", formats.decimal),
    },
    (
        Example(
            "Allt lika: jämnt, fast summan är −45",
            {"drives": ((8, 3),), "restrains": ((23, 3),)},
            {"balance": (0, 1), "steps": 1, "alone": 23, "scored": 31},
        ),
        Example(
            "Motstånden ett steg starkare",
            {"drives": ((8, 3),), "restrains": ((23, 4),)},
            {"balance": (-1, 1), "steps": 24, "alone": 0, "scored": 31},
        ),
        Example(
            "Ett motstånd ett steg starkare: ett steg når bara noll",
            {"drives": ((8, 3),), "restrains": ((1, 4), (22, 3))},
            {"balance": (-1, 23), "steps": 2, "alone": 0, "scored": 31},
        ),
        Example(
            "Nära noll vänder vilket motstånd som helst",
            {"drives": ((1, 4), (7, 3)), "restrains": ((3, 4), (20, 3))},
            {"balance": (-1, 184), "steps": 1, "alone": 23, "scored": 31},
        ),
        Example(
            "Alla etta: inget motstånd kan bli svagare",
            {"drives": ((8, 1),), "restrains": ((23, 1),)},
            {"balance": (0, 1), "steps": None, "alone": 0, "scored": 31},
        ),
        Example(
            "En sida utan poäng",
            {"drives": (), "restrains": ((23, 3),)},
            {"balance": None, "scored": 23},
        ),
        Example(
            "Bara några är poängsatta",
            {"drives": ((2, 4), (1, 3)), "restrains": ((3, 4),)},
            {"balance": (-1, 3), "steps": 2, "alone": 0, "scored": 6},
        ),
        Example(
            "Så stark som balansen kan bli",
            {"drives": ((8, 5),), "restrains": ((23, 1),)},
            {"balance": (4, 1), "steps": 0, "alone": 0, "scored": 31},
        ),
    ),
)


def _pairs(given: tuple[tuple[str, int, int | None], ...]) -> str:
    return "; ".join(f"{name} {strength}/{formats.MISSING if reach is None else reach}" for name, strength, reach in given)


def _places(found: tuple[tuple[int, str], ...]) -> str:
    return "; ".join(f"{place}. {name}" for place, name in found) or "ingen ordning"


ORDER = Worked(
    "ordning",
    "I vilken ordning motstånden går att ta sig an",
    "Motstånden A till D med styrka och rådighet. Bara de med rådighet minst 3 ordnas: mest rådighet först, sedan störst "
    "styrka. Lika delar plats.",
    {"restraints": Quantity("styrka och rådighet", _pairs)},
    {"order": Quantity("Ordning", _places)},
    (
        Example(
            "Rådigheten avgör före styrkan",
            {"restraints": (("A", 5, 3), ("B", 2, 5), ("C", 5, 2))},
            {"order": ((1, "B"), (2, "A"))},
        ),
        Example(
            "Lika delar plats",
            {"restraints": (("A", 3, 4), ("B", 3, 4), ("C", 4, 4), ("D", 2, 3))},
            {"order": ((1, "C"), (2, "A"), (2, "B"), (4, "D"))},
        ),
        Example(
            "Ingen når tre",
            {"restraints": (("A", 5, 2), ("B", 4, None))},
            {"order": ()},
        ),
    ),
)
TABLES = (BALANCE, ORDER)
