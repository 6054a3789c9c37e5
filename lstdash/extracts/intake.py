"""Files become staged tables: all text, each row knowing its file, sheet and row number."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path

import duckdb
import pyarrow as pa

from lstdash.errors import DataError
from lstdash.extracts.catalog import Table
from lstdash.extracts.check import Fault

SOURCE_DIR = Path(__file__).parents[2] / "data" / "source"


def stage_folder(con: duckdb.DuckDBPyConnection, folder: Path, tables: Mapping[str, Table]) -> list[Fault]:
    """Stage `<table>.csv` of every declared table; return the faults of files and headers."""
    if not folder.is_dir():
        raise DataError("Mappen med källtabeller saknas.", str(folder), "en mapp med en CSV-fil per tabell", "ingen mapp")
    faults: list[Fault] = []
    for table in tables.values():
        path = folder / f"{table.name}.csv"
        if path.is_file():
            faults += stage_csv(con, path, table)
        else:
            stage_rows(con, table, path.name, "", [])
            faults.append(Fault(path.name, "", None, "", "ingen fil", "en CSV-fil för tabellen", "Lägg till filen."))
    unknown = sorted(path.name for path in folder.glob("*.csv") if path.stem not in tables)
    faults += [
        Fault(name, "", None, "", "en okänd tabell", "ett tabellnamn ur katalogen", "Byt namn eller ta bort.")
        for name in unknown
    ]
    return faults


def stage_csv(con: duckdb.DuckDBPyConnection, path: Path, table: Table) -> list[Fault]:
    """Stage one UTF-8 CSV file with technical column names in its first row."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file)
            header = [name.strip() for name in next(reader, [])]
            numbered = [(reader.line_num, row) for row in reader if any(cell.strip() for cell in row)]
    except UnicodeDecodeError as error:
        stage_rows(con, table, path.name, "", [])
        found = f"byte {error.start}"
        return [Fault(path.name, "", None, "", found, "text i UTF-8", "Spara filen som CSV UTF-8.")]
    faults = header_faults(path.name, "", header, table)
    for line, row in numbered:
        if len(row) != len(header):
            faults.append(
                Fault(path.name, "", line, "", f"{len(row)} fält", f"{len(header)} fält", "Kontrollera citattecken och komman.")
            )
    rows = [(line, dict(zip(header, row, strict=False))) for line, row in numbered]
    stage_rows(con, table, path.name, "", rows)
    return faults


def header_faults(file: str, sheet: str, header: list[str], table: Table) -> list[Fault]:
    """Missing, unknown and repeated columns."""
    names = [column.name for column in table.columns]
    faults = [
        Fault(file, sheet, 1, name, "ingen sådan kolumn", "kolumnen " + name, "Lägg till kolumnen.")
        for name in names
        if name not in header
    ]
    faults += [
        Fault(file, sheet, 1, name, "en okänd kolumn", "en av: " + ", ".join(names), "Byt namn eller ta bort kolumnen.")
        for name in header
        if name not in names
    ]
    repeated = {name for name in header if header.count(name) > 1}
    return faults + [
        Fault(file, sheet, 1, name, "kolumnen två gånger", "kolumnen en gång", "Ta bort den ena.") for name in sorted(repeated)
    ]


def stage_rows(
    con: duckdb.DuckDBPyConnection, table: Table, file: str, sheet: str, rows: list[tuple[int, dict[str, str]]]
) -> None:
    """Create the staged table from numbered rows of text."""
    names = [column.name for column in table.columns]
    columns: dict[str, list[str | int | None]] = {
        "_file": [file] * len(rows),
        "_sheet": [sheet] * len(rows),
        "_row": [number for number, _ in rows],
        **{name: [row.get(name) for _, row in rows] for name in names},
    }
    schema = pa.schema(
        [("_file", pa.string()), ("_sheet", pa.string()), ("_row", pa.int64())] + [(n, pa.string()) for n in names]
    )
    con.register("_incoming", pa.table(columns, schema=schema))
    con.execute(f'create or replace table "{table.name}" as select * from _incoming')
    con.unregister("_incoming")
