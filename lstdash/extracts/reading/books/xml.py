"""XML read as a stream, never as a tree: names with their namespaces, and no part that brings entities of its own."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from contextlib import suppress
from xml.parsers import expat

BLOCK = 1 << 16
BETWEEN = " "  # namespace and name
Start = Callable[[str, dict[str, str]], object]
End = Callable[[str], object]
Text = Callable[[str], object]


class Forbidden(Exception):
    """The XML declares a document type."""


def new_parser() -> expat.XMLParserType:
    """Return a parser that raises Forbidden for a document type, and expat.ExpatError for broken XML."""
    parser = expat.ParserCreate(namespace_separator=BETWEEN)
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _forbid
    return parser


def read(archive: zipfile.ZipFile, part: str, start: Start, end: End | None = None, chars: Text | None = None) -> None:
    """Read a part of an archive. Raises as `new_parser` says, and KeyError for a part that is not there."""
    parser = new_parser()
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, chars
    with archive.open(part) as opened:
        while block := opened.read(BLOCK):
            parser.Parse(block)
    parser.Parse(b"", True)


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
