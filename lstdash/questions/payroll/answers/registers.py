"""The counties' results with every register of the year: a verdict holds only where each of them gives it.

Each register is counted by itself. Lowest and highest over the registers are never put together county by county, for no
register says that.
"""

from __future__ import annotations

from collections.abc import Sequence

from lstdash import formats
from lstdash.evidence.board_size import Asked
from lstdash.questions.payroll.model.counties import CountyResult, Verdict

Results = Asked[tuple[CountyResult, ...]]


def verdict(found: Results, place: int) -> Verdict:
    """Return what every register says of the county at this place; undecided where they differ."""
    said = {results[place].verdict for results in found.said.values()}
    return said.pop() if len(said) == 1 else Verdict.UNDECIDED


def sentence(found: Results, names: Sequence[str]) -> str:
    """Say what the verdict asks of the registers and where they differ; `names` are the counties' in the results' order."""
    labels = list(found.said)
    told = f"Länen väger som i {labels[0]} {found.year}"
    if len(labels) == 1:
        return " ".join(text for text in (f"{told}, det enda registret för året.", found.unusable) if text)
    several = (place for place in range(len(names)) if len({results[place].verdict for results in found.said.values()}) > 1)
    split = [names[place] for place in several]
    differ = f"de är oense om {formats.listed(split)}" if split else "de är eniga"
    told += (
        f". Att ett län vinner eller förlorar sägs bara när alla {formats.decimal(len(labels))} register för {found.year} "
        f"säger det, vart och ett för sig: {differ}."
    )
    return " ".join(text for text in (told, found.unusable) if text)


def columns(found: Results) -> tuple[str, ...]:
    """Name the columns of `table`."""
    return ("Län", *(f"Nuvärde, {label} {found.year}" for label in found.said))


def table(found: Results, names: Sequence[str]) -> list[tuple[str | float | None, ...]]:
    """Return the net present value of each county, register by register, in the scenario's unit."""
    return [(name, *(results[place].npv.low for results in found.said.values())) for place, name in enumerate(names)]
