"""Rows that are no rows of a table: a sum, a footnote, the headings once more. Each is one fault, not one for every column."""

from __future__ import annotations

import duckdb

from lstdash.catalog.shape import Column, Table
from lstdash.extracts.checking.rules import Rule, found
from lstdash.extracts.faults import Fault
from lstdash.extracts.sql import literal, quoted

SUM = r"(?i)(?:del)?summa\b.*|total(?:t|en)?\b.*|sum|s:a"
FEWEST_REQUIRED = 3  # a row with one value is no row where so many must be filled
HEADINGS, A_SUM, ONE_VALUE = "rubrikraden en gång till", "en summarad", "en rad med bara ett värde"


def noise(table: Table, rules: tuple[Rule, ...]) -> str:
    """SQL that is true for a row that breaks some rule and is none of the table's; `kind` in `noise_faults` names it."""
    broken = " or ".join(f"coalesce({rule.fails}, false)" for rule in rules)
    return f"(({_kind(table)}) is not null and ({broken or 'false'}))"


def noise_faults(con: duckdb.DuckDBPyConnection, table: Table, rows: str, most: int) -> list[Fault]:
    """Return one fault for each row where the SQL `rows` is true, at most so many."""
    shown = f"coalesce({', '.join(found(column) for column in table.columns)})"
    fetched = con.execute(
        f"select _file, _sheet, _row, {_kind(table)}, {shown} from {quoted(table.name)} where {rows} "
        f"order by _file, _sheet, _row limit {most}"
    ).fetchall()
    action = "Ta bort raden, eller fyll i alla kolumner."
    return [
        Fault(file, sheet, row, "", f"{kind} (”{text}”)", f"en rad med uppgifter i {table.label}", action)
        for file, sheet, row, kind, text in fetched
    ]


def _kind(table: Table) -> str:
    cells = {column: found(column) for column in table.columns}
    filled = " + ".join(f"({cell} is not null)::int" for cell in cells.values())
    named = " + ".join(f"coalesce(lower({cell}) in ({_headings(column)}), false)::int" for column, cell in cells.items())
    first = f"coalesce({', '.join(cells.values())})"
    few = f"when {filled} = 1 then '{ONE_VALUE}' " if sum(column.required for column in cells) >= FEWEST_REQUIRED else ""
    return f"case when {named} >= 2 then '{HEADINGS}' when regexp_full_match({first}, {literal(SUM)}) then '{A_SUM}' {few}end"


def _headings(column: Column) -> str:
    label, name = column.label, column.name
    return ", ".join(literal(form.casefold()) for form in (label, name, f"{label} {name}", f"{label} ({name})"))
