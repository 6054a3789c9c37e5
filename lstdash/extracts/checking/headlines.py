"""How the figures that open the pages would move."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import duckdb

from lstdash import formats
from lstdash.extracts.checking.workspace import standing_in


@dataclass(frozen=True, slots=True)
class Headline:
    """One figure before and after; None where there is none."""

    label: str
    unit: str
    before: float | None
    after: float | None

    @property
    def moves(self) -> bool:
        """True when the figure differs."""
        return self.before != self.after

    def shown(self, value: float | None) -> str:
        """Return a value with its unit, in Swedish notation."""
        if value is None:
            return formats.MISSING
        return formats.plain(value) + (formats.NBSP + self.unit if self.unit else "")


# Of which table, and a query that gives label, unit and value; it is asked of the published and of the coming table.
FIGURES = (
    (
        "areas",
        "select 'Samordnade verksamheter, raderna ' || year, '', sum(coordinated) from areas group by year order by year",
    ),
    ("areas", "select 'Därav alla 21 deltar ' || year, '', sum(all_counties) from areas group by year order by year"),
    ("areas", "select 'Koncentrerade verksamheter ' || year, '', sum(concentrated) from areas group by year order by year"),
    ("area_totals", "select 'Tryckt summa, samordnade ' || year, '', coordinated from area_totals order by year"),
    ("activities", "select 'Namngivna verksamheter ' || year, '', count(*) from activities group by year order by year"),
    (
        "participations",
        "select 'Deltaganden, namngivna ' || year, '', count(*) from participations where role = 'deltar' "
        "group by year order by year",
    ),
    (
        "group_totals",
        "select 'Deltaganden enligt gruppsummorna, ' || grouping || ' ' || year, '', sum(participations) "
        "from group_totals group by grouping, year order by grouping, year",
    ),
    ("money", "select name, unit, value from money where parent is null and unit in ('mkr', 'mdkr') order by money"),
    ("assumptions", "select 'Antagande: ' || name, unit, value from assumptions order by assumption"),
    ("source_conflicts", "select 'Motsägelser i källorna', '', count(*) from source_conflicts"),
)


def headlines(con: duckdb.DuckDBPyConnection, touched: Collection[str]) -> tuple[Headline, ...]:
    """Return the headline figures of the tables `touched`, in the published and in the coming version."""
    found = []
    for table, sql in FIGURES:
        if table not in touched:
            continue
        before, after = (_figures(con, schema, sql) for schema in ("published", "main"))
        for label, unit in dict.fromkeys((*before, *after)):
            found.append(Headline(label, unit, before.get((label, unit)), after.get((label, unit))))
    return tuple(found)


def _figures(con: duckdb.DuckDBPyConnection, schema: str, sql: str) -> dict[tuple[str, str], float | None]:
    with standing_in(con, schema):
        rows = con.execute(sql).fetchall()
    return {(label, unit or ""): None if value is None else float(value) for label, unit, value in rows}
