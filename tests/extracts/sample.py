"""A small complete set of source tables, written as a folder of CSV files, for tests of reading and publishing."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from lstdash.catalog.shape import Column, Table
from lstdash.catalog.whole import tables

Row = dict[str, Any]

COUNTIES = (
    "AB Stockholms Stockholm,C Uppsala Uppsala,D Södermanlands Södermanland,E Östergötlands Östergötland,"
    "F Jönköpings Jönköping,G Kronobergs Kronoberg,H Kalmar Kalmar,I Gotlands Gotland,K Blekinge Blekinge,M Skåne Skåne,"
    "N Hallands Halland,O Västra_Götalands Västra_Götaland,S Värmlands Värmland,T Örebro Örebro,U Västmanlands Västmanland,"
    "W Dalarnas Dalarna,X Gävleborgs Gävleborg,Y Västernorrlands Västernorrland,Z Jämtlands Jämtland,"
    "AC Västerbottens Västerbotten,BD Norrbottens Norrbotten"
)
LETTERS = tuple(one.split()[0] for one in COUNTIES.split(","))
PAPERS = {"source": "rapport", "section": "2.2"}


def county_rows() -> list[Row]:
    """The 21 counties."""
    rows = []
    for number, one in enumerate(COUNTIES.split(","), 1):
        letter, name, short = one.replace("_", "\u00a0").split(" ")
        row = {"county": letter, "name": f"{name} län".replace("\u00a0", " "), "short_name": short.replace("\u00a0", " ")}
        rows.append(row | {"size_class": "mindre", "scb_code": f"{number:02}"} | PAPERS)
    return rows


def area(name: str, year: int, coordinated: int, everyone: int, concentrated: int | None) -> Row:
    """A row of areas."""
    numbers = {"coordinated": coordinated, "all_counties": everyone, "concentrated": concentrated}
    return {"area": name, "year": year, "name": name.upper(), **numbers, **PAPERS}


def activity(name: str, year: int = 2005, **given: Any) -> Row:
    """A row of activities."""
    fixed = {"scope": "stöd", "area": "it", "form": "samordning", "status": "i drift", "participation_basis": "länslista"}
    return {"activity": name, "year": year, "name": name.title(), **fixed, "list_is_exhaustive": "nej", **PAPERS, **given}


def participation(name: str, county: str, year: int = 2005, role: str = "deltar") -> Row:
    """A row of participations."""
    return {"activity": name, "county": county, "role": role, "year": year, "basis": "uppräknat", **PAPERS}


def group_total(grouping: str, code: str, year: int, counties: int, participations: int) -> Row:
    """A row of group_totals whose mean is what its numbers give."""
    mean = round(participations / counties, 1)
    fixed = {"grouping": grouping, "group_code": code, "year": year, "name": code.title(), "counties": counties}
    return {**fixed, "participations": participations, "mean_printed": mean, **PAPERS}


def assumption(name: str, value: float, low: float, high: float, unit: str = "andel", review: str = "2007-06-30") -> Row:
    """A row of assumptions."""
    numbers = {"value": value, "low": low, "high": high, "unit": unit, "quality": "halv", "owner_role": "ej utsedd"}
    fixed = {"assumption": name, "model": "lonesamordning", "name": name.title(), "next_review": review, "basis": "Prov"}
    return {**fixed, **numbers, **PAPERS}


def sample_rows() -> dict[str, list[Row]]:
    """Every table: a handful of rows that follow every rule and whose sums add up."""
    documents = [
        {"source": "rapport", "title": "Rapport", "author": "Prov", "year": 2006, "kind": "rapport", "section": "allt"},
        {"source": "uppfoljning", "title": "Uppföljning", "author": "Prov", "year": 2026, "kind": "rapport", "section": "allt"},
    ]
    given: dict[str, list[Row]] = {
        "sources": documents,
        "counties": county_rows(),
        "areas": [area("ea", 2005, 16, 6, 1), area("it", 2005, 22, 11, 2)],
        "area_totals": [{"year": 2005, "coordinated": 38, "concentrated": 3, **PAPERS}],
        "activities": [activity("diariet"), activity("webben")],
        "participations": [participation("diariet", letter) for letter in ("AB", "C", "M")],
        "group_totals": [group_total("storlek", "storre", 2005, 2, 10), group_total("konstellation", "norr", 2005, 2, 10)],
        "group_members": [
            {"grouping": grouping, "group_code": code, "county": letter, "basis": "tryckt", **PAPERS}
            for grouping, code in (("storlek", "storre"), ("konstellation", "norr"))
            for letter in ("AC", "BD")
        ],
        "money": [{"money": "kostnadsbas", "name": "Verksamheten", "value": 3.45, "unit": "mdkr", **PAPERS}],
        "assumptions": [assumption("saving_share", 0.42, 0.3, 0.5), assumption("one_off_cost", 1.68, 1.2, 2.5, "årskostnader")],
        "reference_cases": [],
        "contacts": [],
        "county_procurements": [{"cpv_code": "79410000"}],
        "cpv_marks": [{"cpv_code": "79410000"}],
        "indicators": [{"indicator": "kvinnor", "kind": "andel", "denominator_label": "anställda"}],
        "indicator_values": [{"indicator": "kvinnor", "county": "M", "period": "2025", "numerator": 1, "denominator": 2}],
    }
    rows: dict[str, list[Row]] = {}
    for table in tables().values():
        filled = _any_row(table, given | rows)  # a column the catalogue has got since needs no change here
        rows[table.name] = [filled | row for row in given.get(table.name, [{}])]
    return rows


def _any_row(table: Table, known: Mapping[str, Sequence[Row]]) -> Row:
    return {column.name: _any_value(column, known) for column in table.columns if column.required}


def _any_value(column: Column, known: Mapping[str, Sequence[Row]]) -> Any:
    if column.references:
        target, key = column.references.split(".")
        return known[target][0][key]
    if column.values:
        return column.values[0]
    low = int(column.low or 1)
    return {"int": low, "number": low, "bool": "ja", "date": "2007-06-30"}.get(column.kind, column.name)


def write_csv(
    path: Path, rows: Sequence[Mapping[str, Any]], *, columns: Sequence[str] | None = None, delimiter: str = ","
) -> Path:
    """Write rows as CSV with technical headings; the table's own columns unless given."""
    names = columns or [column.name for column in tables()[path.stem.split(" ")[0]].columns]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, names, delimiter=delimiter)
        writer.writeheader()
        writer.writerows(rows)
    return path


def write_source(folder: Path, rows: Mapping[str, Sequence[Row]] | None = None) -> Path:
    """Write the sample as a folder of source tables."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, table_rows in (rows or sample_rows()).items():
        write_csv(folder / f"{name}.csv", table_rows)
    return folder
