"""Our county beside one that we choose: every line with both counties' value. (2006 report, chapters 2-5)"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lstdash import formats
from lstdash.evidence.activities import Activity
from lstdash.evidence.citations import Figure, PageLine, Source
from lstdash.questions.my_county.answers.my_county import MyCountyAnswer

NO_VALUE = "ingen uppgift"
SAME = "Välj ett annat län att jämföra med: det här är samma län."
NOT_COUNTED = "Inte räknat: inte i gång, utan uppgift om läget eller del av en annan"


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two counties side by side; `rows` are the label of a line, our county's value and the other's."""

    name: str
    other: str
    headline: str
    counts: tuple[int, int, int]  # activities under way that only some share: in both, only ours, only the other's
    common: int  # those that all counties share
    columns: tuple[str, str, str]
    rows: tuple[tuple[str, str, str], ...]
    year: int | None  # that the activities are of
    sources: tuple[Source, ...]  # of both counties


def side_by_side(ours: MyCountyAnswer, theirs: MyCountyAnswer) -> Comparison:
    """Return both sheets line by line; what only one of them has is said of the other."""
    both, mine, other = _parted(ours, theirs)
    left_out, others = ([one.activity for one in of.own if not one.activity.is_counted] for of in (ours, theirs))
    counts = (len(both), len(mine), len(other))
    when = f" {ours.year}" if ours.year else ""
    rows = (
        *_figures(ours.figures, theirs.figures),
        (f"Delade med alla andra län{when}", *2 * (formats.count(ours.common, "verksamhet", "verksamheter"),)),
        (f"Båda deltog i{when}", _named(both), _named(both)),
        (f"Deltog i utan den andra{when}", _named(mine), _named(other)),
        (NOT_COUNTED, _named(left_out), _named(others)),
        *_lines(ours.pages, theirs.pages),
    )
    return Comparison(
        ours.name,
        theirs.name,
        headline(ours.name, theirs.name, *counts, year=ours.year),
        counts,
        ours.common,
        ("Fråga", ours.name, theirs.name),
        rows,
        ours.year,
        tuple(dict.fromkeys([*ours.sources, *theirs.sources])),
    )


def headline(name: str, other: str, both: int, mine: int, theirs: int, *, year: int | None = None) -> str:
    """Say how much of what only some counties shared the two had together, and what each had alone."""
    when = f" år {year}" if year else ""
    if not both + mine + theirs:
        return f"Rapporten namnger varken {name} eller {other} i något pågående som bara några län delade{when}."
    shared = formats.count(both, "verksamhet", "verksamheter") if both else "ingen verksamhet"
    start = f"{when.strip().capitalize()} delade {name} och {other}" if when else f"{name} och {other} delade"
    alone = [formats.decimal(number) if number else "ingen" for number in (mine, theirs)]
    return (
        f"{start} {shared} av de pågående som bara några län var med i; {alone[0]} hade bara {name} "
        f"och {alone[1]} bara {other}."
    )


def _parted(ours: MyCountyAnswer, theirs: MyCountyAnswer) -> tuple[list[Activity], list[Activity], list[Activity]]:
    """Return what both, only ours and only theirs took part in, of what was under way."""
    mine, others = ([one.activity for one in answer.own if one.activity.is_counted] for answer in (ours, theirs))
    shared = {item.activity for item in mine} & {item.activity for item in others}
    both = [item for item in mine if item.activity in shared]
    return both, [i for i in mine if i.activity not in shared], [i for i in others if i.activity not in shared]


def _named(found: Sequence[Activity]) -> str:
    return "; ".join(item.name for item in found) or "ingen"


def _figures(ours: Sequence[Figure], theirs: Sequence[Figure]) -> list[tuple[str, str, str]]:
    mine, others = ({figure.label: figure.value for figure in found} for found in (ours, theirs))
    return [(label, mine.get(label, NO_VALUE), others.get(label, NO_VALUE)) for label in dict.fromkeys([*mine, *others])]


def _lines(ours: Sequence[PageLine], theirs: Sequence[PageLine]) -> list[tuple[str, str, str]]:
    mine, others = ({line.page: line.text for line in found} for found in (ours, theirs))
    return [(page, mine.get(page, NO_VALUE), others.get(page, NO_VALUE)) for page in dict.fromkeys([*mine, *others])]
