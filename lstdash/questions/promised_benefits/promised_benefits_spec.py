"""Whether a promised gain came, and what may be added, worked so that it can be followed by hand."""

from __future__ import annotations

from collections.abc import Sequence

from lstdash import formats
from lstdash.questions.promised_benefits.answers.fields import STATES_TOLD
from lstdash.worked import Example, Quantity, Worked

TODAY = "2006-11-28"

Row = tuple[str, float, float | None]  # the day it is to be followed up, planned, came


def _years(rows: Sequence[Row]) -> str:
    return ", ".join(_year(*row) for row in rows)


def _year(day: str, planned: float, came: float | None) -> str:
    return f"{day or 'ingen dag'}: plan {formats.plain(planned)}, utfall {'saknas' if came is None else formats.plain(came)}"


def _ratio(ratio: float | None) -> str:
    return formats.MISSING if ratio is None else formats.decimal(ratio, 4)


STATES = Worked(
    "lage",
    "Kom vinsten?",
    "Dagen är den 28 november 2006. En nytta är enligt plan från 90 procent av planen, avviker från 50 och uteblir därunder. "
    "Kvoten räknas bara på år som har ett utfall.",
    {"years": Quantity("år för år", _years)},
    {
        "state": Quantity("Läge", STATES_TOLD.__getitem__),
        "ratio": Quantity("Kvot", _ratio),
        "missing": Quantity("År utan utfall", str),
    },
    (
        Example("På gränsen", {"years": (("2005-12-31", 10, 9.0),)}, {"state": "as_planned", "ratio": 0.90, "missing": 0}),
        Example("Strax under", {"years": (("2005-12-31", 10, 8.9),)}, {"state": "deviates", "ratio": 0.89, "missing": 0}),
        Example("Hälften", {"years": (("2005-12-31", 10, 5.0),)}, {"state": "deviates", "ratio": 0.50, "missing": 0}),
        Example("Under hälften", {"years": (("2005-12-31", 10, 4.9),)}, {"state": "fails", "ratio": 0.49, "missing": 0}),
        Example(
            "Inget utfall är inte noll",
            {"years": (("2004-12-31", 10, None), ("2005-12-31", 10, None))},
            {"state": "not_followed", "ratio": None, "missing": 2},
        ),
        Example(
            "Dagen ligger framåt", {"years": (("2007-12-31", 10, None),)}, {"state": "not_due", "ratio": None, "missing": 0}
        ),
        Example("På själva dagen", {"years": ((TODAY, 10, None),)}, {"state": "not_due", "ratio": None, "missing": 0}),
        Example("Dagen efter", {"years": (("2006-11-27", 10, None),)}, {"state": "not_followed", "ratio": None, "missing": 1}),
        Example(
            "Ett år av två",
            {"years": (("2004-12-31", 10, 10), ("2005-12-31", 10, None))},
            {"state": "partly", "ratio": 1.00, "missing": 1},
        ),
        Example("En kostnad som blev större", {"years": (("2004-12-31", -42, -50),)}, {"state": "deviates", "ratio": 0.8095}),
        Example("Inget var planerat, något kom", {"years": (("2005-12-31", 0, 2),)}, {"state": "unplanned", "ratio": None}),
        Example("Inget var planerat, inget kom", {"years": (("2005-12-31", 0, 0),)}, {"state": "as_planned", "ratio": None}),
        Example("Inget var planerat, det kostade", {"years": (("2005-12-31", 0, -1),)}, {"state": "fails", "ratio": None}),
        Example("Utan dag förfaller den aldrig", {"years": (("", 10, None),)}, {"state": "not_due", "missing": 0}),
        Example("Ett utfall före dagen räknas", {"years": (("2007-12-31", 10, 9),)}, {"state": "as_planned", "ratio": 0.90}),
    ),
)

SUMS = Worked(
    "summor",
    "Vad får läggas ihop?",
    "Två nyttor i samma enhet, slag och prisår, var och en med ett år som har följts upp: plan och utfall.",
    {
        "first": Quantity("den första", lambda pair: f"plan {formats.plain(pair[0])}, utfall {formats.plain(pair[1])}"),
        "second": Quantity("den andra", lambda pair: f"plan {formats.plain(pair[0])}, utfall {formats.plain(pair[1])}"),
    },
    {"fell_short": Quantity("Föll bort"), "on_top": Quantity("Utöver plan")},
    (
        Example("Den ena täcker aldrig den andra", {"first": (10, 4), "second": (10, 16)}, {"fell_short": 6.0, "on_top": 6.0}),
        Example("Båda föll kort", {"first": (10, 4), "second": (10, 8)}, {"fell_short": 8.0, "on_top": 0.0}),
    ),
)

USES = Worked(
    "anvandning",
    "Hur mycket av det som kom har en belagd användning?",
    "Ett år med ett utfall. Det som inte har något belägg är ej dokumenterat.",
    {"came": Quantity("utfall"), "documented": Quantity("belagt")},
    {"taken_home": Quantity("Hemtaget"), "shown_use": Quantity("Med belagd användning")},
    (
        Example("Inget belägg", {"came": 9, "documented": 0}, {"taken_home": 9, "shown_use": 0}),
        Example("En del", {"came": 9, "documented": 4}, {"taken_home": 9, "shown_use": 4}),
        Example("Aldrig mer än det som kom", {"came": 3, "documented": 4}, {"taken_home": 3, "shown_use": 3}),
        Example("En kostnad används inte till något", {"came": -50, "documented": 0}, {"taken_home": 0, "shown_use": 0}),
    ),
)
TABLES = (STATES, SUMS, USES)
