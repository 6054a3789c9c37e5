"""Registers of staff as their authorities publish them, read with ready mappings to `county_staff`.

Two layouts are known. ESV's workbook has a sheet a year, named by it, and a row an authority with Myndighet, OrgNr, Anställda
and Årsarbetskrafter. Arbetsgivarverket's list has a row a member and each year three times as a heading: all employed, women,
men. Authorities that are no county board are counted and left out; a board that is no more is refused until a person chooses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from lstdash.errors import DataError
from lstdash.extracts.reading.regions import LEFT_OUT
from lstdash.extracts.reading.registers.as_published import Row, board, opened, rows_below
from lstdash.extracts.reading.sheets import Sheet
from lstdash.numbers import clean

TABLE = "county_staff"
YEAR = re.compile(r"(?:19|20)\d\d")
ESV, AGV = "esv", "arbetsgivarverket"
NAME, NUMBER = "Myndighet", "OrgNr"
ESV_MEASURES = {"Anställda": "anstallda", "Årsarbetskrafter": "arsarbetskrafter"}
AGV_MEASURES = ("anstallda", "kvinnor", "man")  # in the order that a year's three columns stand
CARRIED, HEADCOUNT = "överförd från året innan", "antal i stället för årsarbetskrafter"
LABELS = {ESV: "ESV", AGV: "Arbetsgivarverket"}
WORDS = {"anstallda": "anställda", "arsarbetskrafter": "årsarbetskrafter", "kvinnor": "kvinnor", "man": "män"}


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure as the register has it: whose, which year, what it counts."""

    authority: str
    number: str
    year: int
    measure: str
    value: str


@dataclass(frozen=True, slots=True)
class Read:
    """A register recognised: its figures as rows of ours, and how many authorities were no county boards."""

    register: str
    rows: tuple[Row, ...]
    years: tuple[int, ...]
    others: int

    @property
    def told(self) -> str:
        """Say what was understood."""
        boards = len({row["county"] for row in self.rows})
        span = f"{self.years[0]}–{self.years[-1]}" if self.years else "inget år"
        others = f"{self.others} andra myndigheter läses inte in"
        return f"{LABELS[self.register]}s register: {boards} länsstyrelser, {span}; {others}."


def read(path: Path, chosen: Mapping[str, str]) -> Read | None:
    """Return a file as a register of staff; None when it has neither layout. `chosen` says what a board that is no more is.

    Raises DataError for a board that is none of the 21 and that nobody has chosen for, and Unreadable for a damaged file.
    """
    found = _cells(path)
    if found is None:
        return None
    register, cells = found
    rows: dict[tuple[str, int, str], Row] = {}
    others: set[str] = set()
    for cell in cells:
        county = board(cell.authority, cell.number, chosen)
        if county is None:
            others.add(cell.authority)
        elif county != LEFT_OUT and cell.value:
            key = county, cell.year, cell.measure
            rows[key] = _added(rows.get(key), _row(register, county, cell), cell, chosen)
    _mark(rows)
    years = sorted({year for _, year, _ in rows})
    return Read(register, tuple(rows.values()), tuple(years), len(others))


def _cells(path: Path) -> tuple[str, list[Cell]] | None:
    sheets = opened(path)
    by_year = [cell for sheet in sheets for cell in _esv(sheet)]
    if by_year:
        return ESV, by_year
    wide = [cell for sheet in sheets for cell in _agv(sheet)]
    return (AGV, wide) if wide else None


def _esv(sheet: Sheet) -> Iterator[Cell]:
    """A sheet of one year: a row an authority."""
    for at, headings in enumerate(sheet.head):
        names = [clean(name) for name in headings]
        if YEAR.fullmatch(sheet.name.strip()) and NAME in names and set(ESV_MEASURES) & set(names):
            for row in rows_below(sheet, at, len(names)):
                given = dict(zip(names, row, strict=True))
                for heading, measure in ESV_MEASURES.items():
                    if given.get(NAME):
                        yield Cell(given[NAME], given.get(NUMBER, ""), int(sheet.name), measure, given.get(heading, ""))
            return


def _agv(sheet: Sheet) -> Iterator[Cell]:
    """A list with every year three times: all, women, men."""
    for at, headings in enumerate(sheet.head):
        years = [int(name) if YEAR.fullmatch(clean(name)) else 0 for name in headings]
        counted = {year: [place for place, one in enumerate(years) if one == year] for year in years if year}
        if counted and all(len(places) == len(AGV_MEASURES) for places in counted.values()):
            for row in rows_below(sheet, at, len(headings)):
                if row[0] and row[0] != "Medlem":
                    for year, places in counted.items():
                        for measure, place in zip(AGV_MEASURES, places, strict=True):
                            yield Cell(row[0], "", year, measure, row[place])
            return


def _row(register: str, county: str, cell: Cell) -> Row:
    section = f"{LABELS[register]}: {WORDS[cell.measure]} {cell.year}"
    source = "myndighetsdata_agv" if register == AGV else "myndighetsdata_esv"
    value = re.sub(r"[\s\u00a0\u202f]", "", cell.value)
    return {
        "county": county,
        "year": str(cell.year),
        "register": register,
        "measure": cell.measure,
        "value": value,
        "mark": "",
        "source": source,
        "section": section,
    }


def _added(before: Row | None, row: Row, cell: Cell, chosen: Mapping[str, str]) -> Row:
    """What a person has chosen to count to a county is added to its own figure; two rows of one board are a fault."""
    if before is None:
        return row
    if not chosen:
        raise DataError(
            "En länsstyrelse står två gånger i registret.", f"{cell.authority} {cell.year}", "en rad", "två", "Ta bort den ena."
        )
    return row | {"value": str(Decimal(before["value"]) + Decimal(row["value"]))}


def _mark(rows: Mapping[tuple[str, int, str], Row]) -> None:
    """Mark figures of a year that is a copy of the one before, and equivalents that are the head-count."""
    years = {year for _, year, _ in rows}
    copied = {year for year in years if _figures(rows, year) and _figures(rows, year) == _figures(rows, year - 1)}
    for (county, year, measure), row in rows.items():
        counted = rows.get((county, year, "anstallda"))
        is_headcount = measure == "arsarbetskrafter" and counted is not None and counted["value"] == row["value"]
        row["mark"] = CARRIED if year in copied else HEADCOUNT if is_headcount else ""


def _figures(rows: Mapping[tuple[str, int, str], Row], year: int) -> dict[tuple[str, str], str]:
    return {(county, measure): row["value"] for (county, of, measure), row in rows.items() if of == year}
