"""The rules for queries that every engine answers alike: every query keeps them, and every trap is seen."""

from __future__ import annotations

from pathlib import Path

import pytest

from lstdash import store
from lstdash.catalog.whole import tables
from lstdash.engines import declared, portable

QUERIES = sorted(path.stem for path in store.QUERIES.glob("*.sql"))
DOCS = Path(__file__).parents[2] / "docs" / "motorer.md"
SAID = "-- column: a INTEGER\n-- grain: one row per a\n"

# How the rule begins, and a text that breaks it and no other rule unless the trap is made of several.
TRAPS = (
    ("Månader", "select date_diff('month', t.a, t.b) as a from t order by a"),
    ("En ordning inuti", "select count(t.a order by t.b) as a from t order by a"),
    ("PIVOT", "select p.a from t pivot (count(*) for b in ('x')) as p order by p.a"),
    ("Alla kolumner", "select * from t order by a"),
    ("Alla kolumner", "select t.* from t order by a"),
    ("Alla kolumner", "select * exclude (b) from t order by a"),
    ("Alla kolumner", "select * replace (1 as b) from t order by a"),
    ("Alla kolumner", "select columns('a.*') from t order by a"),
    ("ASOF", "select t.a from t asof join u on t.a >= u.a order by t.a"),
    ("FROM läser", "select r.a from range(3) r(a) order by r.a"),
    ("FROM läser", "select v.a from (values (1)) v(a) order by v.a"),
    ("En division", "select t.a / t.b as a from t order by a"),
    ("En division", "select t.a % 0 as a from t order by a"),
    ("Heltalsdivision", "select t.a // 2 as a from t order by a"),
    ("GROUP BY ALL", "select t.a from t group by all order by t.a"),
    ("GROUP BY ALL", "select t.a from t order by all"),
    (
        "En rekursiv",
        "with recursive r as (select 1 as a union all select r.a + 1 from r where r.a < 3) select r.a from r order by r.a",
    ),
    ("Ordningen", "select t.a from t"),
    ("Ordningen", "select t.a, t.b from t order by t.b"),
    ("COLLATE", "select t.a from t order by t.b collate sv, t.a"),
    ("En CAST", "select cast(t.b / 2 as integer) as a from t order by a"),
    ("En CAST", "select cast(money.value as integer) as a from money order by a"),
    ("En CAST", "select cast(areas.coordinated as varchar) as a from areas order by a"),
    ("En summa", "select sum(money.value) as a from money order by a"),
    ("En summa", "select avg(money.value) as a from money order by a"),
    ("Ett tal", "select t.b * 1.5 as a from t order by a"),
    ("Mönster", "select t.a from t where t.b like $p || '%' order by t.a"),
    ("Mönster", "select t.a from t where t.b ilike 'x%' order by t.a"),
    ("Mönster", "select t.a from t where regexp_matches(t.b, 'x') order by t.a"),
    ("Ett omvänt", "select t.a from t where t.b like '100\\%' order by t.a"),
    ("LIMIT", "select t.a from t order by t.a limit 3"),
    ("En kolumn eller", "-- param: p VARCHAR[]\nselect t.a from t order by t.a"),
    ("En funktion", "select quantile_cont(t.b, 0.5e0) as a from t order by a"),
    ("En funktion", "select round(t.b, 1) as a from t order by a"),
    ("En funktion", "select list(t.b) as a from t order by a"),
    ("En funktion", "select first(t.b) as a from t order by a"),
    ("En funktion", "select strftime(t.b, '%Y') as a from t order by a"),
    ("En funktion", "select now() as a from t order by a"),
)


@pytest.mark.parametrize("query", QUERIES)
def test_every_query_is_portable(query: str) -> None:
    assert portable.faults(store.query_text(query)) == []


@pytest.mark.parametrize(("begins", "sql"), TRAPS, ids=[sql for _, sql in TRAPS])
def test_a_trap_is_seen(begins: str, sql: str) -> None:
    assert [said for said in portable.faults(SAID + sql) if said.startswith(begins)]


def test_every_rule_has_a_trap_and_every_trap_stands_in_the_document() -> None:
    said = [rule.says for rule in portable.RULES]
    assert not [one for one in said if not any(one.startswith(begins) for begins, _ in TRAPS)]
    text = DOCS.read_text(encoding="utf-8")
    assert not [one for one in said if one not in text]


def test_what_is_safe_is_let_through() -> None:
    sql = "select cast(count(*) as integer) as a, t.b / nullif(t.c, 0) as b, t.c / 2 as c from t group by t.b, t.c order by a"
    assert portable.faults(SAID + sql) == []


def test_a_text_that_is_no_query_is_told() -> None:
    assert portable.faults("select from where (") == ["Den går inte att läsa för översättning."]


def test_every_column_of_the_catalogue_has_a_type_that_all_engines_have() -> None:
    assert {column.sql_type for table in tables().values() for column in table.columns} <= set(portable.TYPES)


@pytest.mark.parametrize("query", [query for query in QUERIES if declared.keys(store.query_text(query))])
def test_the_order_line_says_what_the_sql_says(query: str) -> None:
    """Rows come in the order of the `-- order:` line; the SQL has the same one, by code points, for those who read only it."""
    sql = store.query_text(query)
    order = sql.rpartition("order by ")[2].split(",")
    written = [tuple(part.split(".")[-1].split()) for part in order]
    keys = [(name, *(("desc",) if "desc" in said else ())) for name, said in declared.keys(sql)]
    assert keys == written
    assert any(declared.SWEDISH in said for _, said in declared.keys(sql))


def test_rows_are_put_in_swedish_order_with_the_missing_last() -> None:
    rows = [{"a": a, "name": name} for a, name in ((1, "Ö"), (1, None), (2, "z"), (None, "a"), (1, "å"), (1, "Z"))]
    sql = "-- order: a desc, name sv\n"
    assert [row["name"] for row in declared.in_order(sql, rows)] == ["z", "Z", "å", "Ö", None, "a"]
    assert declared.in_order("select 1", rows) == rows


@pytest.mark.parametrize("query", [query for query in QUERIES if declared.keys(store.query_text(query))])
def test_rows_follow_every_key_of_the_order_line(query: str, version: str) -> None:
    """What tells rows apart is left in the order of the SQL: it must be in order all the same."""
    sql = store.query_text(query)
    rows = store.run(sql, version, **{name: 2005 for name, _ in declared.params(sql)})
    every = rows
    for name, said in reversed(declared.keys(sql)):
        every = declared._by(every, name, is_swedish=declared.SWEDISH in said, is_falling="desc" in said)
    assert rows == every and len(rows) > 1
