"""Every declared table, and what a value of a column must look like."""

from __future__ import annotations

from lstdash import formats
from lstdash.catalog import consultation, governance, inquiry, models, references, registers, shared, survey
from lstdash.catalog.shape import Column, Table


def expected(column: Column) -> str:
    """What a value of the column must look like, in Swedish."""
    if column.values:
        return "ett av: " + ", ".join(column.values)
    if column.digits:
        return f"{column.digits} siffror, till exempel {1:0{column.digits}}"
    if column.is_county:
        return "ett län: länsbokstav eller namn"
    if column.kind == "ref":
        return f"ett värde som finns i {_label(column.references)} ({column.references})"
    words = {
        "int": "ett heltal",
        "number": "ett tal",
        "bool": "ja eller nej",
        "date": "ett datum som 2026-11-21",
    }.get(column.kind, "text")
    low, high = (_bound(column, bound) for bound in (column.low, column.high))
    if low and high:
        return f"{words} från {low} till {high}"
    return f"{words}, minst {low}" if low else f"{words}, högst {high}" if high else words


def _label(reference: str) -> str:
    """The Swedish name of the table that a reference leads to."""
    return tables()[reference.partition(".")[0]].label


def _bound(column: Column, bound: float | None) -> str:
    if bound is None:
        return ""
    return f"{bound:.0f}" if column.name == "year" else formats.plain(bound)


def tables() -> dict[str, Table]:
    """Every declared table by name, in publishing order."""
    domains = (references, survey, governance, models, inquiry, consultation, registers, shared)
    declared = [table for domain in domains for table in domain.TABLES]
    return {table.name: table for table in declared}
