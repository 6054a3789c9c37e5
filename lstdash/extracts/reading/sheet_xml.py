"""What the XML of a sheet says beside its cells: merged ranges, formulas, and what is hidden."""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

from lstdash import formats
from lstdash.extracts.faults import Notice

FORMULA = re.compile(rb"<(?:\w+:)?f[ >]")
CONCEALED = re.compile(rb'<(?:\w+:)?(row|col) [^>]*hidden="(?:1|true)"')
MERGE = re.compile(rb'<(?:\w+:)?mergeCell [^>]*ref="([A-Z0-9:]+)"')


@dataclass(slots=True)
class Part:
    """What a stream of cells does not tell of a sheet."""

    merged: dict[str, None] = field(default_factory=dict)  # its ranges
    has_formulas: bool = False
    size: int = 0  # bytes
    concealed: set[bytes] = field(default_factory=set)  # row and col, where some are hidden

    def notices(self, file: str, sheet: str) -> list[Notice]:
        """Rows and columns that are hidden or filtered out are read all the same: that is said."""
        words = formats.listed([word for mark, word in ((b"row", "rader"), (b"col", "kolumner")) if mark in self.concealed])
        return [Notice(file, sheet, None, "", f"Dolda {words} läses som de andra.")] if words else []


def look_through(path: Path, part: str) -> Part:
    """Look through the XML of a sheet; `part` is its name in the workbook."""
    found, tail = Part(), b""
    with zipfile.ZipFile(path) as archive, archive.open(part) as stream:
        while block := stream.read(1 << 20):
            text = tail + block
            found.has_formulas = found.has_formulas or FORMULA.search(text) is not None
            found.merged |= dict.fromkeys(match[1].decode() for match in MERGE.finditer(text))
            found.concealed |= {match[1] for match in CONCEALED.finditer(text)}
            tail = text[-200:]
        found.size = archive.getinfo(part).file_size
    return found
