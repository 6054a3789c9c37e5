"""How has coordination by area changed between the surveys? (2006 report, 6: the same survey every year)"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lstdash import formats
from lstdash.questions.areas.answers.areas import AreasAnswer


@dataclass(frozen=True, slots=True)
class Change:
    """One area's coordinated activities in the first and in the last of the published years."""

    short_name: str
    before: int
    after: int

    @property
    def by(self) -> int:
        """How many more there are."""
        return self.after - self.before


def trend_title(answer: AreasAnswer) -> str:
    """Say which areas have grown most from the first year to the last, or shrunk most where none has grown."""
    span = f"{answer.years[0]}–{answer.years[-1]}"
    found = first_to_last(answer)
    if not found:
        return f"Inget område är mätt både {answer.years[0]} och {answer.years[-1]}"
    if not any(one.by for one in found):
        return f"Inget område har ändrats {span}"
    grown = max(one.by for one in found)
    if grown > 0:
        return _told([one for one in found if one.by == grown], f"har ökat mest {span}")
    shrunk = min(one.by for one in found)
    return f"{_told([one for one in found if one.by == shrunk], f'har minskat mest {span}')}; inget område har ökat"


def first_to_last(answer: AreasAnswer) -> tuple[Change, ...]:
    """Return the areas that both the first and the last year have, in the order of the last year's list."""
    counts = {(one.area, one.year): one for one in answer.trend}
    first, last = answer.years[0], answer.years[-1]
    pairs = ((counts.get((one.area, first)), one) for one in answer.trend if one.year == last)
    return tuple(Change(now.short_name, before.coordinated, now.coordinated) for before, now in pairs if before)


def trend_rows(answer: AreasAnswer) -> list[tuple[str | int | None, ...]]:
    """Return one row per area: its name and the coordinated activities of every year, None where it was not surveyed."""
    counts = {(one.area, one.year): one.coordinated for one in answer.trend}
    names = {one.area: one.name for one in answer.trend}
    return [(name, *(counts.get((area, year)) for year in answer.years)) for area, name in names.items()]


def _told(found: Sequence[Change], what: str) -> str:
    names = formats.listed([one.short_name for one in found])
    if len(found) > 1:
        return f"{names} {what}, med {formats.decimal(abs(found[0].by))} var"
    return f"{names} {what}, från {formats.decimal(found[0].before)} till {formats.decimal(found[0].after)}"
