"""Every page, and what is chosen on it, as addresses: its default state first, then states that show other figures.

Written by hand, so that an address that stops working is seen: a link that somebody has saved is a promise.
"""

from __future__ import annotations

from collections.abc import Iterator

PAYROLL_ENDS = (
    "besparing=0.05&engangskostnad=4&hemtaget=0.1&inforande=6&ranta=0.12&mal=10&kalkyltid=30&parallell=0.5&fast=1&skala=0.5"
    "&uttrade=1"
)
PAYROLL_STARTS = (
    "besparing=0.7&engangskostnad=0.5&hemtaget=1&inforande=0&ranta=0&mal=1&kalkyltid=10&parallell=0&fast=0&skala=0&uttrade=0"
)
CRITERIA = ("initialkostnad", "lagandring", "narhet", "pionjararbete", "antal-aktorer", "planering", "fardiga-system")
NO_WEIGHTS = "&".join(f"vikt-{name}=0" for name in (*CRITERIA, "paverkan", "effekt"))

TABLES = """
activities activity_mentions area_totals areas assumptions background_facts collaboration_forms constellation_members
constellations consultation_positions counties county_borders county_neighbours criteria dialogue_steps factors form_rules
group_members group_totals inquiry_proposals matrix_items money networks participations procurements proposal_links proposals
reference_cases source_conflicts sources staff_profile
"""

STATES: dict[str, tuple[str, ...]] = {
    "": ("", "lan=M", "lan=BD", "lan=I", "lan=XX", "lan=AB&okand=1"),
    "omraden": (
        "",
        "lan=S&omrade=it",
        "form=koncentration&lage=i-drift",
        "del=karna&deltagare=H&lan=H",
        "sok=l%C3%B6n",
        "ar=1990",
        "ar=2005&omrade=pa&lage=planerad",
    ),
    "borja-har": (
        "",
        "lan=M&poang=forslag-lonepilot.111111155&poang=forslag-riktlinjer.333333434",
        "grans-insats=1.5&grans-vinst=4.5",
        "tyngd=3&vikter=lika-mojliga",
        "tyngd=0&vikt-initialkostnad=3&vikt-effekt=0.25",
        "reglage=enkla&vikt-planering=0",
        NO_WEIGHTS,
    ),
    "workshop": ("", "lan=M", "reglage=enkla", "rum=finns-inte", "projektor=ja", "vikter=lika-mojliga&tyngd=0"),
    "rosta": ("", "kod=ABCD-EFGH", "kod=ABCD-EFGH&lan=M", "kod=x", "lan=M", "okand=1"),
    "protokoll": ("", "nyckel=finns-inte", "lan=M", "nyckel=x&lan=M", "okand=1", "lan=XX"),
    "lonesamordning": (
        "",
        "flik=sakert&lan=F",
        "flik=vem&koalition=alla&mkr=100&nyckel=lika&engangsnyckel=dagens-kostnad&vard=F",
        "flik=jamfor&koalition=nio&besparing=0.3&inforande=2&parallell=0.1",
        "flik=vem&koalition=F.G3.H2-8&uttrade=0.5&mkr=25,5&lan=H",
        f"{PAYROLL_ENDS}&krav=raknas-av&produktivitet=0.02&koalition=13",
        f"{PAYROLL_STARTS}&flik=sakert&koalition=norra&mkr=10",
        "satsning=efaktura",
        "satsning=efaktura&efbesparing=0.2&flik=vem",
        "reglage=enkla&koalition=16",
        "koalition=ingen&flik=vem",
        "koalition=F5-3",
        "referens=visa&mkr=9999999",
    ),
    "konstellationer": (
        "",
        "norr=dalarna&ostra=bada&lan=W",
        "forslag=ansluter&forslag=swx-utvecklas&farg=hogst",
        "flytta=M&flytta=K&till=ingen&farg=storlek",
        "sla-ihop=sydlanen&sla-ihop=ostra_mellansverige&lan=F&farg=minst",
        "utan=spann&utan=namngivna&ostra=ingen&farg=namngivna",
        "utan=dubbelt&utan=syd-flest&forslag=swx-till-sydlanen&ar=1990",
        "flytta=AB&till=nordlanen&utan=syd-flest&ostra=hogre",
    ),
    "mitt-lan": (
        "",
        "lan=M",
        "lan=BD&antal=10&storlek=3",
        "lan=I&antal=1&grannar=0",
        "lan=S&storlek=0&konstellation=0&grannar=0&verksamheter=0",
        "lan=AB&verksamheter=3&konstellation=0.5",
    ),
    "kallor": (
        "",
        "visa=dokument&rad=areas:it,2005",
        "visa=antaganden&sok=kostnad",
        "visa=tabeller",
        "visa=tabeller&tabell=participations&sok=lans",
        "visa=ordlista&lan=M",
        "visa=version",
        "visa=motsagelser&sok=finns+inte",
        "rad=areas:finns-inte,1",
        *(f"visa=tabeller&tabell={name}" for name in TABLES.split()),
    ),
    "tillganglighet": ("", "lan=M", "lan=BD", "lan=XX", "okand=1", "visa=dokument"),
}


def addresses() -> Iterator[tuple[str, bool]]:
    """Every address as path and query, and whether it is a page's default state."""
    for path, queries in STATES.items():
        for query in queries:
            yield (f"{path}?{query}" if query else path), not query
