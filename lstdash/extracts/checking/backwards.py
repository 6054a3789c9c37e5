"""Values that only go back: as they were when the file's template was made, though someone has published others since.

The one who fills in a template changes some values and hands in all of them. Those left alone are the template's, and would
undo what others have published in the meantime.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from lstdash import formats
from lstdash.catalog.shape import Table
from lstdash.errors import DataError
from lstdash.extracts.checking.changes import SHOWN, RowChange
from lstdash.extracts.checking.rules import found
from lstdash.extracts.checking.workspace import typed_view
from lstdash.extracts.faults import Notice
from lstdash.extracts.sql import literal, quoted
from lstdash.published.manifest import Manifest


@dataclass(frozen=True, slots=True)
class Backwards:
    """Rows of a table that go back to a version; the first of them one by one, published value before the file's."""

    table: str
    label: str
    file: str
    version: str
    count: int
    rows: tuple[RowChange, ...]

    def __str__(self) -> str:
        rows = formats.count(self.count, "rad", "rader")
        return f"{self.label}: {rows} ur {self.file}, vars mall gjordes av version {self.version}"


@dataclass(frozen=True, slots=True)
class Origin:
    """A sheet in a file, the table it holds and the version that its template was made from."""

    table: str
    file: str
    sheet: str
    version: str


class WouldGoBack(DataError):
    """Publishing would undo what someone has published since the template was made."""

    def __init__(self, rows: Sequence[Backwards]) -> None:
        self.rows = tuple(rows)
        super().__init__(
            what="Rader skulle gå tillbaka till hur de var när mallen gjordes. Inget har publicerats.",
            expected="rader som någon har ändrat i filen, eller rader som är publicerade",
            found="\n" + "\n".join(map(str, rows)),
            action="Gör en ny mall med --med-data och för in ändringarna i den. Ska raderna gå tillbaka: ange --tillbaka.",
        )


def find_backwards(
    con: duckdb.DuckDBPyConnection, declared: Mapping[str, Table], origins: Sequence[Origin], root: Path
) -> tuple[list[Backwards], list[Notice]]:
    """Return the rows that go back, and notices of templates whose version is no longer there.

    `new` and `published` must show the tables of the origins.
    """
    found, notices = [], []
    for origin in origins:
        table, folder = declared[origin.table], root / origin.version
        try:
            had = Manifest.read(folder).tables[table.name].columns
        except (DataError, KeyError):
            text = f"Mallens version ({origin.version}) finns inte kvar. Därför syns det inte om rader går tillbaka."
            notices.append(Notice(origin.file, origin.sheet, None, "", text))
            continue
        con.execute(f"create or replace view template as {typed_view(table, folder / f'{table.name}.parquet', had)}")
        rows = _going_back(con, table, origin)
        if rows:
            shown = tuple(_row(table, row) for row in rows[:SHOWN])
            found.append(Backwards(table.name, table.label, origin.file, origin.version, len(rows), shown))
    return found, notices


def _going_back(con: duckdb.DuckDBPyConnection, table: Table, origin: Origin) -> list[tuple[str | None, ...]]:
    """Rows with some value as in the template and not as published: every column before, in the template and now."""
    name = quoted(table.name)
    same_key = {side: " and ".join(f"{side}.{quoted(key)} = now.{quoted(key)}" for key in table.key) for side in ("old", "was")}
    rest = [quoted(column.name) for column in table.columns if column.name not in table.key]
    back = " or ".join(f"(old.{one} is not distinct from now.{one} and was.{one} is distinct from now.{one})" for one in rest)
    shown = ", ".join(found(column, f"{side}.") for side in ("was", "old", "now") for column in table.columns)
    return con.execute(
        f"select {shown} from new.{name} as now inner join template as old on {same_key['old']} "
        f"left join published.{name} as was on {same_key['was']} "
        f"where now._file = {literal(origin.file)} and now._sheet = {literal(origin.sheet)} and ({back}) "
        f"order by {', '.join(f'now.{quoted(key)}' for key in table.key)}"
    ).fetchall()


def _row(table: Table, row: tuple[str | None, ...]) -> RowChange:
    names, width = [column.name for column in table.columns], len(table.columns)
    was, old, now = (dict(zip(names, row[width * part : width * (part + 1)], strict=True)) for part in range(3))
    key = ", ".join(now[name] or "" for name in table.key)
    if all(was[name] is None for name in table.key):
        return RowChange("tillagd", key)
    back = [name for name in names if old[name] == now[name] != was[name]]
    return RowChange("ändrad", key, tuple((table.column(name).label, was[name] or "", now[name] or "") for name in back))
