"""Words of the page of staff: what may be moved."""

from __future__ import annotations

from lstdash.terms.shape import Term

TERMS = {
    "admin_staff_share": Term(
        "andel i administrationen",
        "Hur stor del av alla anställda som arbetar inom det administrativa stödområdet.",
        "andel",
        definite="andelen i administrationen",
        beside="Ändrar hur många som berörs, inte hur fort avgångarna räcker.",
    ),
    "staff_cost_share": Term(
        "personalens del av kostnaden",
        "Hur stor del av besparingen som är färre anställda; resten är system och köp.",
        "andel",
        definite="personalens del av kostnaden",
        beside="Tillsammans med besparingen avgör den hur många färre det ska bli.",
    ),
    "over55_share": Term(
        "andel över 55 år",
        "Hur stor del av de berörda som går i pension de närmaste åren.",
        "andel",
        definite="andelen över 55 år",
        beside="44 procent gäller ett län 2004. Är den mindre än minskningen räcker pensionsavgångarna aldrig.",
    ),
    "pension_age_years": Term(
        "pensionsålder",
        "Den ålder då de äldre slutar; åldrarna över 55 antas vara jämnt fördelade.",
        "år",
        definite="pensionsåldern",
        beside="Ju senare pension, desto längre tar minskningen.",
    ),
    "other_leavers_share": Term(
        "övriga som slutar per år",
        "Hur stor del av dem under 55 som slutar självmant varje år.",
        "andel",
        definite="andelen övriga som slutar",
        beside="Även några procent kortar tiden mycket.",
    ),
    "attrition_years": Term(
        "tid för minskningen",
        "Inom så många år ska minskningen vara klar.",
        "år",
        definite="tiden",
        beside="Utgångsläget är rapportens återbetalningstid. Ändrar inte modellen, bara frågan.",
    ),
}
