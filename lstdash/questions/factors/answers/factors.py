"""Which restraint, one step weaker, turns it? The report's factors, with a reader's scores. (2006 report, 4.3 and 4.4)"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from lstdash import formats
from lstdash.evidence.citations import Conflict, Figure, Source, conflicts
from lstdash.questions.factors.answers import words
from lstdash.questions.factors.answers.known import KnownFactor, known
from lstdash.questions.factors.answers.weigh import Scoring, Weighed, weigh
from lstdash.terms import TERMS

OwnScores = tuple[tuple[str, tuple[int, int]], ...]  # a factor's key, its strength and reach, 0 for none


@dataclass(frozen=True, slots=True)
class FactorsAnswer:
    """The page: the sentence, every factor of the report, and what one's own scores weigh; None before any."""

    headline: str
    factors: tuple[KnownFactor, ...]
    reread: str
    weighed: Weighed | None
    sources: tuple[Source, ...]
    conflicts: tuple[Conflict, ...]

    @property
    def figures(self) -> tuple[Figure, ...]:
        """How they weigh against each other; before anything is scored, how many there are of each side."""
        if (found := self.weighed) is not None:
            balance = formats.MISSING if found.balance is None else words.number(found.balance)
            steps = formats.decimal(found.steps) if found.state == "restrains" and found.steps else formats.MISSING
            of = f"{formats.decimal(found.scored)} av {formats.decimal(len(self.factors))}"
            return (
                Figure("Balans", balance, TERMS["balance"].definition),
                Figure("Steg som vänder läget, minst", steps),
                Figure("Faktorer med poäng", of, formats.count(found.people, "deltagare")),
            )
        drives = sum(one.side == "drives" for one in self.factors)
        told = (("Motverkar", len(self.factors) - drives), ("Underlättar", drives))
        return tuple(Figure(label, formats.decimal(number), "efter vår läsning av rapporten") for label, number in told)


def answer(version: str, own: OwnScores = ()) -> FactorsAnswer:
    """Return the map of what helps and hinders and, when something is scored, the balance of it."""
    factors = known(version)
    drives = sum(one.side == "drives" for one in factors)
    board = scoring(factors, own)
    weighed = weigh(board) if board.has_scores else None
    return FactorsAnswer(
        weighed.headline if weighed else words.mapped(drives, len(factors) - drives),
        factors,
        words.reread(sum(one.is_reread for one in factors), drives),
        weighed,
        tuple({one.side: one.source for one in reversed(factors)}.values())[::-1],
        conflicts(version, "factors"),
    )


def scoring(factors: tuple[KnownFactor, ...], own: OwnScores) -> Scoring:
    """Return one reader's scores; what the version does not know is left out."""
    given = {key: scores for key, scores in own if any(scores)}
    found = np.full((1, len(factors), 2), np.nan)
    for at, one in enumerate(factors):
        for question, score in enumerate(given.get(one.key, ())):
            if score:
                found[0, at, question] = score
    return Scoring(factors, found[:, :, 0], found[:, :, 1], len(factors))
