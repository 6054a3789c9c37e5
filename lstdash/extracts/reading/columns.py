"""Columns of text become typed arrays. Each distinct text of a batch is read once, whatever the number of rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from lstdash import numbers
from lstdash.catalog.shape import Column, Table
from lstdash.extracts.faults import SHOWN_PER_RULE
from lstdash.extracts.reading import oddities, values
from lstdash.extracts.reading.arrays import array, repeated, truths, wholes
from lstdash.extracts.reading.counties import Counties
from lstdash.extracts.reading.sheets import DATE_CELL, NUMBER_CELL, TEXT, TextBatch
from lstdash.numbers import Number

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
    remarks: dict[str, int] = field(default_factory=dict)  # what to say of a cell -> the first row where it is so
    is_exact: bool = False  # a key or a section, which is never a date
    faulty: dict[str, oddities.Spoiled] = field(default_factory=dict)  # texts that cannot be published
    faults: list[tuple[int, oddities.Spoiled]] = field(default_factory=list)  # row and what is wrong, the first of them
    faults_in_all: int = 0

    def read(self, batch: TextBatch, unit_position: int | None) -> Typed:
        """Read the column of a batch; `unit_position` is where the row's own unit stands, if it has one."""
        if len(self.known) > MOST_REMEMBERED:
            self.known.clear()
        texts = batch.columns[self.position]
        words = texts.dictionary.to_pylist()
        if self.column.kind == "text":
            self._look_for_oddities(words, texts, batch.rows)
        pairs = [self.known.get(text or "") or self._remember(text or "") for text in words]
        read, raw = [value for value, _ in pairs], [text for _, text in pairs]
        is_blank = [value is None and text is None for value, text in pairs]
        blank = array(is_blank, pa.bool_()).take(texts.indices) if any(is_blank) else None
        if self.column.kind == "number":
            return Typed(*_numbers(texts, read, raw, self.column.unit, batch, unit_position), blank)
        if not self.column.is_parsed:
            return Typed(pa.DictionaryArray.from_arrays(texts.indices, array(read, pa.string())), _taken(raw, texts), blank)
        return Typed(array(read, ARROW_TYPES[self.column.kind]).take(texts.indices), _taken(raw, texts), blank)

    def _look_for_oddities(self, words: list[str | None], texts: pa.DictionaryArray, rows: npt.NDArray[np.int64]) -> None:
        """Note the texts of a batch that a spreadsheet program has spoiled or may have."""
        for index, word in enumerate(words):
            if not word or word in self.known or not oddities.may_be_odd(word):
                continue
            written = numbers.clean(word)
            wrong, said = oddities.spoiled(written, is_exact=self.is_exact), oddities.remark(written)
            if wrong:
                self.faulty[word] = wrong
            elif said and said not in self.remarks:
                self.remarks[said] = int(rows[pc.index(texts.indices, index).as_py()])
        if not self.faulty:
            return
        at = {index: self.faulty[word] for index, word in enumerate(words) if word and word in self.faulty}
        for row, index in zip(rows, texts.indices.to_pylist(), strict=True):
            if index in at:
                self.faults_in_all += 1
                self.faults += [(int(row), at[index])] if len(self.faults) < SHOWN_PER_RULE else []

    def _remember(self, text: str) -> tuple[Any, str | None]:
        written = text if text[:1] == NUMBER_CELL else numbers.clean(text)
        value = self.parse(written) if written else None
        self.known[text] = (value, None if value is not None or not written else values.shown(written))
        return self.known[text]


def parser(column: Column, counties: Counties) -> Parser:
    """How the column's cells are read; a parser returns None for what it does not understand."""
    if column.kind in ("int", "number"):
        return values.whole if column.kind == "int" else values.number
    if column.digits:
        return lambda cell: values.padded(values.plain(cell), column.digits)
    if column.kind == "text":
        return lambda cell: cell if cell[:1] == DATE_CELL else values.plain(cell)
    read = _reader(column, counties)
    return lambda cell: read(values.plain(cell))


def _reader(column: Column, counties: Counties) -> Parser:
    if column.takes_all:
        return lambda text: values.ALL_COUNTIES if values.is_all_counties(text) else counties.letter(text) or text
    if column.is_county:
        return lambda text: counties.letter(text) or text
    if column.kind == "code":
        return lambda text: values.code(text, column.values)
    readers: dict[str, Parser] = {"bool": values.truth, "date": values.day}
    return readers.get(column.kind, str)


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
    read: list[Number | None],
    raw: list[str | None],
    unit: str,
    batch: TextBatch,
    unit_position: int | None,
) -> tuple[pa.Array, pa.Array]:
    """Numbers, those with a unit of their own (`42 %`, `25 Mkr`) counted in the column's unit or else in the row's."""
    plain = array([float(found.value) if found else None for found in read], pa.float64()).take(texts.indices)
    left = _taken(raw, texts)
    for written in sorted({found.unit for found in read if found and found.unit}):
        marked = array([bool(found and found.unit == written) for found in read], pa.bool_()).take(texts.indices)
        shares = [float(found.value.scaleb(-2)) if found and found.unit == written else None for found in read]
        kept, as_share = _verdicts(written, unit, batch, unit_position)
        counted = pc.if_else(as_share, array(shares, pa.float64()).take(texts.indices), plain)
        is_odd = pc.and_(marked, pc.invert(pc.or_(kept, as_share)))
        plain = pc.if_else(is_odd, pa.nulls(len(texts), pa.float64()), pc.if_else(marked, counted, plain))
        left = pc.if_else(is_odd, texts.cast(pa.string()), left)
    return plain, left


def _verdicts(written: str, unit: str, batch: TextBatch, unit_position: int | None) -> tuple[pa.Array, pa.Array]:
    """Rows where a number in a unit is kept as it is, and rows where it is per cent of a share."""
    units = repeated(unit, len(batch.rows)) if unit or unit_position is None else batch.columns[unit_position]
    worth = [numbers.in_unit(Number(Decimal(100), written), one or "") for one in units.dictionary.to_pylist()]
    kept, as_share = ([isinstance(one, Decimal) and one == wanted for one in worth] for wanted in (100, 1))
    first, second = (pc.fill_null(array(verdict, pa.bool_()).take(units.indices), False) for verdict in (kept, as_share))
    return first, second


def _taken(raw: list[str | None], texts: pa.DictionaryArray) -> pa.Array:
    return array(raw, pa.string()).take(texts.indices) if any(raw) else pa.nulls(len(texts), pa.string())
