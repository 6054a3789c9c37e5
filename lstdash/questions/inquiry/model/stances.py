"""How answers to a consultation are counted: a respondent answers once, however many voices speak for it.

(The answers are ours: a code for what is said of a proposal of SOU 2024:43.)
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

YES, CONDITION, ASKS, OTHER, NO, SPLIT = "ja", "villkor", "fråga", "annat", "nej", "delat"
SILENT, UNSAID = "tyst", "onämnt"
TAKEN = (YES, CONDITION, ASKS, OTHER, NO, SPLIT)  # a stand is taken
ANSWERS = (*TAKEN, SILENT, UNSAID)


@dataclass(frozen=True, slots=True)
class Position:
    """What one voice of a respondent says; without a proposal it is about something else."""

    key: str
    proposal: str | None
    respondent: str
    answer: str
    conditions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Recurring:
    """A condition that stands in more than one place, and the positions that make it."""

    condition: str
    respondents: tuple[str, ...]
    proposals: tuple[str, ...]
    places: int
    keys: tuple[str, ...]


def joint(answers: Iterable[str]) -> str:
    """Return the one answer that a respondent's voices on a proposal make; no voice leaves it unsaid.

    Who is silent changes nothing. A yes with a condition makes the whole yes conditional; other differences are a split answer.
    """
    said = set(answers)
    spoken = said - {SILENT}
    if not spoken:
        return SILENT if said else UNSAID
    if spoken == {YES, CONDITION}:
        return CONDITION
    return spoken.pop() if len(spoken) == 1 else SPLIT


def answered(proposals: Sequence[str], respondents: Sequence[str], positions: Iterable[Position]) -> dict[str, tuple[str, ...]]:
    """Return the answer of each respondent, in order, to each proposal."""
    said: dict[tuple[str, str], list[str]] = {}
    for position in positions:
        if position.proposal is not None:
            said.setdefault((position.proposal, position.respondent), []).append(position.answer)
    return {proposal: tuple(joint(said.get((proposal, one), ())) for one in respondents) for proposal in proposals}


def counted(answers: Iterable[str]) -> tuple[int, ...]:
    """Return how many there are of each of `ANSWERS`."""
    found = list(answers)
    return tuple(found.count(answer) for answer in ANSWERS)


def agreed(answers: Iterable[str]) -> str:
    """Return the answer that all who took a stand gave; empty when they differ or nobody did."""
    taken = {answer for answer in answers if answer in TAKEN}
    return taken.pop() if len(taken) == 1 else ""


def recurring(positions: Iterable[Position]) -> tuple[Recurring, ...]:
    """Return the conditions that stand in more than one place, those of most respondents first, then of most places.

    A place is a respondent and a proposal, or a respondent and everything beyond the proposals: two voices that ask for the
    same in one place are one. Capital letters make no difference.
    """
    found: dict[str, list[tuple[str, Position]]] = {}
    for position in positions:
        for condition in position.conditions:
            found.setdefault(condition.casefold(), []).append((condition, position))
    several = [_recurring(made) for made in found.values()]
    return tuple(sorted((one for one in several if one.places > 1), key=lambda one: (-len(one.respondents), -one.places)))


def _recurring(made: Sequence[tuple[str, Position]]) -> Recurring:
    positions = [position for _, position in made]
    return Recurring(
        made[0][0],
        tuple(dict.fromkeys(position.respondent for position in positions)),
        tuple(dict.fromkeys(position.proposal for position in positions if position.proposal)),
        len({(position.respondent, position.proposal) for position in positions}),
        tuple(position.key for position in positions),
    )


def split(text: str | None) -> tuple[str, ...]:
    """Return the conditions of a cell: the parts between semicolons, without spaces around them."""
    return tuple(part for part in (piece.strip() for piece in (text or "").split(";")) if part)


def total(rows: Iterable[Sequence[int]]) -> tuple[int, ...]:
    """Return the counts of several proposals together."""
    return tuple(map(sum, zip((0,) * len(ANSWERS), *rows, strict=True)))


def taken(counts: Sequence[int]) -> Mapping[str, int]:
    """Return the counts above zero of those answers that take a stand."""
    return {answer: count for answer, count in zip(ANSWERS, counts, strict=True) if count and answer in TAKEN}
