"""Who called for the same thing alone? A joint chance is one key that at least two boards called for within a window."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How much of a CPV code must be the same: a ladder of claim, not of truth."""

    CODE = "kod"
    GROUP = "grupp"
    MAIN = "huvudgrupp"


@dataclass(frozen=True, slots=True)
class Call:
    """One advertised call; `day` counts days from any fixed one; `group` is empty where only the main group is stated."""

    call: str
    county: str
    day: int
    code: str
    group: str

    def key(self, level: Level) -> str:
        """Return what must be the same; a call without a group stands by its own code."""
        if level is Level.CODE:
            return self.code
        return self.code[:2] if level is Level.MAIN else self.group or self.code


@dataclass(frozen=True, slots=True)
class Chance:
    """The calls of one key within one window, by at least two boards."""

    key: str
    calls: tuple[Call, ...]

    @property
    def boards(self) -> tuple[str, ...]:
        """Return the boards' letters; a board that called twice stands once."""
        return tuple(sorted({call.county for call in self.calls}))

    @property
    def fewer(self) -> int:
        """Return how many calls fewer it could have been, at most."""
        return len(self.boards) - 1


def chances(calls: Iterable[Call], level: Level, days: int | None) -> tuple[Chance, ...]:
    """Return every joint chance, most boards first; the first call opens a window of `days`, None for no limit."""
    windows: dict[str, list[list[Call]]] = {}
    for call in sorted(calls, key=lambda call: (call.day, call.call)):
        found = windows.setdefault(call.key(level), [])
        if not found or (days is not None and call.day - found[-1][0].day > days):
            found.append([])
        found[-1].append(call)
    made = [Chance(key, tuple(window)) for key, opened in windows.items() for window in opened]
    joint = [chance for chance in made if chance.fewer > 0]
    return tuple(sorted(joint, key=lambda chance: (-len(chance.boards), -len(chance.calls), chance.key, chance.calls[0].day)))


@dataclass(frozen=True, slots=True)
class Counted:
    """One step of the ladder."""

    keys: int
    calls: int
    boards: int
    fewer: int


def counted(found: Iterable[Chance]) -> Counted:
    """Return how many keys, calls and boards the chances hold, and how many calls fewer at most."""
    listed = tuple(found)
    boards = {board for chance in listed for board in chance.boards}
    return Counted(len(listed), sum(len(c.calls) for c in listed), len(boards), sum(c.fewer for c in listed))
