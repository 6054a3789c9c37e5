"""Who has changed size class since the report, and in which registers? (heuwing2006, 4.2.1, against public registers)"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lstdash.shared_model.size_class import SizeClass

Classes = Mapping[str, SizeClass]  # county letter -> class
ORDER: tuple[SizeClass, ...] = ("större", "mellanstor", "mindre")


@dataclass(frozen=True, slots=True)
class Change:
    """One register against the report: how many boards a class, who has another class, who cannot be compared."""

    code: str
    counts: Mapping[SizeClass, int]
    changed: tuple[str, ...]
    missing: tuple[str, ...]

    @property
    def matches(self) -> int:
        """How many boards stand in the class that the report gives them."""
        return sum(self.counts.values()) - len(self.changed)


def change(code: str, report: Classes, now: Classes) -> Change:
    """Compare the report's classes with a register's; a board that the register lacks is missing, not changed."""
    counted = Counter(now[county] for county in report if county in now)
    return Change(
        code,
        {size: counted[size] for size in ORDER},
        tuple(county for county in report if county in now and now[county] != report[county]),
        tuple(county for county in report if county not in now),
    )


def in_all(changes: Sequence[Change]) -> tuple[str, ...]:
    """Counties that have another class than the report's in every register, in the first one's order."""
    if not changes:
        return ()
    return tuple(c for c in changes[0].changed if all(c in found.changed for found in changes))


def depends_on_register(classes: Sequence[Classes]) -> tuple[str, ...]:
    """Counties that the registers put in different classes; one that a register lacks is judged by the others."""
    counties = dict.fromkeys(county for found in classes for county in found)
    return tuple(c for c in counties if len({found[c] for found in classes if c in found}) > 1)
