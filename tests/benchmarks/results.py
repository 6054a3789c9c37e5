"""What a measurement says: two series taken side by side, their medians, p95 and ratio; as a table or as JSON."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from lstdash import formats

HEADINGS = ("Mätning", "Vi", "p95", "Mot", "Det", "p95", "Kvot", "Kvot p95", "Mål", "Antal")
LIMIT = "målet"
NUMERIC = {1, 2, 4, 5, 6, 7, 8, 9}


@dataclass(frozen=True)
class Series:
    """Values of one thing in one unit, in the order they were measured."""

    values: tuple[float, ...]

    @classmethod
    def of(cls, values: Iterable[float]) -> Series:
        return cls(tuple(values))

    @property
    def median(self) -> float:
        return statistics.median(self.values)

    @property
    def p95(self) -> float:
        """The value that 95 of 100 do not exceed: one that was really measured."""
        ordered = sorted(self.values)
        return ordered[max(0, -(-95 * len(ordered) // 100) - 1)]


@dataclass(frozen=True)
class Row:
    """One line of the report. Without `theirs` there is nothing to divide by, and `note` says why."""

    measure: str
    what: str
    ours: Series | None = None
    against: str = ""
    theirs: Series | None = None
    unit: str = "ms"
    goal: float | None = None  # the ratio should be at most this
    note: str = ""

    @property
    def ratio(self) -> float | None:
        return self._ratio("median")

    @property
    def ratio_p95(self) -> float | None:
        return self._ratio("p95")

    def _ratio(self, of: str) -> float | None:
        if self.ours is None or self.theirs is None or not getattr(self.theirs, of):
            return None
        return float(getattr(self.ours, of) / getattr(self.theirs, of))

    def as_json(self) -> dict[str, Any]:
        """Everything, the single values too."""
        parts = {"ours": self.ours, "theirs": self.theirs}
        series = {
            name: None if one is None else {"median": one.median, "p95": one.p95, "values": list(one.values)}
            for name, one in parts.items()
        }
        plain = {name: getattr(self, name) for name in ("measure", "what", "against", "unit", "goal", "note")}
        return {**plain, **series, "ratio": self.ratio, "ratio_p95": self.ratio_p95}


def table(rows: Sequence[Row]) -> str:
    """Return the report's table, one block a measurement; plain text, readable in a file as well."""
    blocks = []
    for measure in dict.fromkeys(row.measure for row in rows):
        listed = [row for row in rows if row.measure == measure]
        blocks.append(f"{measure}\n{'=' * len(measure)}\n" + _aligned([HEADINGS, *map(_cells, listed)]))
        blocks.extend(f"  {row.what}: {row.note}" for row in listed if row.note)
        blocks.append("")
    return "\n".join(blocks)


def judged(rows: Sequence[Row]) -> list[Row]:
    """Return the rows that have a goal and something to be compared with."""
    return [row for row in rows if row.goal and row.ratio]


def missed(rows: Sequence[Row]) -> list[Row]:
    """Return the rows that fall short of their goal as it is printed, the farthest from it first."""
    short = [row for row in judged(rows) if round(row.ratio or 0, 2) > (row.goal or 0)]
    return sorted(short, key=lambda row: (row.ratio or 0) / (row.goal or 1), reverse=True)


def limit(measure: str, what: str, ours: float, goal: float, unit: str = "ms", note: str = "") -> Row:
    """Return a row whose goal is an amount: the ratio is against it."""
    return Row(measure, what, Series.of([ours]), LIMIT, Series.of([goal]), unit, 1.0, note)


def goal_text(row: Row) -> str:
    """Write what a row's ratio should be at most: 0,25x and not 0,3x."""
    places = 1 if row.goal == round(row.goal or 0, 1) else 2
    return f"{formats.decimal(row.goal, places)}x"


def _cells(row: Row) -> tuple[str, ...]:
    number = formats.MISSING
    return (
        row.what,
        *(_pair(row.ours, row.unit) if row.ours else (number, number)),
        row.against or number,
        *(_pair(row.theirs, row.unit) if row.theirs else (number, number)),
        *(formats.decimal(ratio, 2) + "x" if ratio is not None else number for ratio in (row.ratio, row.ratio_p95)),
        goal_text(row) if row.goal else number,
        str(len(row.ours.values)) if row.ours else number,
    )


def _pair(series: Series, unit: str) -> tuple[str, str]:
    return _written(series.median, unit), _written(series.p95, unit)


def _written(value: float, unit: str) -> str:
    return formats.unit(value, unit, 0 if value >= 100 else 1 if value >= 10 else 2)


def _aligned(lines: Sequence[Sequence[str]]) -> str:
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join(
        "  ".join(
            cell.rjust(width) if place in NUMERIC else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    )
