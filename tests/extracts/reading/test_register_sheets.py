"""Registers of staff in their authorities' own layouts, read without a mapping; figures as those transcribed by hand."""

from __future__ import annotations

import csv
from pathlib import Path

import openpyxl
import pytest

from lstdash.cli.codes import OK, USER_ERROR
from lstdash.errors import DataError
from lstdash.extracts.reading.intake import SOURCE_DIR
from lstdash.extracts.reading.registers.register_sheets import AGV_MEASURES, Read, read
from tests.extracts.conftest import Run

with (SOURCE_DIR / "county_staff.csv").open(encoding="utf-8-sig") as file:
    STAFF = list(csv.DictReader(file))
with (SOURCE_DIR / "counties.csv").open(encoding="utf-8-sig") as file:
    NAMES = {row["county"]: row["name"] for row in csv.DictReader(file)}
COLUMNS = ["LöpNr", "Myndighet", "OrgNr", "Departement", "Anställda", "Årsarbetskrafter"]


def figures(register: str, *years: int) -> dict[tuple[str, str, str], str]:
    """The transcribed figures of a register by county, year and measure."""
    return {
        (row["county"], row["year"], row["measure"]): row["value"]
        for row in STAFF
        if row["register"] == register and int(row["year"]) in years
    }


def esv(path: Path, *years: int, extra: tuple[tuple[object, ...], ...] = ()) -> Path:
    """ESV's workbook as it is published: a sheet a year, a row an authority, most of them no county boards."""
    book, known = openpyxl.Workbook(), figures("esv", *years)
    book.remove(book.worksheets[0])
    for year in years:
        sheet = book.create_sheet(str(year))
        sheet.append(COLUMNS)
        sheet.append([1, "Kammarkollegiet", "202100-0829", "Finansdepartementet", 300, 280])
        for number, (county, name) in enumerate(NAMES.items(), 2):
            counted = [known.get((county, str(year), measure)) for measure in ("anstallda", "arsarbetskrafter")]
            shown = [None if value is None else float(value) for value in counted]
            sheet.append(
                [number, f"Länsstyrelsen i {name}".upper() if number % 2 else f"Länsstyrelsen i {name}", "", "Fi", *shown]
            )
        for row in extra:
            sheet.append(row)
    book.save(path)
    return path


def agv(path: Path, *years: int) -> Path:
    """Arbetsgivarverket's list: a year in three columns, a second row of headings, numbers with a space."""
    known = figures("arbetsgivarverket", *years)
    lines = [
        ["", *(str(year) for year in years for _ in AGV_MEASURES)],
        ["Medlem", *(["Totalt", "Kvinnor", "Män"] * len(years))],
    ]
    lines.append(["Kammarkollegiet", *(["1\u00a0200"] * 3 * len(years))])
    for county, name in NAMES.items():
        values = [known.get((county, str(year), measure), "") for year in years for measure in AGV_MEASURES]
        lines.append(
            [f"Länsstyrelsen i {name}", *(value if len(value) < 4 else f"{value[:-3]}\u00a0{value[-3:]}" for value in values)]
        )
    path.write_bytes("\n".join("\t".join(line) for line in lines).encode("utf-16"))
    return path


def values(found: Read | None) -> dict[tuple[str, str, str], float]:
    assert found is not None
    return {(row["county"], row["year"], row["measure"]): float(row["value"]) for row in found.rows}


def marks(found: Read | None) -> dict[tuple[str, str, str], str]:
    assert found is not None
    return {(row["county"], row["year"], row["measure"]): row["mark"] for row in found.rows if row["mark"]}


def test_esvs_workbook(tmp_path: Path) -> None:
    found = read(esv(tmp_path / "esv.xlsx", 2024, 2025), {})
    wanted = figures("esv", 2024, 2025)
    assert values(found) == {key: float(value) for key, value in wanted.items()}
    assert found is not None and found.others == 1 and found.years == (2024, 2025)
    transcribed = {(row["county"], row["year"], row["measure"]): row["mark"] for row in STAFF if row["register"] == "esv"}
    assert marks(found) == {key: transcribed[key] for key in wanted if transcribed[key]}


def test_a_year_that_is_a_copy_is_marked(tmp_path: Path) -> None:
    found = read(esv(tmp_path / "esv.xlsx", 2025, 2026), {})
    assert {year for _, year, _ in marks(found)} == {"2025", "2026"}
    assert {mark for (_, year, _), mark in marks(found).items() if year == "2026"} == {"överförd från året innan"}


def test_arbetsgivarverkets_list(tmp_path: Path) -> None:
    found = read(agv(tmp_path / "agv.csv", 2005, 2025), {})
    assert values(found) == {key: float(value) for key, value in figures("arbetsgivarverket", 2005, 2025).items()}
    assert found is not None and (found.others, found.years, marks(found)) == (1, (2005, 2025), {})


def test_a_board_that_is_no_more_is_refused_until_a_person_chooses(tmp_path: Path) -> None:
    name = "Länsstyrelsen i Skaraborgs län"
    path = esv(tmp_path / "esv.xlsx", 2025, extra=((99, name, "202100-2387", "Fi", 10, 8),))
    with pytest.raises(DataError, match="Skaraborgs län fanns till 1997"):
        read(path, {})
    alone = float(figures("esv", 2025)["O", "2025", "anstallda"])
    assert values(read(path, {name: "utelämnas"}))["O", "2025", "anstallda"] == alone
    assert values(read(path, {name: "O"}))["O", "2025", "anstallda"] == alone + 10


def test_a_board_that_stands_twice_is_a_fault(tmp_path: Path) -> None:
    path = esv(tmp_path / "esv.xlsx", 2025, extra=((99, "Länsstyrelsen i Skåne län", "202100-2346", "Fi", 10, 8),))
    with pytest.raises(DataError, match="två gånger"):
        read(path, {})


def test_the_command_reads_a_register_and_refuses_another_workbook(root: Path, run: Run, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Något", "annat"])  # type: ignore[union-attr]
    book.save(tmp_path / "annat.xlsx")
    said = run("las-in", tmp_path / "annat.xlsx")
    assert said.code == USER_ERROR and "personalregister" in said.err


def test_a_register_is_published_in_one_command(
    extracts_root: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LSTDASH_EXTRACTS", str(extracts_root))
    said = run("las-in", esv(tmp_path / "esv.xlsx", 2025))
    assert said.code == OK and "21 länsstyrelser, 2025–2025; 1 andra myndigheter" in said.out
    assert "Ingen ny version behövs." in said.out
