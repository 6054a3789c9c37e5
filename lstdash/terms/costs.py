"""Words of the page of costs: what may be moved, beside what it shares with joint payroll."""

from __future__ import annotations

from lstdash.terms.shape import Term

TERMS = {
    "ea_addressable_share": Term(
        "åtkomlig del av ekonomi och personal",
        "Den del av ekonomi- och personaladministrationen, i kronor eller anställda, som går att samordna: löner, fakturor.",
        "andel",
        definite="den åtkomliga delen av ekonomi och personal",
        beside="Svagast av alla tal: ingen källa säger det. Fråga länsstyrelserna hur många som arbetar med löner.",
    ),
    "it_years": Term(
        "år bakom it-besparingen",
        "Antalet år som rapportens 20 miljoner för tretton län fördelas på.",
        "år",
        definite="antalet år bakom it-besparingen",
        beside="Rapporten nämner ingen period. Ju fler år, desto mindre besparing om året.",
    ),
    "premises_addressable_share": Term(
        "åtkomlig del av lokalerna",
        "Den del av lokalkostnaden som går att samordna.",
        "andel",
        definite="den åtkomliga delen av lokalerna",
        beside="Noll som utgångsvärde: lokaler kräver närhet.",
    ),
    "premises_saving_share": Term(
        "besparing på lokalerna",
        "Hur mycket billigare den åtkomliga delen av lokalerna blir.",
        "andel",
        definite="besparingen på lokalerna",
        beside="Gör något bara om en del av lokalerna går att samordna.",
    ),
    "cut_share": Term(
        "sparbeting om året",
        "Hur mycket lägre kostnaden ska bli varje år, ovanpå tidigare års krav.",
        "andel",
        definite="sparbetinget om året",
        beside="Rapporten anger 0,6 procent, men inte vad det räknas på.",
    ),
    "cut_target_years": Term(
        "år som ska täckas",
        "Antalet års sparbeting som besparingen ska räcka till.",
        "år",
        definite="antalet år som ska täckas",
        beside="Väljs av ledningen.",
    ),
}
