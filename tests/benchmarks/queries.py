"""Every query and whole table through the store against bare SQL in DuckDB: the published data and a thousand times as much.

Bare: the query's text on a connection of its own with plain views over the same Parquet files, rows as DuckDB gives them.
Ours: what an answer gets, rows by column name. An answer that a page keeps (lstdash/views/cache.py) costs no query at all
and is not measured here.
"""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb

from lstdash import formats, store
from lstdash.catalog.whole import tables
from tests.benchmarks.results import Row, Series
from tests.benchmarks.settings import Settings
from tests.benchmarks.synthetic import enlarge
from tests.benchmarks.timing import Turns, milliseconds, timed

NAME = "fragor"
PUBLISHED, LARGE = "Frågor på de publicerade uppgifterna", "Frågor på {times} gånger så mycket"
ALL = "alla frågor, medianen av kvoterna"
AGAINST = "samma SQL i DuckDB"
GOAL_ALL, GOAL = 1.1, 1.3
PARAM = re.compile(r"^-- param: +(\w+) ", re.MULTILINE)
GIVEN: Mapping[str, Any] = {"year": 2005, "table_name": "activities"}
SLOW_MS = 8000


def measure(settings: Settings) -> list[Row]:
    """Run them all on both."""
    version = store.current_version()
    rows = _compare(PUBLISHED, settings.extracts / version, settings.query_runs, None)
    with tempfile.TemporaryDirectory(prefix="lstdash-large-") as folder, _extracts(Path(folder)) as root:
        large = enlarge(settings.extracts / version, root, settings.copies)
        rows += _compare(LARGE.format(times=settings.copies), root / large, settings.query_runs, settings.query_seconds)
    return rows


@contextmanager
def _extracts(root: Path) -> Iterator[Path]:
    """Let the store read versions from another folder for a while."""
    kept = os.environ["LSTDASH_EXTRACTS"]
    os.environ["LSTDASH_EXTRACTS"] = str(root)
    try:
        yield root
    finally:
        os.environ["LSTDASH_EXTRACTS"] = kept


def _compare(title: str, folder: Path, runs: int, seconds: float | None) -> list[Row]:
    """One row a query and one for them all; with a budget in seconds the slow ones run fewer times, but at least three."""
    with duckdb.connect(":memory:") as con:
        for name in tables():
            con.execute(f"create view {name} as select * from read_parquet('{folder / name}.parquet')")
        asked = {path.stem: store.query_text(path.stem) for path in sorted(store.QUERIES.glob("*.sql"))}
        asked |= {f"hela {name}": store.table_text(name) for name in tables()}
        rows = [_one(title, con, name, sql, folder.name, runs, seconds) for name, sql in asked.items()]
    ratios = Series.of(row.ratio for row in rows if row.ratio)
    one = Series.of([1.0])
    return [Row(title, f"{ALL} ({len(ratios.values)})", ratios, AGAINST, one, unit="x", goal=GOAL_ALL), *rows]


def _one(
    title: str, con: duckdb.DuckDBPyConnection, name: str, sql: str, version: str, runs: int, seconds: float | None
) -> Row:
    given = {param: GIVEN[param] for param in PARAM.findall(sql)}

    def ours() -> list[store.Row]:
        return store.run(sql, version, **given)  # what is kept would cost nothing

    def theirs() -> list[Any]:
        return con.cursor().execute(sql, given).fetchall()

    count = len(theirs())
    once = milliseconds(theirs)
    if once > SLOW_MS:
        return Row(title, name, note=f"den nakna frågan tar {formats.decimal(once / 1000)} s; mäts inte")
    times = runs if seconds is None else max(3, min(runs, int(seconds * 1000 / (2 * once + 0.01))))
    found = Turns({"ours": timed(ours), "theirs": timed(theirs)}).run(times, warm=2)
    return Row(title, f"{name} ({formats.count(count, 'rad', 'rader')})", found["ours"], AGAINST, found["theirs"], goal=GOAL)
