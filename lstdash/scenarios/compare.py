"""Two scenarios of one question side by side: what each answers, and of the choices only those that differ."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic

from lstdash import formats
from lstdash.scenarios.kind import C, Kind, Line, R
from lstdash.scenarios.saved import Saved


@dataclass(frozen=True, slots=True)
class Side(Generic[R]):
    """One scenario of a comparison: its name, its choices in words, what it answers."""

    name: str
    told: Mapping[str, str]
    result: R


@dataclass(frozen=True, slots=True)
class Comparison:
    """Left against right: the conclusion, the answers, and the changed choices as rows (what, left, right)."""

    headline: str
    answers: tuple[Line, ...]
    changes: tuple[tuple[str, str, str], ...]


def current(version: str, kind: Kind[C, R], name: str, choices: C) -> Side[R]:
    """Return a scenario as it answers on this version. Raises ScenarioError."""
    return Side(name, kind.words(version, choices), kind.answer(version, choices))


def pinned(version: str, saved: Saved[C, R]) -> Side[R]:
    """Return a saved scenario as it answered when it was saved."""
    return Side(saved.name, saved.kind.told(version, saved.choices, saved.levers), saved.result)


def compare(kind: Kind[C, R], left: Side[R], right: Side[R]) -> Comparison:
    """Compare any against any."""
    changes = tuple(
        (what, left.told.get(what, formats.MISSING), right.told.get(what, formats.MISSING))
        for what in dict.fromkeys((*left.told, *right.told))
        if left.told.get(what) != right.told.get(what)
    )
    answers = kind.lines(left.result, right.result)
    verb = kind.verb(left.result, right.result)
    if changes:
        count = formats.count(len(changes), "val", "val")
        headline = f"{right.name} skiljer sig från {left.name} i {count} och {verb}."
    elif all(before == after for _, before, after, _ in answers):
        headline = f"{right.name} är likadant som {left.name}."
    else:
        headline = f"{right.name} har samma val som {left.name} och {verb}."
    return Comparison(headline, answers, changes)
