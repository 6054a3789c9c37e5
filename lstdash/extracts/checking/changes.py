"""What would change: rows added, removed and changed in each table and year, against the published version."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import duckdb

from lstdash.catalog.shape import Table
from lstdash.extracts.checking.rules import found
from lstdash.extracts.checking.sums import CONFLICTS, PREFIX
from lstdash.extracts.checking.workspace import parts
from lstdash.extracts.sql import literal, quoted

SHOWN = 20  # rows of a table shown one by one


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row that differs; `fields` are (column, before, after) of what differs in it, or of all that is filled in."""

    kind: str  # tillagd, borttagen or ändrad
    key: str
    fields: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """What would change in one part (a year, or the whole) of a table."""

    table: str
    part: str
    added: int
    removed: int
    changed: int
    lost: int = 0  # of the removed, those that someone wrote: a conflict made from a sum comes and goes with it
    reverted: int = 0  # of the changed, likewise
    moved: int = 0  # of the changed, those that get another year although the year is not part of the key
    rows: tuple[RowChange, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed)


def compare(
    con: duckdb.DuckDBPyConnection, table: Table, years: Collection[int] | None = None, *, is_first: bool = False
) -> tuple[Change, ...]:
    """Compare `main` with `published`, part by part; `years` limits it to those that can differ.

    Of the first version (`is_first`), where every row is new, no rows are shown one by one.
    """
    before, after = _limited("published", table, years), _limited("main", table, years)
    if _is_empty(con, before):
        counted = parts(con, after, table).items()
        return tuple(
            Change(table.name, part, count, 0, 0, rows=() if is_first else _new_rows(con, table, after, part))
            for part, count in counted
        )
    rows = con.execute(
        f"select {_part(table)} as part, count(*) filter (where {_only('before', table)}), "
        f"count(*) filter (where {_only('after', table)}), count(*) filter (where {_differs(table)}), "
        f"count(*) filter (where {_only('after', table)} and {_written(table)}), "
        f"count(*) filter (where {_differs(table)} and {_written(table)}), "
        f"count(*) filter (where {_moves(table)}) "
        f"from {_joined(table, before, after)} group by 1 order by 1"  # a table may have a column called part
    ).fetchall()
    return tuple(
        Change(table.name, part, added, removed, changed, lost, reverted, moved, _rows(con, table, before, after, part))
        for part, added, removed, changed, lost, reverted, moved in rows
        if added or removed or changed
    )


def _limited(schema: str, table: Table, years: Collection[int] | None) -> str:
    name = f"{schema}.{quoted(table.name)}"
    if years is None or not table.by_year:
        return name
    return f"(select * from {name} where year in ({', '.join(map(str, sorted(years))) or 'null'}))"


def _is_empty(con: duckdb.DuckDBPyConnection, source: str) -> bool:
    row = con.execute(f"select count(*) from {source}").fetchone()
    return row is None or row[0] == 0


def _joined(table: Table, before: str, after: str) -> str:
    same = " and ".join(f"before.{quoted(key)} = after.{quoted(key)}" for key in table.key)
    return f"{before} as before full join {after} as after on {same}"


def _only(missing: str, table: Table) -> str:
    """True for rows that one side lacks; its key is then null."""
    return f"{missing}.{quoted(table.key[0])} is null"


def _differs(table: Table) -> str:
    both = f"not {_only('before', table)} and not {_only('after', table)}"
    columns = [quoted(column.name) for column in table.columns if column.name not in table.key]
    return f"{both} and ({' or '.join(f'before.{name} is distinct from after.{name}' for name in columns)})"


def _moves(table: Table) -> str:
    """True for a row that is told of another year than before, so that what was known of the first is gone."""
    return f"{_differs(table)} and before.year <> after.year" if table.has_own_years else "false"


def _written(table: Table) -> str:
    return f"not starts_with(before.conflict, {literal(PREFIX)})" if table.name == CONFLICTS else "true"


def _part(table: Table) -> str:
    return "coalesce(after.year, before.year)::varchar" if table.by_year else "''"


def _rows(con: duckdb.DuckDBPyConnection, table: Table, before: str, after: str, part: str) -> tuple[RowChange, ...]:
    """The first rows that differ, with what differs in them."""
    names = [column.name for column in table.columns]
    shown = {side: [found(table.column(name), f"{side}.") for name in names] for side in ("before", "after")}
    kind = f"case when {_only('before', table)} then 'tillagd' when {_only('after', table)} then 'borttagen' else 'ändrad' end"
    fetched = con.execute(
        f"select {kind} as kind, {', '.join(shown['before'] + shown['after'])} from {_joined(table, before, after)} "
        f"where {_part(table)} = $part and ({_only('before', table)} or {_only('after', table)} or ({_differs(table)})) "
        f"order by {', '.join(str(index) for index in range(1, 2 * len(names) + 2))} limit {SHOWN}",
        {"part": part},
    ).fetchall()
    return tuple(_row_change(table, names, row) for row in fetched)


def _new_rows(con: duckdb.DuckDBPyConnection, table: Table, after: str, part: str) -> tuple[RowChange, ...]:
    """The first rows of a part that is new as a whole."""
    names = [column.name for column in table.columns]
    of_part = "year::varchar = $part" if table.by_year else "$part = ''"
    order = f"order by {', '.join(map(quoted, table.key))}"
    first = f"select * from {after} where {of_part} {order} limit {SHOWN}"  # before they are written out, a million rows else
    fetched = con.execute(
        f"select {', '.join(found(table.column(name)) for name in names)} from ({first}) {order}", {"part": part}
    ).fetchall()
    return tuple(_row_change(table, names, ("tillagd", *[""] * len(names), *row)) for row in fetched)


def _row_change(table: Table, names: list[str], row: tuple[str, ...]) -> RowChange:
    kind, old, new = row[0], dict(zip(names, row[1:], strict=False)), dict(zip(names, row[1 + len(names) :], strict=True))
    key = ", ".join((new if kind == "tillagd" else old)[name] or "" for name in table.key)
    rest = [name for name in names if name not in table.key]
    differing = [(table.column(name).label, old[name] or "", new[name] or "") for name in rest if old[name] != new[name]]
    return RowChange(kind, key, tuple(field for field in differing if field[1] != field[2]))
