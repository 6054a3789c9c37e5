"""What the benefit consists of, in three classes and in words: kronor to take home, freed time, not valued.

Named in the 2006 report, 4.1 and 4.2.3, which also reminds that coordination alone does not raise efficiency.
"""

from __future__ import annotations

from dataclasses import dataclass

from lstdash.evidence.citations import Source, row_id
from lstdash.questions.payroll.answers.levers import exact, text
from lstdash.questions.payroll.answers.payroll import PayrollAnswer


@dataclass(frozen=True, slots=True)
class Benefit:
    """One class of benefit: its name, its size in the scenario, what belongs to it."""

    name: str
    size: str
    words: str


def from_report(answer: PayrollAnswer) -> tuple[Benefit, ...]:
    """Return the three classes; only the first is in the curve."""
    saving, realised = answer.scenario.saving_share, answer.scenario.realised_share
    taken = exact("saving_share", saving * realised)
    freed = exact("saving_share", saving * (1 - realised))
    return (
        Benefit(
            "Kronor som kan tas hem",
            f"{taken} av kostnaden",
            f"Lägre drift- och underhållskostnad: besparingen {text('saving_share', saving)} gånger den del som tas hem, "
            f"{text('realised_share', realised)}. Bara detta räknas i kurvan. På sikt kan även utvecklingen bli billigare; "
            "det är inte räknat.",
        ),
        Benefit(
            "Frigjord tid",
            f"{freed} av kostnaden",
            "Den del av besparingen som inte tas hem i kronor. Samordning ger inte högre effektivitet av sig själv: "
            "den frigjorda tiden måste tas till vara.",
        ),
        Benefit(
            "Inte värderat",
            "ingen siffra",
            "Mindre sårbarhet vid sjukdom och semester, större grupper, möjlighet att specialisera sig, bättre service. "
            "Ingen har satt ett belopp på det, och vi gör det inte heller.",
        ),
    )


def source(answer: PayrollAnswer) -> Source:
    """Return the row that the reminder rests on: the assumption about what is taken home."""
    known = answer.doubt or next(lever.assumption for lever in answer.levers if lever.key == "realised_share")
    return Source(row_id("assumptions", known.key), "Antagandet om hemtagen andel")
