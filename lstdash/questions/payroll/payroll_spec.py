"""When joint payroll administration has paid for itself, worked so that it can be followed by hand. (2006 report, 4.1 and 5.5)

The unit is what payroll costs the seven counties in one year today. The one-off cost is 1.68 such years (4 x 0.42), paid at
the start; the payback is linear within the year.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from lstdash import formats
from lstdash.catalog.counties import COUNTIES
from lstdash.terms import TERMS
from lstdash.worked import Example, Quantity, Worked

START: Mapping[str, float] = {
    "saving_share": 0.42,
    "one_off_cost": 1.68,
    "fixed_share": 0.5,
    "ramp_years": 0,
    "parallel_share": 0,
    "discount_rate": 0,
    "horizon_years": 15,
    "target_years": 5,
    "productivity_share": 0.006,
    "scale_elasticity": 0,
    "exit_cost_share": 0,
    "realised_share": 1,
}
SEVEN = tuple("FGHKMNO")
EVERYONE = tuple(COUNTIES)
NEVER = "aldrig inom kalkyltiden"

_share = partial(formats.plain_share, most=2)
_whole_years = partial(formats.years, decimals=0)


def _payback(years: float | None) -> str:
    return NEVER if years is None else formats.years(years, 4)


def _rates(rates: Sequence[float]) -> str:
    shares = [formats.share(rate, 1) for rate in rates]
    return "ingen" if not shares else shares[0] if len(shares) == 1 else f"inget entydigt värde: {formats.listed(shares)}"


def _letters(counties: Sequence[str]) -> str:
    return "alla 21" if len(counties) == len(EVERYONE) else " ".join(counties)


WRITERS: Mapping[str, Callable[[Any], str]] = {
    "saving_share": _share,
    "one_off_cost": _share,
    "discount_rate": _share,
    "ramp_years": _whole_years,
    "parallel_share": _share,
    "productivity_share": _share,
    "scale_elasticity": formats.plain,
    "exit_cost_share": _share,
    "realised_share": _share,
    "horizon_years": _whole_years,
}
LEVERS = {lever: Quantity(TERMS[lever].label, write) for lever, write in WRITERS.items()}
PAYBACK = {"payback_years": Quantity("Återbetalningstid", _payback)}

PAYBACKS = Worked(
    "aterbetalning",
    "Så långt dröjer det innan engångskostnaden är intjänad",
    "Utgångsläget är de sju länen i syd med rapportens två tal: 42 % lägre driftkostnad och fyra år. Tillsammans ger de "
    "engångskostnaden 168 % av ett års kostnad. Effekten är full från första året och kalkylräntan noll.",
    LEVERS,
    PAYBACK,
    (
        Example("Rapportens två tal, utan något annat", {}, {"payback_years": 4.0}),
        Example("Kalkylränta 2 procent", {"discount_rate": 0.02}, {"payback_years": 4.2123}),
        Example("Kalkylränta 3,5 procent", {"discount_rate": 0.035}, {"payback_years": 4.3883}),
        Example("Kalkylränta 4 procent", {"discount_rate": 0.04}, {"payback_years": 4.4503}),
        Example("Ett års införande", {"ramp_years": 1}, {"payback_years": 4.5}),
        Example("Två års införande", {"ramp_years": 2}, {"payback_years": 5.0}),
        Example("Tre års införande", {"ramp_years": 3}, {"payback_years": 5.5}),
        Example("Ett års införande med parallell drift", {"ramp_years": 1, "parallel_share": 0.10}, {"payback_years": 4.7381}),
        Example("Två års införande med parallell drift", {"ramp_years": 2, "parallel_share": 0.10}, {"payback_years": 5.4762}),
        Example("Tre års införande med parallell drift", {"ramp_years": 3, "parallel_share": 0.10}, {"payback_years": 6.2143}),
        Example(
            "Införande, parallell drift och ränta tillsammans",
            {"ramp_years": 1, "parallel_share": 0.10, "discount_rate": 0.035},
            {"payback_years": 5.2435},
        ),
        Example("Kostnaden hade ändå minskat", {"productivity_share": 0.006}, {"payback_years": 4.0615}),
        Example("Besparing 20 procent", {"saving_share": 0.20}, {"payback_years": 8.4}),
        Example("Besparing 30 procent", {"saving_share": 0.30}, {"payback_years": 5.6}),
        Example("Besparing 50 procent", {"saving_share": 0.50}, {"payback_years": 3.36}),
        Example("Hälften av det frigjorda tas till vara", {"realised_share": 0.5}, {"payback_years": 8.0}),
        Example("Tre års kalkyltid räcker inte", {"horizon_years": 3}, {"payback_years": None}),
        Example("Fyra års kalkyltid räcker på dagen", {"horizon_years": 4}, {"payback_years": 4.0}),
    ),
)

FLIPS = Worked(
    "vandpunkter",
    "Så långt får ett tal ensamt flytta sig innan svaret vänder",
    "Målet är fem år. Varje rad flyttar ett reglage från utgångsläget och låter de andra stå.",
    {"lever": Quantity("reglaget", lambda lever: LEVERS[lever].label)},
    {
        "flip": Quantity("Vänder vid", lambda at: LEVERS[at[0]].write(at[1])),
        "side": Quantity("Målet nås", {"above": "däröver", "below": "därunder"}.__getitem__),
    },
    (
        Example("Besparingen får sjunka hit", {"lever": "saving_share"}, {"flip": ("saving_share", 0.336), "side": "above"}),
        Example("Engångskostnaden får växa hit", {"lever": "one_off_cost"}, {"flip": ("one_off_cost", 2.10), "side": "below"}),
        Example(
            "Kalkylräntan får stiga hit", {"lever": "discount_rate"}, {"flip": ("discount_rate", 0.0793083), "side": "below"}
        ),
        Example(
            "Det tredje införandeåret är ett för mycket", {"lever": "ramp_years"}, {"flip": ("ramp_years", 3), "side": "below"}
        ),
    ),
)

COALITIONS = Worked(
    "vilka-och-nar",
    "Vilka som är med, och när, ändrar svaret",
    "Länen är jämnstora. Hälften av de sjus engångskostnad är fast och bärs av de deltagande, hur få de än är; resten följer "
    "varje läns kostnad. Utgångsläget är de sju från år 1.",
    {
        "counties": Quantity("län", _letters),
        "number": Quantity("antal län utan namn", formats.decimal),
        "join_year": Quantity("går med år", str),
        "leave_year": Quantity("sista året är", str),
        "scale_elasticity": LEVERS["scale_elasticity"],
        "exit_cost_share": LEVERS["exit_cost_share"],
    },
    PAYBACK,
    (
        Example("Två län bär hela den fasta delen", {"counties": ("U", "T")}, {"payback_years": 9.0}),
        Example("Alla län delar en enda fast del", {"counties": EVERYONE}, {"payback_years": 8 / 3}),
        Example("Bara antalet är känt: dubbelt så många som de sju", {"number": 14}, {"payback_years": 3.0}),
        Example("Besparingen växer med volymen", {"number": 14, "scale_elasticity": 0.1}, {"payback_years": 3.0 / 2**0.1}),
        Example("Alla börjar två år senare", {"join_year": 3}, {"payback_years": 6.0}),
        Example("Alla lämnar innan kostnaden är tillbaka", {"leave_year": 3}, {"payback_years": None}),
        Example("Alla lämnar efter sex år", {"leave_year": 6}, {"payback_years": 4.0}),
        Example(
            "Utträdet kostar mer än överskottet",
            {"leave_year": 6, "exit_cost_share": 0.9},
            {"payback_years": None},
        ),
    ),
)

VALUES = Worked(
    "varde",
    "Nuvärde, nytta per krona och internränta",
    "Femton år utan ränta. Nuvärdet är i de sjus årskostnader, eller i mkr när en kostnad har angetts.",
    {
        "cost_base_mkr": Quantity("dagens kostnad, mkr"),
        "leave_year": Quantity("sista året är", str),
        "exit_cost_share": LEVERS["exit_cost_share"],
    },
    {
        "npv": Quantity("Nuvärde"),
        "benefit_cost_ratio": Quantity("Nytta per krona"),
        "internal_rates": Quantity("Internränta", _rates),
    },
    (
        Example("Utan kronor", {}, {"npv": 4.62, "benefit_cost_ratio": 3.75, "internal_rates": (0.2401,)}),  # 15 x 0.42 - 1.68
        Example("Med 10 mkr", {"cost_base_mkr": 10.0}, {"npv": 46.2, "benefit_cost_ratio": 3.75, "internal_rates": (0.2401,)}),
        Example("Alla lämnar efter sex år", {"leave_year": 6}, {"npv": 0.84, "internal_rates": (0.1298,)}),
        Example(
            "Utträdet kostar, och två räntor ger nuvärdet noll",
            {"leave_year": 6, "exit_cost_share": 0.5},
            {"npv": 0.34, "internal_rates": (-0.8399, 0.0674)},
        ),
        Example(
            "Utträdet kostar så mycket att ingen ränta ger nuvärdet noll",
            {"leave_year": 5, "exit_cost_share": 0.9},
            {"npv": -0.48, "internal_rates": ()},
        ),
    ),
)

PLAN = Worked(
    "vad-som-lovas",
    "Vad ett scenario lovar att följas upp mot",
    "Utgångsläget utan produktivitetskrav. Beloppen är i mkr när en kostnad har angetts, annars i de sjus årskostnader. "
    "En kostnad är ett minus.",
    {
        "cost_base_mkr": Quantity("dagens kostnad, mkr"),
        "year": Quantity("år efter start", str),
        "ramp_years": LEVERS["ramp_years"],
        "parallel_share": LEVERS["parallel_share"],
        "realised_share": LEVERS["realised_share"],
    },
    {
        "net": Quantity("Alla effekter"),
        "lower_cost": Quantity("Lägre löpande kostnad"),
        "redeployed": Quantity("Tas hem på annat sätt"),
        "total": Quantity("Alla år"),
    },
    (
        Example("Starten, 25 mkr", {"cost_base_mkr": 25.0, "year": 0}, {"net": -42.0, "total": 115.5}),
        Example(
            "Första året, 25 mkr", {"cost_base_mkr": 25.0, "year": 1}, {"net": 10.5, "lower_cost": 10.5, "redeployed": 0.0}
        ),
        Example("Sista året, 25 mkr", {"cost_base_mkr": 25.0, "year": 15}, {"net": 10.5}),
        Example(
            "Hälften tas hem i pengar",
            {"cost_base_mkr": 25.0, "year": 3, "realised_share": 0.5},
            {"lower_cost": 5.25, "redeployed": 5.25},
        ),
        *(
            Example(
                f"Två års införande med parallell drift, år {year}",
                {"ramp_years": 2, "parallel_share": 0.10, "year": year},
                {"net": net},
            )
            for year, net in enumerate((-1.68, 0.04, 0.18, 0.42))
        ),
    ),
)

ROOM = Worked(
    "rummets-mitt",
    "När ett rum sätter besparingen",
    "Mitten är medianen, den lägre av två. Hur svaren skiljer sig åt sägs först när minst fem har svarat.",
    {"likely": Quantity("troligast enligt var och en", lambda all_: formats.listed([_share(one) for one in all_]))},
    {
        "middle": Quantity("Rummets mitt", _share),
        "ends": Quantity("Åtta av tio svar", lambda ends: formats.listed([_share(end) for end in ends]) if ends else "för få"),
        **PAYBACK,
        "swing": Quantity("Återbetalning vid dem", lambda both: formats.listed([_payback(years) for years in both])),
    },
    (
        Example(
            "Fem svar",
            {"likely": (0.50, 0.20, 0.42, 0.30, 0.42)},
            {"middle": 0.42, "ends": (0.20, 0.50), "payback_years": 4.0, "swing": (8.4, 3.36)},
        ),
        Example("Fyra svar", {"likely": (0.20, 0.30, 0.42, 0.50)}, {"middle": 0.30, "ends": None, "payback_years": 5.6}),
    ),
)

TABLES = (PAYBACKS, FLIPS, COALITIONS, VALUES, PLAN, ROOM)
