"""Arrow arrays from Python values. `pyarrow.array` would import pandas first: a quarter of a second and 40 MB a check."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

EPOCH = date(1970, 1, 1)
NUMPY_TYPES: dict[pa.DataType, Any] = {pa.int32(): np.int32, pa.float64(): np.float64, pa.date32(): np.int32}


def texts(values: Sequence[str | None]) -> pa.StringArray:
    """Return an array of texts."""
    written = [(value or "").encode() for value in values]
    ends = np.cumsum([0, *map(len, written)], dtype=np.int32)
    return pa.StringArray.from_buffers(len(values), pa.py_buffer(ends), pa.py_buffer(b"".join(written)), _present(values))


def array(values: Sequence[Any], kind: pa.DataType) -> pa.Array:
    """Return an array of whole numbers, numbers, dates, truths or texts; None becomes null."""
    if kind == pa.string():
        return texts(values)
    if kind == pa.bool_():
        held = np.packbits([bool(value) for value in values], bitorder="little")
    else:
        plain = [(value - EPOCH).days if isinstance(value, date) else value for value in values]
        held = np.array([0 if value is None else value for value in plain], NUMPY_TYPES[kind])
    return pa.Array.from_buffers(kind, len(values), [_present(values), pa.py_buffer(held)])


def truths(values: npt.NDArray[np.bool_]) -> pa.BooleanArray:
    """Return an array of truths that are all known."""
    return pa.Array.from_buffers(pa.bool_(), len(values), [None, pa.py_buffer(np.packbits(values, bitorder="little"))])


def wholes(values: npt.NDArray[np.int64]) -> pa.Int64Array:
    """Return an array of whole numbers over the same memory."""
    return pa.Array.from_buffers(pa.int64(), len(values), [None, pa.py_buffer(np.ascontiguousarray(values))])


def indices(values: npt.NDArray[np.int64]) -> pa.Int32Array:
    """Return an array of places in a list."""
    return pa.Array.from_buffers(pa.int32(), len(values), [None, pa.py_buffer(values.astype(np.int32))])


def figures(values: npt.NDArray[np.float64]) -> pa.DoubleArray:
    """Return an array of numbers over the same memory, null where they are none (NaN)."""
    present = pa.py_buffer(np.packbits(~np.isnan(values), bitorder="little"))
    return pa.Array.from_buffers(pa.float64(), len(values), [present, pa.py_buffer(np.ascontiguousarray(values))])


def words(values: npt.NDArray[np.str_]) -> pa.DictionaryArray:
    """Return an array of few words, each of them held once."""
    found, places = np.unique(values, return_inverse=True)
    return pa.DictionaryArray.from_arrays(indices(places), texts(found.tolist()))


def repeated(text: str, count: int) -> pa.DictionaryArray:
    """Return one text `count` times."""
    return pa.DictionaryArray.from_arrays(indices(np.zeros(count, np.int64)), texts([text]))


def _present(values: Sequence[Any]) -> pa.Buffer | None:
    """Which values are there; None when all are."""
    present = [value is not None for value in values]
    return None if all(present) else pa.py_buffer(np.packbits(present, bitorder="little"))
