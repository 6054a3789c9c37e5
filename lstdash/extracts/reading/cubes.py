"""A statistics office's table as it is: dimensions with their categories, and one cell for each combination of them.

Both PX and JSON-stat describe the same thing. The dimensions are slowest first; the cells come in their order, a chunk at a
time, so that a large table is never whole in memory. A cell is a figure, or missing with a mark that says how.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import prod
from typing import Literal

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from lstdash.extracts.reading import arrays

Role = Literal["", "time", "geo", "metric"]
NIL = "-"  # a zero that is a figure, shown as a dash


@dataclass(frozen=True, slots=True)
class Dimension:
    """One variable: its name and its categories in order, each with a code and a label (the same when there is one only)."""

    name: str
    codes: tuple[str, ...]
    labels: tuple[str, ...]
    role: Role = ""


@dataclass(frozen=True, slots=True)
class Cells:
    """A run of cells: figures (NaN where there is none), and "" or how each is missing; NIL marks a zero shown as a dash."""

    values: NDArray[np.float64]
    marks: NDArray[np.str_]


@dataclass(frozen=True, slots=True)
class Cube:
    """A table: what it holds, and its cells on demand."""

    title: str
    unit: str
    source: str
    updated: str
    notes: tuple[str, ...]
    dimensions: tuple[Dimension, ...]
    cells: Callable[[], Iterator[Cells]]

    @property
    def size(self) -> int:
        """How many cells the dimensions make."""
        return prod(len(dimension.codes) for dimension in self.dimensions)


def batches(cube: Cube) -> Iterator[pa.RecordBatch]:
    """Yield the table as rows: a code column for each dimension, then `value` (null where missing) and `mark`."""
    sizes = [len(dimension.codes) for dimension in cube.dimensions]
    codes = [arrays.texts(dimension.codes) for dimension in cube.dimensions]
    names = [dimension.name for dimension in cube.dimensions]
    at = 0
    for found in cube.cells():
        place = np.arange(at, at + len(found.values), dtype=np.int64)
        columns: list[pa.Array] = []
        for size, step, listed in zip(sizes, _steps(sizes), codes, strict=True):
            columns.append(pa.DictionaryArray.from_arrays(arrays.indices(place // step % size), listed))
        columns += [arrays.figures(found.values), arrays.words(found.marks)]
        yield pa.RecordBatch.from_arrays(columns, names=[*names, "value", "mark"])
        at += len(found.values)


def _steps(sizes: list[int]) -> list[int]:
    """How many cells lie between two categories of each dimension."""
    return [prod(sizes[index + 1 :]) for index in range(len(sizes))]
