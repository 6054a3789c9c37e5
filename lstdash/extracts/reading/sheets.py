"""What every kind of file is read as: a sheet of text with its first rows at hand, then batches of numbered rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from lstdash.extracts.faults import Fault, Notice
from lstdash.extracts.reading.arrays import texts

# First in the text of a cell that a spreadsheet program holds as a number (in Python's notation) or as a date (ISO): such a
# number can be no other, and in a column of text either may have been something else when it was typed (5.10, 2-2).
NUMBER_CELL = "\ue000"
DATE_CELL = "\ue001"
UNSAVED_CELL = "\ue002"  # alone: a formula that was saved without a value
CELL_KINDS = NUMBER_CELL + DATE_CELL + UNSAVED_CELL
TEXT = pa.dictionary(pa.int32(), pa.string())  # the same words return row after row: each is read once a batch


@dataclass(frozen=True, slots=True)
class TextBatch:
    """Rows of text: row numbers as the reader's program shows them, one array of TEXT for each position."""

    rows: npt.NDArray[np.int64]
    columns: tuple[pa.DictionaryArray, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the rows of a table stand in a sheet."""

    head_row: int  # index in `head` of the row with the headings
    width: int  # positions under a heading row
    repeatable: frozenset[int] = frozenset()  # positions where a merged cell gives its value to every row it covers
    unnamed: frozenset[int] = frozenset()  # positions without a heading, where a value would be lost


class Sheet(Protocol):
    """One table-shaped part of a file."""

    file: str
    name: str  # empty for CSV
    head: Sequence[Sequence[str]]  # the first rows, for finding the headings
    faults: list[Fault]  # grows while the batches are read
    notices: list[Notice]

    def batches(self, layout: Layout) -> Iterator[TextBatch]:
        """Read the rows below the headings. Raises Unreadable when the file breaks off."""
        ...


def unnamed_fault(file: str, sheet: str, row: int, column: str) -> Fault:
    """The fault of a value in a column without a heading."""
    return Fault(
        file, sheet, row, column, "värden i en kolumn utan rubrik", "en rubrik", "Ge kolumnen en rubrik eller töm den."
    )


def text_batch(rows: Sequence[int], cells: Sequence[Sequence[str]], width: int) -> TextBatch:
    """Return rows of Python strings, each as wide as they are, as a batch."""
    columns = zip(*cells, strict=True) if cells else ((),) * width
    return TextBatch(np.asarray(rows, dtype=np.int64), tuple(map(_dictionary, columns)))


def _dictionary(column: Sequence[str]) -> pa.DictionaryArray:
    """The column with each distinct text once."""
    words = {word: index for index, word in enumerate(dict.fromkeys(column))}
    indices = pa.py_buffer(np.fromiter(map(words.__getitem__, column), np.int32, len(column)))
    numbered = pa.Array.from_buffers(pa.int32(), len(column), [None, indices])
    return pa.DictionaryArray.from_arrays(numbered, texts(list(words)))
