"""Procurements as Upphandlingsmyndigheten's statistics export them, read with a ready mapping to `county_procurements`.

A row is a procurement, or one of its lots or suppliers, with up to 33 columns; other buyers are counted and left out. What the
export calls unknown is left empty. A year that has no source row of ours gets one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from lstdash import formats
from lstdash.errors import DataError
from lstdash.extracts.reading.regions import LEFT_OUT
from lstdash.extracts.reading.registers.as_published import Row, board, opened, rows_below
from lstdash.numbers import clean

TABLE = "county_procurements"
KEY, DAY, BUYER, NUMBER = "Upphandlings-ID", "Publiceringsdatum", "Namn för köpare", "Organisationsnummer för köpare"
CODE, GROUP, MAIN = "Huvudsaklig CPV-kod", "CPV-Grupp", "CPV-Huvudgrupp"
JOINT, VALUE = "Samordnad upphandling", "Kontrakterat värde"  # the latter's heading goes on with how it was counted
AS_IS = {
    "procurement": KEY,
    "published": DAY,
    "kind": "Upphandlingsslag",
    "procedure": "Förfarande",
    "agreement": "Typ av avtal",
}
NEEDED = {KEY, DAY, BUYER, CODE, JOINT}
UNKNOWN = "uppgift saknas"
CPV = re.compile(r"([0-9]{8})(?:-[0-9])?\s*(.*)")
KNOWN_YEAR = "2021"  # its source is one of ours


@dataclass(frozen=True, slots=True)
class Procurements:
    """Rows of ours by table, how many rows are of buyers that are no boards, and how many of a procurement read already."""

    tables: Mapping[str, tuple[Row, ...]]
    others: int
    repeated: int

    @property
    def told(self) -> str:
        """Say what was understood."""
        found = self.tables[TABLE]
        years = formats.listed(sorted({row["published"][:4] for row in found})) or "inget år"
        count = formats.count(len(found), "upphandling", "upphandlingar")
        return (
            f"Upphandlingsmyndighetens statistik: {count} av länsstyrelser, "
            f"{years}; {formats.count(self.others, 'rad', 'rader')} av andra köpare läses inte in, "
            f"{formats.count(self.repeated, 'rad', 'rader')} hör till en upphandling som står där."
        )


def read(path: Path, chosen: Mapping[str, str]) -> Procurements | None:
    """Return a file as a list of procurements; None when it has other headings. `chosen` says what a board that is no more is.

    Raises DataError for such a board that nobody has chosen for, and for rows of one procurement that disagree.
    """
    found: dict[str, Row] = {}
    others = repeated = 0
    lines = _lines(path)
    if lines is None:
        return None
    for given in lines:
        county = board(given[BUYER], given.get(NUMBER, ""), chosen)
        if county is None or county == LEFT_OUT:
            others += 1
            continue
        row = _row(given, county)
        before = found.setdefault(row["procurement"], row)
        repeated += before is not row
        if before != row:
            raise _disagree(path, before, row)
    years = {row["published"][:4] for row in found.values()} - {KNOWN_YEAR}
    sources = {"sources": tuple(map(_source, sorted(years)))} if years else {}
    return Procurements({TABLE: tuple(found.values()), **sources}, others, repeated)


def _lines(path: Path) -> Iterator[Row] | None:
    """Every row by its headings, without what is said to be unknown; None when no sheet has the headings."""
    for sheet in opened(path):
        for at, headings in enumerate(sheet.head):
            names = [VALUE if clean(name).startswith(VALUE) else clean(name) for name in headings]
            if set(names) >= NEEDED:
                read_rows = rows_below(sheet, at, len(names))
                return ({name: _said(cell) for name, cell in zip(names, row, strict=True)} for row in read_rows)
    return None


def _said(cell: str) -> str:
    return "" if cell.casefold() == UNKNOWN else cell


def _row(given: Mapping[str, str], county: str) -> Row:
    (code, name), (group, group_name), (_, main_name) = (_cpv(given.get(one, "")) for one in (CODE, GROUP, MAIN))
    year = given[DAY][:4]
    return {column: given.get(heading, "") for column, heading in AS_IS.items()} | {
        "county": county,
        "cpv_code": code,
        "cpv_name": name,
        "cpv_group": group,
        "cpv_group_name": group_name,
        "cpv_main_name": main_name,
        "is_joint": _joint(given[JOINT]),
        "contract_value_sek": given.get(VALUE, ""),
        "source": f"upphandling{year}",
        "section": f"Annonserade upphandlingar {year}",
    }


def _cpv(cell: str) -> tuple[str, str]:
    """Code and name; what has no code is left as it stands, for the check to refuse."""
    found = CPV.fullmatch(cell)
    return (found[1], found[2]) if found else (cell, "")


def _joint(cell: str) -> str:
    word = cell.casefold()
    return "" if not word else "nej" if word.startswith(("inte", "ej", "false", "nej")) else "ja"


def _source(year: str) -> Row:
    """The row that a new year's figures refer to."""
    return {
        "source": f"upphandling{year}",
        "title": f"Annonserade upphandlingar {year}, Upphandlingsmyndighetens statistik",
        "short_title": f"Upphandlingsstatistiken {year}",
        "author": "Upphandlingsmyndigheten",
        "year": year,
        "kind": "register",
        "licence": "CC0",
        "has_noise": "nej",
        "section": f"Annonserade upphandlingar {year}",
    }


def _disagree(path: Path, before: Row, row: Row) -> DataError:
    column = next(name for name in row if row[name] != before[name])
    return DataError(
        "En upphandling står två gånger i filen med olika uppgifter.",
        f"{path.name}, {row['procurement']}",
        f"samma {column} på varje rad",
        f"{before[column] or 'tomt'} och {row[column] or 'tomt'}",
        "Hämta statistiken med en rad per upphandling.",
    )
