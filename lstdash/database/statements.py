"""Parts of statements that both databases understand, with the store's own rule for the names of parameters.

What a row is found by is called `at_<column>`, what is written to it has the column's own name: in an update the database
library takes a parameter with a column's name for its new value. Statements are made when their module is imported, so that
a column that does not exist stops the program at its start.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import BindParameter, Column, ColumnElement, Executable, Table, and_, bindparam
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql.base import ReadOnlyColumnCollection
from sqlalchemy.sql.elements import KeyedColumnElement

Values = dict[Column[Any], Any]
Refused = ReadOnlyColumnCollection[str, KeyedColumnElement[Any]]


def at(*columns: Column[Any]) -> ColumnElement[bool]:
    """Return the condition that each column is its parameter `at_<column>`."""
    return and_(*(column == bindparam(f"at_{column.name}") for column in columns))


def new(*columns: Column[Any]) -> Values:
    """Return values to write: each column gets its parameter of the same name, which has to be given."""
    return {column: bindparam(column.name) for column in columns}


def given(name: str, column: Column[Any]) -> BindParameter[Any]:
    """Return a parameter of the column's type under another name."""
    return bindparam(name, type_=column.type)


def upsert(table: Table, changes: Callable[[Refused], Values]) -> Mapping[str, Executable]:
    """Return, by the dialect's name, the insert of a whole row that changes the row with its primary key if there is one.

    `changes` gets the row that could not be inserted and returns what is written instead.
    """
    key, lite, large = list(table.primary_key), sqlite.insert(table), postgresql.insert(table)
    return {
        "sqlite": lite.on_conflict_do_update(index_elements=key, set_=changes(lite.excluded)),
        "postgresql": large.on_conflict_do_update(index_elements=key, set_=changes(large.excluded)),
    }
