"""Every row can be followed to a document and to a section that exists in it."""

from __future__ import annotations

import re
from itertools import product

import pytest
from readings import FIRST, ROOT, SECOND, first, second

DATA = ROOT / "tests" / "data"
REPORT = "heuwing2006"
TABLES = sorted(path.stem for path in FIRST.glob("*.csv"))
SECOND_TABLES = sorted(path.stem for path in SECOND.glob("*.csv"))
# A conflict between two documents names the document before the section.
PREFIXES = {"SOU 2024:43, ": "sou2024_43", "Remissvaret, ": "stockholm2024"}
# A register has no headings: its section says register, measure and year.
REGISTERS = {
    "myndighetsdata_agv": re.compile(r"Arbetsgivarverket: (anställda|kvinnor|män) (19[89]|20[012])\d"),
    "myndighetsdata_esv": re.compile(r"ESV: (anställda|årsarbetskrafter) 20[012]\d"),
    "myndighetsdata_stkt": re.compile(r"Statskontoret: årsarbetskrafter 20[012]\d"),
    "upphandling2021": re.compile(r"Annonserade upphandlingar 2021"),
}


def sections() -> dict[str, set[str]]:
    """Section headings by document; the documents themselves are not in the repository."""
    numbered = (DATA / "sections_2006.txt").read_text(encoding="utf-8").split()
    found = {REPORT: set(numbered)}
    for line in (DATA / "sections_other.csv").read_text(encoding="utf-8").splitlines()[1:]:
        source, section = line.split(",", 1)
        found.setdefault(source, set()).add(section.strip('"'))
    return found


SECTIONS = sections()


def exists(source: str, section: str) -> bool:
    """True when the heading is in the document, also without the part it stands under, or two joined by och."""
    if source in REGISTERS:
        return bool(REGISTERS[source].fullmatch(section))
    own = SECTIONS[source] | {heading.split(": ", 1)[-1] for heading in SECTIONS[source]}
    return section in own or section in {f"{one} och {other}" for one, other in product(own, own)}


def test_the_report_has_its_56_sections() -> None:
    assert len(SECTIONS[REPORT]) == 56
    parents = {section.rpartition(".")[0] for section in SECTIONS[REPORT]} - {""}
    assert parents <= SECTIONS[REPORT]


@pytest.mark.parametrize("table", [name for name in TABLES if name != "sources"])
def test_every_row_of_data_source_has_a_document_and_a_section(table: str) -> None:
    documents = {row["source"] for row in first("sources")}
    for row in first(table):
        source = row.get("source", "")
        assert source in documents, row
        assert exists(source, row["section"]), row


@pytest.mark.parametrize("table", SECOND_TABLES)
def test_every_row_of_the_second_reading_has_a_section(table: str) -> None:
    anywhere = [source for source in (*SECTIONS, *REGISTERS) if source != "bedomning"]
    for row in second(table):
        if "section" in row:
            assert all(any(exists(source, part) for source in anywhere) for part in row["section"].split(", ")), row


@pytest.mark.parametrize("row", first("source_conflicts"), ids=lambda row: row["conflict"])
def test_both_sides_of_a_conflict_can_be_looked_up(row: dict[str, str]) -> None:
    for side in (row["section_a"], row["section_b"]):
        prefix = next((prefix for prefix in PREFIXES if side.startswith(prefix)), "")
        if prefix:
            assert exists(PREFIXES[prefix], side.removeprefix(prefix)), side
        else:
            assert all(exists(row["source"], part) for part in side.split(", ")), side


def test_an_activity_is_described_where_it_is_mentioned() -> None:
    places = {(row["activity"], row["section"]) for row in first("activity_mentions")}
    for table in ("activities", "participations", "matrix_items", "networks", "procurements"):
        for row in first(table):
            assert not row["activity"] or (row["activity"], row["section"]) in places, (table, row)


def test_a_section_that_does_not_exist_is_found() -> None:
    assert exists(REPORT, "5.7.3") and exists("stockholm2024", "Länsstyrelsernas roll")
    assert not exists(REPORT, "5.7.4") and not exists(REPORT, "2.2, 4.1") and not exists("sou2024_43", "Länsstyrelsernas roll")
