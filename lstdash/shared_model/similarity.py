"""Which counties are like ours, and who works with whom? (heuwing2006, 2.1.3, 2.2 and 4.2)

The report names participants for some activities only. A county that is not named is "ej angivet": that is
not the same as not taking part, so it is counted apart and never as zero.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from typing import Literal

from lstdash.shared_model.faults import CannotHold, Fault

Stance = Literal["deltar", "deltar inte", "ej angivet"]

# Roles as the data writes them; an observer or an interested county is named, but does not take part (yet).
TAKES_PART = frozenset({"deltar", "värd", "avlämnar", "tar emot"})
STAYS_OUT = frozenset({"deltar inte", "observatör", "intresserad"})


class Unlike(StrEnum):
    """What likeness cannot be asked with."""

    NO_WEIGHT = "no_weight"
    UNKNOWN_COUNTY = "unknown_county"


@dataclass(frozen=True, slots=True)
class Participation:
    """One county's role in one activity."""

    activity: str
    county: str
    role: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two counties over the activities in question: both take part, known not to, and not stated."""

    first: str
    second: str
    together: int
    apart: int
    not_stated: int

    @property
    def known(self) -> int | None:
        """Known common activities; None when there is none and some are not stated, so that zero is never claimed."""
        return None if self.together == 0 and self.not_stated else self.together


@dataclass(frozen=True, slots=True)
class Profile:
    """What a county is compared on."""

    county: str
    size_class: str | None  # None where no figure says it
    constellations: frozenset[str] = frozenset()
    neighbours: frozenset[str] = frozenset()
    activities: frozenset[str] = frozenset()  # named activities it takes part in


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each likeness counts: not negative, at least one above zero, else CannotHold."""

    size: float = 1.0
    constellations: float = 1.0
    neighbours: float = 1.0
    activities: float = 1.0

    def __post_init__(self) -> None:
        values = (self.size, self.constellations, self.neighbours, self.activities)
        if min(values) < 0 or not 0 < sum(values) < float("inf"):
            raise CannotHold(Fault(Unlike.NO_WEIGHT, values=values))


@dataclass(frozen=True, slots=True)
class Likeness:
    """How like another county is (0-1): the weighted mean of its parts; a part is None when there is nothing to compare."""

    county: str
    score_share: float
    size_share: float | None
    neighbours_share: float
    activities_share: float | None
    shared_constellations: tuple[str, ...]
    shared_activities: tuple[str, ...]


def stances(participations: Iterable[Participation]) -> dict[tuple[str, str], Stance]:
    """Stance per (activity, county) that is stated; any role of taking part outweighs the others.

    Raises ValueError on a role the data does not know.
    """
    found: dict[tuple[str, str], Stance] = {}
    for row in participations:
        if row.role not in TAKES_PART | STAYS_OUT:
            raise ValueError(f"unknown role: {row.role}")
        key = (row.activity, row.county)
        if row.role in TAKES_PART:
            found[key] = "deltar"
        else:
            found.setdefault(key, "deltar inte")
    return found


def pairs(participations: Iterable[Participation], counties: Sequence[str]) -> tuple[Pair, ...]:
    """Every pair of counties over the activities that the participations name, in the given county order."""
    stated = stances(participations)
    activities = sorted({activity for activity, _ in stated})
    return tuple(_pair(first, second, activities, stated) for first, second in combinations(counties, 2))


def similar(county: str, profiles: Mapping[str, Profile], weights: Weights) -> tuple[Likeness, ...]:
    """All other counties, most alike first; ties by code.

    Size class and neighbour are 0 or 1; constellations and named activities are Jaccard shares. A part that cannot be
    compared is left out and the other weights carry it. Raises CannotHold on an unknown county.
    """
    if county not in profiles:
        raise CannotHold(Fault(Unlike.UNKNOWN_COUNTY, county, tuple(sorted(profiles))))
    found = [_likeness(profiles[county], other, weights) for code, other in profiles.items() if code != county]
    return tuple(sorted(found, key=lambda likeness: (-likeness.score_share, likeness.county)))


def _pair(first: str, second: str, activities: Sequence[str], stated: Mapping[tuple[str, str], Stance]) -> Pair:
    together = apart = 0
    for activity in activities:
        both = stated.get((activity, first)), stated.get((activity, second))
        if both == ("deltar", "deltar"):
            together += 1
        elif "deltar inte" in both:
            apart += 1
    return Pair(first, second, together, apart, len(activities) - together - apart)


def _likeness(ours: Profile, other: Profile, weights: Weights) -> Likeness:
    known = ours.size_class is not None and other.size_class is not None
    size = float(ours.size_class == other.size_class) if known else None
    neighbours = float(other.county in ours.neighbours)
    constellations = _jaccard(ours.constellations, other.constellations)
    # a county that is named in no activity is not stated, rather than unlike
    activities = _jaccard(ours.activities, other.activities) if ours.activities and other.activities else None
    parts = (
        (weights.size, size),
        (weights.constellations, constellations),
        (weights.neighbours, neighbours),
        (weights.activities, activities),
    )
    return Likeness(
        other.county,
        _weighted(parts),
        size,
        neighbours,
        activities,
        tuple(sorted(ours.constellations & other.constellations)),
        tuple(sorted(ours.activities & other.activities)),
    )


def _jaccard(first: frozenset[str], second: frozenset[str]) -> float | None:
    """Shared through all; None when both are empty."""
    return len(first & second) / len(first | second) if first or second else None


def _weighted(parts: Iterable[tuple[float, float | None]]) -> float:
    """Weighted mean of the parts that can be compared; 0 when the chosen weights leave none."""
    stated = [(weight, part) for weight, part in parts if part is not None]
    weight_sum = sum(weight for weight, _ in stated)
    return sum(weight * part for weight, part in stated) / weight_sum if weight_sum > 0 else 0.0
