"""What an analyst asks for: which files, and what may disappear."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from lstdash.catalog.shape import Table
from lstdash.errors import DataError
from lstdash.extracts.reading.headings import exact_table, near_name


@dataclass(frozen=True, slots=True)
class Request:
    """Files to publish; no paths means data/source.

    `replace` names what may lose rows: `areas` (the whole table becomes what the files hold) or `areas:2005` (that
    year). With `supplement` the files add and change rows, and rows they do not mention stay. `backwards` lets rows go back
    to what they were when the files' template was made.
    """

    paths: tuple[Path, ...] = ()
    replace: Collection[str] = ()
    supplement: bool = False
    backwards: bool = False

    @property
    def is_source(self) -> bool:
        """True when data/source is what is published."""
        return not self.paths

    @property
    def whole(self) -> frozenset[str]:
        """Tables that are replaced with all their years."""
        return frozenset(name for name in self.replace if ":" not in name)

    def may_lose(self, table: str, part: str) -> bool:
        """True when rows of this table and year may disappear."""
        return table in self.whole or f"{table}:{part}" in self.replace

    def in_catalog(self, declared: Mapping[str, Table]) -> Request:
        """Return the request with technical names. Raises DataError when `replace` names no table, or a year of one without."""
        return replace(self, replace=tuple(_technical(name, declared) for name in self.replace))


def _technical(name: str, declared: Mapping[str, Table]) -> str:
    written, colon, part = name.partition(":")
    table = exact_table(written, declared)
    if table and (not colon or (part.isdigit() and table.by_year)):
        return f"{table.name}{colon}{part}"
    known = ", ".join(one.name + (":ÅR" if one.by_year else "") for one in declared.values())
    near = near_name(written, declared)
    action = f"Menade du {near}?" if near and not table else "Välj en av dem."
    raise DataError("--ersatt gäller en tabell eller ett år som inte finns.", "--ersatt", f"en av: {known}", name, action)
