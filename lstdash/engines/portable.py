"""What a query may say so that every engine answers alike: one rule a trap, and a list of functions that were tried on all.

docs/motorer.md shows each with its example. The rules read the tree that sqlglot makes of a DuckDB text. A rule gives the
Swedish words for what is wrong, or nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import sqlglot
from sqlglot import exp
from sqlglot.errors import SqlglotError

from lstdash.catalog.whole import tables
from lstdash.engines.declared import columns, grain, params

TRIED: tuple[type[exp.Expr], ...] = (
    exp.And,
    exp.Or,
    exp.Case,
    exp.If,
    exp.Cast,
    exp.Coalesce,
    exp.Nullif,
    exp.Exists,
    exp.Count,
    exp.Sum,
    exp.Avg,
    exp.Min,
    exp.Max,
    exp.Abs,
    exp.Length,
    exp.Contains,
    exp.StartsWith,
    exp.Rank,
    exp.DenseRank,
    exp.Year,
    exp.Month,
    exp.Day,
    exp.DateDiff,
)
TYPES = ("VARCHAR", "INTEGER", "BIGINT", "DOUBLE", "BOOLEAN", "DATE")
WHOLE = (exp.DType.INT, exp.DType.BIGINT)
BACKSLASH = "\\"


@dataclass(frozen=True, slots=True)
class Rule:
    """One trap: what a text must not say, in Swedish, and what sees it."""

    says: str
    is_broken: Callable[[exp.Expr, str], bool]


def faults(sql: str) -> list[str]:
    """Return what in a text other engines would answer differently or not at all, as Swedish sentences."""
    try:
        tree = sqlglot.parse_one(sql, read="duckdb")
    except SqlglotError:
        return ["Den går inte att läsa för översättning."]
    return [rule.says for rule in RULES if rule.is_broken(tree, sql)]


def _any(*kinds: type[exp.Expr]) -> Callable[[exp.Expr, str], bool]:
    return lambda tree, _sql: next(tree.find_all(*kinds), None) is not None


def _is_all(tree: exp.Expr, _sql: str) -> bool:
    by_order = any(isinstance(one.this, exp.Var) for one in tree.find_all(exp.Ordered))
    return by_order or any(group.args.get("all") for group in tree.find_all(exp.Group))


def _is_star(tree: exp.Expr, _sql: str) -> bool:
    return any(not isinstance(star.parent, exp.Count) for star in tree.find_all(exp.Star, exp.Columns))


def _reads_function(tree: exp.Expr, _sql: str) -> bool:
    return any(not isinstance(table.this, exp.Identifier) for table in tree.find_all(exp.Table)) or bool(
        list(tree.find_all(exp.Unnest, exp.Values, exp.GenerateSeries))
    )


def _orders_inside(tree: exp.Expr, _sql: str) -> bool:
    return any(isinstance(order.parent, exp.Func) for order in tree.find_all(exp.Order))


def _is_asof(tree: exp.Expr, _sql: str) -> bool:
    return any(join.args.get("method") for join in tree.find_all(exp.Join))


def _is_recursive(tree: exp.Expr, _sql: str) -> bool:
    return any(one.args.get("recursive") for one in tree.find_all(exp.With))


def _is_unguarded(tree: exp.Expr, _sql: str) -> bool:
    return any(not _is_never_zero(one.expression) for one in tree.find_all(exp.Div, exp.IntDiv, exp.Mod))


def _is_never_zero(divisor: exp.Expr) -> bool:
    if isinstance(divisor, exp.Literal):
        return float(divisor.this) != 0
    return isinstance(divisor, exp.Nullif) and divisor.expression == exp.Literal.number(0)


def _is_whole(one: exp.Expr) -> bool:
    """True for what is a whole number on every engine: a count, a column that the catalogue says is one, a cast, their sums."""
    if isinstance(one, exp.Column):
        return (one.table, one.name) in _whole_columns()
    if isinstance(one, exp.Cast):
        return one.to.this in WHOLE
    if isinstance(one, exp.Sum | exp.Min | exp.Max | exp.Coalesce):
        return all(_is_whole(part) for part in (one.this, *one.expressions))
    return isinstance(one, exp.Count | exp.Null) or (isinstance(one, exp.Literal) and one.is_int)


def _whole_columns() -> set[tuple[str, str]]:
    return {(table.name, column.name) for table in tables().values() for column in table.columns if column.kind == "int"}


def _casts_loosely(tree: exp.Expr, _sql: str) -> bool:
    def is_sure(cast: exp.Cast) -> bool:
        inner = cast.this
        if cast.to.this in WHOLE or cast.to.this == exp.DType.DOUBLE:
            return _is_whole(inner)
        return isinstance(inner, exp.Null) or (cast.to.this == exp.DType.DATE and isinstance(inner, exp.Literal))

    return any(not is_sure(cast) for cast in tree.find_all(exp.Cast))


def _sums_decimals(tree: exp.Expr, _sql: str) -> bool:
    return any(not _is_whole(one.this) for one in tree.find_all(exp.Sum, exp.Avg))


def _writes_decimal(tree: exp.Expr, _sql: str) -> bool:
    numbers = (one.this for one in tree.find_all(exp.Literal) if not one.is_string)
    return any("." in number and "e" not in number.lower() for number in numbers)


def _matches_loosely(tree: exp.Expr, _sql: str) -> bool:
    patterns = [one.expression for one in tree.find_all(exp.Like)]
    loose = tree.find(exp.ILike, exp.RegexpLike, exp.SimilarTo, exp.Escape)
    return loose is not None or any(not isinstance(pattern, exp.Literal) for pattern in patterns)


def _has_backslash(tree: exp.Expr, _sql: str) -> bool:
    return any(one.is_string and BACKSLASH in one.this for one in tree.find_all(exp.Literal))


def _counts_boundaries(tree: exp.Expr, _sql: str) -> bool:
    return any(str(one.args.get("unit") or "DAY").upper() != "DAY" for one in tree.find_all(exp.DateDiff))


def _is_partly_ordered(tree: exp.Expr, sql: str) -> bool:
    order = tree.args.get("order")
    ordered = {one.this.name for one in order.expressions} if order else set()
    return not (set(grain(sql)) and set(grain(sql)) <= ordered)


def _types(_tree: exp.Expr, sql: str) -> bool:
    return any(kind not in TYPES for _, kind in (*columns(sql), *params(sql))) or not columns(sql)


def _untried(tree: exp.Expr, _sql: str) -> Iterator[exp.Expr]:
    return (one for one in tree.find_all(exp.Func) if not isinstance(one, TRIED))


RULES = (
    Rule("Månader och år räknas olika mellan två datum: räkna dagar.", _counts_boundaries),
    Rule("En ordning inuti ett aggregat försvinner i översättningen: ordna raderna i stället.", _orders_inside),
    Rule("PIVOT och UNPIVOT finns inte överallt: skriv en kolumn med CASE för varje värde.", _any(exp.Pivot)),
    Rule("Alla kolumner med en stjärna (*, EXCLUDE, REPLACE, COLUMNS): räkna upp dem.", _is_star),
    Rule("ASOF JOIN finns inte överallt: förena på ett tal eller ett datum.", _is_asof),
    Rule("FROM läser tabeller och namngivna delar, inte range(), unnest() eller VALUES.", _reads_function),
    Rule("En division kan få noll under strecket: skriv nullif(…, 0).", _is_unguarded),
    Rule("Heltalsdivision (//) rundar olika: dela, och avrunda i svaret.", _any(exp.IntDiv)),
    Rule("GROUP BY ALL och ORDER BY ALL: räkna upp kolumnerna.", _is_all),
    Rule("En rekursiv WITH finns inte överallt.", _is_recursive),
    Rule("Ordningen är inte fullständig: ORDER BY ska innehålla alla kolumner i radens grain.", _is_partly_ordered),
    Rule("COLLATE är inte lika på alla motorer: skriv en rad `-- order:` med sv efter namnet.", _any(exp.Collate)),
    Rule("En CAST gör om ett värde på olika sätt: bara heltal, null och datum som text är säkra.", _casts_loosely),
    Rule(
        "En summa eller ett medelvärde av decimaltal beror på ordningen: summera heltal, eller räkna i svaret.", _sums_decimals
    ),
    Rule("Ett tal med decimalpunkt är DECIMAL med olika regler: skriv det med exponent, 1.5e0.", _writes_decimal),
    Rule(
        "Mönster med parametrar, ILIKE och reguljära uttryck läses olika: LIKE med fast text, eller contains.", _matches_loosely
    ),
    Rule("Ett omvänt snedstreck i en text betyder olika saker.", _has_backslash),
    Rule("LIMIT ger olika rader när några är lika: begränsa i svaret.", _any(exp.Limit, exp.Fetch)),
    Rule(f"En kolumn eller en parameter har en typ som inte är {', '.join(TYPES)}.", _types),
    Rule("En funktion som inte är prövad på alla motorer.", lambda tree, sql: next(_untried(tree, sql), None) is not None),
)
