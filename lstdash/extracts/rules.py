"""The catalogue compiled to SQL: one expression that types a column, one query per rule that can fail.

A staged table holds text only, plus `_file`, `_sheet` and `_row`. Every check is a query that selects
the failing rows, so the same rules serve ten rows and ten million.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lstdash import formats
from lstdash.extracts.catalog import Column, Table

TRUE_WORDS = ("ja", "j", "sant", "true", "1")
FALSE_WORDS = ("nej", "n", "falskt", "false", "0")
# No-break, thin and narrow spaces count as spaces: Excel and CLDR put them in numbers.
SPACES = "[\\s\u00a0\u2007\u2009\u202f]+"
DATE_FORMATS = "['%Y-%m-%d', '%Y-%m-%d %H:%M:%S', '%d/%m/%Y', '%Y%m%d']"


@dataclass(frozen=True, slots=True)
class Rule:
    """One query over a staged table; each row it returns is a fault."""

    column: str
    sql: str  # selects _file, _sheet, _row, found
    expected: str
    action: str
    is_required: bool = True


def quoted(name: str) -> str:
    """Return a quoted SQL identifier."""
    return '"' + name.replace('"', '""') + '"'


def literal(value: str) -> str:
    """Return a quoted SQL string."""
    return "'" + value.replace("'", "''") + "'"


def clean(column: Column) -> str:
    """SQL for the trimmed text of a column, null when blank."""
    return f"nullif(trim(regexp_replace({quoted(column.name)}, '{SPACES}', ' ', 'g')), '')"


def number_sql(column: Column) -> str:
    """SQL for a number written with spaces as thousands and a comma or a point as decimal mark."""
    digits = f"replace(replace(replace({clean(column)}, ' ', ''), '\u2212', '-'), ',', '.')"
    if column.unit == "andel":
        percent = f"try_cast(replace({digits}, '%', '') as double) / 100"
        return f"case when {digits} like '%\\%' escape '\\' then {percent} else try_cast({digits} as double) end"
    return f"try_cast({digits} as double)"


def typed(column: Column) -> str:
    """SQL for the typed value of a staged column; null when blank or not understood."""
    word = f"lower({clean(column)})"
    if column.kind == "int":
        return f"case when {number_sql(column)} = round({number_sql(column)}) then ({number_sql(column)})::integer end"
    if column.kind == "number":
        return number_sql(column)
    if column.kind == "bool":
        truth = ", ".join(map(literal, TRUE_WORDS))
        falsehood = ", ".join(map(literal, FALSE_WORDS))
        return f"case when {word} in ({truth}) then true when {word} in ({falsehood}) then false end"
    if column.kind == "date":
        return f"try_strptime({clean(column)}, {DATE_FORMATS})::date"
    return clean(column)


def expected(column: Column) -> str:
    """What a value of the column must look like, in Swedish."""
    if column.values:
        return "ett av: " + ", ".join(column.values)
    if column.kind == "ref":
        return f"ett värde som finns i {column.references}"
    words = {
        "int": "ett heltal",
        "number": "ett tal",
        "bool": "ja eller nej",
        "date": "ett datum som 2026-11-21",
    }.get(column.kind, "text")
    low, high = (None if bound is None else formats.decimal(bound) for bound in (column.low, column.high))
    if column.kind == "int" and column.name == "year":
        low, high = f"{column.low:.0f}", f"{column.high:.0f}"
    if low is not None and high is not None:
        return f"{words} från {low} till {high}"
    if low is not None:
        return f"{words}, minst {low}"
    return words


def column_rules(table: Table, column: Column) -> Iterator[Rule]:
    """Rules for one column: present, typed, in range, in the list, found where it refers."""
    staged, raw, value = quoted(table.name), clean(column), typed(column)

    def rule(condition: str, action: str) -> Rule:
        sql = f"select _file, _sheet, _row, {raw} as found from {staged} where {condition}"
        return Rule(column.name, sql, expected(column), action)

    if column.required:
        yield rule(f"{raw} is null", "Fyll i värdet.")
    if column.kind not in ("text", "code", "ref"):
        yield rule(f"{raw} is not null and {value} is null", "Skriv värdet på det väntade sättet.")
    outside = [f"{value} {sign} {bound}" for sign, bound in (("<", column.low), (">", column.high)) if bound is not None]
    if outside:
        yield rule(" or ".join(outside), "Kontrollera värdet mot källan.")
    if column.values:
        yield rule(f"{raw} not in ({', '.join(map(literal, column.values))})", "Välj ett av de tillåtna värdena.")
    if column.references:
        target, target_column = column.references.split(".")
        found = f"select {quoted(target_column)} from {quoted(target)} where {quoted(target_column)} is not null"
        yield rule(f"{raw} is not null and {raw} not in ({found})", f"Lägg till raden i {target} eller rätta nyckeln.")


def key_rule(table: Table) -> Rule:
    """No two rows may share the key."""
    keys = ", ".join(typed(table.column(name)) for name in table.key)
    shown = " || ', ' || ".join(f"coalesce({clean(table.column(name))}, '')" for name in table.key)
    sql = (
        f"select _file, _sheet, _row, {shown} as found from {quoted(table.name)} "
        f"qualify row_number() over (partition by {keys} order by _file, _sheet, _row) > 1"
    )
    return Rule(", ".join(table.key), sql, "en rad per nyckel", "Ta bort eller rätta dubbletten.")


def rules(table: Table) -> tuple[Rule, ...]:
    """Every rule of a table, columns in order, the key last."""
    by_column = [rule for column in table.columns for rule in column_rules(table, column)]
    return (*by_column, key_rule(table))
