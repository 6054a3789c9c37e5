"""Names and texts written safely into SQL."""

from __future__ import annotations


def quoted(name: str) -> str:
    """Return a quoted SQL identifier."""
    return '"' + name.replace('"', '""') + '"'


def literal(value: str) -> str:
    """Return a quoted SQL string."""
    return "'" + value.replace("'", "''") + "'"
