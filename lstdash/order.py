"""In which order does a Swedish reader expect things? Names by the Swedish alphabet, sections by their numbers.

The rules are Unicode's for Swedish (CLDR, sv): å, ä and ö last, an accent or a capital counts only between letters that are
alike otherwise. They come from the ICU that DuckDB carries; a query with an `-- order:` line has its rows sorted by them too
(`lstdash/engines/declared.py`), so that rows from a query and names sorted here never disagree.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

import duckdb

Key = tuple[str, str]
_KEY = "select icu_sort_key(?, 'sv')"
_NUMBER = re.compile(r"(\d+)")


@lru_cache(maxsize=20_000)
def name(text: str) -> Key:
    """Return what a name is sorted by: `sorted(names, key=order.name)`. Only the same text has the same key."""
    found = _connection().cursor().execute(_KEY, [text]).fetchone()
    return (found[0] if found else "", text)


@lru_cache(maxsize=20_000)
def numbered(text: str) -> tuple[Key | int, ...]:
    """Return what a text is sorted by when the numbers in it count as numbers: section 2.2 before 2.10."""
    parts = enumerate(_NUMBER.split(text))  # every second part is a number
    return tuple(int(part) if place % 2 else name(part) for place, part in parts)


@cache
def _connection() -> duckdb.DuckDBPyConnection:
    return duckdb.connect(":memory:", config={"threads": 1})
