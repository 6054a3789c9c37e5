"""PX files, from the public description of the format (Statistics Sweden, AXIS-VERSION 2000-2013): head first, then cells.

A file is a list of `KEYWORD[language]("name","name")=value;`, the last of them DATA. What libraries get wrong
on valid files, and what holds here:

- a quoted `-` is a zero that is a figure; one to six dots are six kinds of missing, and never the same as each other;
- with KEYS each row names its own place, and a row that is left out holds zeros;
- ELIMINATION names a category that a reader may leave out of a table; it is still a row of its own;
- everything may stand in HEADING, or everything in STUB;
- TIMEVAL gives its periods as a list or as a span, and a string may go on over several lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from lstdash.errors import DataError
from lstdash.extracts.reading.cubes import Cube, Dimension, Role
from lstdash.extracts.reading.px_cells import keyed, plain

DATA = re.compile(rb"(?<![A-Z0-9\"-])DATA\s*=", re.IGNORECASE)
KEYWORD = re.compile(r"\s*([A-Z][A-Z0-9-]*)\s*(?:\[([A-Za-z-]+)\])?\s*(\(.*?\))?\s*=\s*", re.DOTALL)
STRING = re.compile(r'"([^"]*)"')
SPAN = re.compile(r'^\s*TLIST\s*\(\s*([AHQMW])1\s*(?:,\s*"([^"]*)"\s*-\s*"([^"]*)")?\s*\)', re.IGNORECASE)
PARTS = {"H": 2, "Q": 4, "M": 12}  # of a year; weeks are as many as the year has
CODE_PAGES = {
    "ansi": "cp1252",
    "iso-8859-1": "cp1252",
    "windows-1252": "cp1252",
    "utf-8": "utf-8",
    "437": "cp437",
    "850": "cp850",
}

CHARACTERS = re.compile(rb'(?m)^\s*(CODEPAGE|CHARSET)\s*=\s*"([^"]*)"')
HEAD_BLOCK = 1 << 16  # bytes; doubled until DATA is met

Key = tuple[str, str, tuple[str, ...]]  # keyword, language, names


@dataclass(frozen=True, slots=True)
class Head:
    """What stands before the cells: the raw text of every keyword, the file's own language, and where DATA begins."""

    values: Mapping[Key, str]
    language: str
    at: int  # byte after `DATA=`
    encoding: str

    def text(self, keyword: str, *names: str) -> str:
        """Return a keyword's text in the file's own language, its parts joined; empty when it is not there."""
        return "".join(STRING.findall(self.raw(keyword, *names))) or self.raw(keyword, *names).strip()

    def listed(self, keyword: str, *names: str) -> tuple[str, ...]:
        """Return a keyword's list of strings: parts of one string stand beside each other, items are parted by commas."""
        return tuple(_items(self.raw(keyword, *names)))

    def raw(self, keyword: str, *names: str) -> str:
        """Return a keyword's text as it stands, in the file's own language if it has one."""
        for language in ("", self.language):
            if (found := self.values.get((keyword, language, names))) is not None:
                return found
        return ""


def read(path: Path) -> Cube:
    """Return the table of a PX file. Raises DataError that names the file and the keyword when it cannot be understood."""
    head = read_head(path)
    stub, heading = head.listed("STUB"), head.listed("HEADING")
    if not stub and not heading:
        raise _fault(path, "STUB eller HEADING", "minst en variabel", "ingen")
    dimensions = tuple(_dimension(path, head, name) for name in (*stub, *heading))
    keys = {name: head.raw("KEYS", name).strip().upper() for name in stub if head.raw("KEYS", name)}
    notes = [
        text for (keyword, language, _), text in head.values.items() if "NOTE" in keyword and language in ("", head.language)
    ]
    return Cube(
        head.text("DESCRIPTION") or head.text("TITLE"),
        head.text("UNITS"),
        head.text("SOURCE"),
        head.text("LAST-UPDATED") or head.text("CREATION-DATE"),
        tuple("".join(STRING.findall(text)).replace("#", " ") for text in notes),
        dimensions,
        (lambda: keyed(path, head.at, head.encoding, dimensions[: len(stub)], keys, _size(dimensions[len(stub) :])))
        if keys
        else (lambda: plain(path, head.at, _size(dimensions))),
    )


def _size(dimensions: tuple[Dimension, ...]) -> int:
    size = 1
    for dimension in dimensions:
        size *= len(dimension.codes)
    return size


def read_head(path: Path) -> Head:
    """Return everything before DATA. Raises DataError when the file has no DATA, or cannot be read as its own CHARSET says."""
    raw, at = _before_data(path)
    start = 3 if raw.startswith(b"\xef\xbb\xbf") else 0
    encoding = _encoding(raw[:at])
    try:
        text = raw[start:at].decode(encoding)
    except UnicodeDecodeError as error:
        raise _fault(path, "CHARSET", f"text i {encoding}", f"byten {raw[start + error.start]:#x}") from error
    values = dict(_keywords(text))
    language = "".join(STRING.findall(values.get(("LANGUAGE", "", ()), "")))
    return Head(values, language, at, encoding)


def _before_data(path: Path) -> tuple[bytes, int]:
    """The first part of the file, with all that stands before the cells, and the byte after `DATA=` in it."""
    raw = b""
    with path.open("rb") as file:
        while block := file.read(max(len(raw), HEAD_BLOCK)):
            raw += block
            if (at := _data_at(raw)) is not None:
                return raw, at
    raise _fault(path, "DATA", "nyckelordet DATA= sist i filen", "inget DATA")


def _data_at(raw: bytes) -> int | None:
    """The byte after `DATA=`, outside every string: the words may also stand in a note."""
    return next((found.end() for found in DATA.finditer(raw) if raw.count(b'"', 0, found.start()) % 2 == 0), None)


def _encoding(head: bytes) -> str:
    """CODEPAGE says it; else CHARSET "ANSI" is Windows-1252, and a file without CHARSET is of DOS."""
    if head.startswith(b"\xef\xbb\xbf"):
        return "utf-8"
    said: dict[str, str] = {name.decode(): text.decode("ascii", "ignore").lower() for name, text in CHARACTERS.findall(head)}
    if "CODEPAGE" in said:
        return CODE_PAGES.get(said["CODEPAGE"], said["CODEPAGE"])
    return CODE_PAGES.get(said.get("CHARSET", ""), "cp850")


def _keywords(text: str) -> Iterator[tuple[Key, str]]:
    """Every `KEYWORD[language]("names")=value` up to DATA, with the value's text as it stands."""
    place = 0
    while (found := KEYWORD.match(text, place)) and found[1].upper() != "DATA":
        end = _end(text, found.end())
        names = tuple(STRING.findall(found[3] or ""))
        yield (found[1].upper(), found[2] or "", names), text[found.end() : end]
        place = end + 1


def _end(text: str, start: int) -> int:
    """Where the value ends: at a semicolon outside every string, else at the end of the text."""
    inside = False
    for place in range(start, len(text)):
        if text[place] == '"':
            inside = not inside
        elif text[place] == ";" and not inside:
            return place
    return len(text)


def _items(raw: str) -> Iterator[str]:
    """The strings of a list; `"a" "b"` without a comma between is one string in two parts."""
    current: list[str] = []
    for part in re.finditer(r'"([^"]*)"|,', raw):
        if part[0] == ",":
            yield "".join(current)
            current = []
        else:
            current.append(part[1])
    if current:
        yield "".join(current)


def _dimension(path: Path, head: Head, name: str) -> Dimension:
    labels, codes = head.listed("VALUES", name), head.listed("CODES", name)
    time = head.raw("TIMEVAL", name)
    periods = _periods(time) if time else ()
    labels = labels or codes or periods
    if not labels:
        raise _fault(path, f'VALUES("{name}")', "variabelns värden", "inget")
    codes = codes or (periods if len(periods) == len(labels) else labels)
    if len(codes) != len(labels):
        raise _fault(path, f'CODES("{name}")', f"{len(labels)} koder, lika många som värdena", f"{len(codes)}")
    kind = head.text("VARIABLE-TYPE", name).casefold()
    role: Role = "time" if time or kind == "time" else "geo" if head.raw("MAP", name) or kind.startswith("geo") else ""
    if head.text("CONTVARIABLE") == name:
        role = "metric"
    return Dimension(name, codes, labels, role)


def _periods(raw: str) -> tuple[str, ...]:
    """The periods of a TIMEVAL: listed after TLIST(A1), or a span inside it."""
    span = SPAN.match(raw)
    if span is None or span[2] is None:
        return tuple(_items(raw[span.end() :].lstrip(", \r\n") if span else raw))
    kind, first, last = span[1].upper(), span[2], span[3]
    if kind == "A":
        return tuple(str(year) for year in range(int(first), int(last) + 1))
    letter = re.sub(r"\d", "", first)
    (year, part), (to_year, to_part) = (tuple(map(int, re.findall(r"\d+", _parted(end)))) for end in (first, last))
    digits = len(first) - len(letter) - 4
    found = []
    while (year, part) <= (to_year, to_part):
        found.append(f"{year}{letter}{part:0{digits}d}")
        year, part = (year, part + 1) if part < _parts(kind, year) else (year + 1, 1)
    return tuple(found)


def _parts(kind: str, year: int) -> int:
    """How many half-years, quarters, months or ISO weeks a year has."""
    return PARTS.get(kind) or date(year, 12, 28).isocalendar().week


def _parted(period: str) -> str:
    """2004M01, 2004K1 or 200401: year and part as two runs of digits."""
    return f"{period[:4]} {period[4:]}"


def _fault(path: Path, where: str, expected: str, found: str) -> DataError:
    return DataError(
        "PX-filen går inte att läsa.", f"{path.name}, {where}", expected, found, "Hämta filen på nytt, eller rätta nyckelordet."
    )
