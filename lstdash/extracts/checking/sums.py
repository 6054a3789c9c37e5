"""Sums that should agree: what is printed beside what the rows give.

A deviation does not stop a publish; sources contradict themselves. Unless a hand-written row of source_conflicts
already names both numbers, it is shown as a warning, and accepting it adds a row whose key begins with `summa_`.
Such rows live as long as their deviation.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass

import duckdb

from lstdash import formats
from lstdash.catalog.shape import Table
from lstdash.extracts.sql import literal, quoted

CONFLICTS = "source_conflicts"
PREFIX = "summa_"
HANDLING = "De tryckta uppgifterna visas som de står. Skillnaden sägs öppet och rättas inte."

TOTALS = {
    "coordinated": "samordnade verksamheter",
    "all_counties": "verksamheter som alla 21 deltar i",
    "concentrated": "koncentrerade verksamheter",
}
# Each query gives key, title, what is printed, its number, what is recomputed, its number, affects, source, section.
SUMS = (
    *(
        f"""
        select 'area_totals_{name}_' || total.year, 'Summan av {label} ' || total.year, 'Summaraden', total.{name},
            'Raderna tillsammans', sum(areas.{name}), 'areas.{name} area_totals.{name}',
            total.source, total.section
        from area_totals as total
        inner join areas on total.year = areas.year
        where total.{name} is not null
        group by all
        having sum(areas.{name}) <> total.{name}
        """
        for name, label in TOTALS.items()
    ),
    """
    select 'group_totals_mean_' || grouping || '_' || group_code || '_' || year, 'Medeltalet för ' || name || ' ' || year,
        'Medeltalet', mean_printed, 'Deltaganden delade med län', round(participations / counties, 2),
        'group_totals.mean_printed', source, section
    from group_totals
    where counties > 0 and abs(participations / counties - mean_printed) > 0.0501
    """,
    """
    select 'group_totals_counties_' || total.grouping || '_' || total.group_code || '_' || total.year,
        'Antal län i ' || total.name || ' ' || total.year, 'Antalet', total.counties, 'Medlemmarna i gruppen',
        count(members.county), 'group_totals.counties group_members', total.source, total.section
    from group_totals as total
    inner join group_members as members on total.grouping = members.grouping and total.group_code = members.group_code
    group by total.grouping, total.group_code, total.year, total.name, total.counties, total.source, total.section
    having count(members.county) <> total.counties
    """,
    """
    select 'group_totals_participations_' || one.year, 'Summan av deltaganden ' || one.year,
        'Grupperna efter storlek', one.total, 'Grupperna efter konstellation', other.total,
        'group_totals.participations', one.source, one.section || ', ' || other.section
    from (select year, sum(participations) as total, min(source) as source, min(section) as section
        from group_totals where grouping = 'storlek' group by year) as one
    inner join (select year, sum(participations) as total, min(section) as section
        from group_totals where grouping = 'konstellation' group by year) as other on one.year = other.year
    where one.total <> other.total
    """,
    """
    select 'money_' || whole.money, 'Delarna av ' || whole.name, 'Helheten, mkr',
        whole.value * if(whole.unit = 'mdkr', 1000, 1), 'Delarna, mkr',
        sum(part.value * if(part.unit = 'mdkr', 1000, 1)), 'money.value', whole.source, whole.section
    from money as whole
    inner join money as part on whole.money = part.parent
    where whole.unit in ('mkr', 'mdkr') and part.unit in ('mkr', 'mdkr')
    group by whole.money, whole.name, whole.value, whole.unit, whole.source, whole.section
    having sum(part.value * if(part.unit = 'mdkr', 1000, 1)) > whole.value * if(whole.unit = 'mdkr', 1000, 1) * 1.005
    """,
    """
    select 'activities_participants_' || one.activity || '_' || one.year, 'Antal deltagare i ' || one.name || ' ' || one.year,
        'Antalet', one.participants_high, 'Län som räknas upp', count(distinct listed.county),
        'activities.participants_high participations', one.source, one.section
    from activities as one
    inner join participations as listed on one.activity = listed.activity and one.year = listed.year
    where one.participants_high is not null and listed.role not in ('deltar inte', 'observatör', 'intresserad')
    group by one.activity, one.year, one.name, one.participants_high, one.source, one.section
    having count(distinct listed.county) > one.participants_high
    """,
)


@dataclass(frozen=True, slots=True)
class Conflict:
    """A row of source_conflicts."""

    conflict: str
    title: str
    printed_a: str
    section_a: str
    printed_b: str
    section_b: str
    recomputed: str
    handling: str
    affects: str
    source: str
    section: str


@dataclass(frozen=True, slots=True)
class Deviation:
    """Two numbers that should be one."""

    row: Conflict
    numbers: tuple[str, str]

    def __str__(self) -> str:
        return f"{self.row.title}: {self.row.printed_a}. {self.row.printed_b}. Avsnitt {self.row.section}."


def settle(con: duckdb.DuckDBPyConnection, declared: Mapping[str, Table]) -> tuple[Deviation, ...]:
    """Give `main.source_conflicts` a row for each deviation it does not know; return those not yet accepted.

    Rows made here earlier go when their deviation has gone.
    """
    columns = [column.name for column in declared[CONFLICTS].columns]
    rows = con.execute(f"select {', '.join(map(quoted, columns))} from main.{CONFLICTS}").fetchall()
    known = [Conflict(**{name: value or "" for name, value in zip(columns, row, strict=True)}) for row in rows]
    written = [row for row in known if not row.conflict.startswith(PREFIX)]
    made = {row.conflict: row for row in known if row.conflict.startswith(PREFIX)}
    found = [one for one in deviations(con) if not any(_names(row, one) for row in written)]
    kept = {one.row.conflict: made[one.row.conflict] for one in found if _agrees(made.get(one.row.conflict), one.row)}
    wanted = [kept.get(one.row.conflict, one.row) for one in found]
    if wanted or made:
        _put(con, wanted)
    return tuple(one for one in found if one.row.conflict not in kept)


def deviations(con: duckdb.DuckDBPyConnection) -> list[Deviation]:
    """Return every sum in `main` that does not add up, known or not."""
    return [_deviation(row) for sql in SUMS for row in con.execute(sql).fetchall()]


def _deviation(row: tuple[str, str, str, float, str, float, str, str, str]) -> Deviation:
    key, title, printed, number, recomputed, other, affects, source, section = row
    numbers = (formats.plain(float(number)), formats.plain(float(other)))
    conflict = Conflict(
        conflict=PREFIX + key,
        title=title,
        printed_a=f"{printed}: {numbers[0]}",
        section_a=section,
        printed_b=f"{recomputed}: {numbers[1]}",
        section_b=section,
        recomputed=f"Skillnaden är {formats.plain(abs(round(float(other) - float(number), 4)))}.",
        handling=HANDLING,
        affects=affects,
        source=source,
        section=section,
    )
    return Deviation(conflict, numbers)


def _names(row: Conflict, deviation: Deviation) -> bool:
    """True when a hand-written conflict is about the same table and names both numbers."""
    tables = {target.split(".")[0] for target in row.affects.split()}
    if not tables & {target.split(".")[0] for target in deviation.row.affects.split()}:
        return False
    text = f"{row.printed_a} {row.printed_b} {row.recomputed}"
    written = set(re.findall(r"\d+(?:[.,]\d+)?", text.replace(formats.NBSP, "").replace(".", ",")))
    return {number.replace(formats.NBSP, "") for number in deviation.numbers} <= written


def _agrees(made: Conflict | None, row: Conflict) -> bool:
    return made is not None and (made.printed_a, made.printed_b) == (row.printed_a, row.printed_b)


def _put(con: duckdb.DuckDBPyConnection, wanted: list[Conflict]) -> None:
    """Show the hand-written rows and the wanted ones."""
    con.execute(f"create or replace table main._settled as select * from main.{CONFLICTS} where false")
    for row in wanted:
        values = asdict(row)
        marks = ", ".join(f"${name}" for name in values)
        con.execute(f"insert into main._settled ({', '.join(map(quoted, values))}) values ({marks})", values)
    con.execute(
        f"create or replace view main.{CONFLICTS} as select * from combined.{CONFLICTS} "
        f"where not starts_with(conflict, {literal(PREFIX)}) union all by name select * from main._settled"
    )
