"""The schema catalogue: every table declared once.

Validation, database types, the workbook template and the documentation on /kallor all come
from here. The tables are declared in the modules beside, one a domain, and gathered in `whole`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "code", "int", "number", "bool", "date", "ref"]

SQL_TYPES: dict[Kind, str] = {
    "text": "VARCHAR",
    "code": "VARCHAR",
    "ref": "VARCHAR",
    "int": "INTEGER",
    "number": "DOUBLE",
    "bool": "BOOLEAN",
    "date": "DATE",
}

# Headings of columns that people keep for themselves; they are left out, and the reader is told so.
IGNORED_HEADINGS = ("Kommentar", "Kommentarer", "Anteckning", "Anteckningar", "Intern anteckning")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: technical name, Swedish label and the rules a value must follow."""

    name: str
    label: str
    kind: Kind = "text"
    description: str = ""
    required: bool = True
    values: tuple[str, ...] = ()  # allowed values of a code column, as the source writes them
    low: float | None = None
    high: float | None = None
    references: str = ""  # "table.column" of a ref column
    unit: str = ""
    takes_all: bool = False  # "samtliga" in this column means one row for each of the 21 counties
    known_in: str = ""  # "table.column" that ought to have the value; one that does not is told, never refused
    digits: int = 0  # a code of so many figures; zeros in front that a spreadsheet program has dropped are put back

    @property
    def sql_type(self) -> str:
        """DuckDB type of the published column."""
        return SQL_TYPES[self.kind]

    @property
    def is_parsed(self) -> bool:
        """True when text may fail to become a value; then the staged table keeps the text beside."""
        return self.kind in ("int", "number", "bool", "date")

    @property
    def is_county(self) -> bool:
        """True when the column names a county."""
        return self.references == "counties.county"


@dataclass(frozen=True, slots=True)
class RowCheck:
    """A condition between columns of one row; it holds when its SQL is true or null."""

    columns: tuple[str, ...]
    holds: str  # SQL over the typed columns
    expected: str  # Swedish
    action: str


@dataclass(frozen=True, slots=True)
class Decision:
    """A table whose rows are rules: what each is about, what it asks for (empty = any answer) and what it says."""

    subject: tuple[str, ...]
    conditions: tuple[str, ...]  # code columns that may be empty
    outcome: str


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its grain is the key; `by_year` says that a new year adds rows."""

    name: str
    label: str
    description: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    may_be_empty: bool = False
    checks: tuple[RowCheck, ...] = ()
    ignored: tuple[str, ...] = IGNORED_HEADINGS  # columns that may stand in a file and are not read
    decision: Decision | None = None
    alone: tuple[str, ...] = ()  # columns that no two rows share, where the first of them is filled

    @property
    def by_year(self) -> bool:
        """True when the year is part of the key, so that publishing a year replaces only that year."""
        return "year" in self.key

    @property
    def has_own_years(self) -> bool:
        """True when the year says something of a row, but is not part of the key: another year needs a key of its own."""
        return not self.by_year and any(column.name == "year" for column in self.columns)

    @property
    def empty(self) -> str:
        """SQL that gives the table without rows: of a version that was published before the table was declared."""
        values = ", ".join(f"cast(null as {column.sql_type}) as {column.name}" for column in self.columns)
        return f"select {values} where false"

    def column(self, name: str) -> Column:
        """Return the column; KeyError if the table has none of that name."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(f"{self.name}.{name}")


def text(name: str, label: str, description: str = "", *, required: bool = True, known_in: str = "") -> Column:
    """Free text."""
    return Column(name, label, "text", description, required, known_in=known_in)


def key(name: str, label: str, description: str = "") -> Column:
    """A stable ASCII identifier of the row."""
    return Column(name, label, "text", description)


def figures(name: str, label: str, digits: int, description: str = "") -> Column:
    """A code of a fixed number of figures, such as 01."""
    return Column(name, label, "text", description, digits=digits)


def code(name: str, label: str, values: tuple[str, ...], description: str = "", *, required: bool = True) -> Column:
    """One of a fixed list of values."""
    return Column(name, label, "code", description, required, values=values)


def integer(
    name: str, label: str, description: str = "", *, required: bool = True, low: float | None = 0, high: float | None = None
) -> Column:
    """A whole number."""
    return Column(name, label, "int", description, required, low=low, high=high)


def number(
    name: str,
    label: str,
    description: str = "",
    *,
    required: bool = True,
    low: float | None = None,
    high: float | None = None,
    unit: str = "",
) -> Column:
    """A decimal number."""
    return Column(name, label, "number", description, required, low=low, high=high, unit=unit)


def flag(name: str, label: str, description: str = "") -> Column:
    """Yes or no (ja/nej in files)."""
    return Column(name, label, "bool", description)


def day(name: str, label: str, description: str = "", *, required: bool = True) -> Column:
    """A date, YYYY-MM-DD."""
    return Column(name, label, "date", description, required)


def ref(name: str, label: str, references: str, description: str = "", *, required: bool = True) -> Column:
    """A value that must exist in another table's column."""
    return Column(name, label, "ref", description, required, references=references)


def county(
    name: str = "county",
    label: str = "Län",
    description: str = "Länsbokstav",
    *,
    required: bool = True,
    takes_all: bool = False,
) -> Column:
    """A county by its letter code."""
    return Column(name, label, "ref", description, required, references="counties.county", takes_all=takes_all)


def at_most(low: str, high: str, expected: str) -> RowCheck:
    """The check that one column never exceeds another."""
    return RowCheck((low, high), f'"{low}" <= "{high}"', expected, "Kontrollera båda talen mot källan.")


def together(one: str, other: str) -> RowCheck:
    """The check that two columns are filled in both or neither."""
    return RowCheck(
        (one, other),
        f'("{one}" is null) = ("{other}" is null)',
        "båda ifyllda, eller båda tomma",
        "Fyll i den som saknas, eller töm den andra.",
    )


def year(description: str = "Det år uppgiften avser") -> Column:
    """The year a row describes."""
    return integer("year", "År", description, low=1990, high=2100)


def provenance() -> tuple[Column, Column]:
    """The two columns every row carries: document and section."""
    return (
        ref("source", "Källa", "sources.source", "Dokumentets nyckel bland källdokumenten"),
        text("section", "Avsnitt", "Avsnitt i dokumentet, som det är numrerat där"),
    )
