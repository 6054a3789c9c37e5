"""Who is affected and how soon leaving suffices, worked so that it can be followed by hand. (2006 report, 4.4.6 and 4.1)"""

from __future__ import annotations

from functools import partial

from lstdash import formats
from lstdash.worked import Example, Quantity, Worked

_share = partial(formats.share, decimals=1)
NEVER = None
START = {
    "admin_staff_share": 0.0775,  # 50 of 645, as published: with four decimals
    "ea_addressable_share": 0.25,
    "saving_share": 0.42,
    "staff_cost_share": 1.0,
    "over55_share": 0.44,
    "pension_age_years": 65.0,
    "other_leavers_share": 0.0,
    "attrition_years": 4.0,
}
LOW = START | {"admin_staff_share": 0.053043, "ea_addressable_share": 0.1}
HIGH = START | {"admin_staff_share": 0.132174, "ea_addressable_share": 0.5}


def _years(value: float | None) -> str:
    return "aldrig" if value is None else formats.years(value, 2)


LEAVING = Worked(
    "avgangar",
    "När räcker avgångarna?",
    "Minskningen är 42 % av de berörda, 44 % är över 55 år med åldrarna jämnt fördelade, pension vid 65, ingen annan slutar. "
    "Engångskostnaden är 1,68 årskostnader och inget sparas förrän någon har slutat.",
    {
        "saving_share": Quantity("besparing", _share),
        "staff_cost_share": Quantity("personalens del", _share),
        "over55_share": Quantity("andel över 55", _share),
        "other_leavers_share": Quantity("övriga som slutar per år", _share),
    },
    {
        "years_until": Quantity("Hela minskningen", _years),
        "covered_share": Quantity("Del efter fyra år", _share),
        "payback_years": Quantity("Återbetalningstid", _years),
    },
    (
        Example("Utgångsläget", {}, {"years_until": 9.545455, "covered_share": 0.419048, "payback_years": 8.727273}),
        Example("Minskningen är lika stor som andelen över 55", {"saving_share": 0.44}, {"years_until": 10.0}),
        Example("Minskningen är större än andelen över 55", {"saving_share": 0.45}, {"years_until": NEVER}),
        Example(
            "Fem procent av de yngre slutar varje år",
            {"other_leavers_share": 0.05},
            {"years_until": 6.117622, "payback_years": 6.999632},
        ),
        Example(
            "Så många yngre att fyra år räcker",
            {"other_leavers_share": 0.13328809},
            {"covered_share": 1.0, "payback_years": 5.886333},
        ),
        Example("Lägsta andelen över 55", {"over55_share": 0.299907}, {"years_until": NEVER}),
        Example("Högsta andelen över 55", {"over55_share": 0.587456}, {"years_until": 7.149473}),
        Example(
            "Halva kostnaden är personal",
            {"staff_cost_share": 0.5},
            {"years_until": 4.772727, "covered_share": 0.838095, "payback_years": 5.190476},
        ),
    ),
)
AFFECTED = Worked(
    "berorda",
    "Hur många berörs?",
    "Andelen i administrationen är 7,75 % (50 av 645), lägst 183 av 3 450 och högst 456 av 3 450; av dem arbetar 25 % i "
    "funktionen, lägst 10 och högst 50 %.",
    {"headcount": Quantity("anställda", formats.decimal)},
    {
        "low": Quantity("Lägst", partial(formats.decimal, decimals=1)),
        "value": Quantity("Berörs", partial(formats.decimal, decimals=4)),
        "high": Quantity("Högst", partial(formats.decimal, decimals=1)),
    },
    (
        Example("Alla 21, Arbetsgivarverket 2025", {"headcount": 6944}, {"low": 36.83, "value": 134.54, "high": 458.91}),
        Example("De sju utan Skåne", {"headcount": 2215}, {"low": 11.7490, "value": 42.9156, "high": 146.3826}),
        Example("De sju", {"headcount": 2848}, {"low": 15.1068, "value": 55.18, "high": 188.2157}),
    ),
)
WOMEN = Worked(
    "kvinnor",
    "Hur många av dem som slutar är kvinnor?",
    "I Västra Götalands administration 2004 är 48 av 50 kvinnor. Vilka som slutar vet ingen.",
    {"left": Quantity("slutar", formats.decimal)},
    {"low": Quantity("Minst", formats.decimal), "high": Quantity("Högst", formats.decimal)},
    (
        Example("42 procent av de femtio", {"left": 21}, {"low": 19, "high": 21}),
        Example("En enda", {"left": 1}, {"low": 0, "high": 1}),
        Example("Alla", {"left": 50}, {"low": 48, "high": 48}),
    ),
)
OLDER = Worked(
    "over-55",
    "Hur många av dem som slutar är över 55 år?",
    "I Västra Götalands administration 2004 är 22 av 50 över 55 år. Här väljer slumpen vilka som slutar.",
    {"left": Quantity("slutar", formats.decimal)},
    {
        "mean": Quantity("I medeltal", partial(formats.decimal, decimals=2)),
        "low": Quantity("Minst, 95 %", formats.decimal),
        "high": Quantity("Högst, 95 %", formats.decimal),
    },
    (
        Example("42 procent av de femtio", {"left": 21}, {"mean": 9.24, "low": 6, "high": 13}),
        Example("Alla", {"left": 50}, {"mean": 22.0, "low": 22, "high": 22}),
        Example("Ingen", {"left": 0}, {"mean": 0.0, "low": 0, "high": 0}),
    ),
)
TABLES = (LEAVING, AFFECTED, WOMEN, OLDER)
