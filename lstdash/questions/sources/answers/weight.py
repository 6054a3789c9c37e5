"""What weighs most on /kallor: the documents that most rests on, contradictions about numbers, what we judge ourselves."""

from __future__ import annotations

from collections import Counter

from lstdash import store
from lstdash.catalog.models import QUALITIES
from lstdash.catalog.whole import tables
from lstdash.store import Row

NUMBERS = ("int", "number")
OPENING = "areas"  # the table whose sums the start page opens with
READ = ("rapport", "utredning", "remissvar", "riksdagssvar", "brev")  # documents; then registers, other cases and our judgement
WEAKEST_FIRST = QUALITIES[::-1]  # our own judgements


def heaviest_first(version: str, name: str) -> list[Row]:
    """Return a table's rows, the heaviest first where the table is shown as cards; rows of one weight as they stood."""
    rows = list(store.table(name, version))
    if name == "sources":
        resting = resting_on(version)
        return sorted(rows, key=lambda row: (_read(row["kind"]), -resting[row["source"]]))
    if name == "source_conflicts":
        return sorted(rows, key=lambda row: conflict(row["affects"]))
    if name == "assumptions":
        return sorted(rows, key=lambda row: WEAKEST_FIRST.index(row["quality"]))
    return rows


def _read(kind: str) -> int:
    return READ.index(kind) if kind in READ else len(READ)


def resting_on(version: str) -> Counter[str]:
    """Count the published rows that name each document as their source."""
    counted: Counter[str] = Counter()
    for name, table in tables().items():
        if name != "sources" and any(column.name == "source" for column in table.columns):
            counted.update(row["source"] for row in store.table(name, version))
    return counted


def conflict(affects: str) -> tuple[int, int]:
    """Return a contradiction's weight as a sort key: the first sums, other numbers, words; then the farthest reaching."""
    columns = affects.split()
    numbers = {name.partition(".")[0] for name in columns if _is_number(name)}
    return (0 if OPENING in numbers else 1 if numbers else 2, -len(columns))


def _is_number(name: str) -> bool:
    table, _, column = name.partition(".")
    declared = tables().get(table)
    return declared is not None and any(one.name == column and one.kind in NUMBERS for one in declared.columns)
