"""Our county beside one that we choose: every line with both counties' value. (2006 report, chapters 2-5)"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lstdash import formats
from lstdash.evidence.activities import Activity
from lstdash.evidence.citations import Figure, PageLine
from lstdash.questions.my_county.answers.my_county import MyCountyAnswer

NO_VALUE = "ingen uppgift"
SAME = "Välj ett annat län att jämföra med: det här är samma län."
PARTS = ("Med i båda", "Bara {}", "Bara {}")


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two counties side by side; `rows` are the label of a line, our county's value and the other's."""

    name: str
    other: str
    headline: str
    counts: tuple[int, int, int]  # activities that only some share: in both, only ours, only the other's
    columns: tuple[str, str, str]
    rows: tuple[tuple[str, str, str], ...]


def compare(ours: MyCountyAnswer, theirs: MyCountyAnswer) -> Comparison:
    """Return both sheets line by line; what only one of them has is said of the other."""
    both, mine, other = _parted(ours, theirs)
    counted = [len(both), len(mine), len(other)]
    rows = (
        *_figures(ours.figures, theirs.figures),
        *((label, _named(found), _named(found)) for label, found in (("Båda deltar i", both),)),
        ("Deltar i utan den andra", _named(mine), _named(other)),
        *_lines(ours.pages, theirs.pages),
    )
    return Comparison(
        ours.name,
        theirs.name,
        headline(ours.name, theirs.name, *counted),
        (counted[0], counted[1], counted[2]),
        ("Fråga", ours.name, theirs.name),
        rows,
    )


def headline(name: str, other: str, both: int, mine: int, theirs: int) -> str:
    """Say how much of what only some counties share the two have together, and what each has alone."""
    if not both + mine + theirs:
        return f"Rapporten namnger varken {name} eller {other} i något som bara några län delar."
    shared = formats.count(both, "verksamhet", "verksamheter") if both else "ingen verksamhet"
    return (
        f"{name} och {other} delar {shared} av dem som bara några län är med i; {formats.decimal(mine)} har bara {name} "
        f"och {formats.decimal(theirs)} bara {other}."
    )


def _parted(ours: MyCountyAnswer, theirs: MyCountyAnswer) -> tuple[list[Activity], list[Activity], list[Activity]]:
    mine, others = ([one.activity for one in answer.own] for answer in (ours, theirs))
    keys = {item.activity for item in others}
    both = [item for item in mine if item.activity in keys]
    shared = {item.activity for item in both}
    return both, [i for i in mine if i.activity not in shared], [i for i in others if i.activity not in shared]


def _named(found: Sequence[Activity]) -> str:
    return "; ".join(item.name for item in found) or "ingen"


def _figures(ours: Sequence[Figure], theirs: Sequence[Figure]) -> list[tuple[str, str, str]]:
    mine, others = ({figure.label: figure.value for figure in found} for found in (ours, theirs))
    return [(label, mine.get(label, NO_VALUE), others.get(label, NO_VALUE)) for label in dict.fromkeys([*mine, *others])]


def _lines(ours: Sequence[PageLine], theirs: Sequence[PageLine]) -> list[tuple[str, str, str]]:
    mine, others = ({line.page: line.text for line in found} for found in (ours, theirs))
    return [(page, mine.get(page, NO_VALUE), others.get(page, NO_VALUE)) for page in dict.fromkeys([*mine, *others])]
