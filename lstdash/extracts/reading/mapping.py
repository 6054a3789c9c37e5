"""How a statistics office's table becomes rows of one of ours: a small TOML file that can be used again.

    till = "indicator_values"          # our table
    [kolumner]                         # our column = the file's variable, or "värde"
    county = "region"
    period = "månad"
    value = "värde"
    [urval]                            # the one category that counts of a variable, by code or label
    "kön" = "TotSa"
    [summera]
    variabler = ["ålder"]              # variables whose categories are added up
    [lan]                              # what is no county, or none now: a county's letter, or "utelämnas"
    "00" = "utelämnas"
    "16" = "O"                         # added to what the file says of O
    [konstanter]                       # the same in every row
    indicator = "folkmangd"
    [[rader.indicators]]               # rows that our other tables need first
    indicator = "folkmangd"

Every variable of the file is accounted for: in a column, in a choice, in a sum, or of one category. Nothing is guessed.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from lstdash import formats, order
from lstdash.catalog.whole import tables
from lstdash.errors import DataError
from lstdash.extracts.reading.cubes import Cube, Dimension
from lstdash.extracts.reading.regions import gathered, recognised

MONTH = re.compile(r"(\d{4})M(\d{2})")
VALUE, MARK = "värde", "markering"
PARTS = {"till", "kolumner", "urval", "summera", "lan", "konstanter", "rader"}
FIX = "Rätta mappningen, eller låt kommandot skriva ett förslag med --skriv-mappning."

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Plan:
    """What a mapping file says."""

    table: str
    columns: Mapping[str, str]  # our column -> variable of the file, or VALUE or MARK
    chosen: Mapping[str, str]  # variable -> code or label
    summed: tuple[str, ...]
    constants: Mapping[str, str]
    others: Mapping[str, tuple[Row, ...]]  # table -> rows
    counties: Mapping[str, str]  # category -> letter or LEFT_OUT


def read(path: Path) -> Plan:
    """Return what a mapping file says. Raises DataError for what is not understood, or names a table or column we lack."""
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DataError("Mappningen går inte att läsa.", path.name, "TOML i UTF-8", str(error), FIX) from error
    if odd := sorted(set(found) - PARTS):
        raise DataError("Mappningen har en okänd del.", path.name, ", ".join(sorted(PARTS)), odd[0], FIX)
    mapping = Plan(
        str(found.get("till", "")),
        _texts(path, found, "kolumner"),
        _texts(path, found, "urval"),
        tuple(map(str, found.get("summera", {}).get("variabler", ()))),
        _texts(path, found, "konstanter"),
        {name: tuple({k: str(v) for k, v in row.items()} for row in rows) for name, rows in found.get("rader", {}).items()},
        _texts(path, found, "lan"),
    )
    _check_tables(path, mapping)
    return mapping


def _texts(path: Path, found: Mapping[str, Any], part: str) -> dict[str, str]:
    given = found.get(part, {})
    if not isinstance(given, dict) or any(isinstance(value, dict | list) for value in given.values()):
        raise DataError("Mappningen går inte att läsa.", f"{path.name}, {part}", "namn = text", repr(given)[:60], FIX)
    return {str(name): str(value) for name, value in given.items()}


def _check_tables(path: Path, mapping: Plan) -> None:
    known = tables()
    wanted = {mapping.table: {*mapping.columns, *mapping.constants}} | {
        name: {column for row in rows for column in row} for name, rows in mapping.others.items()
    }
    for name, columns in wanted.items():
        if name not in known:
            raise DataError("Mappningen leder till en okänd tabell.", path.name, ", ".join(known), name or "inget", FIX)
        has = {column.name for column in known[name].columns}
        if odd := sorted(columns - has):
            raise DataError("Mappningen har en okänd kolumn.", f"{path.name}, {name}", ", ".join(sorted(has)), odd[0], FIX)


def key(stem: str) -> str:
    """Return a file's name as a key of ours: `Folkmängd 2025` becomes `folkmangd_2025`."""
    return formats.slug(stem).replace("-", "_")


def rows(cube: Cube, mapping: Plan) -> Iterator[Row]:
    """Yield the table's rows in the file's order, as text; a cell without a figure is left empty, a sum with one of them too.

    Raises DataError for a variable that the mapping does not account for, and for a category that the file does not have.
    """
    _check_variables(cube, mapping)
    values = np.concatenate([found.values for found in cube.cells()] or [np.zeros(0)])
    marks = np.concatenate([found.marks for found in cube.cells()] or [np.zeros(0, dtype="<U1")])
    shape = [len(dimension.codes) for dimension in cube.dimensions]
    cells, signs = values.reshape(shape), marks.reshape(shape)
    used = {variable: column for column, variable in mapping.columns.items()}
    kept: list[Dimension] = []
    columns = {column.name: column for column in tables()[mapping.table].columns}
    for axis, dimension in reversed(list(enumerate(cube.dimensions))):
        if dimension.name in mapping.summed:
            cells, signs = cells.sum(axis=axis), np.take(np.sort(signs, axis=axis), -1, axis=axis)  # a dot sorts after a dash
        elif dimension.name in used:
            kept.insert(0, dimension)
        else:
            place = _place(dimension, mapping.chosen.get(dimension.name, dimension.codes[0]))
            cells, signs = np.take(cells, place, axis=axis), np.take(signs, place, axis=axis)
    for axis, dimension in enumerate(kept):
        if columns[used[dimension.name]].is_county:
            letters = recognised(dimension, mapping.counties)
            cells, signs, kept[axis] = gathered(cells, signs, axis, dimension, letters)
    for index in np.ndindex(*(len(dimension.codes) for dimension in kept)):
        row = dict(mapping.constants)
        for dimension, place in zip(kept, index, strict=True):
            row[used[dimension.name]] = _period(dimension.codes[place]) if dimension.role == "time" else dimension.codes[place]
        value = float(cells[index])
        row |= {column: _written(value) for column, variable in mapping.columns.items() if variable == VALUE}
        row |= {column: str(signs[index]) for column, variable in mapping.columns.items() if variable == MARK}
        yield row


def _period(code: str) -> str:
    """Months as ours are written: 2026M01 becomes 2026-01; other periods stay as they are."""
    month = MONTH.fullmatch(code)
    return f"{month[1]}-{month[2]}" if month else code


def _written(value: float) -> str:
    if np.isnan(value):
        return ""
    return str(int(value)) if value == int(value) else repr(value)


def _place(dimension: Dimension, wanted: str) -> int:
    for listed in (dimension.codes, dimension.labels):
        if wanted in listed:
            return listed.index(wanted)
    shown = ", ".join(f"{code} ({label})" for code, label in zip(dimension.codes[:8], dimension.labels, strict=False))
    raise DataError("Urvalet finns inte i filen.", dimension.name, f"något av {shown}", wanted, FIX)


def _check_variables(cube: Cube, mapping: Plan) -> None:
    names = {dimension.name for dimension in cube.dimensions}
    told = {*mapping.columns.values(), *mapping.chosen, *mapping.summed} - {VALUE, MARK}
    known = ", ".join(sorted(names, key=order.name))
    if odd := sorted(told - names, key=order.name):
        raise DataError(
            "Mappningen nämner en variabel som filen saknar.",
            "mappningen",
            known,
            odd[0],
            FIX,
        )
    free = [dimension.name for dimension in cube.dimensions if dimension.name not in told and len(dimension.codes) > 1]
    if free:
        raise DataError(
            "Mappningen säger inte vad som ska hända med en variabel.",
            "mappningen",
            "varje variabel i kolumner, urval eller summera",
            ", ".join(free),
            FIX,
        )
