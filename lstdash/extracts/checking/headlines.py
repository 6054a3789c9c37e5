"""How the figures that open the pages would move."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import duckdb

from lstdash import formats


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


# Each query gives label, unit, value; `{schema}` is published or main.
FIGURES = (
    "select 'Samordnade verksamheter, raderna ' || year, '', sum(coordinated) from {schema}.areas group by year order by year",
    "select 'Därav alla 21 deltar ' || year, '', sum(all_counties) from {schema}.areas group by year order by year",
    "select 'Koncentrerade verksamheter ' || year, '', sum(concentrated) from {schema}.areas group by year order by year",
    "select 'Tryckt summa, samordnade ' || year, '', coordinated from {schema}.area_totals order by year",
    "select 'Namngivna verksamheter ' || year, '', count(*) from {schema}.activities group by year order by year",
    "select 'Deltaganden, namngivna ' || year, '', count(*) from {schema}.participations where role = 'deltar' "
    "group by year order by year",
    "select 'Deltaganden enligt gruppsummorna, ' || grouping || ' ' || year, '', sum(participations) "
    "from {schema}.group_totals group by grouping, year order by grouping, year",
    "select name, unit, value from {schema}.money where parent is null and unit in ('mkr', 'mdkr') order by money",
    "select 'Antagande: ' || name, unit, value from {schema}.assumptions order by assumption",
    "select 'Motsägelser i källorna', '', count(*) from {schema}.source_conflicts",
)


def headlines(con: duckdb.DuckDBPyConnection, touched: Collection[str]) -> tuple[Headline, ...]:
    """Return the headline figures of the tables `touched`, in the published and in the coming version."""
    found = []
    for figure in FIGURES:
        if not any(f"{{schema}}.{table} " in f"{figure} " for table in touched):
            continue
        before, after = (_figures(con, figure.format(schema=schema)) for schema in ("published", "main"))
        for label, unit in dict.fromkeys((*before, *after)):
            found.append(Headline(label, unit, before.get((label, unit)), after.get((label, unit))))
    return tuple(found)


def _figures(con: duckdb.DuckDBPyConnection, sql: str) -> dict[tuple[str, str], float | None]:
    rows = con.execute(sql).fetchall()
    return {(label, unit or ""): None if value is None else float(value) for label, unit, value in rows}
