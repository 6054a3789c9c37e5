"""A lever: one number of a model that may be moved. It is declared in one row, and everything else derives from the row.

The slider and its place in the address, the check of a scenario, the draws, what a room's words call it (the glossary) and
where its value comes from (the published assumption) all go by the lever's key, which is also its field in the scenario.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

from lstdash.shared_model.faults import Fault

LAST = 1_000


class Unit(StrEnum):
    """How a lever's number is to be read."""

    SHARE = "share"  # 0-1
    YEARS = "years"
    FACTOR = "factor"  # a plain number


@dataclass(frozen=True, slots=True)
class Lever:
    """One row. Ends and step are how far a room may want to go; `least` and `most` are what the model can count on at all."""

    key: str  # field of the scenario, key of the published assumption, term of the glossary
    name: str  # in the address: stable Swedish ASCII
    low: float
    high: float
    step: float
    unit: Unit
    least: float = 0.0
    most: float = 1.0
    is_positive: bool = False  # at zero there is no answer
    is_whole: bool = False
    is_question: bool = False  # how we ask, not what the world may turn out to be: never drawn, never in a tornado
    is_extra: bool = False  # folded away behind the others
    place: int = LAST  # among the sliders; those without one follow as declared


Levers = Mapping[str, Lever]


def declared(*levers: Lever) -> Levers:
    """Return the levers by key, in the given order: draws are numbered by it, so a new lever comes last.

    Raises ValueError when two share a key or a name in the address.
    """
    if len({lever.key for lever in levers}) < len(levers) or len({lever.name for lever in levers}) < len(levers):
        raise ValueError("two levers share a key or a name")
    return MappingProxyType({lever.key: lever for lever in levers})


def in_order_shown(levers: Levers) -> tuple[Lever, ...]:
    """Return the levers as their sliders stand: by place, those folded away last."""
    return tuple(sorted(levers.values(), key=lambda lever: (lever.is_extra, lever.place)))


def grid(low: float, high: float, step: float) -> tuple[float, ...]:
    """Return every value from low to high; decimal arithmetic, so that a value equals what an address says."""
    first, by = Decimal(str(low)), Decimal(str(step))
    return tuple(float(first + by * i) for i in range(int((Decimal(str(high)) - first) / by) + 1))


NOT_A_NUMBER, NOT_POSITIVE, OUT_OF_RANGE, NOT_WHOLE = "not_a_number", "not_positive", "out_of_range", "not_whole"


def lever_faults(levers: Levers, at: Mapping[str, float]) -> Iterator[Fault]:
    """Yield a fault for each lever that stands where no answer exists, with where it stands and what it may be."""
    for lever in levers.values():
        if code := _broken(lever, at[lever.key]):
            yield Fault(code, lever.key, (at[lever.key], lever.least, lever.most))


def _broken(lever: Lever, value: float) -> str:
    if not math.isfinite(value):
        return NOT_A_NUMBER
    if lever.is_positive and value <= 0:
        return NOT_POSITIVE
    if not lever.least <= value <= lever.most:
        return OUT_OF_RANGE
    return NOT_WHOLE if lever.is_whole and value != int(value) else ""
