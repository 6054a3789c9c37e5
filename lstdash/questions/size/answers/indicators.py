"""Other measures: any published indicator of a period, county by county, in the official order and never ranked."""

from __future__ import annotations

from dataclasses import dataclass

from lstdash import formats
from lstdash.evidence.indicators import Indicator, indicator

NONE = "Inga andra mått är publicerade ännu."


@dataclass(frozen=True, slots=True)
class IndicatorAnswer:
    """One indicator of one period: its title, and in words what it counts, what tells the cases apart and who is missing."""

    found: Indicator
    title: str
    words: str


def answer(version: str, wanted: str, period: str) -> IndicatorAnswer | None:
    """Return an indicator's values of a period, the latest unless it is offered; None when there is no indicator."""
    found = indicator(version, wanted, period)
    if found is None:
        return None
    title = f"{found.name} {found.period}"
    missing = f"Saknas: {formats.listed(found.missing)}." if found.missing else ""
    return IndicatorAnswer(
        found, title, " ".join(text for text in (f"{title}, {found.unit}.", found.case_mix, missing) if text)
    )


COLUMNS = ("Länsstyrelse", "Värde", "Täljare", "Nämnare")


def table(answer: IndicatorAnswer) -> list[tuple[str | float | None, ...]]:
    """Return one row per county in the official order."""
    return [(found.name, found.value, found.numerator, found.denominator) for found in answer.found.values]
