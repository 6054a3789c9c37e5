"""Words of the payroll model, its levers first: what each is called, what it means, what to say beside its slider."""

from __future__ import annotations

from lstdash.terms.shape import Term

TERMS = {
    "payback_years": Term("återbetalningstid", "Tiden tills den samlade besparingen har täckt engångskostnaden.", "år"),
    "saving_share": Term(
        "besparing",
        "Hur mycket lägre driftkostnaden blir, som andel av dagens.",
        "andel",
        definite="besparingen",
        beside="Det som syns i kronor är den del av besparingen som tas hem.",
    ),
    "one_off_cost": Term(
        "engångskostnad",
        "Kostnad vid starten: system, rutiner, utbildning, avveckling.",
        "årskostnader",
        definite="engångskostnaden",
        beside="I procent av vad lönearbetet kostar de sju länen under ett år i dag. Räknas inte om när besparingen ändras.",
    ),
    "fixed_share": Term(
        "fast del av engångskostnaden",
        "Den del som inte beror på hur många län som är med.",
        "andel",
        definite="den fasta delen av engångskostnaden",
        beside="Betyder något när andra än de sju deltar: den fasta delen betalas även av få.",
    ),
    "ramp_years": Term(
        "införandetid",
        "Antal hela år innan full effekt nås.",
        "år",
        definite="införandetiden",
        beside="Är den minst ett år kostar det också att köra gammalt och nytt sida vid sida, parallell drift.",
    ),
    "parallel_share": Term(
        "parallell drift",
        "Extra kostnad medan gammalt och nytt körs sida vid sida.",
        "andel",
        definite="kostnaden för parallell drift",
        beside="Betyder något bara när det dröjer minst ett år till full effekt (införandetiden).",
    ),
    "discount_rate": Term(
        "kalkylränta",
        "Hur mycket mindre en framtida krona är värd per år.",
        "andel",
        definite="kalkylräntan",
        beside="Ju längre återbetalning, desto mer betyder räntan.",
    ),
    "horizon_years": Term(
        "kalkyltid",
        "Så många år som kalkylen ser framåt.",
        "år",
        definite="kalkyltiden",
        beside="Det som betalar sig senare visas som aldrig. Nettot växer med tiden.",
    ),
    "target_years": Term(
        "målår",
        "Inom så många år ska satsningen ha betalat sig.",
        "år",
        definite="målet",
        beside="Ändrar inte kalkylen, bara vad som räknas som tillräckligt snabbt.",
    ),
    "productivity_share": Term(
        "produktivitetskrav",
        "Årlig minskning av kostnaden som ändå skulle ha krävts.",
        "andel",
        definite="produktivitetskravet",
        beside="Används bara när produktivitetskravet räknas av.",
    ),
    "scale_elasticity": Term(
        "skaleffekt",
        "Hur besparingen växer när fler är med.",
        "faktor",
        definite="skaleffekten",
        beside="Betyder något när fler eller färre än de sju deltar.",
    ),
    "exit_cost_share": Term(
        "utträdeskostnad",
        "Kostnad för ett län som lämnar, som andel av dess årskostnad.",
        "andel",
        definite="utträdeskostnaden",
        beside="Betyder något bara om ett län lämnar.",
    ),
    "realised_share": Term(
        "hemtagen andel",
        "Den del av besparingen som verkligen tas hem.",
        "andel",
        definite="den del av besparingen som tas hem",
        beside="Samordning frigör tid. Den blir pengar först när tiden tas till vara.",
    ),
    "net_present_value": Term("nuvärde", "Alla framtida belopp omräknade till värdet i dag.", "mkr"),
    "internal_rate": Term("internränta", "Den ränta där nuvärdet blir noll.", "andel"),
    "benefit_cost_ratio": Term("nyttokostnadskvot", "Samlad besparing delad med samlade kostnader, i dagens värde.", "kvot"),
    "sharing_key": Term("fördelningsnyckel", "Hur gemensamma kostnader delas mellan länen."),
}
