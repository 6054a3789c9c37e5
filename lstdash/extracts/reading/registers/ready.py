"""Files that need no mapping: registers of staff and lists of procurements, known by their headings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from lstdash.extracts.reading.registers import procurement_list, register_sheets
from lstdash.extracts.reading.registers.as_published import Row


@dataclass(frozen=True, slots=True)
class Ready:
    """What was understood, in words, and rows of ours by table."""

    told: str
    tables: Mapping[str, Sequence[Row]]


def read(path: Path, chosen: Mapping[str, str]) -> Ready | None:
    """Return what a file holds; None when it has no layout that is known. Raises as the readers of the layouts do.

    `chosen` says which county a board that is no more is counted to.
    """
    if staff := register_sheets.read(path, chosen):
        return Ready(staff.told, {register_sheets.TABLE: staff.rows})
    if procurements := procurement_list.read(path, chosen):
        return Ready(procurements.told, procurements.tables)
    return None
