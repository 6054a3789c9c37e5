"""The register of promised gains as people have entered it: gains, their years, what they were used for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from lstdash.database import followup, place
from lstdash.database.benefits import BENEFITS, NINE, USES, YEARS
from lstdash.database.engine import open_store
from lstdash.database.kept import Kept
from lstdash.questions.promised_benefits.model.judge import Year
from lstdash.questions.promised_benefits.model.portfolio import Gain, group_of

__all__ = ["Benefit", "Kept", "amount", "number", "read", "text"]


@dataclass(frozen=True, slots=True)
class Benefit:
    """One promised gain with what belongs to it; an empty text is a gap."""

    row: Kept
    years: tuple[Kept, ...]
    uses: tuple[Kept, ...]

    @property
    def id(self) -> str:
        return self.row.id

    @property
    def name(self) -> str:
        return text(self.row, "effect")

    @property
    def unit(self) -> str:
        return text(self.row, "unit")

    @property
    def is_withdrawn(self) -> bool:
        return self.row.withdrawn_at is not None

    @property
    def gaps(self) -> tuple[str, ...]:
        """What is missing, by its label: of the nine, and a day for a year that has none."""
        missing = [label for field, label in NINE.items() if not text(self.row, field)]
        undated = [str(number(year, "year")) for year in self.years if not text(year, "due_on")]
        return (*missing, *(f"dag för {year}" for year in undated), *(() if self.years else ("plan år för år",)))

    @property
    def plan(self) -> tuple[Year, ...]:
        """Its years for the model, in order of time."""
        rows = sorted(self.years, key=lambda row: number(row, "year"))
        return tuple(
            Year(number(row, "year"), text(row, "due_on"), amount(row, "planned") or 0.0, amount(row, "realised"))
            for row in rows
        )

    @property
    def gain(self) -> Gain:
        """The same for the sums."""
        plan, price_year = self.plan, text(self.row, "price_year")
        group = group_of(self.unit, text(self.row, "gain_class"), int(price_year) if price_year else None, plan)
        return Gain(group, plan, tuple((number(use, "year"), amount(use, "amount") or 0.0) for use in self.uses))


def read() -> tuple[Benefit, ...]:
    """Return every gain, the withdrawn ones last; what is entered counts at once, so nothing is kept."""
    if not place.is_made():
        return ()
    store = open_store()
    if not (rows := (*followup.rows(store, BENEFITS), *followup.rows(store, BENEFITS, withdrawn=True))):
        return ()
    years, uses = (_by_benefit(followup.rows(store, register)) for register in (YEARS, USES))
    return tuple(Benefit(row, years.get(row.id, ()), uses.get(row.id, ())) for row in rows)


def _by_benefit(rows: Iterable[Kept]) -> Mapping[str, tuple[Kept, ...]]:
    found: dict[str, tuple[Kept, ...]] = {}
    for row in rows:
        found[text(row, "benefit")] = (*found.get(text(row, "benefit"), ()), row)
    return found


def text(row: Kept, column: str) -> str:
    """Return what stands in a column, empty for nothing."""
    found: Any = row.values[column]
    return "" if found is None else str(found)


def number(row: Kept, column: str) -> int:
    """Return a whole number that is always there."""
    return int(text(row, column))


def amount(row: Kept, column: str) -> float | None:
    """Return an amount; None for a column that nobody has filled in, which is not zero."""
    found = text(row, column)
    return float(found) if found else None
