"""The cells of a PX file, a block at a time: figures, zeros shown as a dash, and six kinds of missing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from lstdash.errors import DataError
from lstdash.extracts.reading.cubes import NIL, Cells, Dimension

BLOCK = 1 << 18  # bytes: each cell is held as a Python text for a moment, ten times its size
MARKS = frozenset({NIL, *("." * dots for dots in range(1, 7))})
DELIMITERS = bytes.maketrans(b",;\t\r\n", b"     ")  # all mean the same between two cells
ROW = re.compile(r'((?:"[^"]*"\s*,\s*)*"[^"]*"\s*,)')


def plain(path: Path, at: int, size: int) -> Iterator[Cells]:
    """Yield the cells of a file without KEYS. Raises DataError when they are not as many as the dimensions make."""
    seen = 0
    for block in _blocks(path, at):
        found = _parsed(path, block.split(), seen)
        seen += len(found.values)
        if len(found.values):
            yield found
    if seen != size:
        raise _fault(path, f"{size} celler, så många som variablerna ger", f"{seen}")


def keyed(
    path: Path, at: int, encoding: str, stub: Sequence[Dimension], keys: Mapping[str, str], width: int
) -> Iterator[Cells]:
    """Yield the cells of a file with KEYS: each row in its own place, the rows that are left out as zeros."""
    text = path.read_bytes()[at:].decode(encoding)
    places = [_places(dimension, keys.get(dimension.name, "VALUES")) for dimension in stub]
    sizes = [len(dimension.codes) for dimension in stub]
    rows: dict[int, Cells] = {}
    for names, cells in _rows(text):
        if len(names) != len(stub):
            raise _fault(path, f"{len(stub)} nycklar på raden", f"{len(names)}: {', '.join(names)}")
        place = 0
        for name, known, size, dimension in zip(names, places, sizes, stub, strict=True):
            if name not in known:
                raise _fault(path, f"ett värde av {dimension.name}", name)
            place = place * size + known[name]
        found = _parsed(path, cells.encode(encoding).translate(DELIMITERS).split(), 0)
        if len(found.values) != width:
            raise _fault(path, f"{width} celler på raden {', '.join(names)}", f"{len(found.values)}")
        if place in rows:
            raise _fault(path, "varje rad en gång", f"{', '.join(names)} två gånger")
        rows[place] = found
    zeros = Cells(np.zeros(width), np.zeros(width, dtype="<U6"))
    total = int(np.prod(sizes)) if sizes else 1
    for place in range(total):
        yield rows.get(place, zeros)


def _rows(text: str) -> Iterator[tuple[list[str], str]]:
    """Each row's keys and its cells: a row begins with quoted keys, each followed by a comma."""
    starts = list(ROW.finditer(text))
    for index, start in enumerate(starts):
        end = starts[index + 1].start() if index + 1 < len(starts) else len(text)
        yield re.findall(r'"([^"]*)"', start[0]), text[start.end() : end].rstrip().removesuffix(";")


def _places(dimension: Dimension, written: str) -> dict[str, int]:
    return {name: place for place, name in enumerate(dimension.codes if written == "CODES" else dimension.labels)}


def _blocks(path: Path, at: int) -> Iterator[bytes]:
    """The cells' bytes in blocks that end between two cells, every delimiter a space."""
    with path.open("rb") as file:
        file.seek(at)
        rest = b""
        while block := file.read(BLOCK):
            text = (rest + block).translate(DELIMITERS)
            cut = text.rfind(b" ") + 1
            rest = text[cut:]
            yield text[:cut]
        yield rest


def _parsed(path: Path, tokens: list[bytes], before: int) -> Cells:
    """Figures as they are; a mark, quoted or not, as what it means."""
    marks: NDArray[np.str_] = np.zeros(len(tokens), dtype="<U6")
    try:
        return Cells(np.array(tokens, dtype=np.bytes_).astype(np.float64) if tokens else np.zeros(0), marks)
    except ValueError:
        pass
    values = np.empty(len(tokens))
    for place, token in enumerate(tokens):
        try:
            values[place] = float(token)
        except ValueError:
            mark = token.strip(b'"').decode("ascii", "replace")
            if mark not in MARKS:
                raise _fault(
                    path, "ett tal, ett streck eller en till sex punkter", f"{mark} i cell {before + place + 1}"
                ) from None
            values[place], marks[place] = (0.0 if mark == NIL else np.nan), mark
    return Cells(values, marks)


def _fault(path: Path, expected: str, found: str) -> DataError:
    return DataError("PX-filen går inte att läsa.", f"{path.name}, DATA", expected, found, "Hämta filen på nytt.")
