"""JSON-stat 2.0, from the public description of the format: a data set, or a collection that holds data sets.

What libraries get wrong on valid files, and what holds here: a category index may be a list, an object of places, or left out
when there is one category; values may be a list or an object that names only the cells that are there; a status may be one
for all, a list, or an object.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from math import prod
from pathlib import Path
from typing import Any

import numpy as np

from lstdash.errors import DataError
from lstdash.extracts.reading.cubes import Cells, Cube, Dimension, Role

Object = Mapping[str, Any]
CHUNK = 65_536  # cells
ROLES: dict[str, Role] = {"time": "time", "geo": "geo", "metric": "metric"}


def read(path: Path) -> tuple[Cube, ...]:
    """Return the data sets of a file, in order. Raises DataError that names the file and the member that is not understood."""
    try:
        found = json.loads(path.read_bytes())
    except ValueError as error:
        raise _fault(path, "filen", "JSON", str(error)) from error
    if not isinstance(found, dict) or found.get("class") not in ("dataset", "collection"):
        raise _fault(
            path, "class", "dataset eller collection", str(found.get("class") if isinstance(found, dict) else found)[:40]
        )
    if found["class"] == "dataset":
        return (_cube(path, found),)
    items = found.get("link", {}).get("item", [])
    held = [item for item in items if isinstance(item, dict) and item.get("class") == "dataset" and "value" in item]
    if not held:
        raise _fault(path, "link.item", "minst en datamängd i filen", f"{len(items)} länkar och ingen datamängd")
    return tuple(_cube(path, item) for item in held)


def _cube(path: Path, found: Object) -> Cube:
    names, sizes = _list(path, found, "id"), _list(path, found, "size")
    if len(names) != len(sizes):
        raise _fault(path, "size", f"{len(names)} tal, ett för varje dimension", f"{len(sizes)}")
    roles = {name: ROLES[role] for role, named in found.get("role", {}).items() if role in ROLES for name in named}
    dimensions = tuple(_dimension(path, found, n, s, roles.get(n, "")) for n, s in zip(names, sizes, strict=True))
    total = prod(sizes)
    value = found.get("value")
    if isinstance(value, list) and len(value) != total:
        raise _fault(path, "value", f"{total} celler, så många som dimensionerna ger", f"{len(value)}")
    if isinstance(value, dict) and (odd := [key for key in value if not key.isdigit() or int(key) >= total]):
        raise _fault(path, "value", f"platser från 0 till {total - 1}", odd[0])
    if not isinstance(value, list | dict):
        raise _fault(path, "value", "en lista eller ett objekt", type(value).__name__)
    return Cube(
        str(found.get("label", "")),
        _unit(found),
        str(found.get("source", "")),
        str(found.get("updated", "")),
        tuple(map(str, found.get("note", ()))),
        dimensions,
        lambda: _cells(path, value, found.get("status"), total),
    )


def _list(path: Path, found: Object, member: str) -> list[Any]:
    listed = found.get(member)
    if not isinstance(listed, list) or not listed:
        raise _fault(path, member, "en lista", type(listed).__name__)
    return listed


def _dimension(path: Path, found: Object, name: str, size: int, role: Role) -> Dimension:
    described = found.get("dimension", {}).get(name)
    if not isinstance(described, dict):
        raise _fault(path, f"dimension.{name}", "en beskrivning", type(described).__name__)
    category = described.get("category", {})
    labels, index = category.get("label", {}), category.get("index")
    if index is None:
        codes = list(labels)
    elif isinstance(index, dict):
        codes = sorted(index, key=lambda code: int(index[code]))
    else:
        codes = list(index)
    if len(codes) != size:
        raise _fault(path, f"dimension.{name}.category", f"{size} kategorier", f"{len(codes)}")
    return Dimension(described.get("label") or name, tuple(codes), tuple(str(labels.get(code, code)) for code in codes), role)


def _unit(found: Object) -> str:
    """The unit, where the measure is one and says it."""
    for name in found.get("role", {}).get("metric", ()):
        units = found["dimension"].get(name, {}).get("category", {}).get("unit", {})
        bases = {str(unit.get("base") or unit.get("label") or "") for unit in units.values()}
        if len(bases) == 1:
            return bases.pop()
    return ""


def _cells(path: Path, value: Any, status: Any, total: int) -> Iterator[Cells]:
    for start in range(0, total, CHUNK):
        places = range(start, min(start + CHUNK, total))
        given = value[start : places.stop] if isinstance(value, list) else [value.get(str(place)) for place in places]
        if (odd := next((cell for cell in given if not _is_cell(cell)), None)) is not None:
            raise _fault(path, "value", "tal eller null", str(odd))
        values = np.array([np.nan if cell is None else cell for cell in given], dtype=np.float64)
        marks = np.array([_mark(status, place) for place in places], dtype=np.str_)
        yield Cells(values, marks)


def _is_cell(cell: Any) -> bool:
    return cell is None or (isinstance(cell, int | float) and not isinstance(cell, bool))


def _mark(status: Any, place: int) -> str:
    if isinstance(status, dict):
        return str(status.get(str(place)) or "")
    if isinstance(status, list):
        return str(status[place if len(status) > 1 else 0] or "") if status else ""
    return str(status or "")


def _fault(path: Path, where: str, expected: str, found: str) -> DataError:
    return DataError("JSON-stat-filen går inte att läsa.", f"{path.name}, {where}", expected, found, "Hämta filen på nytt.")
