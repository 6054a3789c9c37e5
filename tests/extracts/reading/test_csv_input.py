"""CSV as it comes: encodings, delimiters, decimal commas, odd rows, broken files."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Sequence
from pathlib import Path

import duckdb
import pytest

from lstdash.catalog.whole import tables
from lstdash.extracts.checking.plan import Plan, prepare
from lstdash.extracts.faults import Fault
from lstdash.extracts.publishing.publish import publish
from lstdash.extracts.publishing.request import Request
from lstdash.extracts.reading import csv_files, intake
from lstdash.published.versions import current_version
from tests.extracts.sample import LETTERS, Row, activity, area, participation, write_csv

AREAS = [column.name for column in tables()["areas"].columns]
LABELS = [column.label for column in tables()["areas"].columns]


def text(rows: Sequence[Sequence[str]], delimiter: str = ";", newline: str = "\r\n") -> str:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, lineterminator=newline).writerows(rows)
    return out.getvalue()


def cells(row: Row) -> list[str]:
    return ["" if row[name] is None else str(row[name]) for name in AREAS]


def check(root: Path, *paths: Path) -> Plan:
    with prepare(Request(paths), root) as plan:
        return plan


def only_fault(root: Path, *paths: Path) -> Fault:
    plan = check(root, *paths)
    assert len(plan.faults) == 1, [str(fault) for fault in plan.faults]
    return plan.faults[0]


def published(root: Path, table: str, columns: str) -> list[tuple[object, ...]]:
    with duckdb.connect() as con:
        return con.execute(f"select {columns} from '{root / current_version(root) / table}.parquet' order by all").fetchall()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("headings", [AREAS, LABELS])
def test_encodings_delimiters_and_headings(root: Path, inbox: Path, encoding: str, delimiter: str, headings: list[str]) -> None:
    row = area("ea", 2026, 20, 9, 2) | {"name": "Ärenden på ö, så"}
    path = inbox / "areas.csv"
    path.write_bytes(text([headings, cells(row)], delimiter).encode(encoding))
    publish(path, root=root)
    assert published(root, "areas", "year, name, coordinated")[-1] == (2026, "Ärenden på ö, så", 20)


def test_decimal_commas_thousands_per_cent_and_stray_spaces(root: Path, inbox: Path) -> None:
    names = [column.name for column in tables()["assumptions"].columns]
    row = {
        "assumption": "saving_share ",
        "model": " Lonesamordning",
        "name": "Besparing",
        "value": "42\u00a0%",
        "low": "0,3",
        "high": "50 %",
    }
    row |= {"unit": "andel", "quality": "Halv", "owner_role": "ej utsedd", "next_review": "30 juni 2007", "basis": "Prov"}
    row |= {"source": "rapport", "section": "4.1\u200b"}
    other = row | {
        "assumption": "one_off_cost",
        "unit": "mkr",
        "value": "1\u00a0234,5",
        "low": "1\u2009000",
        "high": "2 000,25",
    }
    other |= {"price_year": "2026"}
    lines = [names, *([one.get(name, "") for name in names] for one in (row, other))]
    (inbox / "Antaganden.csv").write_text(text(lines), encoding="cp1252", errors="ignore")
    publish(inbox / "Antaganden.csv", root=root)
    assert published(root, "assumptions", "assumption, value, low, high") == [
        ("one_off_cost", 1234.5, 1000.0, 2000.25),
        ("saving_share", 0.42, 0.3, 0.5),
    ]


def test_per_cent_keeps_its_value_where_the_row_counts_in_per_cent(root: Path, inbox: Path) -> None:
    fixed = {"name": "Andel", "source": "rapport", "section": "1"}
    rows = [{"money": "kostnadsbas", "value": "3,45", "unit": "mdkr"}, {"money": "andel", "value": "42 %", "unit": "%"}]
    write_csv(inbox / "money.csv", [row | fixed for row in rows])
    publish(inbox / "money.csv", root=root)
    assert published(root, "money", "money, value") == [("andel", 42.0), ("kostnadsbas", 3.45)]
    write_csv(inbox / "money.csv", [row | fixed for row in rows] + [{"money": "odd", "value": "42 %", "unit": "mkr"} | fixed])
    assert only_fault(root, inbox / "money.csv").found == "42 %"


@pytest.mark.parametrize("word", ["samtliga", "21 av 21", "Alla"])
def test_all_counties_become_21_rows(root: Path, inbox: Path, word: str) -> None:
    row = participation("webben", word) | {"basis": ""}
    write_csv(inbox / "participations.csv", [row])
    publish(inbox / "participations.csv", root=root, supplement=True)
    found = published(root, "participations", "activity, county, basis")
    assert sorted(letter for name, letter, basis in found if (name, basis) == ("webben", "samtliga")) == sorted(LETTERS)


@pytest.mark.parametrize(
    "written", ["X", "x", "Gävleborg", "gävleborgs län", "Gävleborg län", "Länsstyrelsen i Gävleborgs län"]
)
def test_a_county_by_code_or_name(root: Path, inbox: Path, written: str) -> None:
    write_csv(inbox / "participations.csv", [participation("webben", written)])
    publish(inbox / "participations.csv", root=root, supplement=True)
    assert ("webben", "X") in published(root, "participations", "activity, county")


def test_row_numbers_are_those_of_a_spreadsheet_program(root: Path, inbox: Path) -> None:
    bad = cells(area("xx", 2026, 1, 1, 1))
    lines = [AREAS, cells(area("ea", 2026, 20, 9, 2) | {"name": "två\nrader"}), [], [""] * len(AREAS), ["  "], bad]
    (inbox / "areas.csv").write_text(text(lines), encoding="utf-8")
    fault = only_fault(root, inbox / "areas.csv")
    assert (fault.row, fault.column, fault.found) == (6, "area", "xx")


def test_titles_and_explanations_above_the_headings(root: Path, inbox: Path) -> None:
    lines = [
        ["sep=;"],
        ["Samordning per område"],
        ["fyll i"],
        LABELS,
        cells(area("ea", 2026, 20, 9, 2)),
        cells(area("xx", 2026, 1, 1, 1)),
    ]
    (inbox / "Kopia av bladet.csv").write_text(text(lines).replace('"sep=;"', "sep=;"), encoding="utf-8")
    plan = check(root, inbox / "Kopia av bladet.csv")
    assert [(fault.row, fault.found) for fault in plan.faults] == [(6, "xx")]
    assert "Känns igen på sina rubriker som tabellen Samordning per område" in str(plan.notices[0])


def test_a_row_of_the_wrong_width_is_named_and_the_others_are_still_checked(root: Path, inbox: Path) -> None:
    lines = [AREAS, ["ea", "2026"], cells(area("xx", 2026, 1, 1, 1)), [*cells(area("it", 2026, 1, 1, 1)), "extra"]]
    (inbox / "areas.csv").write_text(text(lines), encoding="utf-8")
    plan = check(root, inbox / "areas.csv")
    assert [(fault.row, fault.found) for fault in plan.faults] == [(2, "2 fält"), (3, "xx"), (4, "9 fält")]


def test_a_file_where_no_row_fits_is_not_read_to_its_end(root: Path, inbox: Path) -> None:
    (inbox / "areas.csv").write_text(text([AREAS]) + "ea;2026\r\n" * 5000, encoding="utf-8")
    plan = check(root, inbox / "areas.csv")
    assert any("fler än 1000 rader" in fault.found for fault in plan.faults)
    assert len(plan.faults) < 60


def test_unknown_missing_renamed_repeated_and_ignored_columns(root: Path, inbox: Path) -> None:
    headings = ["Område", "År", "Namn", "Samordnad", "Alla 21 deltar", "Källa", "Källa", "Kommentar", "Färg"]
    values = ["ea", "2026", "EA", "20", "9", "rapport", "rapport", "hej", "blå"]
    (inbox / "areas.csv").write_text(text([headings, values]), encoding="utf-8")
    plan = check(root, inbox / "areas.csv")
    assert {(fault.column, fault.found) for fault in plan.faults if fault.row == 1} == {
        ("Samordnad", "rubriken Samordnad"),
        ("Färg", "en okänd kolumn"),
        ("Källa", "kolumnen två gånger"),
        ("concentrated", "ingen sådan kolumn"),
        ("section", "ingen sådan kolumn"),
    }
    assert len(plan.faults) == 5  # a column that is not there is said once, not row by row
    renamed = next(fault for fault in plan.faults if fault.column == "Samordnad")
    assert (renamed.suggestion, renamed.expected) == ("Samordnade", "Samordnade (coordinated)")
    assert [str(notice) for notice in plan.notices] == ["areas.csv, rad 1, kolumn Kommentar: Kolumnen läses inte."]


def test_values_without_a_heading_are_not_lost_in_silence(root: Path, inbox: Path) -> None:
    (inbox / "areas.csv").write_text(text([[*AREAS, ""], [*cells(area("ea", 2026, 20, 9, 2)), "viktigt"]]), encoding="utf-8")
    assert only_fault(root, inbox / "areas.csv").found == "värden i en kolumn utan rubrik"


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"", "en tom fil"),
        (b"\r\n\r\n", "en tom fil"),
        (b"\xef\xbb\xbf", "en tom fil"),
        (b"PK\x03\x04....", "en Excel-arbetsbok"),
        (b"\xd0\xcf\x11\xe0.......", "Office-fil"),
        (b"%PDF-1.7 ...", "en PDF-fil"),
        (b"area;year\r\n\x00\x01\x02;1", "inte är text"),
        ("område;år\r\n".encode() + "område\r\n".encode("cp1252"), "två teckenkodningar"),
        (b"omr\xe5de;\x81\r\n", "0x81"),
        (b'area;year;name\r\nea;2026;"oavslutat\r\nit;2026;x\r\n', "citattecken"),
        ("area;year;name\r\nea;2026;FÃ¶rvaltning\r\n".encode(), "å, ä och ö som fel tecken"),
        (b"a;b;c\r\n1;2;3\r\n", "ingen rubrikrad"),
        (b"x" * (2 << 20), "miljon tecken"),
    ],
)
def test_broken_files_say_what_they_are(root: Path, inbox: Path, content: bytes, found: str) -> None:
    (inbox / "areas.csv").write_bytes(content)
    plan = check(root, inbox / "areas.csv")
    assert plan.faults and any(found in fault.found for fault in plan.faults), [str(fault) for fault in plan.faults]
    assert all(fault.file == "areas.csv" and fault.action and fault.expected for fault in plan.faults)


def test_names_of_files_and_folders_with_swedish_letters_and_spaces(root: Path, inbox: Path) -> None:
    folder = inbox / "från länen, våren 2026"
    folder.mkdir()
    named = folder / "Samordning per område.csv"
    write_csv(inbox / "areas.csv", [area("ea", 2026, 20, 9, 2)]).rename(named)
    assert not check(root, folder).faults
    publish(named, root=root)
    assert (2026, 20) in published(root, "areas", "year, coordinated")


def test_an_inch_mark_is_not_an_open_quote(root: Path, inbox: Path) -> None:
    line = ";".join(cells(area("ea", 2026, 20, 9, 2) | {"name": 'Skärm 5" bred'}))
    (inbox / "areas.csv").write_text(";".join(AREAS) + "\n" + line + "\n", encoding="utf-8")
    publish(inbox / "areas.csv", root=root)
    assert ('Skärm 5" bred',) in published(root, "areas", "name")


def test_an_unknown_table_is_suggested(root: Path, inbox: Path) -> None:
    (inbox / "Deltagane.csv").write_text("a;b\n1;2\n", encoding="utf-8")
    fault = only_fault(root, inbox / "Deltagane.csv")
    assert "Menade du ”Deltagande”?" in fault.advice


def test_paths_that_stand_for_no_file(root: Path, inbox: Path) -> None:
    write_csv(inbox / "areas.csv", [area("ea", 2026, 20, 9, 2)])
    (inbox / "bild.png").write_bytes(b"\x89PNG")
    os.mkfifo(inbox / "rör.csv")
    empty = inbox / "tom mapp"
    empty.mkdir()
    faults = check(root, inbox / "area.csv", inbox / "bild.png", inbox / "rör.csv", empty, Path("a\0b.csv")).faults
    found = {fault.found: fault for fault in faults}
    assert found["ingen sådan fil"].suggestion in ("areas.csv", "")
    assert set(found) == {"ingen sådan fil", "filändelsen .png", "något annat än en vanlig fil", "en mapp utan tabeller"}
    assert any(fault.suggestion == "areas.csv" for fault in faults)


def test_a_folder_is_its_files_and_what_is_left_out_is_said(root: Path, inbox: Path) -> None:
    write_csv(inbox / "areas.csv", [area("ea", 2026, 20, 9, 2)])
    write_csv(inbox / "activities.csv", [activity("diariet", 2026)])
    (inbox / "läs mig.docx").write_bytes(b"x")
    (inbox / "~$areas.xlsx").write_bytes(b"x")
    plan = check(root, inbox)
    assert set(plan.origins) == {"areas", "activities"}
    assert [str(notice) for notice in plan.notices] == ["läs mig.docx: Läses inte: varken arbetsbok eller CSV-fil."]


def test_two_files_of_the_same_name_are_told_apart(root: Path, inbox: Path) -> None:
    for folder in ("a", "b"):
        (inbox / folder).mkdir()
        write_csv(inbox / folder / "areas.csv", [area("xx", 2026, 20, 9, 2)])
    plan = check(root, inbox / "a", inbox / "b")
    assert {fault.file for fault in plan.faults if fault.found == "xx"} == {str(inbox / one / "areas.csv") for one in "ab"}


def test_a_file_that_changes_while_it_is_read(root: Path, inbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_csv(inbox / "areas.csv", [area("ea", 2026, 20, 9, 2)])
    original = csv_files.CsvSheet.batches

    def meddled(self: csv_files.CsvSheet, layout: object) -> object:
        with path.open("a", encoding="utf-8") as file:
            file.write("\n")
        return original(self, layout)  # type: ignore[arg-type]

    monkeypatch.setattr(csv_files.CsvSheet, "batches", meddled)
    assert only_fault(root, path).found == "en fil som ändrades medan den lästes"


def test_a_file_that_disappears_while_it_is_read(root: Path, inbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_csv(inbox / "areas.csv", [area("ea", 2026, 20, 9, 2)])
    monkeypatch.setattr(intake, "mark", lambda path: ())
    monkeypatch.setattr(intake, "recognise", lambda *_: (path.unlink(), path.stat()))
    assert only_fault(root, path).found == "en fil som inte går att läsa"


def test_a_large_file_is_streamed_in_blocks(root: Path, inbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_files, "BLOCK", 64 << 10)
    names = list(participation("webben", "AB"))
    lines = [f"v{number // 21},{LETTERS[number % 21]},deltar,2026,uppräknat,rapport,2.2" for number in range(21_000)]
    lines[10_000] = lines[10_000].replace("deltar", "detlar")
    lines[15_000] = ""
    lines[20_000] = lines[20_000].replace("2026", "tjugo")
    (inbox / "participations.csv").write_bytes(("\n".join([",".join(names), *lines]) + "\n").encode("cp1252"))
    write_csv(inbox / "activities.csv", [activity(f"v{number}", 2026) for number in range(1000)])
    faults = check(root, inbox).faults
    assert [(fault.row, fault.column, fault.found, fault.suggestion) for fault in faults] == [
        (10_002, "role", "detlar", "deltar"),
        (20_002, "year", "tjugo", ""),
    ]
