"""What the files of registers have in common: sheets opened, rows as text, and which board a row is about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from lstdash.catalog.whole import tables
from lstdash.errors import DataError
from lstdash.extracts.reading.csv_files import CsvSheet
from lstdash.extracts.reading.files import BOOK_SUFFIXES, TEXT_SUFFIXES
from lstdash.extracts.reading.regions import LEFT_OUT, known
from lstdash.extracts.reading.sheets import CELL_KINDS, Layout, Sheet
from lstdash.extracts.reading.workbooks import read_workbook
from lstdash.numbers import clean

BOARDS = ("länsstyrelse", "lst ")  # as a board's name begins

Row = dict[str, str]


def opened(path: Path) -> Sequence[Sheet]:
    """Return the visible sheets of a workbook or a text file; none of a file of another kind. Raises Unreadable."""
    if path.suffix.lower() in BOOK_SUFFIXES:
        return read_workbook(path, path.name)[0]
    if path.suffix.lower() in TEXT_SUFFIXES:
        return [CsvSheet(path, path.name, tables(), lambda _count: None)]
    return []


def rows_below(sheet: Sheet, head_row: int, width: int) -> Iterator[list[str]]:
    """Yield the cells of every row below the headings, as a person sees them."""
    for batch in sheet.batches(Layout(head_row, width)):
        columns = [column.to_pylist() for column in batch.columns]
        for row in zip(*columns, strict=True):
            yield [clean((text or "").lstrip(CELL_KINDS)) for text in row]


def board(authority: str, number: str, chosen: Mapping[str, str]) -> str | None:
    """Return the county of a board, LEFT_OUT when so chosen; None for an authority that is no county board.

    Raises DataError for a board that is none of the 21 and that nobody has chosen for.
    """
    letter = chosen.get(authority) or known().letter(number)
    if letter:
        return letter
    if not authority.casefold().startswith(BOARDS):
        return None
    if letter := known().letter(authority):
        return letter
    ended = known().former(authority)
    raise DataError(
        "Registret har en länsstyrelse som inte är en av de 21.",
        authority,
        "en av de 21 länsstyrelserna",
        ended.told if ended else "ingen som känns igen",
        f"Skriv i en mappning under [lan] vilket län den räknas till, eller ”{LEFT_OUT}”.",
    )
