"""The catalogue compiled to SQL: one condition per rule that can fail, so ten rows and ten million are checked alike.

A staged table holds typed columns, `_raw_<column>` with the text of what could not be typed, and `_file`, `_sheet`,
`_row`. All conditions of a table are counted in one pass; only those that fail are looked up row by row.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from lstdash.catalog.shape import Column, Table
from lstdash.catalog.whole import expected, tables
from lstdash.extracts.reading.sheets import DATE_CELL
from lstdash.extracts.sql import literal, quoted


@dataclass(frozen=True, slots=True)
class Rule:
    """One condition; each row where it is true is a fault."""

    column: Column
    fails: str  # SQL over the staged columns
    expected: str
    action: str
    has_candidates: bool = False  # a near miss may be suggested


def raw(column: Column, alias: str = "") -> str:
    """SQL for the text of a value that could not be typed."""
    return alias + quoted(f"_raw_{column.name}")


def found(column: Column, alias: str = "") -> str:
    """SQL for what a cell holds, in Swedish notation; `alias` is the table's, with its point."""
    value, text = alias + quoted(column.name), raw(column, alias)
    if column.kind == "number":
        return f"coalesce({text}, replace(regexp_replace({value}::varchar, '\\.0$', ''), '.', ','))"
    if column.kind == "bool":
        return f"coalesce({text}, case when {value} then 'ja' when not {value} then 'nej' end)"
    return f"coalesce({text}, {value}::varchar)" if column.is_parsed else f"ltrim({value}, {literal(DATE_CELL)})"


def rules(table: Table) -> tuple[Rule, ...]:
    """Every rule over single rows of a table, columns in order; the key is checked apart."""
    by_column = [rule for column in table.columns for rule in _column_rules(column)]
    by_row = [
        Rule(table.column(check.columns[0]), f"not ({check.holds})", check.expected, check.action) for check in table.checks
    ]
    return (*by_column, *by_row)


def fingerprint(table: Table) -> str:
    """Return what stays the same as long as a table's rules do."""
    return hashlib.sha256(repr((table.key, table.alone, table.may_be_empty, rules(table))).encode()).hexdigest()[:16]


def _column_rules(column: Column) -> Iterator[Rule]:
    """Present, typed, in range, in the list, found where it refers."""
    value, wanted = quoted(column.name), expected(column)
    if column.required:
        missing = f"{value} is null" + (f" and {raw(column)} is null" if column.is_parsed else "")
        yield Rule(column, missing, wanted, "Fyll i värdet.")
    if column.is_parsed:
        yield Rule(column, f"{raw(column)} is not null", wanted, "Skriv värdet på det väntade sättet.")
    outside = [f"{value} {sign} {bound}" for sign, bound in (("<", column.low), (">", column.high)) if bound is not None]
    if outside:
        yield Rule(column, " or ".join(outside), wanted, "Kontrollera värdet mot källan.")
    if column.digits:
        yield Rule(column, f"not regexp_full_match({value}, '[0-9]{{{column.digits}}}')", wanted, "Skriv alla siffror.")
    if column.values:
        allowed = ", ".join(map(literal, column.values))
        yield Rule(column, f"{value} not in ({allowed})", wanted, "Välj ett av de tillåtna värdena.", True)
    if column.references:
        target, target_column = column.references.split(".")
        known = f"select {quoted(target_column)} from {quoted(target)} where {quoted(target_column)} is not null"
        action = "Rätta länet." if column.is_county else f"Lägg till raden i {tables()[target].label} eller rätta nyckeln."
        yield Rule(column, f"{value} not in ({known})", wanted, action, True)
