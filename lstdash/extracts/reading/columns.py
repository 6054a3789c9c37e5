"""Columns of text become typed arrays. Each distinct text of a batch is read once, whatever the number of rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from lstdash.catalog.shape import Column, Table
from lstdash.extracts.reading import values
from lstdash.extracts.reading.arrays import array, repeated, truths, wholes
from lstdash.extracts.reading.sheets import TEXT, TextBatch

ARROW_TYPES = {"int": pa.int32(), "number": pa.float64(), "bool": pa.bool_(), "date": pa.date32()}
MOST_REMEMBERED = 100_000  # distinct texts of a column kept between batches
Parser = Callable[[str], Any]


@dataclass(frozen=True, slots=True)
class Typed:
    """One column of a batch: its values, the texts that are no value, and which cells are blank (None: no cell is)."""

    values: pa.Array
    raw: pa.Array
    blank: pa.BooleanArray | None


@dataclass(slots=True)
class ColumnReader:
    """Reads one column, remembering the texts already read."""

    column: Column
    position: int
    parse: Parser
    known: dict[str, tuple[Any, str | None]] = field(default_factory=dict)

    def read(self, batch: TextBatch, unit_position: int | None) -> Typed:
        """Read the column of a batch; `unit_position` is where the row's own unit stands, if it has one."""
        if len(self.known) > MOST_REMEMBERED:
            self.known.clear()
        texts = batch.columns[self.position]
        pairs = [self.known.get(text or "") or self._remember(text or "") for text in texts.dictionary.to_pylist()]
        read, raw = [value for value, _ in pairs], [text for _, text in pairs]
        is_blank = [value is None and text is None for value, text in pairs]
        blank = array(is_blank, pa.bool_()).take(texts.indices) if any(is_blank) else None
        if self.column.kind == "number":
            return Typed(*_numbers(texts, read, raw, self.column.unit, batch, unit_position), blank)
        if not self.column.is_parsed:
            return Typed(pa.DictionaryArray.from_arrays(texts.indices, array(read, pa.string())), _taken(raw, texts), blank)
        return Typed(array(read, ARROW_TYPES[self.column.kind]).take(texts.indices), _taken(raw, texts), blank)

    def _remember(self, text: str) -> tuple[Any, str | None]:
        written = values.clean(text)
        value = self.parse(written) if written else None
        self.known[text] = (value, None if value is not None or not written else written)
        return self.known[text]


def parser(column: Column, counties: Mapping[str, str]) -> Parser:
    """How the column's text is read; a parser returns None for what it does not understand."""
    if column.takes_all:
        return lambda text: values.ALL_COUNTIES if values.is_all_counties(text) else values.county(text, counties)
    if column.is_county:
        return lambda text: values.county(text, counties)
    if column.kind == "code":
        return lambda text: values.code(text, column.values)
    readers: dict[str, Parser] = {"int": values.whole, "number": values.number, "bool": values.truth, "date": values.day}
    return readers.get(column.kind, values.clean)


def schema(table: Table) -> pa.Schema:
    """The Arrow schema of a table's staged rows."""
    fields = [(column.name, ARROW_TYPES.get(column.kind, TEXT)) for column in table.columns]
    fields += [(f"_raw_{column.name}", pa.string()) for column in table.columns if column.is_parsed]
    return pa.schema([*fields, ("_row", pa.int64())])


def typed_batch(batch: TextBatch, table: Table, readers: Mapping[str, ColumnReader]) -> pa.RecordBatch:
    """Read every column of a batch; rows where all of them are blank are left out, columns not there are null."""
    count, target = len(batch.rows), schema(table)
    unit = readers["unit"].position if "unit" in readers else None
    read = {name: reader.read(batch, unit) for name, reader in readers.items()}
    arrays = {name: typed.values for name, typed in read.items()} | {f"_raw_{name}": typed.raw for name, typed in read.items()}
    arrays["_row"] = wholes(batch.rows)
    whole = pa.RecordBatch.from_arrays([arrays.get(one.name, pa.nulls(count, one.type)) for one in target], schema=target)
    if not read or any(typed.blank is None for typed in read.values()):
        return whole
    is_blank = truths(np.ones(count, dtype=bool))
    for typed in read.values():
        is_blank = pc.and_(is_blank, typed.blank)
    return whole.filter(pc.invert(is_blank)) if pc.any(is_blank).as_py() else whole


def _numbers(
    texts: pa.DictionaryArray,
    read: list[values.Number | None],
    raw: list[str | None],
    unit: str,
    batch: TextBatch,
    unit_position: int | None,
) -> tuple[pa.Array, pa.Array]:
    """Numbers, where `42 %` is 0.42 if the column or the row counts in shares, and 42 if the row counts in per cent."""
    plain = array([found.value if found else None for found in read], pa.float64()).take(texts.indices)
    is_percent = [bool(found and found.is_percent) for found in read]
    if not any(is_percent) or unit == "andel":
        return plain, _taken(raw, texts)
    marked = array(is_percent, pa.bool_()).take(texts.indices)
    units = repeated("", len(texts)) if unit_position is None else batch.columns[unit_position]
    units = pc.fill_null(pc.utf8_trim_whitespace(units.cast(pa.string())), "")
    in_per_cent = pc.and_(marked, pc.starts_with(units, "%"))
    is_odd = pc.and_(marked, pc.invert(pc.or_(in_per_cent, pc.equal(units, "andel"))))
    scaled = pc.if_else(in_per_cent, pc.round(pc.multiply(plain, 100.0), 10), plain)
    nothing = pa.nulls(len(texts), pa.float64())
    return pc.if_else(is_odd, nothing, scaled), pc.if_else(is_odd, texts.cast(pa.string()), _taken(raw, texts))


def _taken(raw: list[str | None], texts: pa.DictionaryArray) -> pa.Array:
    return array(raw, pa.string()).take(texts.indices) if any(raw) else pa.nulls(len(texts), pa.string())
