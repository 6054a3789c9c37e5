"""Where is there a group? The areas of the survey by level, and what is known of each pair. (2006 report, 4.3.4 and 5.6)"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

FINNS, PLANERAD, SAKNAS, SILENT = STATES = ("finns", "planerad", "saknas", "ej angivet")  # the strongest first
NATION, NORTH, SOUTH, EAST, CITIES, OTHER = LEVELS = ("riks", "nord", "syd", "öst", "storstad", "annat")
SYMMETRIC = (NATION, NORTH, SOUTH, EAST)  # a complete structure has a group on each, in every area


@dataclass(frozen=True, slots=True)
class Group:
    """One group as the source names it; `level` and `status` are empty where the source does not say."""

    code: str
    name: str
    row: str  # area, or what it is placed under without one
    level: str
    status: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One pair of row and level: the strongest state among its groups."""

    state: str
    groups: tuple[Group, ...]


def cells(groups: Iterable[Group], rows: Sequence[str]) -> Mapping[tuple[str, str], Cell]:
    """Return every row x level; a pair that no group speaks of is `ej angivet`, never `saknas`."""
    listed: dict[tuple[str, str], tuple[Group, ...]] = {(row, level): () for row in rows for level in LEVELS}
    for group in groups:
        if (group.row, group.level) in listed:
            listed[group.row, group.level] += (group,)
    return {at: Cell(state(group.status for group in found), found) for at, found in listed.items()}


def state(statuses: Iterable[str]) -> str:
    """Return the strongest of the statuses, `ej angivet` when none says anything."""
    return min((status or SILENT for status in statuses), key=STATES.index, default=SILENT)


def counts(found: Mapping[tuple[str, str], Cell], rows: Sequence[str]) -> Mapping[str, int]:
    """Count the states of a complete structure's pairs: the rows x SYMMETRIC."""
    states = [found[row, level].state for row in rows for level in SYMMETRIC]
    return {one: states.count(one) for one in STATES}
