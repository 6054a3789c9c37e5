"""The two independent readings of the documents, and how a difference between them is written down.

First reading: data/source. Second reading: tests/data/second_reading, with a column that says which row of the
first reading each of its rows describes. Differences that are judgements are settled in settled.csv, one row each.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
FIRST = ROOT / "data" / "source"
SECOND = ROOT / "tests" / "data" / "second_reading"
ALL = "samtliga"

Row = Mapping[str, str]


class Difference(NamedTuple):
    """One field of one row that the readings give differently; empty = that reading does not say."""

    table: str
    key: str
    field: str
    first: str
    second: str


def _rows(path: Path) -> tuple[Row, ...]:
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@cache
def first(table: str) -> tuple[Row, ...]:
    """Rows of a table in the first reading, as text."""
    return _rows(FIRST / f"{table}.csv")


@cache
def second(table: str) -> tuple[Row, ...]:
    """Rows of a table in the second reading, as text."""
    return _rows(SECOND / f"{table}.csv")


def settled() -> tuple[Row, ...]:
    """Differences that were looked up in the document and kept, each with its reason."""
    return second("settled")


@cache
def county_names() -> dict[str, str]:
    """County letter by everything a list of counties may call it."""
    names: dict[str, str] = {}
    for row in first("counties"):
        names |= {row["county"]: row["county"], row["short_name"]: row["county"]}
    return names


def counties() -> frozenset[str]:
    """The 21 county letters."""
    return frozenset(row["county"] for row in first("counties"))


def county_set(printed: str) -> frozenset[str]:
    """Counties in a printed list: letters or names, 'samtliga' or 'alla län', 'samtliga utom X'."""
    words = printed.replace("Lst-", " ").replace("-län", " ").replace(";", ",").strip()
    if words.lower() in (ALL, "alla län"):
        return counties()
    if words.startswith(f"{ALL} utom "):
        return counties() - set(words.split()[2:])
    names = county_names()
    pieces = [piece.strip() for piece in words.split(",")]
    letters = {names[piece] for piece in pieces if piece in names}
    return frozenset(
        letters | {names[word] for piece in pieces if piece not in names for word in piece.split() if word in names}
    )


def written(letters: Iterable[str]) -> str:
    """A set of counties as one comparable text."""
    found = frozenset(letters)
    return ALL if found == counties() else " ".join(sorted(found))


def span(row: Row) -> str:
    """A stated number of participants: 13, 13-14 or nothing."""
    low, high = row["participants_low"], row["participants_high"]
    return low if low == high else f"{low}-{high}"
