"""The county's size class by the report or by a register, and where the registers of a year part. (2006 report, 4.2.1)"""

from __future__ import annotations

from lstdash import formats
from lstdash.evidence.activities import NOT_STATED
from lstdash.evidence.board_size import Size, each, of, size_classes
from lstdash.evidence.citations import Figure, Source, row_id, source
from lstdash.evidence.counties import county_rows
from lstdash.evidence.registers import Staff

LABEL = "Storleksklass"


def figure(version: str, county: str, boards: Size) -> Figure:
    """Return the county's class, how many share it, and what the report and the other registers of the year say."""
    classes, found = size_classes(version, boards), of(version, boards)
    own = classes.get(county)
    rows = county_rows(version)
    if own is None:
        whose = f"{found.register.label} saknar länet {found.year}" if found else ""
        return Figure(LABEL, NOT_STATED, whose)
    same = sum(size == own for size in classes.values())
    share = f"{formats.decimal(same)} av {formats.decimal(len(classes))} länsstyrelser hör dit"
    row = next(row for row in rows if row["county"] == county)
    if found is None:
        return Figure(LABEL, own.capitalize(), share, source(version, row, "counties", county))
    counted = f"{formats.decimal(found.values[county])} {found.register.unit} {found.year} ({found.register.label})"
    then = "liksom i rapporten" if own == row["size_class"] else f"i rapporten {row['size_class']}"
    told = "; ".join(text for text in (counted, share, then, _apart(version, county, boards)) if text)
    return Figure(LABEL, own.capitalize(), told, _mark(found, county))


def _mark(found: Staff, county: str) -> Source | None:
    """The source of the county's own row."""
    register = found.register
    key = row_id("county_staff", county, found.year, register.register, register.measure)
    return Source(key, found.source.label) if found.source else None


def _apart(version: str, county: str, boards: Size) -> str:
    """Say which registers of the year give another class."""
    asked = each(version, boards, lambda size: size_classes(version, size).get(county))
    if asked is None:
        return ""
    own = next(iter(asked.said.values()))
    others = [f"{size} enligt {label}" for label, size in asked.said.items() if size is not None and size != own]
    return formats.listed(others)
