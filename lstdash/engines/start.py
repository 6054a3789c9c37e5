"""Before a server shows anything: does the chosen engine answer as DuckDB does?

Every query keeps the rules of `portable`, and one small question a trap is asked of both engines. What differs is refused by
name. With DuckDB chosen there is nothing to ask.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from lstdash.engines import setting
from lstdash.errors import DataError

# What a trap is called in Swedish, and a question whose answer shows it: what the translation and the settings must make equal.
_NUMBERS = (
    "(select 1 as n, 'å' as t union all select cast(null as integer), 'z' union all select 2, 'Ä' union all select -7, 'a')"
)
PROBES: tuple[tuple[str, str], ...] = (
    ("tomma värden i ordning", f"select v.n from {_NUMBERS} as v order by v.n"),
    ("tomma värden i fallande ordning", f"select v.n from {_NUMBERS} as v order by v.n desc"),
    ("texter i ordning efter tecknens nummer", f"select v.t from {_NUMBERS} as v order by v.t"),
    ("division av heltal", f"select v.n / 2 as a from {_NUMBERS} as v order by a"),
    ("division med noll", f"select 1 / nullif(v.n - v.n, 0) as a, v.t from {_NUMBERS} as v order by v.t"),
    (
        "summa och antal",
        f"select cast(sum(v.n) as bigint) as a, count(v.n) as b, count(*) as c, avg(v.n) as d from {_NUMBERS} as v",
    ),
    ("summan av inget", f"select cast(sum(v.n) as bigint) as a, min(v.t) as b from {_NUMBERS} as v where v.n = 5"),
    ("jämförelser med tomma värden", f"select count(*) as a from {_NUMBERS} as v where v.n <> 1 and v.n not in (2)"),
    (
        "sammansatta texter",
        f"select v.t || 'x' as a, length(v.t) as b, v.n || 'x' is null as c from {_NUMBERS} as v order by a",
    ),
    ("mönster", f"select v.t from {_NUMBERS} as v where v.t like '_%' and contains(v.t, 'Ä') order by v.t"),
    ("namn inom dubbla citattecken", f'select v."n" as "år och n" from {_NUMBERS} as v order by v."n"'),
    ("citattecken i text", "select 'a''b' as a, 'a\"b' as b, '' as c, ' ' = '' as d"),
    ("datum", "select cast('2004-02-29' as date) as a, year(cast('2004-02-29' as date)) as b"),
    ("dagar mellan datum", "select date_diff('day', cast('2004-02-28' as date), cast('2004-03-01' as date)) as a"),
    ("rang", f"select v.t, rank() over (order by v.n) as a from {_NUMBERS} as v order by v.t"),
    ("decimaltal", "select 0.1e0 + 0.2e0 as a, 1e0 / 3 as b, 1e16 as c, abs(-0.5e0) as d"),
)

Ask = Callable[[str], Sequence[tuple[Any, ...]]]


def check() -> None:
    """Raise DataError when the settings cannot be meant, or the engine cannot give the answers that DuckDB gives."""
    if not setting.is_spark():
        return
    from lstdash.engines import spark

    setting.remote()
    spark.library()
    _require("Frågor som andra motorer inte svarar lika på.", _not_portable(), "Skriv om dem enligt docs/motorer.md.")
    _require("Motorn svarar inte som DuckDB.", different(spark.probe), "Prova en annan version eller inställning av motorn.")


def _not_portable() -> list[str]:
    from lstdash import store
    from lstdash.engines import portable

    queries = sorted(path.stem for path in store.QUERIES.glob("*.sql"))
    return [f"{name}: {said}" for name in queries for said in portable.faults(store.query_text(name))]


def different(ask: Ask) -> list[str]:
    """Return the names of the traps that an engine falls into."""
    import duckdb  # here: a server that asks DuckDB has nothing to compare, and loads it with its first page

    with duckdb.connect(":memory:") as con:
        return [name for name, sql in PROBES if list(ask(sql)) != con.execute(sql).fetchall()]


def _require(what: str, found: Sequence[str], action: str) -> None:
    if found:
        raise DataError(what, setting.ENGINE, "samma rader, typer och ordning", "; ".join(found), action)
