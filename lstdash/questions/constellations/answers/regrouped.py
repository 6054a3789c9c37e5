"""Do small boards coordinate more, with the classes of a register? One register at a time. (2006 report, 4.2.1)

The survey's counts are regrouped by the sizes that each register of a year gives; a verdict holds only where all give it.
"""

from __future__ import annotations

from dataclasses import dataclass

from lstdash import formats
from lstdash.evidence.board_size import Asked, Size, each, of_the_year
from lstdash.evidence.counties import county_names
from lstdash.evidence.registers import missing_sentence
from lstdash.evidence.size_relation import Relation, of_choice
from lstdash.evidence.survey import Choices


@dataclass(frozen=True, slots=True)
class Regrouped:
    """What each register of the year says, the chosen one first: its label and the difference."""

    title: str
    sentence: str
    year: int
    lines: tuple[tuple[str, Relation], ...]


def answer(version: str, choices: Choices, size: Size) -> Regrouped | None:
    """Return the relation with the classes of every register of the chosen year; None with the report's own classes."""

    def ask(wanted: Size) -> Relation:
        assert wanted.year is not None
        return of_choice(version, wanted.code, wanted.year, choices)

    found = each(version, size, ask)
    if found is None:
        return None
    names = county_names(version)
    missing = (missing_sentence(staff, names) for staff in of_the_year(version, found.year).values())
    told = (next(iter(found.said.values())).sentence, _agree(found), *missing)
    return Regrouped(_title(found), " ".join(text for text in told if text), found.year, tuple(found.said.items()))


def _title(found: Asked[Relation]) -> str:
    verdicts = {relation.verdict for relation in found.said.values()}
    if len(verdicts) == 1 and (verdict := verdicts.pop()):
        return f"Med klasserna {found.year} har de mindre {verdict}, vilket register som än räknas"
    return f"Med klasserna {found.year} kan sambandet inte avgöras"


def _agree(found: Asked[Relation]) -> str:
    """Say whether the other registers of the year tell the same."""
    chosen, *others = found.said.items()
    if not others:
        return f"Det är det enda registret för {found.year}."
    apart = [label for label, relation in others if relation.verdict != chosen[1].verdict]
    if not apart:
        return f"Alla {formats.decimal(len(found.said))} register för {found.year} säger detsamma."
    return f"Ett annat svar ger {formats.listed(apart)}; vart och ett räknas för sig."


REGROUP_COLUMNS = ("Register", "Minst", "Högst")


def regroup_table(answer: Regrouped) -> list[tuple[str | float | None, ...]]:
    """Return one row per register: small minus large, in coordinations per county; None where it cannot be worked out."""
    return [
        (
            f"{label} {answer.year}",
            *((None, None) if found.span is None else (found.span.low, found.span.high)),
        )
        for label, found in answer.lines
    ]
