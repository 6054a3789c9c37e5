"""What an SQL text says of its own answer: `-- column:` lines with types, `-- order:` for what follows the Swedish alphabet.

Engines agree on rows, not on alphabets: in the SQL a name is ordered by its code points, and a text with an `-- order:` line
has its rows put in order here, by one collator, whoever answered.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import groupby, takewhile
from operator import itemgetter
from typing import Any

from lstdash import order

Row = dict[str, Any]
SWEDISH = "sv"
_COLUMN = re.compile(r"^-- column: +(\S+) +(\S+)", re.MULTILINE)
_PARAM = re.compile(r"^-- param: +(\S+) +(\S+)", re.MULTILINE)
_ORDER = re.compile(r"^-- order: +(.+)$", re.MULTILINE)
_GRAIN = re.compile(r"^-- grain: +one row per (.+)$", re.MULTILINE)


@lru_cache(maxsize=256)
def columns(sql: str) -> tuple[tuple[str, str], ...]:
    """Return name and DuckDB type of every column, in the order of the answer."""
    return tuple((found[1], found[2]) for found in _COLUMN.finditer(sql))


@lru_cache(maxsize=256)
def params(sql: str) -> tuple[tuple[str, str], ...]:
    """Return name and DuckDB type of every parameter."""
    return tuple((found[1], found[2]) for found in _PARAM.finditer(sql))


@lru_cache(maxsize=256)
def grain(sql: str) -> tuple[str, ...]:
    """Return the columns that together tell the rows apart."""
    found = _GRAIN.search(sql)
    return tuple(name.strip() for name in found[1].split(",")) if found else ()


@lru_cache(maxsize=256)
def keys(sql: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """Return the columns of the `-- order:` line, each with what is said of it: `desc`, `sv`. Empty without such a line."""
    found = _ORDER.search(sql)
    parts = [part.split() for part in found[1].split(",")] if found else []
    return tuple((name, frozenset(said)) for name, *said in parts)


@lru_cache(maxsize=256)
def _to_order(sql: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """Return the keys that engines may see otherwise: what tells rows apart is never missing, and last it is in order."""
    asked = keys(sql)
    while asked and asked[-1][0] in grain(sql) and SWEDISH not in asked[-1][1]:
        asked = asked[:-1]
    return asked


def in_order(sql: str, rows: list[Row]) -> list[Row]:
    """Put an engine's rows in the order that the text asks for; missing values last, also where it says `desc`.

    What the Swedish alphabet does not touch comes first in most texts, and the engine has put it together: those parts are put
    in order by one row each, and the alphabet is asked for within them.
    """
    asked = _to_order(sql)
    outer = tuple(takewhile(lambda key: SWEDISH not in key[1], asked))
    inner = asked[len(outer) :]
    if not outer or not inner:
        return _by_all(rows, asked)
    of = itemgetter(*(name for name, _ in outer))
    parts: dict[Any, list[Row]] = {}
    for values, together in groupby(rows, of):
        parts.setdefault(values, []).extend(together)
    firsts = _by_all([part[0] for part in parts.values()], outer)
    return [row for first in firsts for row in _by_all(parts[of(first)], inner)]


def _by_all(rows: list[Row], asked: tuple[tuple[str, frozenset[str]], ...]) -> list[Row]:
    for name, said in reversed(asked):
        rows = _by(rows, name, is_swedish=SWEDISH in said, is_falling="desc" in said)
    return rows


def _by(rows: list[Row], column: str, *, is_swedish: bool, is_falling: bool) -> list[Row]:
    """Order rows by one column. Most are in order by the rest already, so what takes time is to ask each for its key."""
    values = {row[column] for row in rows}
    missing = [row for row in rows if row[column] is None] if None in values else []
    known = [row for row in rows if row[column] is not None] if missing else rows.copy()
    if is_swedish:
        places = {text: order.name(text)[0] for text in values - {None}}
        known.sort(key=lambda row: places[row[column]], reverse=is_falling)
    else:
        known.sort(key=itemgetter(column), reverse=is_falling)
    return known + missing
