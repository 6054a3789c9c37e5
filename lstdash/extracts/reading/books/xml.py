"""XML read as a stream, never as a tree: names with their namespaces, and no part that brings entities of its own."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from xml.parsers import expat

BLOCK = 1 << 16
BETWEEN = " "  # namespace and name
Start = Callable[[str, dict[str, str]], object]
End = Callable[[str], object]
Text = Callable[[str], object]


class Forbidden(Exception):
    """The XML declares a document type."""


def stream(
    archive: zipfile.ZipFile, part: str, start: Start, end: End | None = None, chars: Text | None = None
) -> Iterator[int]:
    """Read a part of an archive; yield how many bytes were read after each block.

    Raises expat.ExpatError for broken XML, Forbidden for a document type, KeyError for a part that is not there.
    """
    parser = expat.ParserCreate(namespace_separator=BETWEEN)
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, chars
    parser.StartDoctypeDeclHandler = _forbid
    with archive.open(part) as opened:
        while block := opened.read(BLOCK):
            parser.Parse(block)
            yield len(block)
        parser.Parse(b"", True)


def read(archive: zipfile.ZipFile, part: str, start: Start, end: End | None = None, chars: Text | None = None) -> None:
    """Read a whole part of an archive. Raises as `stream` does."""
    for _ in stream(archive, part, start, end, chars):
        pass


def local(name: str) -> str:
    """Return a name without its namespace."""
    return name.rpartition(BETWEEN)[2]


def attribute(attributes: dict[str, str], name: str) -> str:
    """Return an attribute by its local name, whatever its namespace; an empty string when it is not there."""
    with suppress(KeyError):
        return attributes[name]
    return next((value for key, value in attributes.items() if local(key) == name), "")


def _forbid(*_: object) -> None:
    raise Forbidden
