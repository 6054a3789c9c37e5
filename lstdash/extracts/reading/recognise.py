"""A sheet becomes a place for a table: what it is called, what its headings say, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lstdash.catalog.shape import Table
from lstdash.extracts.faults import Fault, Notice, unreadable
from lstdash.extracts.reading.above import look_above, stamped
from lstdash.extracts.reading.files import FROM_A_REGISTER
from lstdash.extracts.reading.headings import (
    Heading,
    best_row,
    find_table,
    find_table_by_headings,
    headings,
    near_table,
    sheet_name,
)
from lstdash.extracts.reading.sheets import Layout, Sheet
from lstdash.extracts.reading.staging import Place
from lstdash.numbers import clean

MOST_SEEN = 8  # headings shown of a table that is not known
LONGEST_SEEN = 30  # characters of each


@dataclass(frozen=True, slots=True)
class Found:
    """A sheet recognised as a table: its columns' places, and columns that are not there at all."""

    table: Table
    place: Place
    absent: frozenset[str]
    faults: tuple[Fault, ...]
    notices: tuple[Notice, ...]
    made_from: str = ""  # the version that the sheet's template was made from, if it says


def recognise(sheet: Sheet, name: str, declared: Mapping[str, Table]) -> Found | None:
    """Find a sheet's table and columns; None when it is blank. Raises Unreadable when it is no table we know."""
    if not any(cell.strip() for row in sheet.head for cell in row):
        if not sheet.name:
            raise unreadable(sheet.file, "en tom fil", "rubriker och rader", "Kontrollera att filen sparades.")
        return None
    notices: tuple[Notice, ...] = ()
    table = find_table(name, declared)
    if table is None:
        table = find_table_by_headings(sheet.head, declared)
        if table is None:
            raise _unknown(sheet, name, declared)
        text = f"Känns igen på sina rubriker som tabellen {sheet_name(table)} ({table.name})."
        notices = (Notice(sheet.file, sheet.name, None, "", text),)
    return _found(sheet, table, notices)


def _unknown(sheet: Sheet, name: str, declared: Mapping[str, Table]) -> Exception:
    near = near_table(name, declared)
    meant = f"Menade du ”{near}”? " if near else ""
    action = f"{meant}Döp bladet eller filen efter tabellen, och ta rubrikerna ur mallen. {FROM_A_REGISTER}"
    row = max(sheet.head, key=lambda cells: sum(bool(cell.strip()) for cell in cells))
    seen = [clean(cell) for cell in row if cell.strip()]
    more = " …" if len(seen) > MOST_SEEN else ""
    found = f"en okänd tabell ({name}) med rubrikerna {', '.join(cell[:LONGEST_SEEN] for cell in seen[:MOST_SEEN])}{more}"
    expected = "en av tabellerna " + ", ".join(sheet_name(table) for table in declared.values())
    return unreadable(sheet.file, found, expected, action, sheet=sheet.name)


def _found(sheet: Sheet, table: Table, notices: tuple[Notice, ...]) -> Found:
    head_row, count = best_row(sheet.head, table)
    if not count:
        expected = "en rad med rubriker: " + ", ".join(column.label for column in table.columns)
        raise unreadable(sheet.file, "ingen rubrikrad", expected, "Kopiera rubrikraden från mallen.", sheet=sheet.name)
    matched = headings(sheet.head[head_row], table)
    positions: dict[str, int] = {}
    for heading in matched:
        column = heading.column or heading.near
        if column and column.name not in positions:
            positions[column.name] = heading.position
    absent = frozenset(column.name for column in table.columns) - set(positions)
    row = head_row + 1
    faults = tuple(_heading_faults(sheet, table, matched, absent, row))
    left_out = [heading.text for heading in matched if heading.is_ignored]
    notices += tuple(Notice(sheet.file, sheet.name, row, text, "Kolumnen läses inte.") for text in left_out)
    lost, said = look_above(sheet, table, head_row, positions)
    place = Place(sheet, _layout(table, head_row, matched, positions), positions)
    return Found(table, place, absent, (*faults, *lost), (*notices, *said), stamped(sheet, head_row))


def _layout(table: Table, head_row: int, matched: Sequence[Heading], positions: Mapping[str, int]) -> Layout:
    """A merged cell may be repeated down its rows in every column but those that hold quantities."""
    repeatable = [name for name in positions if table.column(name).kind not in ("int", "number") or name == "year"]
    unnamed = frozenset(heading.position for heading in matched if not heading.text)
    return Layout(head_row, len(matched), frozenset(positions[name] for name in repeatable), unnamed)


def _heading_faults(
    sheet: Sheet, table: Table, matched: Sequence[Heading], absent: frozenset[str], row: int
) -> Iterator[Fault]:
    """Missing, unknown, renamed and repeated columns."""

    def fault(column: str, found: str, expected: str, action: str, near: str = "") -> Fault:
        return Fault(sheet.file, sheet.name, row, column, found, expected, action, (near,) if near else ())

    seen: set[str] = set()
    for heading in matched:
        if heading.near:
            wanted = f"{heading.near.label} ({heading.near.name})"
            action = "Kolumnen ser ut att ha bytt namn. Ge den rubriken i mallen."
            yield fault(heading.text, f"rubriken {heading.text}", wanted, action, heading.near.label)
        elif heading.text and not heading.column and not heading.is_ignored:
            expected = "en av: " + ", ".join(column.name for column in table.columns)
            yield fault(heading.text, "en okänd kolumn", expected, "Byt namn eller ta bort kolumnen.")
        elif heading.column and heading.column.name in seen:
            yield fault(heading.text, "kolumnen två gånger", "kolumnen en gång", "Ta bort den ena.")
        if heading.column:
            seen.add(heading.column.name)
    for name in sorted(absent):
        wanted = f"kolumnen {table.column(name).label} ({name})"
        yield fault(name, "ingen sådan kolumn", wanted, "Lägg till kolumnen.")
